import pytest

from docgen.questionnaire.answers import read_text
from docgen.questionnaire.new import WIDTH, commented
from docgen.questionnaire.preset import PresetError, preset
from docgen.questionnaire.questions import Questionnaire


def test_an_untouched_new_file_is_open_and_without_findings(questionnaire: Questionnaire) -> None:
    reading = read_text(commented(questionnaire, "answers.schema.json"), "answers.yaml", questionnaire)
    assert reading.findings == ()
    assert reading.answers is not None
    empty = read_text("", "answers.yaml", questionnaire).answers
    assert empty is not None
    assert reading.answers.open() == empty.open()


def test_a_new_file_explains_every_question(questionnaire: Questionnaire) -> None:
    text = commented(questionnaire, "../answers.schema.json")
    assert text.startswith("# yaml-language-server: $schema=../answers.schema.json\n")
    for question in questionnaire.questions():
        assert question.ask in text
        assert f"{question.id}:" in text
    assert "# Only if “Registered” is yes." in text
    assert "#   clg: Company" in text
    assert "# At least 14, at most 60. Usual: 21." in text
    assert "\n  # Notice (days)\n  # How many days?\n" in text
    assert "\n  # Which address?\n  # One that is read.\n  # It is printed.\n" in text
    assert "\n  # Example:\n  #   - First\n  #   - Second\n" in text
    assert "# Example: yes\n" in text
    assert "# Only if the hub is a charity." in text
    assert "# The body that everybody owns.\n# Who should agree: All members.\nhub:" in text
    assert "\n  # Who should agree: The chair.\n  notice_days:" in text
    assert all(len(line) <= WIDTH for line in text.splitlines())


def test_help_for_items_stands_once_above_the_list(questionnaire: Questionnaire) -> None:
    text = commented(questionnaire, "s.json")
    group = text[text.index("members:") : text.index("meetings:")]
    items = group[group.index("\n  - name:") :].split("\n\n")[0]
    assert "#" not in items
    assert group.count("  # Charity number\n  # charity_number: Which number?") == 1


def test_answers_can_be_written_after_the_colons(questionnaire: Questionnaire) -> None:
    text = (
        commented(questionnaire, "s.json").replace("\n  name:", "\n  name: Harbour").replace("- name:", "- name: Alpha")
    )
    answers = read_text(text, "answers.yaml", questionnaire).answers
    assert answers is not None
    assert answers.lookup("hub.name") == "Harbour"
    assert [str(item) for item in answers.items("members")] == ["Alpha"]


def test_a_file_for_answers_that_are_known_holds_only_what_can_be_asked_with_them(questionnaire: Questionnaire) -> None:
    for form, asked in (("clg", False), ("cio", True)):
        text = commented(questionnaire, "s.json", preset(questionnaire, [f"hub.legal_form={form}"]))
        reading = read_text(text, "answers.yaml", questionnaire)
        assert reading.findings == ()
        assert reading.answers is not None
        assert str(reading.answers.lookup("hub.legal_form")) != ""
        assert ("\ncharity:\n" in text) is asked
        assert ("  # fee: " in text) is asked
        assert "\nmembers:\n" in text


def test_of_a_condition_only_what_is_open_is_said(questionnaire: Questionnaire) -> None:
    known = preset(questionnaire, ["hub.legal_form=cio", "hub.registered=yes"])
    text = commented(questionnaire, "s.json", known)
    assert "# Only if “Registered” is yes." not in text
    assert "# Only if the hub is a charity." not in text
    assert "# Only if “Charity” is yes." in text


def test_the_head_of_such_a_file_says_what_is_left_out_and_how_to_get_it_back(questionnaire: Questionnaire) -> None:
    known = preset(questionnaire, ["hub.legal_form=clg"])
    head = " ".join(commented(questionnaire, "s.json", known).partition("\n\n")[0].replace("#", "").split())
    assert "This file is made for these answers: “Legal form” is “Company" in head
    assert "is left out: 2 questions." in head
    assert "“docgen ask” and “docgen serve” write them into this file" in head
    every = {section.id for section in questionnaire.sections}
    assert {section for section in every if f"\n{section}:" not in commented(questionnaire, "s.json", known)} == {
        "charity"
    }


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ("hub.legal_frm=clg", "There is no question called ‘hub.legal_frm’. Did you mean ‘hub.legal_form’?"),
        ("hub.legal_form", "‘hub.legal_form’ gives no answer."),
        ("hub.legal_form=plc", "‘plc’ is not one of the choices for “Legal form”"),
        ("hub.legal_form=tbc", "‘tbc’ is no answer to “Legal form”."),
        ("members.name=Alpha", "‘members.name’ is asked for each member."),
    ],
)
def test_what_cannot_be_given_before_is_refused_in_a_sentence(
    questionnaire: Questionnaire, told: str, message: str
) -> None:
    with pytest.raises(PresetError) as refused:
        preset(questionnaire, [told])
    assert str(refused.value).startswith(message)


def test_an_answer_to_what_is_not_asked_is_refused(questionnaire: Questionnaire) -> None:
    with pytest.raises(PresetError, match="is not asked with these answers"):
        preset(questionnaire, ["hub.registered=no", "hub.number=01234567"])

from docgen.questionnaire.answers import read_text
from docgen.questionnaire.new import WIDTH, commented
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

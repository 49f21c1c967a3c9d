import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.expressions.values import Choice, Open, Undecided
from docgen.findings import Severity
from docgen.questionnaire.answers import Answers, Item, Reading, State, read, read_text
from docgen.questionnaire.final import final
from docgen.questionnaire.load import load
from docgen.questionnaire.models import draft_model, final_model
from docgen.questionnaire.questions import Questionnaire
from docgen.questionnaire.rules import check
from tests.samples import PROJECT

Read = Callable[[str], Reading]
Problems = Callable[[str], list[str]]


def answers(reading: Read, text: str) -> Answers:
    found = reading(text).answers
    assert found is not None
    return found


def test_a_complete_file_has_no_findings_and_nothing_open(reading: Read, complete: str) -> None:
    found = reading(complete)
    assert found.findings == ()
    assert found.answers is not None
    assert found.answers.complete
    assert found.answers.open() == found.answers.undecided() == ()


def test_answers_have_values_of_their_types(reading: Read, complete: str) -> None:
    given = answers(reading, complete)
    form = given.lookup("hub.legal_form")
    assert isinstance(form, Choice)
    assert (form.code, form.label, form.words) == ("clg", "Company", "a company")
    assert given.lookup("hub.registered") is True
    assert given.lookup("hub.number") == "01234567"
    assert given.lookup("hub.started") == datetime.date(2026, 4, 1)
    assert given.lookup("hub.aims") == ("Be kind", "Be fair")
    assert given.lookup("hub.matters") == ("loans", "staff")
    assert given.lookup("meetings.quorum") == 50
    assert given.lookup("figures.notice_days") == 14
    assert given.lookup("hub.noun") == "Company"


def test_items_have_answers_facts_and_keys(reading: Read, complete: str) -> None:
    given = answers(reading, complete)
    members = given.lookup("members")
    assert isinstance(members, tuple)
    first, second = members
    assert isinstance(first, Item)
    assert (first.key, str(first), first.lookup("is_charity")) == ("alpha", "Alpha", True)
    assert first.lookup("title") == "Alpha (Scotland)"
    assert second.lookup("charity_number") is None
    assert given.lookup("meetings.chair") is first
    assert given.lookup("meetings.chair.charity_number") == "SC012345"
    assert given.lookup("meetings.hosts") == (second, first)
    assert first == "Alpha"


def test_an_empty_file_is_open_and_without_findings(reading: Read) -> None:
    found = reading("")
    assert found.findings == ()
    assert found.answers is not None
    assert Open("hub.name", "Name of the hub") in found.answers.open()
    assert Open("members", "The members") in found.answers.open()
    assert found.answers.lookup("members") == Open("members", "The members")
    assert not found.answers.complete


@pytest.mark.parametrize("empty", ["", "''", "~", "'  '", "null"])
def test_an_empty_answer_is_open(reading: Read, empty: str) -> None:
    given = answers(reading, f"hub:\n  name: {empty}\n")
    assert given.state("hub.name") is State.OPEN
    assert given.lookup("hub.name") == Open("hub.name", "Name of the hub")


def test_the_four_states_of_a_question(reading: Read) -> None:
    states = {
        "": State.UNDECIDED,
        "  registered: no\n": State.NOT_ASKED,
        "  registered: yes\n": State.OPEN,
        "  registered: yes\n  number: 01234567\n": State.ANSWERED,
    }
    for text, state in states.items():
        assert answers(reading, f"hub:\n  name: x\n{text}").state("hub.number") is state


def test_a_question_that_may_be_asked_is_open_and_says_what_it_waits_for(reading: Read) -> None:
    given = answers(reading, "hub:\n  number: 01234567\n")
    registered = Open("hub.registered", "Registered")
    assert given.lookup("hub.number") == Open("hub.number", "Hub number", (registered,))


def test_a_question_whose_parent_is_not_asked_is_not_asked(reading: Read) -> None:
    given = answers(reading, "hub:\n  registered: no\n  number_shown: yes\n")
    assert given.state("hub.number_shown") is State.NOT_ASKED
    assert given.lookup("hub.number_shown") is None


def test_an_answer_to_a_question_not_asked_is_kept_aside(reading: Read) -> None:
    found = reading("hub:\n  registered: no\n  number: 01234567\n")
    assert found.findings == ()
    given = found.answers
    assert given is not None
    assert given.lookup("hub.number") is None
    (unused,) = given.unused()
    assert (unused.path, unused.label, str(unused.place)) == ("hub.number", "Hub number", "answers.yaml:3:11")


def test_a_wrong_answer_to_a_question_not_asked_is_a_warning(problems: Problems) -> None:
    (found,) = problems("hub:\n  registered: no\n  number: 12\n")
    assert found.startswith("answers.yaml:3:11: warning: [answer-company-number]")
    assert found.endswith("The question is not asked, so the answer is not used.")


def test_a_section_that_is_not_asked_has_no_answers(reading: Read) -> None:
    given = answers(reading, "hub:\n  legal_form: clg\ncharity:\n  trustees: 5\n")
    assert given.lookup("charity.trustees") is None
    assert [standing.path for standing in given.unused()] == ["charity.trustees"]
    undecided = answers(reading, "charity:\n  trustees: 5\n")
    assert undecided.state("charity.trustees") is State.UNDECIDED
    assert isinstance(undecided.lookup("hub.noun"), Undecided)


def test_open_answers_of_items_say_whose_they_are(reading: Read) -> None:
    given = answers(reading, "members:\n  - name: Alpha\n  - is_charity: yes\n  - name: Gamma\n    is_charity: yes\n")
    labels = {found.path: found.label for found in given.open()}
    assert labels["members[1].nation"] == "Nation – Alpha"
    assert labels["members[2].name"] == "Name – no. 2"
    assert labels["members[2].nation"] == "Nation – no. 2"
    assert labels["members[3].charity_number"] == "Charity number – Gamma"
    assert "members[1].charity_number" not in labels
    items = given.items("members")
    assert [item.key for item in items] == ["alpha", "no-2", "gamma"]
    assert str(items[1]) == "[Name – no. 2]"
    assert given.state("members[3].charity_number") is State.OPEN


def test_keys_of_items_differ_even_if_their_labels_nearly_do_not(reading: Read) -> None:
    given = answers(reading, "members: [{name: A & B}, {name: A B}, {name: “A’ B”}]\n")
    assert len({item.key for item in given.items("members")}) == 3


def test_a_list_of_empty_items_counts_as_no_list(reading: Read) -> None:
    given = answers(reading, "members:\n  - name:\n    nation:\n")
    assert given.state("members") is State.OPEN
    assert given.items("members") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "hub:\n  legal_form: CLGG\n",
            "answers.yaml:2:15: error: [answer-choice] ‘CLGG’ is not one of the choices for “Legal form”: clg, cio. "
            "Did you mean ‘clg’ (“Company”)?",
        ),
        (
            "hub:\n  legal_form: An incorporated charity\n",
            "answers.yaml:2:15: error: [answer-choice] ‘An incorporated charity’ is not one of the choices for "
            "“Legal form”: clg, cio. Did you mean ‘cio’ (“Incorporated charity”)?",
        ),
        (
            "hub:\n  quorum: 50\n",
            "answers.yaml:2:3: error: [answer-unknown] There is no question called ‘quorum’ here. "
            "It belongs under ‘meetings’.",
        ),
        (
            "members:\n  - name: A\n    charity_numbr: 1\n  - name: B\n",
            "answers.yaml:3:5: error: [answer-unknown] There is no question called ‘charity_numbr’ here. "
            "Did you mean ‘charity_number’?",
        ),
        (
            "meetngs:\n  quorum: 50\n",
            "answers.yaml:1:1: error: [answer-unknown] There is no section called ‘meetngs’. Did you mean ‘meetings’?",
        ),
        (
            "meetngs:\n",
            "answers.yaml:1:1: error: [answer-unknown] There is no section called ‘meetngs’. Did you mean ‘meetings’?",
        ),
        (
            "meetings:\n  quorum: 50\n  quorum: 60\n",
            "answers.yaml:3:3: error: [yaml-duplicate-key] ‘quorum’ is written twice in the same place. "
            "Keep one of them. (also answers.yaml:2:3)",
        ),
        (
            "meetings:\n  notice_days: 7\n",
            "answers.yaml:2:16: error: [answer-range] “Notice (days)” must be at least 14, and is 7 "
            "(the Act (act-s1)).",
        ),
        (
            "meetings:\n  notice_days: 45\n",
            "answers.yaml:2:16: warning: [answer-unusual] “Notice (days)” is 45, which is high: usual is 14 to 28, "
            "most often 21. Keep it if it is meant.",
        ),
        (
            "members: [Alpha, {name: Beta}]\n",
            "answers.yaml:1:11: error: [answer-shape] Each member takes its answers one on each line, "
            "as “name: answer”.",
        ),
        (
            "meetings:\n  quorum: 101%\n",
            "answers.yaml:2:11: error: [answer-range] “Quorum (%)” must be at most 100%, and is 101%.",
        ),
        (
            "members: Alpha\n",
            "answers.yaml:1:10: error: [answer-shape] “The members” takes a list: begin each member with “- ”.",
        ),
        (
            "hub: [a]\n",
            "answers.yaml:1:6: error: [answer-shape] “The hub” takes its answers one on each line, as “name: answer”.",
        ),
        (
            "hub:\n  name: [a, b]\n",
            "answers.yaml:2:9: error: [answer-shape] “Name of the hub” takes one answer, and has a list.",
        ),
        (
            "hub:\n  name: {a: b}\n",
            "answers.yaml:2:9: error: [answer-shape] “Name of the hub” takes one answer, and has a group of values. "
            "Put double quotation marks round the answer. It has a colon in it.",
        ),
        (
            "members: [{name: Alpha}, {name: ALPHA}]\n",
            "answers.yaml:1:33: error: [answer-duplicate] ‘ALPHA’ is listed twice under “The members”. "
            "Keep one, or tell them apart. (also answers.yaml:1:18)",
        ),
        (
            "hub:\n  aims: One, two\n",
            "answers.yaml:2:9: warning: [answer-list] “Aims” has one item with commas in it: is it a list? "
            "Write each on a line of its own, in a file after “- ”.",
        ),
        (
            "hub:\n  aims: One; two\n",
            "answers.yaml:2:9: warning: [answer-list] “Aims” has one item with semicolons in it: is it a list? "
            "Write each on a line of its own, in a file after “- ”.",
        ),
        (
            "hub:\n  aims:\n    -One\n    -Two\n",
            "answers.yaml:3:5: error: [answer-list] “Aims” takes a list. Put a space after each dash.",
        ),
        (
            "hub:\n  name:Harbour\n",
            "answers.yaml:2:3: error: [answer-shape] “The hub” takes its answers one on each line, "
            "as “name: answer”. Put a space after the colon.",
        ),
        (
            "members:\n  - name: Alpha\n    nation: scotland\n    name: Alpha\n    nation: scotland\n"
            "meetings: {chair: x}\n",
            "answers.yaml:4:5: error: [yaml-missing-dash] A second member seems to begin here without “- ”. "
            "Write “- name: …”.",
        ),
        (
            'members:\n  - name: Alpha\nmeetings:\n  chair: "Beta\n  quorum: x\n',
            "answers.yaml:4:10: error: [yaml-syntax] The file cannot be read after this line. "
            "This quotation mark is never closed.",
        ),
        (
            "members: [{name: Alpha}]\n",
            "answers.yaml:1:10: warning: [answer-count] “The members” has 1, and at least 2 are needed. "
            "Papers can be drafted, but not issued.",
        ),
        (
            "members: [{name: A}, {name: B}, {name: C}, {name: D}, {name: E}]\n",
            "answers.yaml:1:10: error: [answer-count] “The members” has 5, and there can be at most 4.",
        ),
        (
            "members: [{name: Alpha}, {name: Beta}]\nmeetings:\n  chair: Alfa\n",
            "answers.yaml:3:10: error: [answer-item] ‘Alfa’, given for “Chair”, is not listed under “The members”. "
            "Did you mean ‘Alpha’?",
        ),
    ],
)
def test_a_problem_is_told_in_the_words_of_the_question(problems: Problems, text: str, expected: str) -> None:
    assert problems(text) == [expected]


def test_all_problems_are_told_in_one_run_in_the_order_of_the_file(problems: Problems) -> None:
    text = "hub:\n  legal_form: x\n  x: 1\n  mail: y\nhbu: {}\nmembers: [{nme: A}]\n"
    text += "meetings:\n  quorum: many\n  quorum: 1\n"
    assert [found.split("[")[1].split("]")[0] for found in problems(text)] == [
        "answer-choice",
        "answer-unknown",
        "answer-email",
        "answer-unknown",
        "answer-count",
        "answer-unknown",
        "answer-number",
        "yaml-duplicate-key",
    ]


def test_every_problem_of_a_list_is_told_at_its_item(problems: Problems) -> None:
    assert problems("hub:\n  matters:\n    - loan\n    - staff\n    - staff\n") == [
        "answers.yaml:3:7: error: [answer-choice] ‘loan’ is not one of the choices for “Reserved matters”: "
        "loans, staff. Did you mean ‘loans’ (“Loans”)?",
        "answers.yaml:5:7: error: [answer-choice] ‘staff’ is given twice for “Reserved matters”. Keep one of them.",
    ]


def test_an_answer_that_cannot_be_used_counts_as_open(reading: Read) -> None:
    given = answers(reading, "hub:\n  legal_form: x\n  name: Harbour\nmembers: x\n")
    assert given.state("hub.legal_form") is State.OPEN
    assert given.lookup("hub.name") == "Harbour"
    assert given.state("members") is State.OPEN


@pytest.mark.parametrize(
    ("nation", "number", "rule"),
    [
        ("scotland", "SC012345", None),
        ("scotland", "1234567", "answer-charity-number"),
        ("england_and_wales", "1234567", None),
        ("england_and_wales", "SC012345", "answer-charity-number"),
        ("", "SC012345", None),
        ("", "1234567", None),
    ],
)
def test_a_registered_number_is_of_the_nation_of_its_item(
    reading: Read, nation: str, number: str, rule: str | None
) -> None:
    text = (
        f"members:\n  - name: A\n    is_charity: yes\n    nation: {nation}\n    charity_number: {number}\n  - name: B\n"
    )
    assert [finding.rule for finding in reading(text).findings] == ([rule] if rule else [])


def test_a_registered_number_is_of_the_nation_of_its_section(problems: Problems) -> None:
    (found,) = problems("hub:\n  registered: yes\n  number: SC123456\n")
    assert "‘SC123456’ is a number of Scotland, and this one is registered in England and Wales." in found


BRANCH = """\
members:
  - name: Hull Branch
    is_branch: yes
    own_entity: no
    national_form: {form}
    national_number: {number}
    is_charity: yes
    nation: {nation}
"""


@pytest.mark.parametrize(
    ("form", "number", "nation", "told"),
    [
        ("charitable_company", "1 023 456", "england_and_wales", "Did you mean ‘01023456’?"),
        ("charitable_company", "0102 3456", "england_and_wales", ""),
        ("clg", "SC123456", "england_and_wales", "is a number of Scotland"),
        ("cio", "01023456", "england_and_wales", "not in the form"),
        ("cio", "1 023 456", "england_and_wales", ""),
        ("unincorporated", "SC 012345", "scotland", ""),
        ("unincorporated", "12", "scotland", "not in the form"),
        ("society", "9912R", "scotland", ""),
        ("", "12", "scotland", ""),
    ],
)
def test_the_number_of_a_national_body_is_of_its_kind_and_its_nation(
    form: str, number: str, nation: str, told: str
) -> None:
    text = BRANCH.format(form=form, number=f'"{number}"', nation=nation)
    found = read_text(text, "answers.yaml", PROJECT.questionnaire)
    messages = [one.message for one in found.findings if one.severity is Severity.ERROR]
    assert len(messages) == bool(told)
    assert told in "".join(messages)
    assert found.answers is not None
    assert found.answers.given.values["members[1].national_number"] == number.replace(" ", "")


def test_what_is_not_a_mapping_cannot_be_read(reading: Read) -> None:
    found = reading("- a\n- b\n")
    assert found.answers is None
    assert [finding.rule for finding in found.findings] == ["answer-shape"]


def test_a_file_that_cannot_be_read_is_a_finding(questionnaire: Questionnaire, tmp_path: Path) -> None:
    missing = read(tmp_path / "none.yaml", questionnaire)
    assert (missing.answers, missing.findings[0].rule) == (None, "answers-file")
    (tmp_path / "latin.yaml").write_bytes("hub:\n  name: Müller\n".encode("latin-1"))
    latin = read(tmp_path / "latin.yaml", questionnaire)
    assert "not UTF-8" in latin.findings[0].message
    assert latin.findings[0].places[0].line == 2


def test_the_draft_model_takes_half_a_file_and_the_final_model_does_not(questionnaire: Questionnaire) -> None:
    draft_model(questionnaire).model_validate({"hub": {"name": "Harbour"}})
    with pytest.raises(ValueError, match="Field required"):
        final_model(questionnaire).model_validate({"hub": {"name": "Harbour"}})


def test_complete_answers_fit_the_final_model(reading: Read, complete: str) -> None:
    given = answers(reading, complete)
    model = final(given)
    assert model is not None
    dumped = model.model_dump(by_alias=True)
    assert dumped["hub"]["name"] == "Harbour Hub"
    assert [member["name"] for member in dumped["members"]] == ["Alpha", "Beta"]
    assert "charity_number" not in dumped["members"][1]
    assert final(answers(reading, "")) is None


def test_too_few_items_keep_the_answers_from_being_complete(reading: Read, complete: str) -> None:
    text = complete.replace("  - name: Beta\n    nation: england_and_wales\n    is_charity: no\n", "")
    given = answers(reading, text.replace("[Beta, Alpha]", "[Alpha]"))
    assert given.open() == (Open("members", "The members"),)
    assert given.state("members") is State.OPEN
    assert not given.complete
    assert isinstance(given.lookup("members"), tuple)


@pytest.mark.parametrize(
    "typed",
    [
        "TBA",
        "tbd.",
        "xxxx",
        "???",
        "To be agreed",
        "…",
        "---x",
        "not sure",
        "Not sure yet.",
        "don't know",
        "Don’t know",
        "?",
        "tbc",
        "not decided yet",
        "no idea",
        "dunno",
        "Unknown",
        "pending",
        "to follow",
        "nobody yet",
        "TBC - ask Bob",
        "tbc (Bob)",
        "TBC by board",
        "to be appointed",
        "To be discussed",
        "vacant",
        "later",
        "not yet",
        "n/k",
        "?? ask Terry",
        "see Bob",
        "wait for Bob",
        "see minutes",
    ],
)
def test_a_stopgap_counts_as_no_answer(reading: Read, typed: str) -> None:
    found = reading(f"hub:\n  name: {typed}\n")
    assert found.answers is not None
    if typed == "---x":
        assert found.answers.state("hub.name") is State.ANSWERED
        return
    assert found.answers.state("hub.name") is State.OPEN
    assert [finding.rule for finding in found.findings] == ["answer-stopgap"]


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("n/a", "Leave the answer empty until there is one."),
        ("NA", "Leave the answer empty until there is one."),
        ("None.", "Leave the answer empty until there is one."),
        ("no one", "Leave the answer empty until there is one."),
        ("no", "Leave the answer empty until there is one."),
        ("none at present", "Leave the answer empty until there is one."),
        ("see above", "Write it out: each paper is read by itself."),
        ("as above", "Write it out: each paper is read by itself."),
        ("same as above", "Write it out: each paper is read by itself."),
        ("ditto", "Write it out: each paper is read by itself."),
    ],
)
def test_words_that_say_that_there_is_none_or_point_elsewhere_count_as_no_answer(
    reading: Read, typed: str, remedy: str
) -> None:
    found = reading(f"hub:\n  name: {typed}\n  aims: [Be kind, {typed}]\n")
    assert found.answers is not None
    assert found.answers.state("hub.name") is State.OPEN
    assert found.answers.lookup("hub.aims") == ("Be kind",)
    assert [(one.message, one.remedy) for one in found.findings] == [
        (f"“{typed}” is taken as no answer yet, so that it is not printed.", remedy)
    ] * 2


def test_a_member_without_a_deputy_is_told_where_to_say_so() -> None:
    text = "members:\n  - has_deputy: yes\n    deputy: none\n"
    (found,) = read_text(text, "a.yaml", PROJECT.questionnaire).findings
    assert found.remedy == "If there is none, answer no to “Member has a deputy”."


@pytest.mark.parametrize(
    "typed", ["we take turns", "whoever is free", "anyone", "same as the representative", "no deputy"]
)
def test_where_one_person_is_asked_for_turns_are_no_answer(typed: str) -> None:
    found = read_text(f"members:\n  - representative: {typed}\n", "a.yaml", PROJECT.questionnaire)
    assert [one.rule for one in found.findings] == ["answer-stopgap"]


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "Nobody’s Theatre",
            "None but the Brave",
            "Pending Cases Ltd",
            "Same Boat",
            "TBC – Tees Boat Club",
            "Ditto CIC",
        ),
        *("See Hear", "Ask Ann", "Not Yet Out", "Later Life", "No Limits", "see every child thrive"),
    ],
)
def test_a_name_that_merely_begins_so_is_an_answer(reading: Read, typed: str) -> None:
    assert reading(f"hub:\n  name: {typed}\n").findings == ()


def test_none_is_an_answer_where_it_can_be_chosen_and_told_where_a_number_is_asked() -> None:
    text = "directors:\n  - office: none\nagreement:\n  fee_basis: none\n  charge_percent: none\n"
    found = read_text(text, "a.yaml", PROJECT.questionnaire)
    assert found.answers is not None
    assert {str(one) for one in found.answers.given.values} >= {"directors[1].office", "agreement.fee_basis"}
    assert "answer-stopgap" not in [one.rule for one in found.findings]


def test_a_condition_that_cannot_be_worked_out_is_a_finding_not_a_crash(schemas: Path, complete: str) -> None:
    section = "id: extra\ntitle: Extra\nquestions:\n  - {id: one, ask: Which?, short: One, why: B., example: x, "
    section += "type: text, when: hub.name > 3}\n"
    (schemas / "questionnaire" / "50-extra.yaml").write_text(section, encoding="utf-8")
    found = read_text(complete, "a.yaml", load(schemas, {"notice_days": 14}))
    assert [finding.rule for finding in found.findings] == ["expression-value"]


def test_unknown_names_are_lookup_errors(reading: Read, complete: str) -> None:
    given = answers(reading, complete)
    for name in ("nothing", "hub", "hub.nothing", "members.name", "figures.nothing"):
        with pytest.raises(LookupError):
            given.lookup(name)
    for path in ("nothing", "hub.nothing", "members[9].name"):
        with pytest.raises(LookupError):
            given.state(path)


SCALARS = st.text(max_size=12) | st.sampled_from(["yes", "clg", "2026-02-30", "-1", "£5", "SC012345", "Alpha"])
NAMES = st.sampled_from(
    ["hub", "members", "meetings", "charity", "name", "legal_form", "quorum", "chair", "hosts", "fee"]
)
DATA = st.recursive(
    SCALARS | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(NAMES, DATA, max_size=4))
def test_no_file_makes_the_reading_fail(questionnaire: Questionnaire, data: dict[str, object]) -> None:
    import yaml

    found = read_text(yaml.safe_dump(data, allow_unicode=True), "a.yaml", questionnaire)
    assert found.answers is not None
    for standing in found.answers.standings():
        if standing.question and not standing.section.repeat:
            found.answers.lookup(standing.path)


def test_no_rule_speaks_of_a_file_that_could_not_be_read_to_its_end(reading: Read, complete: str) -> None:
    text = complete.replace("notice_days: 21", "notice_days: 14")
    whole, broken = reading(text).answers, reading(f"{text}x\n").answers
    assert whole is not None
    assert broken is not None
    assert check(whole) != []
    assert check(broken) == []


def test_what_stands_above_a_mistake_is_still_told(problems: Problems) -> None:
    found = problems("hub:\n  legal_form: x\n  name: *y*\n  mail: z\n")
    assert [one.split("[")[1].split("]")[0] for one in found] == ["answer-choice", "yaml-syntax"]


@pytest.mark.parametrize("typed", ['["- Be kind", "- Be fair"]', '["• Be kind", "– Be fair"]'])
def test_a_dash_typed_before_an_item_of_a_list_is_dropped(reading: Read, typed: str) -> None:
    found = reading(f"hub:\n  aims: {typed}\n")
    assert found.answers is not None
    assert found.answers.lookup("hub.aims") == ("Be kind", "Be fair")


@pytest.mark.parametrize("typed", ["Debt - and housing - advice", "Tea – and a talk", "5 * 2"])
def test_a_dash_inside_an_item_of_a_list_stays(reading: Read, typed: str) -> None:
    found = reading(f"hub:\n  aims: [{typed}, Be kind]\n")
    assert found.answers is not None
    assert found.answers.lookup("hub.aims") == (typed, "Be kind")

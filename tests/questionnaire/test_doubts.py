"""Answers that can be used and may not be meant."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from docgen.clock import today
from docgen.questionnaire.answers import Reading, read, read_text
from docgen.questionnaire.questions import Section
from docgen.questionnaire.rules import check
from tests.samples import FILES, PROJECT

QUESTIONS = PROJECT.questionnaire
DOUBTS = tuple(f"answer-{one}" for one in ("example", "list", "phrase", "name", "postcode", "quotation"))


def reading(text: str) -> Reading:
    return read_text(text, "answers.yaml", QUESTIONS)


def told(text: str, rule: str) -> list[str]:
    return [str(one) for one in reading(text).findings if one.rule == rule]


@pytest.mark.parametrize("typed", ["Northshire and the city of Calderby", "in northshire and the city of Calderby."])
def test_an_answer_that_is_the_example_draws_a_warning(typed: str) -> None:
    assert told(f"consortium:\n  place: {typed}\n", "answer-example") == [
        "answers.yaml:2:10: warning: [answer-example] “Area served” is the example of the question: is it really your "
        "answer? Keep it if it is."
    ]


def test_each_example_in_a_list_is_told_at_its_line() -> None:
    value = QUESTIONS.by_path["consortium.values"].example[1]
    found = told(f"consortium:\n  values:\n    - Kindness\n    - {value}\n", "answer-example")
    assert [one.split(" ")[0] for one in found] == ["answers.yaml:4:7:"]


def test_an_example_that_many_truly_answer_draws_none() -> None:
    assert told("hub:\n  signatory_role: Chair\n", "answer-example") == []


@pytest.mark.parametrize("typed", ["\n    - Kindness, Fairness, Local first", "\n    - Kindness; Fairness"])
def test_several_values_on_one_line_of_a_list_are_told_to_be_taken_as_one(typed: str) -> None:
    (found,) = told(f"consortium:\n  values:{typed}\n", "answer-list")
    assert "answers.yaml:3:7: warning: [answer-list] “Values of the consortium” takes “Kindness" in found
    assert found.endswith("as one answer: is it a list? Write each on a line of its own, in a file after “- ”.")


@pytest.mark.parametrize(
    "typed",
    [
        "\n    - Decisions that are made in the open, with reasons",
        "\n    - Every community, every background, one table\n    - Kindness",
        "\n    - Kindness",
    ],
)
def test_a_comma_inside_one_value_is_no_list(typed: str) -> None:
    assert told(f"consortium:\n  values:{typed}\n", "answer-list") == []


def test_a_colon_in_a_line_of_a_list_has_its_remedy() -> None:
    (found,) = told("consortium:\n  values:\n    - Kindness: always\n", "answer-shape")
    assert "answers.yaml:3:7: error:" in found
    assert found.endswith("a group of values. Put double quotation marks round the answer. It has a colon in it.")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Bob", "is one word: “Bob”. Write the full name, as it is to be printed."),
        ("Pauline & Terry Rowlands", "seems to name two people: “Pauline & Terry Rowlands”. Name one person."),
        ("Ann Lee and Bo Li", "seems to name two people: “Ann Lee and Bo Li”. Name one person."),
        ("Ann Lee/Bo Li", "seems to name two people: “Ann Lee/Bo Li”. Name one person."),
    ],
)
def test_a_name_that_is_not_the_full_name_of_one_person_is_told(typed: str, says: str) -> None:
    (found,) = told(f"hub:\n  signatory_name: {typed}\n", "answer-name")
    assert found == f"answers.yaml:2:19: warning: [answer-name] “Hub’s signatory” {says}"


@pytest.mark.parametrize("typed", ["Siân Llywelyn-Jones", "Andy Sandys", "Mary O’Hara", "J. R. Hartley"])
def test_a_full_name_is_not_told(typed: str) -> None:
    assert told(f"hub:\n  signatory_name: {typed}\n", "answer-name") == []


def test_what_follows_a_sign_for_a_comment_is_told_not_to_be_read() -> None:
    assert told("consortium:\n  place: Unit 4 #2\n", "answer-comment") == [
        "answers.yaml:2:10: warning: [answer-comment] “#2” after “Unit 4” is taken for a comment and is not read. "
        "Put double quotation marks round the answer, or, for a comment, two spaces before its # and one after."
    ]
    for typed in ("Wrexham  # as agreed", "'Unit 4 #2'", "Unit#2", "Wrexham ## agreed"):
        assert told(f"consortium:\n  place: {typed}\n", "answer-comment") == []


def test_what_follows_a_sign_with_one_space_on_each_side_may_belong_to_words_and_to_nothing_else() -> None:
    (found,) = told("consortium:\n  place: Unit 4 # 2\n", "answer-comment")
    assert "“# 2” after “Unit 4” is taken for a comment" in found
    (found,) = told("consortium:\n  values:\n    - Advice\n    - Room # 2\n", "answer-comment")
    assert found.startswith("answers.yaml:4:7:")
    assert told("hub:\n  legal_form: clg # as agreed\n  registered: no # yet\n", "answer-comment") == []


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Market St, Wrexham LL13", "ends with half a postcode: “LL13”. Add the other half."),
        ("Market St, Wrexham", "has no postcode. Add it, unless the address is outside the United Kingdom."),
        ("Market St, Wrexham LL13 8BB", ""),
        ("Market St, Wrexham ll138bb, Wales", ""),
    ],
)
def test_an_address_wants_its_whole_postcode(typed: str, says: str) -> None:
    found = told(f"hub:\n  office_address: {typed}\n", "answer-postcode")
    sentence = f"answers.yaml:2:19: warning: [answer-postcode] “Hub’s registered office” {says}"
    assert found == ([sentence] if says else [])


def test_a_quotation_that_never_closes_is_told() -> None:
    (found,) = told("consortium:\n  vision: We want “Everyone well.\n", "answer-quotation")
    assert found.endswith("has a quotation mark that never closes: “Everyone well.”. Close it with ”.")
    assert told("consortium:\n  vision: We want “Everyone” well.\n", "answer-quotation") == []


@pytest.mark.parametrize(("days", "draws"), [(-1, False), (0, False), (60, True)])
def test_drafts_cannot_state_the_law_of_a_day_to_come(days: int, draws: bool) -> None:
    day = today() + datetime.timedelta(days)
    found = told(f"consortium:\n  law_date: {day.isoformat()}\n", "answer-to-come")
    assert bool(found) is draws
    if draws:
        assert "“Date of the drafts” is still to come" in found[0]
        assert "not the day on which you hope to sign" in found[0]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_the_samples_draw_no_doubt(file: Path) -> None:
    found = read(file, QUESTIONS).findings
    assert [one for one in found if one.rule in DOUBTS] == []


def test_the_examples_of_dates_fit_one_another() -> None:
    def examples(section: Section) -> dict[str, object]:
        return {one.id: one.example if isinstance(one.example, str) else list(one.example) for one in section.questions}

    filled = {one.id: [examples(one)] if one.repeat else examples(one) for one in QUESTIONS.sections}
    for changes in ({}, {"legal_form": "lead_body"}, {"legal_form": "collab"}):
        hub = {**examples(QUESTIONS.by_id["hub"]), **changes}
        answers = reading(json.dumps({**filled, "hub": hub})).answers
        assert answers is not None
        dates = {path for path, question in QUESTIONS.by_path.items() if question.type == "date"}
        of_dates = {
            rule.id
            for rule in QUESTIONS.rules
            if {one.replace("member.", "members.") for one in rule.questions} <= dates
        }
        assert of_dates
        assert [one.message for one in check(answers) if one.rule in of_dates] == []


@pytest.mark.parametrize(("typed", "refused"), [("charity work", True), ("9499", True), ("94990, 88990", False)])
def test_an_industry_code_has_five_digits(typed: str, refused: bool) -> None:
    found = told(f"hub:\n  legal_form: clg\n  sic_code: {typed}\n", "answer-pattern")
    sentence = f"“Industry code (SIC)” takes one to four codes of five digits, such as 94990, not “{typed}”."
    assert found == ([f"answers.yaml:3:13: error: [answer-pattern] {sentence}"] if refused else [])

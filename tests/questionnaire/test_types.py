import datetime
import re
from dataclasses import replace

import pytest

from docgen.expressions.values import Choice
from docgen.findings import Place
from docgen.questionnaire.choosing import chosen, meant
from docgen.questionnaire.questions import Lawful, Pattern, Question
from docgen.questionnaire.typed_dates import typed_date
from docgen.questionnaire.typed_texts import AnswerError
from docgen.questionnaire.types import TYPES, amount, read_answer, read_back
from tests.samples import PROJECT

CHOICES = (Choice("a_one", "First thing", "one"), Choice("b_two", "Second thing", "two"))


def question(kind: str, lawful: Lawful | None = None) -> Question:
    choices = CHOICES if kind in ("choice", "choices") else ()
    limits = lawful or Lawful()
    return Question("s.q", "q", "s", "Which?", "Short", "Why.", "x", kind, Place("x"), choices=choices, lawful=limits)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("text", "  Harbour \n Trust ", "Harbour Trust"),
        ("text", "Cafe\u0301", "Café"),
        ("paragraph", "One.\n\n  Two.\t\n", "One.\n\nTwo."),
        ("texts", ["One", None, "Two"], ("One", "Two")),
        ("texts", "One", ("One",)),
        ("choice", "a_one", CHOICES[0]),
        ("choice", "A one", CHOICES[0]),
        ("choice", "FIRST thing.", CHOICES[0]),
        ("choices", ["Second thing", "a_one"], CHOICES),
        ("yes_no", "Y", True),
        ("yes_no", "n", False),
        ("yes_no", "No.", False),
        ("choices", ["b_two", "a_one"], CHOICES),
        ("choices", "b_two", CHOICES[1:]),
        ("yes_no", "YES", True),
        ("yes_no", "false", False),
        ("whole_number", "21", 21),
        ("whole_number", "1,000", 1000),
        ("whole_number", "-3", -3),
        ("money", "£1,000", 1000),
        ("money", "1000.00", 1000),
        ("money", "£ 5", 5),
        ("percent", "75%", 75),
        ("percent", "75", 75),
        ("date", "2026-04-01", datetime.date(2026, 4, 1)),
        ("date", "1 April 2026", datetime.date(2026, 4, 1)),
        ("date", "1st Apr 2026", datetime.date(2026, 4, 1)),
        ("date", "29 February 2028", datetime.date(2028, 2, 29)),
        ("date", "22/11/2026", datetime.date(2026, 11, 22)),
        ("date", "01/10/2026", datetime.date(2026, 10, 1)),
        ("date", "1.10.26", datetime.date(2026, 10, 1)),
        ("date", "10 feb 27", datetime.date(2027, 2, 10)),
        ("date", "1 Nov. 2026", datetime.date(2026, 11, 1)),
        ("whole_number", "Ten", 10),
        ("whole_number", "twenty", 20),
        ("money", "£50k", 50_000),
        ("money", "1.5m", 1_500_000),
        ("money", "£1.5 million", 1_500_000),
        ("money", "500 pounds", 500),
        ("percent", "25 per cent", 25),
        ("email", "a.b+c@sub.harbour.example", "a.b+c@sub.harbour.example"),
        ("web", "https://www.harbour.example/about?x=1", "https://www.harbour.example/about?x=1"),
        ("web", "harbour.example", "harbour.example"),
        ("address", "1 Quay\nPort\nPO1 1AA\n", "1 Quay\nPort\nPO1 1AA"),
        ("company_number", "01234567", "01234567"),
        ("company_number", "sc 123456", "SC123456"),
        ("company_number", "NI612345", "NI612345"),
        ("company_number", "R0123456", "R0123456"),
        ("company_number", "OC301234", "OC301234"),
        ("company_number", "IP12345R", "IP12345R"),
        ("company_number", "RS001234", "RS001234"),
        ("company_number", "CE012345", "CE012345"),
        ("charity_number", "1234567", "1234567"),
        ("charity_number", "123456-1", "123456-1"),
        ("charity_number", "SC012345", "SC012345"),
        ("charity_number", "nic 100123", "NIC100123"),
        ("person", "Siân Ó Néill-Brown", "Siân Ó Néill-Brown"),
        ("people", ["Ann Lee", "Bo Li"], ("Ann Lee", "Bo Li")),
        ("role", "The Quality Manager.", "Quality Manager"),
        ("role", "Theatre Manager", "Theatre Manager"),
        ("item", "Alpha", "Alpha"),
        ("items", ["Alpha", "Beta"], ("Alpha", "Beta")),
    ],
)
def test_what_is_typed_becomes_a_value(kind: str, typed: object, value: object) -> None:
    found = read_answer(question(kind), typed)
    assert found == value
    assert type(found) is type(value) or isinstance(found, str)


@pytest.mark.parametrize(
    ("kind", "typed", "rule"),
    [
        ("text", ["a"], "answer-shape"),
        ("text", "a\u202eb", "answer-character"),
        ("text", "a\u200bb", "answer-character"),
        ("text", "a\ue000b", "answer-character"),
        ("text", "a\ud800b", "answer-character"),
        ("text", "a\x07b", "answer-character"),
        ("text", "a" * 1_001, "answer-length"),
        ("paragraph", "a" * 10_001, "answer-length"),
        ("texts", ["a\u2066"], "answer-character"),
        ("choice", "c", "answer-choice"),
        ("choice", "A_ONES", "answer-choice"),
        ("choices", ["a_one", "a_one"], "answer-choice"),
        ("choices", ["a_one", "x"], "answer-choice"),
        ("yes_no", "maybe", "answer-yes-no"),
        ("yes_no", "1", "answer-yes-no"),
        ("whole_number", "1.5", "answer-number"),
        ("whole_number", "1,00", "answer-number"),
        ("whole_number", "٣", "answer-number"),
        ("whole_number", "1" * 30, "answer-number"),
        ("money", "£1.50", "answer-number"),
        ("money", "£1.2345k", "answer-number"),
        ("money", "£1.5", "answer-number"),
        ("whole_number", "5k", "answer-number"),
        ("whole_number", "about ten", "answer-number"),
        ("money", "-5", "answer-range"),
        ("percent", "101", "answer-range"),
        ("percent", "0.5%", "answer-number"),
        ("date", "2026-02-30", "answer-date"),
        ("date", "04/31/2026", "answer-date"),
        ("date", "01/04-2026", "answer-date"),
        ("date", "1/4", "answer-date"),
        ("date", "31 April 2026", "answer-date"),
        ("date", "1 Abril 2026", "answer-date"),
        ("email", "harbour.example", "answer-email"),
        ("email", "a b@c.example", "answer-email"),
        ("web", "not a page", "answer-web"),
        ("company_number", "123", "answer-company-number"),
        ("company_number", "XX123456", "answer-company-number"),
        ("charity_number", "12-34", "answer-charity-number"),
        ("charity_number", "NIC200123", "answer-charity-number"),
        ("person", "x" * 201, "answer-length"),
        ("people", ["x" * 201], "answer-length"),
        ("role", "x" * 201, "answer-length"),
        ("items", ["Alpha", "Alpha"], "answer-item"),
    ],
)
def test_what_is_no_answer_is_told(kind: str, typed: object, rule: str) -> None:
    with pytest.raises(AnswerError) as caught:
        read_answer(question(kind), typed)
    assert caught.value.rule == rule
    assert "Short" in caught.value.message


@pytest.mark.parametrize(
    ("unit", "typed", "number"),
    [
        ("days", "21 days", 21),
        ("days", "1 day", 1),
        ("days", "21days", 21),
        ("days", "ten days’", 10),
        ("working days", "5 working days", 5),
        ("months", "3 Months", 3),
    ],
)
def test_the_unit_of_a_question_may_be_typed_with_its_number(unit: str, typed: str, number: int) -> None:
    assert read_answer(replace(question("whole_number"), unit=unit), typed) == number


@pytest.mark.parametrize(("unit", "typed"), [("days", "3 months"), ("working days", "5 days"), ("", "21 days")])
def test_another_unit_is_refused_and_the_own_one_named(unit: str, typed: str) -> None:
    with pytest.raises(AnswerError) as refused:
        read_answer(replace(question("whole_number"), unit=unit), typed)
    assert f"takes a whole number{f' of {unit}' if unit else ''}, such as" in refused.value.message


@pytest.mark.parametrize(
    ("kind", "typed", "shown"),
    [
        ("date", "22/11/2026", "22 November 2026"),
        ("date", "1.10.26", "1 October 2026"),
        ("date", "1 october 2026", ""),
        ("date", "2026-10-01", ""),
        ("date", "soon", ""),
        ("money", "£1.5m", "£1,500,000"),
        ("money", "£1,000.00", ""),
        ("whole_number", "ten", "10"),
        ("whole_number", "1,000", ""),
        ("percent", "75%", ""),
        ("text", "1/4/26", ""),
    ],
)
def test_what_was_typed_in_another_way_is_read_back(kind: str, typed: str, shown: str) -> None:
    assert read_back(question(kind), typed) == shown


@pytest.mark.parametrize("typed", ["Nov", "nov.", "November", "november"])
def test_a_month_may_have_its_short_name(typed: str) -> None:
    months = (Choice("may", "May", "May"), Choice("november", "November", "November"))
    assert chosen(typed, months) is months[1]
    assert chosen(typed, CHOICES) is None


def test_what_is_no_number_is_answered_with_an_example() -> None:
    asked = question("whole_number")
    with pytest.raises(AnswerError) as refused:
        read_answer(asked, "soon")
    assert f"takes a whole number, such as {asked.example}, not “soon”" in refused.value.message


def test_limits_of_the_law_carry_their_authority() -> None:
    limited = question("money", Lawful(10, 1_000, "act-s1"))
    assert read_answer(limited, "10") == 10
    for typed, words in (("9", "at least £10, and is £9"), ("£1,001", "at most £1,000, and is £1,001")):
        with pytest.raises(AnswerError) as caught:
            read_answer(limited, typed)
        assert words in caught.value.message
        assert caught.value.authority == "act-s1"


def test_a_company_number_without_its_nought_is_suggested_with_it() -> None:
    with pytest.raises(AnswerError) as caught:
        read_answer(question("company_number"), "1234567")
    assert caught.value.message.endswith("Did you mean ‘01234567’?")


def test_a_character_that_hides_words_is_named() -> None:
    with pytest.raises(AnswerError) as caught:
        read_answer(question("text"), "Harbour\u202e Trust")
    assert "after “Harbour”: U+202E (right-to-left override)" in caught.value.message


def test_amounts_are_shown_as_people_write_them() -> None:
    assert [amount(1_000, "£"), amount(75, "%"), amount(-1_000, "")] == ["£1,000", "75%", "-1,000"]


def test_every_type_of_the_schemas_has_a_reader() -> None:
    from typing import get_args

    from docgen.questionnaire.shapes import TypeName

    assert set(get_args(TypeName)) == set(TYPES)


FORMS = (
    Choice("clg", "No, a company limited by guarantee", ""),
    Choice("company_shares", "A trading firm", ""),
    Choice("cic", "A community interest company", ""),
)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Company limited by guarantee", ["clg"]),
        ("company shared", ["company_shares"]),
        ("a company", ["clg", "cic"]),
        ("CIK", ["cic"]),
        ("nothing like it", []),
    ],
)
def test_what_was_meant_is_found_by_the_words_of_a_label_first(typed: str, codes: list[str]) -> None:
    suggested = meant(typed, FORMS)
    assert [choice.code for choice in FORMS if f"‘{choice.code}’" in suggested] == codes


def test_no_choice_is_suggested_that_says_the_opposite() -> None:
    question = PROJECT.questionnaire.by_path["members.national_form"]
    told = meant("charity", question.choices)
    assert "Charitable" in told
    assert "not a charity" not in told
    assert "not a charity" in meant("not a charity", question.choices)


def test_a_percentage_is_asked_for_with_an_example_that_may_be_answered() -> None:
    for question in PROJECT.questionnaire.questions():
        if question.type == "percent":
            with pytest.raises(AnswerError, match=r"such as \d+,") as refused:
                read_answer(question, "10-12")
            shown = refused.value.message.partition("such as ")[2].partition(",")[0]
            assert read_answer(question, shown) == int(shown)


def test_a_year_of_two_figures_is_read_beside_a_month_in_words_too() -> None:
    assert typed_date("10 feb 27") == datetime.date(2027, 2, 10)


@pytest.mark.parametrize("typed", ["17 Nov", "29 February", "17/11", "17.11"])
def test_a_day_without_a_year_is_told_to_lack_it(typed: str) -> None:
    with pytest.raises(AnswerError, match=f"“Short” has no year: “{typed}”. Add it, as in 1 April 2026."):
        read_answer(question("date"), typed)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("we have done loads together", "We have done loads together"),
        ("“we have,” they say", "“We have,” they say"),
        ("eBay sells it.", "eBay sells it."),
        ("www.oak.example says it.", "www.oak.example says it."),
        ("£20k from the Lottery", "£20k from the Lottery"),
    ],
)
def test_whole_sentences_begin_with_a_capital(typed: str, printed: str) -> None:
    assert read_answer(replace(question("paragraph"), sentences=True), typed) == printed


def test_a_pattern_says_in_words_what_it_takes() -> None:
    code = replace(question("text"), pattern=Pattern(re.compile(r"\d{5}"), "a code of five digits"))
    assert read_answer(code, " 94990 ") == "94990"
    with pytest.raises(AnswerError, match=re.escape("“Short” takes a code of five digits, not “949900”.")):
        read_answer(code, "949900")

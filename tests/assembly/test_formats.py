import datetime

import pytest

from docgen.assembly.formats import FormatError, Formats, slug
from docgen.expressions.values import Choice
from docgen.library.read import read
from tests.tiny_library import HOUSE

library = read(HOUSE.parent).library
assert library is not None
FORMATS = Formats(library.words)
STRICT = Choice("strict", "The strict rule", "strictly")
LOOSE = Choice("loose", "The loose rule", "loosely")

TABLE = [
    (1000, "money", "£1,000"),
    (1234567, "number", "1,234,567"),
    (75, "percent", "75%"),
    (datetime.date(2026, 4, 1), "date", "1 April 2026"),
    (datetime.date(2026, 4, 1), None, "1 April 2026"),
    (14, "clear_days", "14 {clear_days}"),
    (1, "months", "1 month"),
    (6, "months", "6 months"),
    (0, "years", "0 years"),
    (1, "people", "1 person"),
    (2, "votes", "2 votes"),
    (1, "ordinal", "1st"),
    (2, "ordinal", "2nd"),
    (3, "ordinal", "3rd"),
    (11, "ordinal", "11th"),
    (112, "ordinal", "112th"),
    (23, "ordinal", "23rd"),
    (7, "in_words", "seven"),
    (13, "in_words", "13"),
    (STRICT, None, "strictly"),
    (STRICT, "words", "strictly"),
    (STRICT, "label", "The strict rule"),
    ((STRICT, LOOSE), "label", "The strict rule and The loose rule"),
    (("a",), "list", "a"),
    (("a", "b"), "list", "a and b"),
    (("a", "b", "c"), "list", "a, b and c"),
    (("a", "b", "c"), None, "a, b and c"),
    (("a", "b", "c"), "alternatives", "a, b or c"),
    ((), "list", ""),
    ("a", "alternatives", "a"),
    ("1 High Street\nCalder\n\nCA1 1AA", "lines", "1 High Street, Calder, CA1 1AA"),
    ("One\ntwo", None, "One two"),
    ("The aim", "lower_first", "the aim"),
    ("NHS services", "lower_first", "NHS services"),
    ("A charity", "lower_first", "a charity"),
    ("the aim", "upper_first", "The aim"),
    ("", "upper_first", ""),
    ("We help", "sentence", "We help."),
    ("We help. ", "sentence", "We help."),
    ("Why?", "sentence", "Why?"),
    ("We help.", "phrase", "We help"),
    ("Zoë O'Neil & Co.", "slug", "zoe-oneil-co"),
    (True, None, "Yes"),
    (False, None, "No"),
]


@pytest.mark.parametrize(("value", "name", "expected"), TABLE, ids=[f"{name} of {value}" for value, name, _ in TABLE])
def test_a_value_is_printed_in_its_format(value: object, name: str | None, expected: str) -> None:
    unit = {"clear_days": FORMATS.print(2, "clear_days").text.removeprefix("2 ")}
    assert FORMATS.print(value, name).text == expected.format(**unit)


@pytest.mark.parametrize(
    ("value", "name", "why"),
    [
        (None, "money", "the question is not asked here"),
        ("ten", "money", "“ten” is not a whole number"),
        (True, "days", "“True” is not a whole number"),
        ("soon", "date", "“soon” is not a date"),
        (5, "moony", "there is no format called “moony”"),
    ],
)
def test_a_value_that_its_format_cannot_print_is_refused(value: object, name: str, why: str) -> None:
    with pytest.raises(FormatError, match=why):
        FORMATS.print(value, name)


@pytest.mark.parametrize(
    ("value", "typed"),
    [("Harbour", True), (("a", "b"), True), (14, False), (True, False), (STRICT, False), ((STRICT,), False)],
)
def test_only_words_that_somebody_typed_count_as_typed(value: object, typed: bool) -> None:
    assert FORMATS.print(value, None).typed is typed


def test_a_name_without_any_letter_of_ours_still_gives_a_file_name() -> None:
    assert slug("中文") == "item"

from __future__ import annotations

import pytest

from docgen.writers.docx.lists import Counters, Level, Numbering, figure, numbering
from docgen.writers.house import House


@pytest.fixture
def house_numbering(house: House) -> Numbering:
    return numbering(house.numbering)


def _level(numbering: Numbering, kind: str, place: str) -> Level:
    return numbering.levels("agreement", kind, place)[0]


@pytest.mark.parametrize(
    ("count", "counts", "printed"),
    [(1, "decimal", "1"), (26, "letter", "z"), (27, "letter", "aa"), (28, "capital", "BB"), (49, "roman", "xlix")],
)
def test_a_count_is_printed_as_word_prints_it(count: int, counts: str, printed: str) -> None:
    assert figure(count, counts) == printed


def test_a_number_that_shows_those_above_it_is_full(house_numbering: Numbering) -> None:
    counters = Counters(house_numbering, "Schedule ")
    assert counters.count(_level(house_numbering, "clause", "heading"), "1.") == ("1", "1")
    assert counters.count(_level(house_numbering, "clause", "1"), "1.1") == ("1.1", "1.1")
    assert counters.count(_level(house_numbering, "clause", "2"), "(a)") == ("(a)", "1.1(a)")
    assert counters.count(_level(house_numbering, "clause", "3"), "(i)") == ("(i)", "1.1(a)(i)")


def test_a_number_out_of_turn_is_refused_and_not_counted(house_numbering: Numbering) -> None:
    counters = Counters(house_numbering, "Schedule ")
    heading = _level(house_numbering, "clause", "heading")
    assert counters.count(heading, "2.") is None
    assert counters.count(heading, "1.") == ("1", "1")


def test_a_level_below_starts_again(house_numbering: Numbering) -> None:
    counters = Counters(house_numbering, "Schedule ")
    schedule, clause = (_level(house_numbering, "schedule-paragraph", place) for place in ("schedule", "heading"))
    for number in ("1", "2"):
        assert counters.count(schedule, f"Schedule {number}")
        assert counters.count(clause, "1.")
        assert counters.count(clause, "2.")


def test_a_level_that_was_left_out_is_not_used_afterwards(house_numbering: Numbering) -> None:
    counters = Counters(house_numbering, "Schedule ")
    assert counters.count(_level(house_numbering, "clause", "heading"), "1.")
    assert counters.count(_level(house_numbering, "clause", "2"), "(a)")
    assert counters.count(_level(house_numbering, "clause", "1"), "1.1") is None
    assert counters.count(_level(house_numbering, "clause", "1"), "1.2") is None


def test_the_word_before_the_number_of_a_schedule_is_that_of_the_document(house_numbering: Numbering) -> None:
    level = _level(house_numbering, "schedule-paragraph", "schedule")
    assert Counters(house_numbering, "Annex ").count(level, "Annex 1") == ("Annex 1", "Annex 1")


def test_every_scheme_has_a_level_for_every_place(house_numbering: Numbering) -> None:
    places = {
        "clause": ("heading", "1", "2", "3"),
        "schedule-paragraph": ("schedule", "heading", "1", "2", "3"),
        "party": ("1", "2", "3"),
        "recital": ("1", "2", "3"),
        "definition": ("1", "2", "3"),
        "plain": ("1", "list 1", "list 2", "list 3", "letters 1", "letters 2"),
    }
    for scheme in ("articles", "agreement", "policy"):
        assert all(house_numbering.levels(scheme, kind, place) for kind, all_ in places.items() for place in all_)


def test_no_style_serves_two_levels(house_numbering: Numbering) -> None:
    styles = [level.style for level in house_numbering.all_levels]
    assert len(styles) == len(set(styles))

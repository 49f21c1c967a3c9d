"""What a line does not part."""

from __future__ import annotations

import pytest

from docgen.model.inlines import Reference, Step
from docgen.writers.bound import bound_answer, bound_steps, bound_title, bound_words


@pytest.mark.parametrize(
    ("answer", "bound"),
    [
        ("20 Working Days", "20\u00a0Working Days"),
        ("1 April 2026", "1\u00a0April 2026"),
        ("Stowe, WX64 2QR", "Stowe, WX64\u00a02QR"),
        ("SW1A 1AA", "SW1A\u00a01AA"),
        ("Harbour Trust", "Harbour Trust"),
        ("20", "20"),
    ],
)
def test_a_number_stays_with_its_unit_and_a_postcode_stays_whole(answer: str, bound: str) -> None:
    assert bound_answer(answer) == bound


def test_a_box_to_tick_stays_with_its_words() -> None:
    assert bound_words("☐ another contract ☑ grant") == "☐\u00a0another contract ☑\u00a0grant"
    assert bound_words("☐ a contract of sale") == "☐\u00a0a\u00a0contract of sale"


def test_of_several_boxes_each_stays_with_all_of_its_few_words() -> None:
    choices = "☐ Go on ☐ Go on with conditions ☐ Do not go on"
    assert bound_words(choices).split(" ") == [
        "☐\u00a0Go\u00a0on",
        "☐\u00a0Go\u00a0on",
        "with",
        "conditions",
        "☐\u00a0Do\u00a0not\u00a0go\u00a0on",
    ]


def test_the_pieces_of_a_reference_are_those_that_it_has() -> None:
    steps = (Step("paragraph "), Step("2.1", "a"), Step(" of Schedule 4 and clause "), Step("(b)", "b"))
    pieces = bound_steps(Reference("here", "a", steps))
    assert pieces == ["paragraph\u00a0", "2.1", " of Schedule\u00a04 and clause\u00a0", "(b)"]


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("Minutes of Cyd-dyfu Wrecsam", "Minutes of <Cyd-dyfu> Wrecsam"),
        ("Trust of Stoke-on-Trent (North)", "Trust of <Stoke-on-Trent> (North)"),
        ("Rules - 2026-27", "Rules - 2026-27"),
        ("A word-that-is-wider-than-its-line-may-be", "A word-that-is-wider-than-its-line-may-be"),
    ],
)
def test_a_word_with_a_hyphen_stays_whole_in_a_title(title: str, whole: str) -> None:
    assert bound_title(title, lambda word: f"<{word}>") == whole

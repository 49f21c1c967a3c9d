"""What may be printed, and what is taken out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.writers.characters import printable


def test_ordinary_words_in_many_languages_stay_as_they_are():
    words = "Pŵer i’r Bobl – Dùthchas, Łódź, Αθήνα, Đà Nẵng, ☐ 75% £1,000\nnext line"
    assert printable(words) == words


@pytest.mark.parametrize("hidden", ["\x00", "\x1b", "\u202e", "\u2066", "\ufeff", "\ufffe", "\U0010ffff", "\x9f"])
def test_a_character_that_nobody_sees_is_taken_out(hidden):
    assert printable(f"Harbour{hidden} Trust") == "Harbour Trust"


def test_letters_with_separate_accents_become_one_letter():
    assert printable("Po\u0302l") == "P\u00f4l"


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028", "\x85"])
def test_every_line_end_becomes_a_newline(line_end):
    assert printable(f"1 High Street{line_end}Calder") == "1 High Street\nCalder"


def test_half_a_surrogate_pair_is_replaced_and_so_noticed():
    assert printable("A\ud800B") == "A\ufffdB"


@given(st.text())
def test_what_is_printable_stays_so_and_can_be_written_to_a_file(text):
    once = printable(text)
    assert printable(once) == once
    once.encode("utf-8")

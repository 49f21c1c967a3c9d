from __future__ import annotations

import pytest

from docgen.writers.docx.writer import write
from docgen.writers.house import House
from tests.writers.docx.documents import block, clause, document, paragraph, plain, schedule, table
from tests.writers.docx.parts import W, tree
from tests.writers.sample_document import item


def _kept(house: House, paper: object) -> list[str]:
    """The words of the paragraphs that stay with what is below them."""
    return [
        "".join(each.itertext())
        for each in tree(write(paper, house)).iter(f"{W}p")
        if each.find(f"{W}pPr/{W}keepNext") is not None
    ]


def _lines(key: str) -> tuple:
    return tuple(paragraph(f"{key}/{number}", f"{key} {number}") for number in range(5))


def test_the_last_lines_of_a_document_and_of_each_schedule_stay_together(house: House) -> None:
    paper = document(plain("a", *_lines("a")), schedules=(schedule("1", plain("b", *_lines("b"))),))
    assert _kept(house, paper) == ["a 2", "a 3", "b 2", "b 3"]


def test_the_words_that_lead_in_the_signatures_stay_with_the_first_of_them(house: House) -> None:
    intro = (plain("intro", paragraph("intro/1", "We sign.")),)
    paper = document(plain("a", *_lines("a")), execution=(block("X", ("Signature",)),), execution_intro=intro)
    assert "We sign." in _kept(house, paper)


def test_the_last_line_of_what_is_signed_stays_with_the_signatures(house: House) -> None:
    paper = document(plain("a", *_lines("a")), execution=(block("X", ("Signature",)),))
    assert [words for words in _kept(house, paper) if words.startswith("a ")] == ["a 4"]


@pytest.mark.parametrize(("letters", "kept"), [("abcde", "abcde"), ("abcdef", "ef")])
def test_a_list_of_a_few_items_that_a_short_form_completes_at_the_end_stays_with_it(
    house: House, letters: str, kept: str
) -> None:
    listed = tuple(item(f"a/1.{letter}", f"({letter})", 2, f"point {letter}") for letter in letters)
    form = table("t", ("Nothing applies", "☐"), form=True)
    paper = document(plain("a", item("a/1", "1.1", 1, "These are:", under=listed), form))
    points = [words for words in _kept(house, paper) if words.startswith("point")]
    assert points == [f"point {letter}" for letter in kept]


def test_the_last_item_of_a_list_stays_with_the_one_above_it(house: House) -> None:
    listed = tuple(item(f"a/1.{letter}", f"({letter})", 2, f"point {letter}") for letter in "abcd")
    below = tuple(paragraph(f"b/{number}", f"below {number}") for number in range(4))
    paper = document(plain("a", item("a/1", "1.1", 1, "These are:", under=listed), *below))
    assert _kept(house, paper)[:2] == ["1.1These are:", "point c"]


def test_a_form_to_sign_takes_along_only_the_end_of_the_table_above_it(house: House) -> None:
    forms = (table(key, (f"last row of {key}", "☐"), form=True) for key in ("questions", "promises", "signature"))
    kept = _kept(house, document(plain("a", paragraph("a/1", "We answer:"), *forms)))
    assert [words for words in kept if words.startswith("last row")] == ["last row of promises"]


def test_a_short_table_at_the_end_with_words_of_its_own_takes_nothing_along(house: House) -> None:
    scores = table("scores", *[(f"risk {number}", "") for number in range(9)])
    own = table("own", ("a risk of our own", "9"))
    above = clause("a", "1", item("a/1", "1.1", 1, "A provision."), scores)
    words = (item("b/1", "2.1", 1, "A provision above."), item("b/2", "2.2", 1, "These are added:"))
    kept = _kept(house, document(above, clause("b", "2", *words, own)))
    assert {"A provision above.", "These are added:"} <= set(kept)
    assert "risk 8" not in kept


def test_a_single_provision_at_the_end_takes_along_the_end_of_the_table_above_it(house: House) -> None:
    scores = table("scores", *[(f"risk {number}", "") for number in range(9)])
    for count in (1, 2):
        below = [item(f"a/{number}", f"1.{number}", 1, "A provision.") for number in range(2, 2 + count)]
        kept = _kept(house, document(clause("a", "1", item("a/1", "1.1", 1, "Scores:"), scores, *below)))
        assert ("risk 8" in kept) == (count == 1)


def test_a_table_to_sign_with_its_lead_in_takes_along_the_end_of_the_table_that_is_signed(house: House) -> None:
    results, signed = table("results", ("For", "12")), table("signed", ("Signature", ""), form=True)
    words = (item("a/1", "1.1", 1, "The results were:"), results, item("a/2", "1.2", 1, "Signed:"), signed)
    assert "For" in _kept(house, document(clause("a", "1", *words)))

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.model.blocks import Block, ClauseKind, Note
from docgen.model.document import Document
from docgen.writers.docx.layout import lay_out, schedule_word
from docgen.writers.docx.lists import Numbering, numbering
from docgen.writers.docx.paragraphs import Grid, Layout, Line, Numbered
from docgen.writers.house import House
from docgen.writers.sections import sections
from tests.writers.docx.documents import clause, document, paragraph, plain, schedule, table
from tests.writers.sample_document import item, line, sample


@pytest.fixture
def lists(house: House) -> Numbering:
    return numbering(house.numbering)


def _lay_out(paper: Document, lists: Numbering) -> Layout:
    return lay_out(paper, tuple(sections(paper)), lists)


def _styles(lists: Numbering, *blocks: Block, kind: ClauseKind = ClauseKind.PLAIN) -> list[str]:
    laid_out = _lay_out(document(clause("x", "", *blocks, kind=kind)), lists)
    return [item.style for item in laid_out.items if isinstance(item, Line)][1:]


def test_a_provision_has_the_style_of_where_it_stands(lists: Numbering) -> None:
    under = (item("c", "(a)", 2, "c", under=(item("d", "(i)", 3, "d"),)),)
    paper = document(
        clause("a", "1", item("b", "1.1", 1, "b", under=under)),
        schedules=(schedule("1", clause("e", "1", item("f", "1.1", 1, "f"), kind=ClauseKind.SCHEDULE_PARAGRAPH)),),
    )
    styles = [item.style for item in _lay_out(paper, lists).items if isinstance(item, Line)]
    assert styles == [
        *("Title", "heading 2", "Clause Level 1", "Clause Level 2", "Clause Level 3"),
        *("Schedule Heading", "Schedule Clause Heading", "Schedule Level 1"),
    ]


def test_a_plain_clause_numbers_only_what_has_a_number(lists: Numbering) -> None:
    assert _styles(lists, item("a", "", 1, "a"), item("b", "", 1, "b")) == ["Plain Level 1"] * 2
    assert _styles(lists, item("a", "1.", 1, "a"), item("b", "2.", 1, "b")) == ["List Level 1"] * 2
    assert _styles(lists, item("a", "(a)", 1, "a"), item("b", "(b)", 1, "b")) == ["Lettered Level 1"] * 2


def test_letters_below_plain_paragraphs_start_again_by_themselves(lists: Numbering) -> None:
    twice = [block for key in "ab" for block in (paragraph(key, "x"), item(f"{key}1", "(a)", 1, "x"))]
    laid_out = _lay_out(document(plain("x", *twice)), lists)
    assert all(not item.typed for item in laid_out.items if isinstance(item, Line))


def test_a_number_that_no_list_comes_to_is_typed_in_its_place(lists: Numbering) -> None:
    laid_out = _lay_out(document(clause("a", "4", item("b", "4.1", 1, "b"))), lists)
    assert [(item.style, item.typed) for item in laid_out.items[1:] if isinstance(item, Line)] == [
        ("heading 2", "4."),
        ("Clause Level 1", "4.1"),
    ]
    assert laid_out.numbers == {}


def test_numbers_are_kept_by_key(lists: Numbering) -> None:
    numbers = _lay_out(sample(), lists).numbers
    assert numbers["agreement-bids"] == Numbered("3", "3")
    assert numbers["agreement-bids/2.2.1"] == Numbered("(i)", "3.2(b)(i)")
    assert numbers["schedule-allocation"] == Numbered("Schedule 2", "Schedule 2")
    assert numbers["schedule-allocation/score"].own == "(b)"


def test_a_heading_between_clauses_does_not_start_numbers_again(lists: Numbering) -> None:
    numbers = _lay_out(sample(), lists).numbers
    assert (numbers["agreement-relationship"].own, numbers["agreement-bids"].own) == ("2", "3")


def test_notes_of_a_clause_without_heading_go_to_its_first_paragraph(lists: Numbering) -> None:
    laid_out = _lay_out(document(plain("x", paragraph("p", "x"), notes=(Note(line("note")),))), lists)
    first = laid_out.items[1]
    assert isinstance(first, Line)
    assert (first.keys, len(first.notes)) == (("x", "p"), 1)


def test_notes_of_a_clause_that_is_a_table_go_to_the_table(lists: Numbering) -> None:
    laid_out = _lay_out(document(plain("x", table("t", ("a", "b")), notes=(Note(line("note")),))), lists)
    grid = laid_out.items[1]
    assert isinstance(grid, Grid)
    assert (grid.keys, len(grid.notes)) == (("x", "t"), 1)


def test_what_is_below_an_undecided_clause_is_undecided(lists: Numbering) -> None:
    laid_out = _lay_out(document(clause("a", "1", item("b", "1.1", 1, "b"), undecided="why")), lists)
    assert [item.marked for item in laid_out.items if isinstance(item, Line)] == [False, True, True]


def test_the_word_before_the_number_of_a_schedule_comes_from_its_label() -> None:
    assert schedule_word(document()) == "Schedule "
    assert schedule_word(document(schedules=(replace(schedule("1"), label="Annex 1"),))) == "Annex "


def test_a_paragraph_that_leads_to_others_stays_with_them(lists: Numbering) -> None:
    laid_out = _lay_out(document(clause("a", "1", item("b", "1.1", 1, "b", under=(item("c", "(a)", 2, "c"),)))), lists)
    assert [item.keep_next for item in laid_out.items[2:] if isinstance(item, Line)] == [True, False]

"""Notes in the margin of a draft: its text runs as if there were none, and every note can be read."""

from dataclasses import replace

import pytest

from docgen.model.blocks import Note, Paragraph, Provision
from docgen.model.document import Document
from docgen.writers.docx.writer import write as write_docx
from docgen.writers.pdf import writer
from tests.writers.docx.documents import clause, document, plain, schedule
from tests.writers.docx.parts import W, tree
from tests.writers.houses import HOUSE
from tests.writers.pdf.readers import opened, page_text, page_texts, pieces
from tests.writers.sample_document import item, line, sample

_MOVED = 15 / 25.4 * 72
_TEXT_ENDS_AT = 165 / 25.4 * 72
_NOTE = Note(line("The commissioner may set its own terms, which the Company can refuse, accept or change."))
_LEAD = "The Board must tell every Member in writing within the time that this clause allows, and give reasons:"


def _paper(*notes: Note, count: int = 40) -> Document:
    """A draft of some pages, with the notes on its headings, paragraphs and provisions."""
    clauses = []
    for number in range(1, count):
        key, listed = f"c{number}", tuple(item(f"c{number}/2/{n}", "(a)", 2, "an item;") for n in range(number % 4))
        lead = Provision(f"{key}/1", f"{number}.1", 1, line(_LEAD), listed, notes)
        after = Paragraph(f"{key}/p", line("And again:"), notes=notes)
        following = item(f"{key}/3", f"{number}.2", 1, "One more.")
        clauses.append(clause(key, str(number), lead, after, following, notes=notes if number % 3 else ()))
    last = plain("end", *(Paragraph(f"end/{n}", line(f"Line {n}."), notes=notes) for n in range(40)))
    return document(*clauses, schedules=(schedule("1", last),), contents=True, status="draft")


def _notes(content: bytes, page: int) -> list[tuple[float, str]]:
    """The lines in the margin of a page, in the order in which they are drawn, with their heights."""
    return [(up, text) for across, up, text in pieces(content, page) if across > _TEXT_ENDS_AT]


@pytest.mark.parametrize("notes", [(_NOTE,), (_NOTE, _NOTE)], ids=["one", "two"])
def test_every_line_stands_where_it_does_without_notes(notes: tuple[Note, ...]) -> None:
    bare, noted = writer.render(_paper(), HOUSE), writer.render(_paper(*notes), HOUSE)
    assert noted.page_count == bare.page_count > 4
    assert noted.pages == bare.pages
    for page in range(1, bare.page_count + 1):
        wanted = {(round(across - _MOVED), round(up), text) for across, up, text in pieces(bare.content, page)}
        found = {(round(x), round(up), text) for x, up, text in pieces(noted.content, page) if x < _TEXT_ENDS_AT}
        assert {one for one in wanted if len(one[2]) > 1} <= found  # the letters of the draft mark stand on no line


def test_no_note_is_lost_lies_on_another_or_runs_off_the_page() -> None:
    content = writer.write(_paper(_NOTE), HOUSE)
    drawn = []
    for page in range(1, len(opened(content).pages) + 1):
        heights = [up for up, _ in _notes(content, page)]
        assert heights == sorted(heights, reverse=True)
        assert not heights or heights[-1] > 60 - float(opened(content).pages[page - 1].mediabox.height)
        drawn += [text for _, text in _notes(content, page)]
    words = " ".join(drawn)
    assert words.count("Drafting note") == 39 * 2 + 26 + 40


def test_a_note_stands_beside_the_first_line_of_what_it_is_about_and_says_its_number() -> None:
    about = Provision("a/2", "1.2", 1, line(_LEAD * 3), (), (_NOTE,))
    content = writer.write(document(clause("a", "1", item("a/1", "1.1", 1, _LEAD), about), status="draft"), HOUSE)
    first = next(up for _, up, text in pieces(content, 1) if text.startswith("1.2"))
    note = _notes(content, 1)[0]
    assert note[1].startswith("1.2")
    assert abs(note[0] - first) < 3


def test_the_last_page_grows_where_its_margin_is_full() -> None:
    full = Paragraph("p", line("A line."), notes=(_NOTE,) * 60)
    content = writer.write(document(plain("x", full), status="draft"), HOUSE)
    (page,) = opened(content).pages
    assert page.mediabox.height > 842
    assert page_text(content, 1).count("Drafting note") == 60


def test_a_page_is_as_long_as_its_longest_note() -> None:
    long = Note(line(" ".join(f"word{number}" for number in range(900))))
    paragraphs = [Paragraph(f"p{n}", line(f"Line {n}."), notes=(long,) * (n == 1)) for n in range(90)]
    content = writer.write(document(plain("x", *paragraphs), status="draft"), HOUSE)
    words = " ".join(page_texts(content)).split()
    assert [word for word in words if word.startswith("word")] == [f"word{number}" for number in range(900)]


def test_a_draft_without_notes_keeps_the_margins_of_the_execution_copy() -> None:
    draft, final = _paper(), replace(_paper(), status="execution copy")
    assert min(x for x, *_ in pieces(writer.write(draft, HOUSE), 2)) == min(
        x for x, *_ in pieces(writer.write(final, HOUSE), 2)
    )


def test_the_contents_of_a_draft_in_word_name_the_pages_of_its_pdf() -> None:
    paper = sample()
    layout = writer.render(paper, HOUSE)
    shown = []
    for paragraph in tree(write_docx(paper, HOUSE, layout.pages)).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") in ("TOC1", "TOC2"):
            shown.append([text.text or "" for text in paragraph.iter(f"{W}t")])
    assert len(shown) > 10
    for *_, heading, page in shown:
        assert heading in page_text(layout.content, int(page))

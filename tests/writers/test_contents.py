"""When the lines of a contents table stand closer."""

from docgen.model.document import Document, Part
from docgen.writers.contents import Entry, is_close
from docgen.writers.pdf import writer
from docgen.writers.sections import SectionKind
from tests.writers.docx.documents import clause, document
from tests.writers.houses import HOUSE
from tests.writers.sample_document import item


def _paper(count: int) -> Document:
    """A document with so many clauses, in parts of ten."""
    clauses = [clause(f"c{number}", str(number), item(f"c{number}/1", "", 1, "x")) for number in range(count)]
    parts = tuple(Part(f"p{at}", f"Part {at}", tuple(clauses[at : at + 10])) for at in range(0, count, 10))
    return document(parts=parts, contents=True)


def _contents_pages(paper: Document) -> int:
    return min(writer.render(paper, HOUSE).pages.values()) - 1


def test_closer_lines_spare_a_last_page_with_few_of_them():
    parts = [Entry(SectionKind.PART, "A part"), *[Entry(None, "A clause")] * 10]
    assert [is_close(parts * count) for count in (1, 4, 6, 8)] == [False, True, False, True]


def test_the_pages_are_as_many_as_foreseen():
    for count, pages in ((36, 1), (40, 1), (44, 2), (85, 2)):
        assert _contents_pages(_paper(count)) == pages

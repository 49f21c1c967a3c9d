"""Reading a PDF back, as a person or a screen reader would."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from docgen.model.blocks import Table
from docgen.model.document import Document
from docgen.model.inlines import Inlines
from docgen.model.walk import blocks, clauses, text_of
from docgen.writers.reading import printed_lines

# How far the running head reaches from the top of a page, and the running foot from its foot, in points.
_HEAD, _FOOT = 70.0, 58.0
# How wide the margin of notes is, on the right of a page.
_MARGIN = 40 / 25.4 * 72


def opened(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content), strict=True)


def difference(content: bytes, document: Document, without_pages: Collection[int] = ()) -> str:
    """Where the words of the PDF part from the printed words of the document; "" if they are the same.

    The header of a table that goes on over the page is printed once more, and counts as read.
    """
    words, at = printed(content, without_pages), 0
    headers = {"".join("".join(text_of(cell).split()) for cell in header) for header in _headers(document)} - {""}
    for line in printed_lines(document):
        wanted = "".join(line.split())
        while not words.startswith(wanted, at):
            header = next((header for header in headers if words.startswith(header, at)), "")
            if not header:
                return f"the PDF goes on with {words[at : at + 60]!r}, the document with {line[:60]!r}"
            at += len(header)
        at += len(wanted)
    return words[at:]


def contents_pages(pages: Mapping[str, int], document: Document) -> range:
    """The pages of the contents table, between the cover and the first section."""
    return range(2 if document.cover else 1, min(pages.values())) if document.contents else range(0)


def _headers(document: Document) -> Iterator[tuple[Inlines, ...]]:
    for clause in clauses(document):
        yield from (block.header for block in blocks(clause.blocks) if isinstance(block, Table))


def printed(content: bytes, without_pages: Collection[int] = ()) -> str:
    """The words of the document without white space, running heads and the pages (from 1) left out."""
    pages = [page for number, page in enumerate(opened(content).pages, 1) if number not in without_pages]
    return "".join("".join(_body(page).split()) for page in pages)


def _body(page: Any, *, with_margin: bool = True) -> str:
    return "".join(text for _, text in _pieces(page, with_margin=with_margin))


def _pieces(page: Any, *, with_margin: bool = True) -> list[tuple[float, str]]:
    """The words of a page as they are drawn, running heads apart, with their heights above its foot."""
    found: list[tuple[float, str]] = []
    top = float(page.mediabox.height) - _HEAD
    side = float(page.mediabox.width) - (0 if with_margin else _MARGIN)

    def visit(text: str, matrix: list[float], text_matrix: list[float], *_: Any) -> None:
        height = matrix[3] * text_matrix[5] + matrix[5]
        if _FOOT < height < top and matrix[0] * text_matrix[4] + matrix[4] < side:
            found.append((height, text))

    page.extract_text(visitor_text=visit)
    return found


def page_text(content: bytes, number: int) -> str:
    """Everything on a page, running heads too, with single spaces."""
    return " ".join(opened(content).pages[number - 1].extract_text().split())


def body_lines(content: bytes, number: int) -> list[str]:
    """The lines of text on a page from top to bottom, running heads apart, with single spaces."""
    lines: dict[int, str] = {}
    for height, text in _pieces(opened(content).pages[number - 1]):
        lines[round(height)] = lines.get(round(height), "") + text
    return [words for height in sorted(lines, reverse=True) if (words := " ".join(lines[height].split()))]


def lies_on_its_side(content: bytes, number: int) -> bool:
    box = opened(content).pages[number - 1].mediabox
    return bool(box.width > box.height)


def tags(content: bytes) -> "Counter[str]":
    """How often each kind of structure element occurs."""
    return Counter(str(element["/S"]) for element in elements(content))


def elements(content: bytes) -> Iterator[DictionaryObject]:
    """The structure elements of the PDF, from the root down."""
    root = opened(content).trailer["/Root"]["/StructTreeRoot"]
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if "/S" in element:
            yield element
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        objects = [kid.get_object() if isinstance(kid, IndirectObject) else kid for kid in kids]
        waiting += [kid for kid in objects if isinstance(kid, DictionaryObject) and "/S" in kid]


def font_names(content: bytes) -> set[str]:
    """The fonts used on any page, without the letters that mark a subset."""
    names = set()
    for page in opened(content).pages:
        for font in page["/Resources"]["/Font"].values():
            names.add(str(font.get_object()["/BaseFont"]).partition("+")[2].rstrip(","))
    return names

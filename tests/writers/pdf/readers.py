"""Reading a PDF back, as a person or a screen reader would."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from ctypes import byref, c_double
from io import BytesIO
from typing import NamedTuple

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject
from pypdfium2 import raw

from docgen.model.blocks import Table
from docgen.model.document import Document
from docgen.model.inlines import Inlines
from docgen.model.walk import blocks, clauses, text_of
from docgen.writers.reading import printed_lines

# How far the running head reaches from the top of a page, and the running foot from its foot, in points.
_HEAD, _FOOT = 70.0, 58.0
# How wide the margin of notes is, on the right of a page.
_MARGIN = 40 / 25.4 * 72
# How far apart the lines of two letters of one piece can be, and how far to the right of one the next begins.
_SAME_LINE, _WIDEST = 0.5, 40.0
_HYPHEN_AT_LINE_END = 2  # as pdfium calls it


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
    return "".join(words for number, words in enumerate(bodies(content), 1) if number not in without_pages)


def bodies(content: bytes, *, with_margin: bool = True) -> list[str]:
    """The words of each page without white space, running heads and, if asked for, the margin of notes left out."""
    return ["".join(_joined(_body(page, with_margin=with_margin)).split()) for page in _pages(content)]


class Drawn(NamedTuple):
    """A letter, the space after a word, or several on one line, with where the first stands, in points.

    That is from the left and, unless something else is said, from the foot of its page.
    """

    across: float
    up: float
    text: str


def _pages(content: bytes) -> Iterator[pypdfium2.PdfPage]:
    yield from pypdfium2.PdfDocument(content)


def _letters(page: pypdfium2.PdfPage) -> Iterator[Drawn]:
    """Everything on a page, in the order in which it is drawn; the space between two words is told as one."""
    text, across, up = page.get_textpage(), c_double(), c_double()
    place, origin, letter, handle = (byref(across), byref(up)), raw.FPDFText_GetCharOrigin, _letter, text.raw
    for number in range(text.count_chars()):
        origin(handle, number, *place)
        yield Drawn(across.value, up.value, letter(raw.FPDFText_GetUnicode(handle, number)))


def _letter(code: int) -> str:
    return "-" if code == _HYPHEN_AT_LINE_END else chr(code)


def _body(page: pypdfium2.PdfPage, *, with_margin: bool = True) -> Iterator[Drawn]:
    """What is on a page but for the running heads."""
    top, side = page.get_height() - _HEAD, page.get_width() - (0 if with_margin else _MARGIN)
    return (one for one in _letters(page) if _FOOT < one.up < top and one.across < side)


def _joined(letters: Iterable[Drawn]) -> str:
    return "".join(letter.text for letter in letters)


def page_texts(content: bytes) -> list[str]:
    """Everything on each page, running heads too, with single spaces."""
    return [" ".join(_joined(_letters(page)).split()) for page in _pages(content)]


def page_text(content: bytes, number: int) -> str:
    """That of one page."""
    return page_texts(content)[number - 1]


def pieces(content: bytes, number: int) -> list[Drawn]:
    """Each piece of text on a page, in the order in which they are drawn; ``up`` is counted down from its top."""
    page = pypdfium2.PdfDocument(content)[number - 1]
    found: list[list[Drawn]] = []
    before = Drawn(0, 0, "")
    for letter in _letters(page):
        if abs(letter.up - before.up) > _SAME_LINE or not -1 < letter.across - before.across < _WIDEST:
            found.append([])
        found[-1].append(letter)
        before = letter
    begun = [(letters[0], _joined(letters).strip()) for letters in found]
    return [Drawn(first.across, first.up - page.get_height(), words) for first, words in begun if words]


def body_lines(content: bytes, number: int) -> list[str]:
    """The lines of text on a page from top to bottom, running heads apart, with single spaces."""
    lines: dict[int, list[Drawn]] = {}
    for letter in _body(pypdfium2.PdfDocument(content)[number - 1]):
        lines.setdefault(round(letter.up), []).append(letter)
    return [words for up in sorted(lines, reverse=True) if (words := " ".join(_joined(lines[up]).split()))]


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

"""How much room the pages of a house file leave for text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree

from docgen.writers.docx.names import w

_TEXT_WIDTH: Final = 9071
_TEXT_HEIGHT: Final = 14060
# What a cover prints: its title, some lines and the small print, in twips; the rest is room between them.
_COVER_PRINTS: Final = 6600
_LINE: Final = 280
_EMU: Final = 635
_EXTENT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def text_width(document: etree._Element) -> int:
    """The width of the text in the last section, in twips."""
    size, margins = _last(document)
    if size is None or margins is None:
        return _TEXT_WIDTH
    return _twips(size, "w") - _twips(margins, "left") - _twips(margins, "right") - _twips(margins, "gutter")


def cover_share(document: etree._Element, headers: Iterable[etree._Element]) -> float:
    """How much of the usual room a cover can leave above its title, below the tallest of the headers: 1 is all."""
    size, margins = _last(document)
    if size is None or margins is None:
        return 1
    head = max((_height(header) for header in headers), default=0) + _twips(margins, "header")
    top = max(_twips(margins, "top"), head)
    room = _twips(size, "h") - top - _twips(margins, "bottom")
    return max(0.0, min(1.0, (room - _COVER_PRINTS) / (_TEXT_HEIGHT - _COVER_PRINTS)))


def _height(header: etree._Element) -> int:
    """About how tall a header is: its lines of text and the pictures that stand between them."""
    rows = list(header.iter(w("tr")))
    blocks = [block for block in header if block.tag == w("p")] + rows
    return sum(max(_LINE * max(1, _lines(block)), _tallest(block)) for block in blocks)


def _lines(block: etree._Element) -> int:
    cells = block.findall(w("tc")) if block.tag == w("tr") else []
    return max((len(cell.findall(w("p"))) for cell in cells), default=1)


def _tallest(block: etree._Element) -> int:
    pictures = block.iter(f"{_EXTENT}inline")
    extents = [picture.find(f"{_EXTENT}extent") for picture in pictures]
    return max((int(one.get("cy", "0")) // _EMU for one in extents if one is not None), default=0)


def _last(document: etree._Element) -> tuple[etree._Element | None, etree._Element | None]:
    sections = list(document.iter(w("sectPr")))
    return (sections[-1].find(w("pgSz")), sections[-1].find(w("pgMar"))) if sections else (None, None)


def _twips(element: etree._Element, name: str) -> int:
    try:
        return abs(round(float(element.get(w(name), "0"))))
    except ValueError:
        return 0

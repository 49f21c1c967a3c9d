"""How close the lines of a contents table stand, alike in every format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docgen.model.document import Document
from docgen.writers.sections import SectionKind, sections

# In millimetres, as print.css has them: what a page holds, what its heading takes and what is a page of few lines.
_PAGE: Final = 248.0
_HEADING: Final = 9.8
_FEW: Final = 62.0
_LETTERS: Final = 80  # about as many as stand on one line


@dataclass(frozen=True, slots=True)
class _Room:
    """In millimetres: a further line of the same entry, a clause, any other entry, and what sets that off."""

    further: float
    clause: float
    other: float
    apart: float


_USUAL: Final = _Room(4.4, 5.4, 4.8, 3.8)
_CLOSE: Final = _Room(4.0, 4.7, 4.2, 3.0)


def is_close(document: Document) -> bool:
    """Whether closer lines spare the contents table a last page with few of them."""
    pages, last = _pages(document, _USUAL)
    return pages > 1 and last <= _FEW and _pages(document, _CLOSE)[0] < pages


def _pages(document: Document, room: _Room) -> tuple[int, float]:
    """How many pages the table takes, and how much of the last one."""
    pages, filled = 1, _HEADING
    for height in _kept(document, room):
        if filled + height > _PAGE:
            pages, filled = pages + 1, 0.0
        filled += height
    return pages, filled


def _kept(document: Document, room: _Room) -> Iterator[float]:
    """The heights of the entries, those that stay on one page as one: a part and its first clause, its last two."""
    for section in sections(document):
        heights = [_height(section.label + section.heading, room.other, room) + room.apart] * section.in_contents
        if section.kind is SectionKind.PART:
            heights += [_height(clause.heading, room.clause, room) for clause in section.clauses if clause.number]
        elif section.kind is SectionKind.SCHEDULE and section.in_contents:
            heights = [heights[0] - room.apart]
        if len(heights) > 3:
            heights = [sum(heights[:2]), *heights[2:-2], sum(heights[-2:])]
        elif heights:
            heights = [sum(heights)]
        yield from heights


def _height(words: str, first: float, room: _Room) -> float:
    return first + len(words) // _LETTERS * room.further

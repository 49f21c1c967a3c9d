"""How close the lines of a contents table stand, alike in every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from docgen.writers.sections import SectionKind

# In millimetres, as print.css has them: what a page holds, what its heading takes and what is a page of few lines.
_PAGE: Final = 248.0
_HEADING: Final = 9.8
_FEW: Final = 62.0
_LETTERS: Final = 80  # about as many as stand on one line


class Entry(NamedTuple):
    """A line of a contents table: the kind of its section, None for a clause, and its words."""

    kind: SectionKind | None
    words: str


@dataclass(frozen=True, slots=True)
class _Room:
    """In millimetres: a further line of the same entry, a clause, any other entry, and what sets that off."""

    further: float
    clause: float
    other: float
    apart: float


_USUAL: Final = _Room(4.4, 5.4, 4.8, 3.8)
_CLOSE: Final = _Room(4.0, 4.7, 4.2, 3.0)


def is_close(entries: Sequence[Entry]) -> bool:
    """Whether closer lines spare the contents table a last page with few of them."""
    pages, last = _pages(entries, _USUAL)
    return pages > 1 and last <= _FEW and _pages(entries, _CLOSE)[0] < pages


def _pages(entries: Sequence[Entry], room: _Room) -> tuple[int, float]:
    """How many pages the table takes, and how much of the last one."""
    pages, filled = 1, _HEADING
    for height in _kept(entries, room):
        if filled + height > _PAGE:
            pages, filled = pages + 1, 0.0
        filled += height
    return pages, filled


def _kept(entries: Sequence[Entry], room: _Room) -> list[float]:
    """The heights of the entries, of those that stay on one page together."""
    kept: list[float] = []
    for at, entry in enumerate(entries):
        above = entries[at - 1].kind if at else None
        height = len(entry.words) // _LETTERS * room.further + (room.other if entry.kind else room.clause)
        if entry.kind and not entry.kind == above == SectionKind.SCHEDULE:
            height += room.apart
        if at and (above is SectionKind.PART or _closes(entries, at)):
            kept[-1] += height
        else:
            kept.append(height)
    return kept


def _closes(entries: Sequence[Entry], at: int) -> bool:
    """Whether an entry is the last of all, or of the clauses of its part."""
    return at + 1 == len(entries) or (entries[at].kind is None and entries[at + 1].kind is not None)

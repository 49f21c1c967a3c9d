"""Drafting notes in the margin, each beside what it is about.

The stylesheet takes notes out of the flow, so that they move no line; the engine then puts all of them far above their
page. Here each is given its place: beside the first line of the block before it, or of the block that it is in,
and below the note before it. Where they fill the height of the text they move up, and what does not fit goes on at
the top of the next margin.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

NOTES: Final = '<div class="notes">'
"""How notes begin in the HTML of a page that has any."""


@dataclass(slots=True)
class _Note:
    """A box in the margin, what holds it, and how far down the page, in CSS pixels, it should stand."""

    placed: Any
    holder: Any
    top: float

    @property
    def height(self) -> float:
        return float(self.placed.margin_height())

    def move(self, top: float) -> None:
        self.placed.translate(0, top - self.placed.position_y)


def place_notes(document: Any) -> None:
    """Give each note of a laid out document its place; nothing else on the pages moves.

    No note is cut or left out: where one alone is longer than the page, or the margin of the last page is full, that
    page becomes as long as its notes.
    """
    waiting: list[_Note] = []
    for number, page in enumerate(document.pages):
        sheet = page._page_box
        own = list(_found(sheet.children[0], sheet.content_box_y()))
        notes = [*_taken_in(waiting, sheet), *own]
        if notes:
            last = number == len(document.pages) - 1
            waiting = [] if last else _left_over(notes, sheet.height)
            _spread(notes, sheet)
            document.pages[number] = Page(sheet)  # which notes where links and anchors are


def _found(box: Any, top: float) -> Iterator[_Note]:
    """The notes in a box in reading order; ``top`` is where the block before it, or that it is in, begins."""
    for child in box.children:
        if isinstance(child, AbsolutePlaceholder):
            yield _Note(child, box, top)
        elif isinstance(child, boxes.LineBox | boxes.InlineBox):
            yield from _found(child, top)
        elif isinstance(child, boxes.ParentBox):
            yield from _found(child, child.content_box_y())
            top = child.border_box_y()


def _taken_in(waiting: list[_Note], sheet: Any) -> list[_Note]:
    """The notes for which the page before had no room, put before what this page says."""
    root, top = sheet.children[0], sheet.content_box_y()
    root.children = [*(note.placed for note in waiting), *root.children]
    return [_Note(note.placed, root, top) for note in waiting]


def _left_over(notes: list[_Note], room: float) -> list[_Note]:
    """Take those off the page for which there is no room, though never all."""
    kept = 0
    used = 0.0
    for note in notes:
        used += note.height
        if kept and used > room:
            break
        kept += 1
    over = notes[kept:]
    for note in over:
        note.holder.children = [child for child in note.holder.children if child is not note.placed]
    del notes[kept:]
    return over


def _spread(notes: list[_Note], sheet: Any) -> None:
    """Move each note down to its place, none over another and none below the text."""
    foot = sheet.content_box_y()
    tops = []
    for note in notes:
        tops.append(max(note.top, foot))
        foot = tops[-1] + note.height
    sheet.height = max(sheet.height, sum(note.height for note in notes))
    end = sheet.content_box_y() + sheet.height
    for place in reversed(range(len(notes))):
        tops[place] = min(tops[place], end - notes[place].height)
        end = tops[place]
    for note, top in zip(notes, tops, strict=True):
        note.move(top)

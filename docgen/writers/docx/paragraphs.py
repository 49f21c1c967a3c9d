"""The paragraphs of a laid-out document, before they are XML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from docgen.model.blocks import Note, Table
from docgen.model.inlines import Inlines
from docgen.writers.docx.lists import Level
from docgen.writers.signatures import Column


class Line(NamedTuple):
    """One paragraph: a tuple, as a long document has a thousand of them and tuples are made in a quarter of the time.

    ``typed`` is a number that no list gives, typed in the place of the number of ``level``.

    ``reasons`` say why it is not known whether the paragraph belongs in; ``marked`` shades it in a draft.
    ``contents`` is its level in the contents table, 0 for none; ``entry`` its number there.
    """

    style: str
    content: Inlines
    keys: tuple[str, ...] = ()
    typed: str = ""
    level: Level | None = None
    notes: tuple[Note, ...] = ()
    reasons: tuple[str, ...] = ()
    marked: bool = False
    keep_next: bool = False
    new_page: bool = False
    contents: int = 0
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, set in by so many millimetres, on a page that may lie on its side (``wide``).

    Keys and comments belong to its first cell.
    """

    table: Table
    indent: float
    keys: tuple[str, ...]
    notes: tuple[Note, ...]
    reasons: tuple[str, ...]
    marked: bool
    keep_next: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Signing:
    """What one party signs: rows of two columns of lines side by side, never parted."""

    rows: tuple[tuple[Column, Column], ...]
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on the pages lie on their side (``wide``) or stand upright."""

    wide: bool


Item = Line | Grid | Signing | Turn


class Numbered(NamedTuple):
    """What Word will print for a reference to a paragraph: its own number, and its full one."""

    own: str
    full: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The paragraphs of a document in order, and the numbers of those that have a key and an automatic number."""

    items: tuple[Item, ...]
    numbers: dict[str, Numbered]
    sectioned: bool
    schedule_word: str

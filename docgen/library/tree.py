"""A clause as written: parsed once, not yet filled. Assembly turns it into the model many times."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.expressions.fill_in import FillIn
from docgen.expressions.parse import Expression
from docgen.findings import Place


@dataclass(frozen=True, slots=True)
class Words:
    """Text as written."""

    text: str


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A cross-reference as written: ``[](document#target)``; either part may be ""."""

    document: str
    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A term defined in place: ``**Term**``."""

    term: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a paragraph."""


Piece = Words | FillIn | CrossReference | DefinedTerm | Break
Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered provision; ``name`` is its ``{#id}``, or ""; ``mark`` its position as written ("2.1"), or its name."""

    name: str
    content: Pieces
    children: tuple[Element, ...]
    place: Place
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """An unnumbered paragraph."""

    content: Pieces
    place: Place


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. With ``repeat`` its body rows are printed once for each item; ``form`` leaves room to write.

    ``lines`` says of each row for how many lines of handwriting.
    """

    header: tuple[Pieces, ...]
    rows: tuple[tuple[Pieces, ...], ...]
    widths: tuple[float, ...]
    place: Place
    form: bool = False
    repeat: Repeat | None = None
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeat:
    """``members as member if …``: the list, the name of one item, and the condition on it, if any."""

    items: Expression
    name: str
    condition: Expression | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A passage printed when its condition holds."""

    condition: Expression
    body: tuple[Element, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Each:
    """A passage printed once for each item."""

    repeat: Repeat
    body: tuple[Element, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class DraftingNote:
    """A drafting note; belongs to the block before it, or to the clause when it stands first."""

    content: Pieces
    place: Place


@dataclass(frozen=True, slots=True)
class DefinitionsSlot:
    """Where the definitions that the document uses are printed."""

    place: Place


Element = Item | Para | Grid | When | Each | DraftingNote | DefinitionsSlot

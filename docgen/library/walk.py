"""Going through what is written in the library: every line of text and every expression, with the names in scope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.expressions.fill_in import FillIn
from docgen.expressions.parse import Expression
from docgen.findings import Place
from docgen.library.library import Library, Outline
from docgen.library.tree import DraftingNote, Each, Element, Grid, Item, Para, Pieces, Repeat, When

Loops = tuple[Repeat, ...]


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line of text, and the repetitions it stands in, outermost first."""

    pieces: Pieces
    loops: Loops
    place: Place
    note: bool = False
    cell: bool = False


@dataclass(frozen=True, slots=True)
class UsedExpression:
    """An expression, and the repetitions it stands in; ``fill_in`` if it is one."""

    expression: Expression
    loops: Loops
    fill_in: FillIn | None = None


def lines(elements: Iterable[Element], loops: Loops = ()) -> Iterator[WrittenLine]:
    """Every line of text below the elements, in order."""
    for element in elements:
        if isinstance(element, Item):
            yield WrittenLine(element.content, loops, element.place)
            yield from lines(element.children, loops)
        elif isinstance(element, Para):
            yield WrittenLine(element.content, loops, element.place)
        elif isinstance(element, DraftingNote):
            yield WrittenLine(element.content, loops, element.place, note=True)
        elif isinstance(element, Grid):
            inner = (*loops, element.repeat) if element.repeat else loops
            yield from (WrittenLine(cell, loops, element.place, cell=True) for cell in element.header)
            yield from (WrittenLine(cell, inner, element.place, cell=True) for row in element.rows for cell in row)
        elif isinstance(element, When):
            yield from lines(element.body, loops)
        elif isinstance(element, Each):
            yield from lines(element.body, (*loops, element.repeat))


def expressions(elements: Iterable[Element], loops: Loops = ()) -> Iterator[UsedExpression]:
    """Every expression below the elements: fill-ins, conditions, what is repeated."""
    for line in lines(elements, loops):
        yield from fill_ins(line.pieces, line.loops)
    yield from _conditions(elements, loops)


def fill_ins(pieces: Pieces, loops: Loops = ()) -> Iterator[UsedExpression]:
    """The fill-ins of one line."""
    for piece in pieces:
        if isinstance(piece, FillIn):
            yield UsedExpression(piece.expression, loops, piece)


def repeat_expressions(repeat: Repeat | None, loops: Loops = ()) -> Iterator[UsedExpression]:
    """The expressions of a repetition itself."""
    if repeat is not None:
        yield UsedExpression(repeat.items, loops)
        if repeat.condition is not None:
            yield UsedExpression(repeat.condition, (*loops, repeat))


def every_element(elements: Iterable[Element]) -> Iterator[Element]:
    """Every element and those inside it, each before its children."""
    for element in elements:
        yield element
        if isinstance(element, Item):
            yield from every_element(element.children)
        elif isinstance(element, When | Each):
            yield from every_element(element.body)


def item_names(elements: Iterable[Element]) -> Iterator[str]:
    """The ``{#id}`` names of the provisions below the elements."""
    return (one.name for one in every_element(elements) if isinstance(one, Item) and one.name)


def outlines_of(library: Library) -> dict[str, list[Outline]]:
    """For each clause id the outlines that name it."""
    homes: dict[str, list[Outline]] = {}
    for outline in library.outlines.values():
        for entry in outline.entries():
            for clause in entry.clauses:
                homes.setdefault(clause, []).append(outline)
    return homes


def _conditions(elements: Iterable[Element], loops: Loops) -> Iterator[UsedExpression]:
    for element in elements:
        if isinstance(element, Item):
            yield from _conditions(element.children, loops)
        elif isinstance(element, When):
            yield UsedExpression(element.condition, loops)
            yield from _conditions(element.body, loops)
        elif isinstance(element, Each):
            yield from repeat_expressions(element.repeat, loops)
            yield from _conditions(element.body, (*loops, element.repeat))
        elif isinstance(element, Grid):
            yield from repeat_expressions(element.repeat, loops)

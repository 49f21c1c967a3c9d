"""Pass 2. Fill: after it, clauses are model blocks with the answers in; numbers and references are still empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.assembly.blanks import Blanks, plain
from docgen.assembly.formats import FormatError, Formats, slug
from docgen.assembly.reasons import OUT, Reasons
from docgen.assembly.select import Selected
from docgen.assembly.typed import TypedNames
from docgen.expressions.edges import edges
from docgen.expressions.fill_in import FillIn
from docgen.expressions.scope import Layered, Scope
from docgen.expressions.values import Open, Undecided
from docgen.findings import Finding, FindingError, Severity
from docgen.library.tree import (
    Break,
    CrossReference,
    DefinedTerm,
    DefinitionsSlot,
    DraftingNote,
    Each,
    Element,
    Grid,
    Item,
    Para,
    Pieces,
    Repeat,
    When,
    Words,
)
from docgen.model.blocks import Block, Clause, ClauseKind, DefinitionList, Note, Paragraph, Provision, Row, Table
from docgen.model.document import Decision
from docgen.model.inlines import Blank, Filled, Inline, Inlines, LineBreak, Reference, Term, Text

_STOP = re.compile(r"\.(?!\.)")
_OPENING, _CLOSING = Text("["), Text("]")
_SPACE = Text(" ")


@dataclass(frozen=True, slots=True)
class Where:
    """Where the filling stands: the names in scope, the keys' beginning and the level of the provision around."""

    scope: Scope
    key: str
    level: int = 0
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a repetition: its scope, its key, and why it is not yet known whether it takes place, or ""."""

    scope: Scope
    key: str
    undecided: str = ""


class Filling:
    """Fills the clauses of one document; decisions on passages and findings gather as it goes."""

    def __init__(self, document: str, formats: Formats, reasons: Reasons, typed: TypedNames) -> None:
        """``typed`` knows the answers that are somebody's own words, in which capitals define nothing."""
        self.document, self._formats, self._reasons, self._typed = document, formats, reasons, typed
        self.blanks = Blanks(formats, reasons)
        self.decisions: list[Decision] = []
        self.findings: list[Finding] = []

    def clause(self, selected: Selected, kind: ClauseKind, scope: Scope) -> Clause:
        """One clause, filled. A clause that is undecided stands in square brackets with a note that says why."""
        written, verdict = selected.clause, selected.verdict
        blocks, notes = self._gathered(written.elements, Where(scope, written.id))
        heading = written.title
        if verdict.undecided:
            blocks = tuple(map(bracketed, blocks))
            heading = f"[{heading}]"
        return Clause(written.id, kind, "", heading, blocks, notes, verdict.reason, verdict.undecided)

    def blocks(self, elements: Sequence[Element], scope: Scope, key: str, level: int) -> tuple[Block, ...]:
        """Elements outside a clause (a definition's), filled; ``level`` is that of the provision around them."""
        return self._gathered(elements, Where(scope, key, level))[0]

    def line(self, pieces: Pieces, scope: Scope) -> Inlines:
        """One line, filled.

        A blank stands apart from the words round it where an answer would bring the space, and one stands for two in a
        row that wait for the same answer. After an answer that ends with a full stop its sentence needs none.
        """
        filled: list[Inline] = []
        for piece in pieces:
            inline = self._inline(piece, scope, filled)
            if isinstance(piece, FillIn) and isinstance(inline, Blank):
                before, after = edges(piece.expression.node)
                if not _ends_with(filled, inline):
                    filled += [*[_SPACE] * (before and bool(filled)), inline]
                elif filled[-1] == _SPACE:
                    filled.pop()
                filled += [_SPACE] * after
                continue
            if filled and isinstance(inline, Text) and _has_stop(filled[-1]) and _STOP.match(inline.text):
                inline = Text(inline.text[1:])
            if inline.text or not isinstance(inline, Text):
                filled.append(inline)
        return tuple(filled)

    def text(self, pieces: Pieces, scope: Scope) -> str:
        """The words of one line, filled."""
        return "".join(inline.text for inline in self.line(pieces, scope))

    def items(self, repeat: Repeat, scope: Scope) -> list[Turn] | Undecided:
        """A turn for each item that a repetition goes through; no two have the same key."""
        found = repeat.items.evaluate(scope)
        if isinstance(found, Undecided):
            return found
        turns: list[Turn] = []
        keys: set[str] = set()
        for number, item in enumerate(found if isinstance(found, Sequence) else (), start=1):
            inner = Layered({repeat.name: item}, scope)
            verdict = self._reasons.verdict(repeat.condition, inner)
            if verdict.state != OUT:
                key = slug(str(getattr(item, "key", item)))
                key = f"{key}-{number}" if key in keys else key
                keys.add(key)
                turns.append(Turn(inner, key, verdict.undecided))
        return turns

    def _gathered(self, elements: Sequence[Element], where: Where) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
        """The blocks with the notes on what stands before them; and the notes before which no block stands."""
        blocks: list[Block] = []
        notes: list[Note] = []
        for piece in self._pieces(elements, where):
            if not isinstance(piece, Note):
                blocks.append(piece)
            elif not _attached(blocks, piece):
                notes.append(piece)
        return tuple(blocks), tuple(notes)

    def _pieces(self, elements: Sequence[Element], where: Where) -> Iterator[Block | Note]:
        for element in elements:
            yield from self._filled(element, where)

    def _filled(self, element: Element, where: Where) -> Iterator[Block | Note]:
        if isinstance(element, DraftingNote):
            yield Note(self.line(element.content, where.scope))
        elif isinstance(element, Item):
            yield self._provision(element, where)
        elif isinstance(element, Para):
            key = f"{where.key}/p{element.place.line}{where.suffix}"
            yield Paragraph(key, self.line(element.content, where.scope), where.level)
        elif isinstance(element, Grid):
            yield self._table(element, where)
        elif isinstance(element, When):
            yield from self._passage(element, where)
        elif isinstance(element, Each):
            yield from self._each(element, where)
        elif isinstance(element, DefinitionsSlot):
            yield DefinitionList(())

    def _provision(self, item: Item, where: Where) -> Provision:
        key = f"{where.key.split('/')[0]}/{item.mark}{where.suffix}"
        content = self.line(item.content, where.scope)
        inner = Where(where.scope, where.key, where.level + 1, where.suffix)
        children, notes = self._gathered(item.children, inner) if item.children else ((), ())
        return Provision(key, "", where.level + 1, content, children, notes)

    def _passage(self, passage: When, where: Where) -> Iterator[Block | Note]:
        verdict = self._reasons.verdict(passage.condition, where.scope)
        clause = where.key.split("/")[0]
        place = str(passage.place)
        decision = Decision(self.document, clause, verdict.state, verdict.reason, place, verdict.waits_for)
        self.decisions.append(decision)
        if verdict.state != OUT:
            yield from _doubted(self._pieces(passage.body, where), verdict.undecided)

    def _each(self, passage: Each, where: Where) -> Iterator[Block | Note]:
        turns = self.items(passage.repeat, where.scope)
        if isinstance(turns, Undecided):
            key, blank = f"{where.key}/e{passage.place.line}{where.suffix}", (plain(turns, passage.repeat.items),)
            if any(isinstance(element, Item) for element in passage.body):
                yield Provision(key, "", where.level + 1, blank)
            else:
                yield Paragraph(key, blank, where.level)
            return
        for turn in turns:
            inner = replace(where, scope=turn.scope, suffix=f"{where.suffix}@{turn.key}")
            yield from _doubted(self._pieces(passage.body, inner), turn.undecided)

    def _table(self, grid: Grid, where: Where) -> Table:
        header = tuple(self.line(cell, where.scope) for cell in grid.header)
        rows = tuple(self._rows(grid, where.scope))
        caption = "; ".join(text for cell in header if (text := "".join(inline.text for inline in cell)))
        key = f"{where.key}/t{grid.place.line}{where.suffix}"
        return Table(key, header, rows, grid.widths, caption, grid.form, where.level)

    def _rows(self, grid: Grid, scope: Scope) -> Iterator[Row]:
        turns: list[Turn] | Undecided = [Turn(scope, "")]
        if grid.repeat is not None:
            turns = self.items(grid.repeat, scope)
        if isinstance(turns, Undecided):
            blank = (plain(turns, grid.repeat.items if grid.repeat else None),)
            yield Row((blank, *((),) * (len(grid.header) - 1)))
            return
        for turn in turns:
            for row, lines in zip(grid.rows, grid.lines, strict=True):
                cells = tuple(self.line(cell, turn.scope) for cell in row)
                if turn.undecided:
                    cells = tuple(_in_brackets(cell) if cell else cell for cell in cells)
                yield Row(cells, lines)

    def _inline(self, piece: object, scope: Scope, before: Sequence[Inline]) -> Inline:
        if isinstance(piece, Words):
            return Text(piece.text)
        if isinstance(piece, FillIn):
            return self._answer(piece, scope, before)
        if isinstance(piece, CrossReference):
            return Reference(piece.document, piece.target)
        if isinstance(piece, DefinedTerm):
            return Term(piece.term)
        assert isinstance(piece, Break)
        return LineBreak()

    def _answer(self, fill_in: FillIn, scope: Scope, before: Sequence[Inline]) -> Filled | Blank:
        path = fill_in.path or fill_in.expression.source
        try:
            value = fill_in.expression.evaluate(scope)
            if isinstance(value, Open | Undecided):
                named = {inline.path for inline in before if isinstance(inline, Blank)}
                return self.blanks.of(value, fill_in.expression, fill_in.format, named)
            printed = self._formats.print(value, fill_in.format)
        except FindingError as error:
            self.findings.append(error.finding)
            return Blank(path, path)
        except FormatError as error:
            self.findings.append(_unprintable(fill_in, str(error), value))
            return Blank(path, path)
        return Filled(printed.text, path, printed.typed and self._typed.covers(fill_in.expression))


def _ends_with(filled: Sequence[Inline], blank: Blank) -> bool:
    """Whether the last of a line, but for a space, is the same blank."""
    words = filled[:-1] if filled and filled[-1] == _SPACE else filled
    return bool(words) and words[-1] == blank


def _has_stop(inline: Inline) -> bool:
    return isinstance(inline, Filled) and inline.text.endswith(".")


def _unprintable(fill_in: FillIn, why: str, value: object) -> Finding:
    message = f"“{fill_in.source}” cannot be printed: {why}."
    remedy = "Print it only where its question is asked." if value is None else "Give it a format that fits."
    return Finding("fill-in", Severity.ERROR, message, (fill_in.place,), remedy)


def _attached(blocks: list[Block], note: Note) -> bool:
    """Put a note on the last block that can hold one, which a table or a list of definitions cannot."""
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        if isinstance(block, Provision | Paragraph):
            blocks[number] = replace(block, notes=(*block.notes, note))
            return True
    return False


def _doubted(pieces: Iterator[Block | Note], undecided: str) -> Iterator[Block | Note]:
    """A passage: where it is undecided, in square brackets, and its first block carries the reason."""
    reason = undecided
    for piece in pieces:
        if undecided and not isinstance(piece, Note):
            yield bracketed(piece, reason)
            reason = ""
        else:
            yield piece


def bracketed(block: Block, reason: str = "") -> Block:
    """A block in square brackets: text that may or may not belong in. A reason of its own it keeps."""
    if isinstance(block, Provision):
        children = tuple(map(bracketed, block.children))
        why = block.undecided or reason
        return replace(block, content=_in_brackets(block.content), children=children, undecided=why, doubtful=True)
    if isinstance(block, Paragraph):
        return replace(block, content=_in_brackets(block.content), undecided=block.undecided or reason, doubtful=True)
    if isinstance(block, Table):
        return replace(block, undecided=block.undecided or reason, doubtful=True)
    return block


def _in_brackets(content: Inlines) -> Inlines:
    return content if content[:1] == (_OPENING,) else (_OPENING, *content, _CLOSING)

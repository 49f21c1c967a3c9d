"""Pass 2. Fill: after it, clauses are model blocks with the answers in; numbers and references are still empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.assembly.formats import FormatError, Formats, slug
from docgen.assembly.reasons import IN, OUT, Reasons
from docgen.assembly.select import Selected
from docgen.assembly.typed import TypedNames
from docgen.expressions.fill_in import FillIn
from docgen.expressions.parse import Expression, holds
from docgen.expressions.scope import Layered, Scope
from docgen.expressions.values import Open, Undecided
from docgen.findings import Finding, FindingError, Place, Severity
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


@dataclass(frozen=True, slots=True)
class Where:
    """Where the filling stands: the names in scope, the keys' beginning and the level of the provision around."""

    scope: Scope
    key: str
    level: int = 0
    suffix: str = ""


class Filling:
    """Fills the clauses of one document; decisions on passages and findings gather as it goes."""

    def __init__(self, document: str, formats: Formats, reasons: Reasons, typed: TypedNames) -> None:
        """``typed`` knows the answers that are somebody's own words, in which capitals define nothing."""
        self._document, self._formats, self._reasons, self._typed = document, formats, reasons, typed
        self.decisions: list[Decision] = []
        self.findings: list[Finding] = []

    def clause(self, selected: Selected, kind: ClauseKind, scope: Scope) -> Clause:
        """One clause, filled. A clause that is undecided stands in square brackets with a note that says why."""
        written, verdict = selected.clause, selected.verdict
        where = Where(scope, written.id)
        asides = _leading_notes(written.elements)
        notes = tuple(self._note(aside, scope) for aside in asides)
        blocks = self._blocks(written.elements[len(asides) :], where)
        heading = written.title
        if verdict.undecided:
            blocks = [_bracketed(block) for block in blocks]
            heading = f"[{heading}]"
        return Clause(written.id, kind, "", heading, tuple(blocks), notes, verdict.reason, verdict.undecided)

    def blocks(self, elements: Sequence[Element], scope: Scope, key: str, level: int) -> tuple[Block, ...]:
        """Elements outside a clause (a definition's), filled; ``level`` is that of the provision around them."""
        return tuple(self._blocks(elements, Where(scope, key, level)))

    def line(self, pieces: Pieces, scope: Scope) -> Inlines:
        """One line, filled."""
        return tuple(self._inline(piece, scope) for piece in pieces)

    def text(self, pieces: Pieces, scope: Scope) -> str:
        """The words of one line, filled."""
        return "".join(inline.text for inline in self.line(pieces, scope))

    def items(self, repeat: Repeat, scope: Scope) -> list[tuple[Scope, str]] | Undecided:
        """The scope and key of each item a repetition goes through."""
        found = repeat.items.evaluate(scope)
        if isinstance(found, Undecided):
            return found
        chosen: list[tuple[Scope, str]] = []
        for item in found if isinstance(found, Iterable) else ():
            inner = Layered({repeat.name: item}, scope)
            if repeat.condition is None or holds(repeat.condition, inner) is not False:
                chosen.append((inner, slug(str(getattr(item, "key", item)))))
        return chosen

    def _blocks(self, elements: Sequence[Element], where: Where) -> list[Block]:
        blocks: list[Block] = []
        for element in elements:
            if isinstance(element, DraftingNote):
                _attach(blocks, self._note(element, where.scope))
            else:
                blocks.extend(self._filled(element, where))
        return blocks

    def _filled(self, element: Element, where: Where) -> Iterator[Block]:
        if isinstance(element, Item):
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
        inner = replace(where, level=where.level + 1)
        asides = _leading_notes(item.children)
        notes = tuple(self._note(aside, where.scope) for aside in asides)
        children = self._blocks(item.children[len(asides) :], inner)
        return Provision(key, "", where.level + 1, content, tuple(children), notes)

    def _passage(self, passage: When, where: Where) -> Iterator[Block]:
        verdict = self._reasons.verdict(passage.condition, holds(passage.condition, where.scope))
        clause = where.key.split("/")[0]
        self.decisions.append(Decision(self._document, clause, verdict.state, verdict.reason, str(passage.place)))
        if verdict.state == OUT:
            return
        blocks = self._blocks(passage.body, where)
        if verdict.state == IN:
            yield from blocks
            return
        for number, block in enumerate(blocks):
            yield _bracketed(block, "" if number else verdict.undecided)

    def _each(self, passage: Each, where: Where) -> Iterator[Block]:
        items = self.items(passage.repeat, where.scope)
        if isinstance(items, Undecided):
            blank = (_blank(items, passage.repeat.items),)
            yield Provision(f"{where.key}/{passage.place.line}{where.suffix}", "", where.level + 1, blank)
            return
        for scope, key in items:
            yield from self._blocks(passage.body, replace(where, scope=scope, suffix=f"{where.suffix}@{key}"))

    def _table(self, grid: Grid, where: Where) -> Table:
        header = tuple(self.line(cell, where.scope) for cell in grid.header)
        rows = tuple(Row(cells) for cells in self._rows(grid, where.scope))
        caption = "; ".join(text for cell in header if (text := "".join(inline.text for inline in cell)))
        key = f"{where.key}/t{grid.place.line}{where.suffix}"
        return Table(key, header, rows, grid.widths, caption, grid.form, where.level)

    def _rows(self, grid: Grid, scope: Scope) -> Iterator[tuple[Inlines, ...]]:
        scopes = [scope]
        if grid.repeat is not None:
            items = self.items(grid.repeat, scope)
            if isinstance(items, Undecided):
                blank = (_blank(items, grid.repeat.items),)
                yield (blank, *((),) * (len(grid.header) - 1))
                return
            scopes = [inner for inner, _ in items]
        for inner in scopes:
            for row in grid.rows:
                yield tuple(self.line(cell, inner) for cell in row)

    def _inline(self, piece: object, scope: Scope) -> Inline:
        if isinstance(piece, Words):
            return Text(piece.text)
        if isinstance(piece, FillIn):
            return self._answer(piece, scope)
        if isinstance(piece, CrossReference):
            return Reference(piece.document, piece.target)
        if isinstance(piece, DefinedTerm):
            return Term(piece.term)
        assert isinstance(piece, Break)
        return LineBreak()

    def _answer(self, fill_in: FillIn, scope: Scope) -> Filled | Blank:
        path = fill_in.path or fill_in.expression.source
        try:
            value = fill_in.expression.evaluate(scope)
            if isinstance(value, Open | Undecided):
                return _blank(value, fill_in.expression)
            printed = self._formats.print(value, fill_in.format)
        except FindingError as error:
            self.findings.append(error.finding)
            return Blank(path, path)
        except FormatError as error:
            self.findings.append(_no_value(fill_in, str(error)))
            return Blank(path, path)
        return Filled(printed.text, path, printed.typed and self._typed.covers(fill_in.expression))

    def _note(self, aside: DraftingNote, scope: Scope) -> Note:
        return Note(self.line(aside.content, scope))


def _blank(value: Open | Undecided, expression: Expression) -> Blank:
    cause = value if isinstance(value, Open) else next(iter(value.causes), None)
    return Blank(cause.path, cause.label) if cause else Blank(expression.source, expression.source)


def _no_value(fill_in: FillIn, why: str) -> Finding:
    place: Place = fill_in.place
    message = f"“{fill_in.expression.source}” cannot be printed: {why}."
    return Finding("fill-in", Severity.ERROR, message, (place,), "Print it only where its question is asked.")


def _leading_notes(elements: Sequence[Element]) -> list[DraftingNote]:
    found: list[DraftingNote] = []
    for element in elements:
        if not isinstance(element, DraftingNote):
            break
        found.append(element)
    return found


def _attach(blocks: list[Block], note: Note) -> None:
    """Put a note on the block before it; a table or list takes it on the last block that can hold one."""
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        if isinstance(block, Provision | Paragraph):
            blocks[number] = replace(block, notes=(*block.notes, note))
            return


def _bracketed(block: Block, reason: str = "") -> Block:
    """A block in square brackets: text that may or may not belong in. The first of a passage carries the reason."""
    if isinstance(block, Provision):
        children = tuple(_bracketed(child) for child in block.children)
        return replace(block, content=_in_brackets(block.content), children=children, undecided=reason)
    if isinstance(block, Paragraph):
        return replace(block, content=_in_brackets(block.content), undecided=reason)
    if isinstance(block, Table):
        return replace(block, undecided=reason)
    return block


def _in_brackets(content: Inlines) -> Inlines:
    first = content[0] if content else None
    if isinstance(first, Text) and first.text.startswith("["):
        return content
    return (Text("["), *content, Text("]"))

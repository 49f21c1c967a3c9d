"""The printed words of a document, line by line, in the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from docgen.model.blocks import (
    Block,
    Clause,
    Definition,
    DefinitionList,
    ExecutionBlock,
    Note,
    Paragraph,
    Provision,
    SignatureLine,
    Table,
)
from docgen.model.document import Document
from docgen.model.inlines import Inlines
from docgen.model.walk import text_of
from docgen.writers.characters import printable
from docgen.writers.sections import Section, sections


class LineKind(StrEnum):
    """What a printed line is."""

    COVER_TITLE = "cover-title"
    COVER_LINE = "cover-line"
    SMALL_PRINT = "small-print"
    TITLE = "title"
    SECTION = "section"
    CLAUSE = "clause"
    PROVISION = "provision"
    PARAGRAPH = "paragraph"
    ROW = "row"
    DEFINITION = "definition"
    EXECUTION = "execution"
    SIGNATURE = "signature"
    NOTE = "note"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its number ("7.", "(a)", "Schedule 1"), its text, and how deep it stands.

    ``cells`` holds the cells of a row, and the label and value of a signature line. Notes and reasons why something
    is undecided are lines too, but no words of the document: they are shown in drafts only.
    """

    kind: LineKind
    text: str = ""
    number: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()

    @property
    def words(self) -> Iterator[str]:
        """The line as printed words: number and text, or each cell that is not empty."""
        if self.kind is LineKind.ROW:
            yield from filter(None, map(_squeeze, self.cells))
        elif words := _squeeze(" ".join((self.number, self.text, *self.cells))):
            yield words


def printed_lines(document: Document) -> list[str]:
    """The printed words of the document in reading order: number and text per paragraph, tables cell by cell.

    This is what every writer prints, whatever the format; running heads, the contents table and drafting notes apart.
    White space is single spaces.
    """
    own = (line for line in lines(document) if line.kind not in (LineKind.NOTE, LineKind.UNDECIDED))
    return [words for line in own for words in line.words]


def lines(document: Document) -> Iterator[Line]:
    """Every printed line of the document in reading order, with the drafting notes of a draft."""
    found = _all_lines(document)
    if document.is_draft:
        yield from found
    else:
        yield from (line for line in found if line.kind not in (LineKind.NOTE, LineKind.UNDECIDED))


def _all_lines(document: Document) -> Iterator[Line]:
    if document.cover is None:
        yield Line(LineKind.TITLE, printable(document.title))
    else:
        yield Line(LineKind.COVER_TITLE, printable(document.cover.title))
        yield from (Line(LineKind.COVER_LINE, line_text(line)) for line in document.cover.lines)
        yield from (Line(LineKind.SMALL_PRINT, line_text(line)) for line in document.cover.small_print)
    for section in sections(document):
        yield from _section(section, document)


def _section(section: Section, document: Document) -> Iterator[Line]:
    if section.label or section.heading:
        yield Line(LineKind.SECTION, printable(section.heading), printable(section.label))
    for clause in section.clauses:
        yield from _clause(clause, document)
    for block in section.execution:
        yield from _execution(block)


def _clause(clause: Clause, document: Document) -> Iterator[Line]:
    if clause.number:
        yield Line(LineKind.CLAUSE, printable(clause.heading), clause_number(clause))
    yield from _remarks(clause.undecided, clause.notes, 0, document)
    yield from _blocks(clause.blocks, 0, document)


def clause_number(clause: Clause) -> str:
    """The number before a clause heading: "7."."""
    return f"{clause.number}."


def _blocks(blocks: Iterable[Block], level: int, document: Document) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Provision):
            yield Line(LineKind.PROVISION, line_text(block.content), block.number, block.level)
            yield from _remarks(block.undecided, block.notes, block.level, document)
            yield from _blocks(block.children, block.level, document)
        elif isinstance(block, Paragraph):
            yield Line(LineKind.PARAGRAPH, line_text(block.content), level=block.level)
            yield from _remarks(block.undecided, block.notes, block.level, document)
        elif isinstance(block, Table):
            yield from _table(block, document)
        elif isinstance(block, DefinitionList):
            for entry in block.entries:
                yield from _definition(entry, document)
        else:
            yield from _execution(block)


def _table(table: Table, document: Document) -> Iterator[Line]:
    for cells in filter(any, (table.header, *(row.cells for row in table.rows))):
        yield Line(LineKind.ROW, level=table.level, cells=tuple(map(line_text, cells)))
    yield from _remarks(table.undecided, (), table.level, document)


def _definition(entry: Definition, document: Document) -> Iterator[Line]:
    text = f"{printable(entry.term)} {document.wording.definition_means} {line_text(entry.content)}"
    yield Line(LineKind.DEFINITION, text, level=1)
    yield from _remarks(entry.undecided, (), 1, document)
    yield from _blocks(entry.children, 1, document)


def _execution(block: ExecutionBlock) -> Iterator[Line]:
    yield Line(LineKind.EXECUTION, line_text(block.intro))
    for signature in block.signatures:
        yield from map(_signature_line, signature)


def _signature_line(line: SignatureLine) -> Line:
    return Line(LineKind.SIGNATURE, cells=(printable(line.label), line_text(line.value)))


def _remarks(undecided: str, notes: Iterable[Note], level: int, document: Document) -> Iterator[Line]:
    if undecided:
        yield Line(LineKind.UNDECIDED, undecided_note(undecided, document), level=level)
    for note in notes:
        yield Line(LineKind.NOTE, line_text(note.content), level=level)


def undecided_note(reason: str, document: Document) -> str:
    """Why it is not known whether something belongs in, in the words of the house."""
    return printable(document.wording.undecided_note.replace("{reason}", reason))


def line_text(line: Inlines) -> str:
    """The printed words of a line of text, safe to print."""
    return printable(text_of(line))


def _squeeze(text: str) -> str:
    return " ".join(text.split())

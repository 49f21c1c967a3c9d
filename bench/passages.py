"""A document as plain passages, numbers typed out: what the other programs are given to write.

They get less than docgen writes: no automatic lists, bookmarks, cross-reference fields or contents table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from docgen.model.blocks import Block, Clause, Definition, DefinitionList, ExecutionBlock, Paragraph, Provision
from docgen.model.document import Document
from docgen.model.inlines import Inlines, Term, Text
from docgen.writers.reading import clause_number
from docgen.writers.sections import sections

STYLES = ("Title", "Heading 1", "Heading 2", "Level 0", "Level 1", "Level 2", "Level 3", "Signature")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph; ``clause`` is that of the condition it hangs on, "" where it is always in."""

    style: str
    line: Inlines
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, its header row first."""

    rows: tuple[tuple[Inlines, ...], ...]
    clause: str = ""


Piece = Passage | Grid


def passages(document: Document, conditional: Collection[str]) -> list[Piece]:
    """Everything printed, in reading order; ``conditional`` are the clauses that have a condition."""
    return list(_document(document, conditional))


def _document(document: Document, conditional: Collection[str]) -> Iterator[Piece]:
    yield Passage("Title", (Text(document.cover.title if document.cover else document.title),))
    if document.cover:
        yield from (Passage("Level 0", line) for line in (*document.cover.lines, *document.cover.small_print))
    for section in sections(document):
        if section.label or section.heading:
            yield Passage("Heading 1", _numbered(section.label, (Text(section.heading),)))
        for clause in section.clauses:
            on = clause.key if clause.key in conditional else ""
            yield from (replace(piece, clause=on) for piece in _clause(clause, document.wording.definition_means))
        for block in section.execution:
            yield from _execution(block)


def _clause(clause: Clause, means: str) -> Iterator[Piece]:
    if clause.number:
        yield Passage("Heading 2", _numbered(clause_number(clause), (Text(clause.heading),)))
    yield from _blocks(clause.blocks, means)


def _blocks(blocks: Iterable[Block], means: str) -> Iterator[Piece]:
    for block in blocks:
        if isinstance(block, Provision):
            yield Passage(f"Level {block.level}", _numbered(block.number, block.content))
            yield from _blocks(block.children, means)
        elif isinstance(block, Paragraph):
            yield Passage(f"Level {block.level}", block.content)
        elif isinstance(block, DefinitionList):
            for entry in block.entries:
                yield from _definition(entry, means)
        elif isinstance(block, ExecutionBlock):
            yield from _execution(block)
        else:
            header = (block.header,) if any(block.header) else ()
            yield Grid((*header, *(row.cells for row in block.rows)))


def _definition(entry: Definition, means: str) -> Iterator[Piece]:
    yield Passage("Level 1", (Term(entry.term), Text(f" {means} "), *entry.content))
    yield from _blocks(entry.children, means)


def _execution(block: ExecutionBlock) -> Iterator[Piece]:
    yield Passage("Level 0", block.intro)
    for signature in block.signatures:
        yield from (Passage("Signature", (Text(f"{line.label} "), *line.value)) for line in signature)


def _numbered(number: str, line: Inlines) -> Inlines:
    return (Text(f"{number} "), *line) if number else line

"""Going through a document in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.model.blocks import Block, Clause, DefinitionList, ExecutionBlock, Provision, Table
from docgen.model.document import Document
from docgen.model.inlines import Inline, Inlines


def clauses(document: Document) -> Iterator[Clause]:
    """Every clause of the document in reading order, signatures apart."""
    yield from document.preamble
    yield from document.parties
    yield from document.background
    for part in document.parts:
        yield from part.clauses
    for schedule in document.schedules:
        yield from schedule.clauses
    yield from document.execution_intro


def blocks(items: Iterable[Block]) -> Iterator[Block]:
    """Every block and the blocks inside it, each before its children."""
    for block in items:
        yield block
        if isinstance(block, Provision):
            if block.children:
                yield from blocks(block.children)
        elif isinstance(block, DefinitionList):
            for entry in block.entries:
                yield from blocks(entry.children)


def lines(block: Block) -> Iterator[Inlines]:
    """The lines of text of one block, its children left out."""
    if isinstance(block, Table):
        yield from block.header
        for row in block.rows:
            yield from row.cells
    elif isinstance(block, DefinitionList):
        for entry in block.entries:
            yield entry.content
    elif isinstance(block, ExecutionBlock):
        yield block.intro
        for signature in block.signatures:
            for line in signature:
                yield line.value
    else:
        yield block.content


def inlines(document: Document) -> Iterator[Inline]:
    """Every inline of the document's clauses and signatures in reading order."""
    for clause in clauses(document):
        for block in blocks(clause.blocks):
            for line in lines(block):
                yield from line
    for execution in document.execution:
        for line in lines(execution):
            yield from line


def text_of(line: Inlines) -> str:
    """The printed words of a line."""
    return "".join(inline.text for inline in line)

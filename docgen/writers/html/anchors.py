"""What inside a document can be pointed to: each key once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from docgen.model.blocks import Block, Clause, DefinitionList, Note, Paragraph, Provision
from docgen.model.document import Document
from docgen.model.inlines import Inlines, Reference
from docgen.model.walk import blocks, clauses, inlines


@dataclass(slots=True)
class Anchors:
    """The keys of one document that its page shows, and which of them have been given to an element already."""

    document: str
    keys: frozenset[str]
    given: set[str] = field(default_factory=set)

    def holds(self, reference: Reference) -> bool:
        """Whether the reference points to something that this page shows."""
        return reference.document == self.document and reference.target in self.keys

    def claim(self, key: str) -> bool:
        """Whether an element may take this key as its id: true once for each key."""
        if key not in self.keys or key in self.given:
            return False
        self.given.add(key)
        return True


def every_anchor(document: Document) -> Anchors:
    """The anchors of a document, one for each key of it."""
    return Anchors(document.id, frozenset((*_heading_keys(document), *_inner_keys(document))))


def needed_anchors(document: Document) -> Anchors:
    """The anchors of headings, and of what the document itself refers to: a layout engine is slower with more."""
    inner = frozenset(_inner_keys(document)) & frozenset(_targets(document))
    return Anchors(document.id, inner.union(_heading_keys(document)))


def _heading_keys(document: Document) -> Iterator[str]:
    yield from (part.key for part in document.parts)
    yield from (schedule.key for schedule in document.schedules)
    yield from (clause.key for clause in clauses(document))


def _inner_keys(document: Document) -> Iterator[str]:
    yield from (block.key for block in document.execution)
    for clause in clauses(document):
        yield from _block_keys(clause.blocks)


def _block_keys(items: Iterable[Block]) -> Iterator[str]:
    for block in blocks(items):
        if isinstance(block, DefinitionList):
            yield from (entry.key for entry in block.entries)
        else:
            yield block.key


def _targets(document: Document) -> Iterator[str]:
    cover = document.cover
    lines: list[Inlines] = [tuple(inlines(document)), *(note.content for note in _notes(document))]
    lines += [*cover.lines, *cover.small_print] if cover else []
    for line in lines:
        yield from (inline.target for inline in line if isinstance(inline, Reference))


def _notes(document: Document) -> Iterator[Note]:
    for clause in clauses(document):
        yield from _clause_notes(clause)


def _clause_notes(clause: Clause) -> Iterator[Note]:
    yield from clause.notes
    for block in blocks(clause.blocks):
        if isinstance(block, Provision | Paragraph):
            yield from block.notes

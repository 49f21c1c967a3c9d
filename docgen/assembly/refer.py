"""Pass 5. Refer: after it, every cross-reference of the set prints the number of what it points to.

It runs for the whole set at once, because documents point into each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import is_

from docgen.assembly.targets import Targets
from docgen.model.blocks import (
    Block,
    Clause,
    Definition,
    DefinitionList,
    ExecutionBlock,
    Note,
    Paragraph,
    Provision,
    Row,
    Table,
)
from docgen.model.document import Cover, Document, Part, Schedule
from docgen.model.inlines import Inline, Inlines, Reference

SENTENCE_ENDS = (". ", "? ", "! ")
JOINS = (" and ", " or ", ", ")
LEAD_INS = (":", ",", ";", "–", "—")


def refer(document: Document, targets: Targets) -> Document:
    """The document with its references resolved."""
    return _Referring(document, targets).referred()


def unresolved(line: Inlines) -> Iterator[Reference]:
    """The references of a line that print nothing, because nothing answers to their name."""
    return (inline for inline in line if isinstance(inline, Reference) and not inline.steps)


class _Referring:
    def __init__(self, document: Document, targets: Targets) -> None:
        self._document, self._targets, self._clause_key, self._schedule_key = document, targets, "", ""

    def referred(self) -> Document:
        document = self._document
        return replace(
            document,
            cover=self._cover(document.cover),
            preamble=self._clauses(document.preamble),
            parties=self._clauses(document.parties),
            background=self._clauses(document.background),
            parts=tuple(Part(part.key, part.heading, self._clauses(part.clauses)) for part in document.parts),
            schedules=tuple(map(self._schedule, document.schedules)),
            execution=tuple(map(self._execution, document.execution)),
            execution_intro=self._clauses(document.execution_intro),
        )

    def _cover(self, cover: Cover | None) -> Cover | None:
        if cover is None:
            return None
        return Cover(cover.title, tuple(map(self._line, cover.lines)), tuple(map(self._line, cover.small_print)))

    def _schedule(self, schedule: Schedule) -> Schedule:
        self._schedule_key = schedule.key
        clauses = self._clauses(schedule.clauses)
        self._schedule_key = ""
        return replace(schedule, clauses=clauses)

    def _clauses(self, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
        return tuple(map(self._clause, clauses))

    def _clause(self, clause: Clause) -> Clause:
        self._clause_key = clause.key
        return replace(clause, blocks=self._blocks(clause.blocks), notes=self._notes(clause.notes))

    def _blocks(self, blocks: tuple[Block, ...], inside: bool = False) -> tuple[Block, ...]:
        """The same tuple where nothing in it refers, as in most of a document; ``inside`` a sentence or not."""
        referred = tuple(self._block(block, inside) for block in blocks)
        return blocks if all(map(is_, blocks, referred)) else referred

    def _block(self, block: Block, inside: bool) -> Block:
        if isinstance(block, Provision):
            content, notes = self._line(block.content, inside), self._notes(block.notes)
            children = self._blocks(block.children, _leads_in(block.content)) if block.children else ()
            if content is block.content and notes is block.notes and children is block.children:
                return block
            return replace(block, content=content, children=children, notes=notes)
        if isinstance(block, Paragraph):
            content, notes = self._line(block.content), self._notes(block.notes)
            if content is block.content and notes is block.notes:
                return block
            return replace(block, content=content, notes=notes)
        if isinstance(block, Table):
            rows = tuple(Row(tuple(map(self._line, row.cells)), row.lines) for row in block.rows)
            return replace(block, header=tuple(map(self._line, block.header)), rows=rows)
        if isinstance(block, DefinitionList):
            return DefinitionList(tuple(map(self._definition, block.entries)))
        return self._execution(block)

    def _definition(self, definition: Definition) -> Definition:
        children = self._blocks(definition.children, inside=True)
        return replace(
            definition,
            content=self._line(definition.content, inside=True),
            children=tuple(child for child in children if isinstance(child, Provision)),
        )

    def _execution(self, block: ExecutionBlock) -> ExecutionBlock:
        signatures = tuple(
            tuple(replace(line, value=self._line(line.value)) for line in signature) for signature in block.signatures
        )
        return replace(block, intro=self._line(block.intro), signatures=signatures)

    def _notes(self, notes: tuple[Note, ...]) -> tuple[Note, ...]:
        return tuple(Note(self._line(note.content)) for note in notes) if notes else notes

    def _line(self, line: Inlines, inside: bool = False) -> Inlines:
        if not any(isinstance(inline, Reference) for inline in line):
            return line
        resolved: list[Inline] = []
        for inline in line:
            if isinstance(inline, Reference):
                inline = self._targets.resolve(inline, self._document, self._clause_key, self._schedule_key)
                if _starts_sentence(resolved, inside):
                    inline = _capitalised(inline)
            resolved.append(inline)
        return _joined(resolved)


def _joined(line: list[Inline]) -> Inlines:
    """References in a row into one other document name it once: “clause 4 and clause 7 of the Articles”."""
    shorter = list(line)
    for place, (first, between, second) in enumerate(zip(line, line[1:], line[2:], strict=False)):
        if isinstance(first, Reference) and isinstance(second, Reference) and between.text in JOINS:
            tail = first.steps[-1:]
            if first.target and tail and not tail[0].target and tail == second.steps[-1:]:
                shorter[place] = replace(first, steps=first.steps[:-1])
    return tuple(shorter)


def _leads_in(line: Inlines) -> bool:
    """Whether the items below a line go on with its sentence."""
    return "".join(inline.text for inline in line).rstrip("] ").endswith(LEAD_INS)


def _starts_sentence(before: Sequence[Inline], inside: bool) -> bool:
    text = "".join(inline.text for inline in before).lstrip("[(“")
    return text.endswith(SENTENCE_ENDS) if text else not inside


def _capitalised(reference: Reference) -> Reference:
    if not reference.steps or reference.steps[0].target:
        return reference
    first = reference.steps[0]
    text = first.text[:1].upper() + first.text[1:]
    return replace(reference, steps=(replace(first, text=text), *reference.steps[1:]))

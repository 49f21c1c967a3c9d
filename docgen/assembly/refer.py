"""Pass 5. Refer: after it, every cross-reference of the set prints the number of what it points to.

It runs for the whole set at once, because documents point into each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import is_

from docgen.library.shapes import WordsShape
from docgen.model.blocks import (
    Block,
    Clause,
    ClauseKind,
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
from docgen.model.inlines import Inline, Inlines, Reference, Step

SENTENCE_ENDS = (". ", "? ", "! ")
LEAD_INS = (":", ",", ";", "–", "—")


@dataclass(frozen=True, slots=True)
class Target:
    """Something a reference may point to: its key and the pieces that print its number."""

    key: str
    steps: tuple[Step, ...]


class Targets:
    """Everything in a set that can be pointed to, by document and name."""

    def __init__(self, documents: Iterable[Document], names: Mapping[str, str], words: WordsShape) -> None:
        """``names`` maps each outline's id to how other documents name it ("the Articles")."""
        self._names, self._words = names, words.references
        self._targets: dict[str, dict[str, Target]] = {}
        self._own: dict[str, dict[str, Target]] = {}
        for document in documents:
            self._own[document.id] = dict(self._of(document))
            self._targets.setdefault(document.outline, self._own[document.id])

    def resolve(self, reference: Reference, document: Document, clause: str) -> Reference:
        """The reference with its printed pieces; without any where nothing answers to the name.

        A document made once for each item numbers its own clauses, so it looks among these for its own.
        """
        inside = reference.document in ("", document.outline)
        home = document.outline if inside else reference.document
        if not reference.target:
            steps: tuple[Step, ...] = (Step(self._names[home]),) if home in self._names else ()
            return Reference(home, "", steps)
        known = self._own[document.id] if inside else self._targets.get(home, {})
        target = known.get(f"{clause}/{reference.target}") if inside else None
        target = target or known.get(reference.target)
        if target is None:
            return Reference(home, reference.target)
        if inside:
            return Reference(home, target.key, target.steps)
        tail = Step(f" {self._words['of']} {self._names[home]}")
        return Reference(home, target.key, (*(Step(step.text) for step in target.steps), tail))

    def _of(self, document: Document) -> Iterator[tuple[str, Target]]:
        word = self._words[document.scheme]
        for part in document.parts:
            for clause in part.clauses:
                yield from self._clause(clause, word)
        for schedule in document.schedules:
            yield from self._schedule(schedule)
        for kind, clauses in (("party", document.parties), ("recital", document.background)):
            for clause in clauses:
                yield from self._listed(clause, self._words[kind])

    def _clause(self, clause: Clause, word: str) -> Iterator[tuple[str, Target]]:
        yield clause.key, Target(clause.key, (Step(f"{word} "), Step(clause.number, clause.key, full=True)))
        for provision, number in _numbered(clause.blocks, ""):
            yield provision.key, Target(provision.key, (Step(f"{word} "), Step(number, provision.key, full=True)))

    def _listed(self, clause: Clause, word: str) -> Iterator[tuple[str, Target]]:
        for provision, number in _numbered(clause.blocks, ""):
            yield provision.key, Target(provision.key, (Step(f"{word} "), Step(number, provision.key)))

    def _schedule(self, schedule: Schedule) -> Iterator[tuple[str, Target]]:
        whole = (Step(schedule.label, schedule.key),)
        yield schedule.key, Target(schedule.key, whole)
        tail = (Step(f" {self._words['of']} "), *whole)
        word = Step(f"{self._words['schedule paragraph']} ")
        for clause in schedule.clauses:
            plain = clause.kind is ClauseKind.PLAIN
            own = whole if plain else (word, Step(clause.number, clause.key), *tail)
            yield clause.key, Target(schedule.key if plain else clause.key, own)
            for chain in _chains(clause.blocks, ()):
                last = chain[-1]
                pieces = tuple(Step(provision.number.rstrip("."), provision.key) for provision in chain)
                yield last.key, Target(last.key, (word, *pieces, *tail))


def refer(document: Document, targets: Targets) -> Document:
    """The document with its references resolved."""
    return _Referring(document, targets).referred()


def unresolved(line: Inlines) -> Iterator[Reference]:
    """The references of a line that print nothing, because nothing answers to their name."""
    return (inline for inline in line if isinstance(inline, Reference) and not inline.steps)


class _Referring:
    def __init__(self, document: Document, targets: Targets) -> None:
        self._document, self._targets, self._clause_key = document, targets, ""

    def referred(self) -> Document:
        document = self._document
        return replace(
            document,
            cover=self._cover(document.cover),
            preamble=self._clauses(document.preamble),
            parties=self._clauses(document.parties),
            background=self._clauses(document.background),
            parts=tuple(Part(part.key, part.heading, self._clauses(part.clauses)) for part in document.parts),
            schedules=tuple(replace(item, clauses=self._clauses(item.clauses)) for item in document.schedules),
            execution=tuple(map(self._execution, document.execution)),
            execution_intro=self._clauses(document.execution_intro),
        )

    def _cover(self, cover: Cover | None) -> Cover | None:
        if cover is None:
            return None
        return Cover(cover.title, tuple(map(self._line, cover.lines)), tuple(map(self._line, cover.small_print)))

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
            rows = tuple(Row(tuple(map(self._line, row.cells))) for row in block.rows)
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
                inline = self._targets.resolve(inline, self._document, self._clause_key)
                if _starts_sentence(resolved, inside):
                    inline = _capitalised(inline)
            resolved.append(inline)
        return tuple(resolved)


def _numbered(blocks: Iterable[Block], above: str) -> Iterator[tuple[Provision, str]]:
    """Each provision with its whole number: "7.2(b)"; the first level's own number is already whole."""
    for block in blocks:
        if isinstance(block, Provision):
            number = above + block.number
            yield block, number
            yield from _numbered(block.children, number)


def _chains(blocks: Iterable[Block], above: tuple[Provision, ...]) -> Iterator[tuple[Provision, ...]]:
    for block in blocks:
        if isinstance(block, Provision):
            chain = (*above, block)
            yield chain
            yield from _chains(block.children, chain)


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

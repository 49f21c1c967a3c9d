"""What a cross-reference can point to in a set, by document and name, and the pieces that print its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from docgen.library.library import Library, Outline, WrittenClause
from docgen.library.shapes import WordsShape
from docgen.model.blocks import Block, Clause, ClauseKind, Provision
from docgen.model.document import Document, Schedule
from docgen.model.inlines import Reference, Step


@dataclass(frozen=True, slots=True)
class Target:
    """Something a reference may point to: its key and the pieces that print its number."""

    key: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class StandIns:
    """What is written in place of what: outline ids, and clause ids, by the id that references name."""

    documents: Mapping[str, Sequence[str]]
    clauses: Mapping[str, Sequence[str]]

    def widened(self, targets: dict[str, Target]) -> dict[str, Target]:
        """The targets of one document, found also under the names of the clauses in whose place they stand."""
        more = dict(targets)
        for name, others in self.clauses.items():
            for other in others:
                if other in targets:
                    within = {key: target for key, target in targets.items() if key.startswith(f"{other}/")}
                    more.setdefault(name, targets[other])
                    for key, target in within.items():
                        more.setdefault(name + key.removeprefix(other), target)
        return more


def stand_ins(library: Library) -> StandIns:
    """Every stand-in that a library declares."""
    return StandIns(_standing(library.outlines.values()), _standing(library.clauses.values()))


def _standing(written: Iterable[Outline | WrittenClause]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in written:
        for name in one.stands_for:
            found.setdefault(name, []).append(one.id)
    return found


class Targets:
    """Everything in a set that can be pointed to, by document and name."""

    def __init__(
        self, documents: Iterable[Document], names: Mapping[str, str], words: WordsShape, stand_ins: StandIns
    ) -> None:
        """``names`` maps each outline's id to how other documents name it ("the Articles")."""
        self._names, self._words, self._stand_ins = names, words.references, stand_ins
        self._homes: dict[str, Document] = {}
        for document in documents:
            self._homes.setdefault(document.outline, document)
        self._known: dict[str, dict[str, Target]] = {}

    def resolve(self, reference: Reference, document: Document, clause: str, schedule: str = "") -> Reference:
        """The reference with its printed pieces; without any where nothing answers to the name.

        A document made once for each item numbers its own clauses, so it looks among these for its own. ``schedule``
        is the key of the schedule in which the reference stands: what is in the same one is said to be in “this” one.
        """
        home = self._home(reference.document) if reference.document else document.outline
        inside = home == document.outline
        if not reference.target:
            steps: tuple[Step, ...] = (Step(self._names[home]),) if home in self._names else ()
            return Reference(home, "", steps)
        known = self._targets(document if inside else self._homes.get(home))
        target = known.get(f"{clause}/{reference.target}") if inside else None
        target = target or known.get(reference.target)
        if target is None:
            return Reference(home, reference.target)
        if inside:
            return Reference(home, target.key, self._within(target.steps, schedule))
        tail = Step(f" {self._words['of']} {self._names[home]}")
        return Reference(home, target.key, (*(Step(step.text) for step in target.steps), tail))

    def _within(self, steps: tuple[Step, ...], schedule: str) -> tuple[Step, ...]:
        """The pieces as they stand inside a schedule: “paragraph 2 of this Schedule” for what is in the same one."""
        if not schedule or len(steps) == 1 or steps[-1].target != schedule:
            return steps
        *before, _, _ = steps
        return (*before, Step(f" {self._words['of']} {self._words['this schedule']}"))

    def _targets(self, document: Document | None) -> dict[str, Target]:
        """What can be pointed to in a document; looked up once something does, as most papers are never pointed to."""
        if document is None:
            return {}
        if document.id not in self._known:
            self._known[document.id] = self._stand_ins.widened(dict(self._of(document)))
        return self._known[document.id]

    def _home(self, name: str) -> str:
        """The document of the set that a reference names, or the one in its place."""
        if name in self._homes:
            return name
        return next((other for other in self._stand_ins.documents.get(name, ()) if other in self._homes), name)

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

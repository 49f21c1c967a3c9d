"""Pass 4. Number: after it, every clause, provision, recital, party and schedule carries its printed number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from docgen.library.shapes import LevelShape
from docgen.model.blocks import Block, Clause, ClauseKind, Definition, DefinitionList, Provision
from docgen.model.document import Document, Part, Schedule

# In plain text the first level of the family is for paragraphs without a number.
FIRST_PLACES = {"texts": "list 1"}
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Numbering:
    """The house's lists: for each family the form of the number at each level, outermost first."""

    families: Mapping[str, Sequence[LevelShape]]
    _known: dict[tuple[str, tuple[int, ...]], str] = field(default_factory=dict, compare=False)

    def label(self, family: str, counters: Sequence[int]) -> str:
        """The printed number of the deepest counter: ``("clauses", [7, 2])`` gives "7.2"."""
        key = (family, tuple(counters))
        if key not in self._known:
            self._known[key] = self._label(family, counters)
        return self._known[key]

    def _label(self, family: str, counters: Sequence[int]) -> str:
        levels = self.families[family]
        first = next((place for place, level in enumerate(levels) if level.place == FIRST_PLACES.get(family)), 0)
        text = levels[first + len(counters) - 1].number
        for position, counter in enumerate(counters, start=first):
            text = text.replace(f"%{position + 1}", numeral(counter, levels[position].counts))
        return text


def numeral(number: int, counts: str) -> str:
    """A number from 1 as ``decimal``, ``letter``, ``capital`` or ``roman``; letters go on aa, bb as in Word."""
    if counts in ("letter", "capital"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if counts == "capital" else letters
    return _roman(number) if counts == "roman" else str(number)


def number(document: Document, numbering: Numbering) -> Document:
    """The document with its numbers."""
    return _Numbering(numbering).document(document)


class _Numbering:
    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering

    def document(self, document: Document) -> Document:
        parties, recitals, plain, counter = [0], [0], [0], [0]
        return replace(
            document,
            preamble=tuple(self._listed(clause, "texts", plain) for clause in document.preamble),
            execution_intro=tuple(self._listed(clause, "texts", plain) for clause in document.execution_intro),
            parties=tuple(self._listed(clause, "parties", parties) for clause in document.parties),
            background=tuple(self._listed(clause, "recitals", recitals) for clause in document.background),
            parts=tuple(self._part(part, counter) for part in document.parts),
            schedules=tuple(
                self._schedule(schedule, place) for place, schedule in enumerate(document.schedules, start=1)
            ),
        )

    def _part(self, part: Part, counter: list[int]) -> Part:
        return replace(part, clauses=tuple(self._headed(clause, "clauses", [], counter) for clause in part.clauses))

    def _schedule(self, schedule: Schedule, place: int) -> Schedule:
        label, counter, plain = self._numbering.label("schedules", [place]), [0], [0]
        clauses = tuple(
            self._listed(clause, "texts", plain)
            if clause.kind is ClauseKind.PLAIN
            else self._headed(clause, "schedules", [place], counter)
            for clause in schedule.clauses
        )
        return replace(schedule, number=str(place), label=label, clauses=clauses)

    def _headed(self, clause: Clause, family: str, above: list[int], counter: list[int]) -> Clause:
        """A clause with its own number, and its provisions numbered below it."""
        counter[0] += 1
        counters = [*above, counter[0]]
        label = self._numbering.label(family, counters).rstrip(".")
        return replace(clause, number=label, blocks=tuple(self._blocks(clause.blocks, family, counters, [0])))

    def _listed(self, clause: Clause, family: str, counter: list[int]) -> Clause:
        """Parties, recitals and plain lists: the top provisions go on counting through all clauses of the list."""
        return replace(clause, blocks=tuple(self._blocks(clause.blocks, family, [], counter)))

    def _blocks(
        self, blocks: Iterable[Block], family: str, above: Sequence[int], counter: list[int]
    ) -> Iterator[Block]:
        for block in blocks:
            if isinstance(block, Provision):
                counter[0] += 1
                yield self._provision(block, family, [*above, counter[0]])
            elif isinstance(block, DefinitionList):
                yield DefinitionList(tuple(map(self._definition, block.entries)))
            else:
                yield block

    def _provision(self, provision: Provision, family: str, counters: list[int]) -> Provision:
        label = self._numbering.label(family, counters)
        children = tuple(self._blocks(provision.children, family, counters, [0]))
        return Provision(
            provision.key,
            label,
            provision.level,
            provision.content,
            children,
            provision.notes,
            provision.undecided,
            provision.doubtful,
        )

    def _definition(self, definition: Definition) -> Definition:
        children = self._blocks(definition.children, "definitions", [1], [0])
        return replace(definition, children=tuple(child for child in children if isinstance(child, Provision)))


def _roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text

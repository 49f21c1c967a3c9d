"""Answers from several files into one: what each changed is taken, and what they disagree about is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from docgen.exchange.forms import Cell, Part, Returned
from docgen.exchange.matching import Matcher, put_back
from docgen.exchange.written import Held, plainly, same, shown, typed
from docgen.findings import Finding, Place, Severity
from docgen.questionnaire.questions import Question, Questionnaire, Section
from docgen.sources.quoting import quoted
from docgen.sources.yaml_layout import Value

THEIRS, OURS = "theirs", "ours"
_REMEDY: Final = (
    "Agree which is right; or give --take theirs for what the files say (of several the last), or --take ours for what "
    "the answers file says."
)
_LONGEST_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written: values by path, with the cell of each, and what stood in the way."""

    values: Mapping[str, Value] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def without(self, paths: Iterable[str]) -> Plan:
        """The plan without some of its values."""
        left = set(paths)
        return Plan(
            {path: value for path, value in self.values.items() if path not in left}, self.places, self.findings
        )


@dataclass(frozen=True, slots=True)
class _Claim:
    """What one cell says, and what it said when the form was made; None where nobody knows."""

    cell: Cell
    before: str | None


def merge(returned: Sequence[Returned], questionnaire: Questionnaire, held: Held, take: str = "") -> Plan:
    """What the files change in the answers; ``take`` decides where they disagree: "theirs", "ours" or ""."""
    return _Merging(questionnaire, held, take).plan(returned)


class _Merging:
    def __init__(self, questionnaire: Questionnaire, held: Held, take: str) -> None:
        self.questionnaire, self.held, self.take = questionnaire, held, take
        self.claims: dict[str, list[_Claim]] = {}
        self.findings: list[Finding] = []
        self.matchers: dict[str, Matcher] = {}
        self.values: dict[str, Value] = {}
        self.places: dict[str, Place] = {}

    def plan(self, returned: Sequence[Returned]) -> Plan:
        for file in returned:
            for section in self.questionnaire.sections:
                parts = [part for part in file.parts if part.section == section.id]
                if section.repeat:
                    self._items(section, put_back(parts, section.repeat.label))
                else:
                    for part in parts:
                        self._claim(section.id, part)
        for path, claims in self.claims.items():
            question = self.questionnaire.question(path)
            assert question is not None
            self._settle(path, question, claims)
        return Plan(self.values, self.places, tuple(self.findings))

    def _items(self, section: Section, parts: Sequence[Part]) -> None:
        if section.id not in self.matchers:
            self.matchers[section.id] = Matcher(section, self.held)
        for part in parts:
            if part.is_empty:
                name = (part.before or {}).get(section.repeat.label if section.repeat else "", "")
                message = f"The answers for {quoted(name)} were all taken out here; they are kept."
                remedy = "To take it out of the consortium, take it out of the answers file."
                self.findings.append(Finding("exchange-emptied", Severity.WARNING, message, (part.place,), remedy))
                continue
            found = self.matchers[section.id].find(part)
            if isinstance(found, Finding):
                self.findings.append(found)
            else:
                self._claim(f"{section.id}[{found}]", part)

    def _claim(self, prefix: str, part: Part) -> None:
        for name, cell in part.cells.items():
            before = None if part.before is None else part.before.get(name, "")
            if cell.text or before:
                self.claims.setdefault(f"{prefix}.{name}", []).append(_Claim(cell, before))

    def _settle(self, path: str, question: Question, claims: list[_Claim]) -> None:
        """Decide what becomes of one answer."""
        current = self.held.typed(path)
        told = [one for one in claims if self._says_something(question, one, current)]
        if not told:
            return
        values = [typed(question, one.cell.text) for one in told]
        differing = next((n for n, value in enumerate(values) if not same(question, value, values[0])), None)
        if differing is not None and self.take != THEIRS:
            if self.take != OURS:
                self._conflict(question, (told[0].cell, told[differing].cell))
            return
        claim, value = told[-1], values[-1]
        if same(question, value, current):
            return
        known = claim.before is not None and same(question, typed(question, claim.before), current)
        if current and not known and self.take != THEIRS:
            if self.take != OURS:
                self._against_ours(question, path, claim.cell, current)
            return
        self.values[path] = plainly(question, value)
        self.places[path] = claim.cell.place

    def _says_something(self, question: Question, claim: _Claim, current: Value) -> bool:
        """Whether a cell is more than what the form was made with; an open answer takes what a form was made with."""
        if claim.before is None:
            return bool(claim.cell.text)
        unchanged = same(question, typed(question, claim.cell.text), typed(question, claim.before))
        return bool(claim.cell.text) and not current if unchanged else True

    def _conflict(self, question: Question, cells: tuple[Cell, Cell]) -> None:
        said = [_quoted(cell.text) for cell in cells]
        message = f"{quoted(question.short)} is {said[0]} here and {said[1]} in the other place."
        places = tuple(cell.place for cell in cells)
        self.findings.append(Finding("exchange-conflict", Severity.ERROR, message, places, _REMEDY))

    def _against_ours(self, question: Question, path: str, cell: Cell, current: Value) -> None:
        ours = self.held.shown(question, path) or shown(question, current)
        message = f"{quoted(question.short)} is {_quoted(cell.text)} here and {_quoted(ours)} in the answers file."
        answers = self.held.reading.answers
        places = (cell.place, *((answers.given.place(path),) if answers else ()))
        self.findings.append(Finding("exchange-conflict", Severity.ERROR, message, places, _REMEDY))


def _quoted(text: str) -> str:
    words = " / ".join(line for line in text.split("\n") if line)
    return quoted(words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…") if words else "empty"

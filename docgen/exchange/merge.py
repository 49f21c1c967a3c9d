"""Answers from several files into one: what each changed is taken, and what they disagree about is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from docgen.exchange.forms import Cell, Part, Returned
from docgen.exchange.matching import Matcher, put_back
from docgen.exchange.written import Held, plainly, same, typed
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
    """What is to be written: values by path, with the cell of each, and what stood in the way.

    ``decided`` says by path which of several answers was taken, and instead of what.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    decided: Mapping[str, Finding] = field(default_factory=dict)

    def without(self, paths: Iterable[str]) -> Plan:
        """The plan without some of its values."""
        left = set(paths)
        return replace(
            self,
            values={path: value for path, value in self.values.items() if path not in left},
            decided={path: told for path, told in self.decided.items() if path not in left},
        )


@dataclass(frozen=True, slots=True)
class _Claim:
    """What one cell says, and what it said when the form was made; None where nobody knows."""

    cell: Cell
    before: str | None


def merge(returned: Sequence[Returned], questionnaire: Questionnaire, held: Held, take: str = "") -> Plan:
    """What the files change in the answers; ``take`` decides where they disagree: "theirs", "ours" or ""."""
    return _Merging(questionnaire, held, take).plan(returned)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of several answers to a question: as it stands there, what it says, and where."""

    text: str
    value: Value
    place: Place

    def __str__(self) -> str:
        return f"{_quoted(self.text)} ({self.place})"


class _Merging:
    def __init__(self, questionnaire: Questionnaire, held: Held, take: str) -> None:
        self.questionnaire, self.held, self.take = questionnaire, held, take
        self.claims: dict[str, list[_Claim]] = {}
        self.findings: list[Finding] = []
        self.matchers: dict[str, Matcher] = {}
        self.values: dict[str, Value] = {}
        self.places: dict[str, Place] = {}
        self.decided: dict[str, Finding] = {}
        self._labels: Mapping[str, str] | None = None

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
        return Plan(self.values, self.places, tuple(self.findings), self.decided)

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
        sides = [_Side(one.cell.text, typed(question, one.cell.text), one.cell.place) for one in told]
        theirs, ours = sides[-1], self._ours(question, path, current)
        before = told[-1].before
        known = before is not None and same(question, typed(question, before), current)
        against = [one for one in sides if not same(question, one.value, theirs.value)]
        if current and not known and not same(question, theirs.value, current):
            against.append(ours)
        if against and not self.take:
            self._conflict(question, path, [*sides, *against])
        elif against and self.take == OURS:
            self._decided(question, path, f"stays {ours}", [*against, theirs], ours)
        else:
            if against:
                self._decided(question, path, f"is now {theirs}", against, theirs)
            if not same(question, theirs.value, current):
                self.values[path] = plainly(question, theirs.value)
                self.places[path] = theirs.place

    def _ours(self, question: Question, path: str, current: Value) -> _Side:
        answers = self.held.reading.answers
        place = answers.given.place(path) if answers else Place("")
        return _Side(self.held.shown(question, path), current, place)

    def _says_something(self, question: Question, claim: _Claim, current: Value) -> bool:
        """Whether a cell is more than what the form was made with; an open answer takes what a form was made with."""
        if claim.before is None:
            return bool(claim.cell.text)
        unchanged = same(question, typed(question, claim.cell.text), typed(question, claim.before))
        return bool(claim.cell.text) and not current if unchanged else True

    def _conflict(self, question: Question, path: str, sides: Sequence[_Side]) -> None:
        told = _once(question, sides)
        message = f"{self._name(question, path)} is {_listed(told)}."
        places = tuple(one.place for one in told)
        self.findings.append(Finding("exchange-conflict", Severity.ERROR, message, places, _REMEDY))

    def _decided(self, question: Question, path: str, said: str, instead: Sequence[_Side], taken: _Side) -> None:
        """Tell what ``--take`` has decided: the answer that was taken, and those that were not."""
        others = [one for one in _once(question, instead) if not same(question, one.value, taken.value)]
        message = f"{self._name(question, path)} {said}, instead of {_listed(others)}."
        self.decided[path] = Finding("exchange-taken", Severity.NOTE, message, (taken.place,))

    def _name(self, question: Question, path: str) -> str:
        """What an answer is called, and of an item whose it is."""
        if self._labels is None:
            answers = self.held.reading.answers
            self._labels = {one.path: one.label for one in answers.standings()} if answers else {}
        return quoted(self._labels.get(path, question.short))


def _once(question: Question, sides: Sequence[_Side]) -> list[_Side]:
    """Each answer once, with the first of its places."""
    found: list[_Side] = []
    for side in sides:
        if not any(same(question, side.value, one.value) for one in found):
            found.append(side)
    return found


def _listed(sides: Sequence[_Side]) -> str:
    *first, last = map(str, sides)
    return f"{', '.join(first)} and {last}" if first else last


def _quoted(text: str) -> str:
    words = " / ".join(line for line in text.split("\n") if line)
    return quoted(words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…") if words else "empty"

"""What a check or a reader noticed: a value to collect and print, never an exception to lose.

A finding is printed as ``file:line:column: error: [rule-id] sentence``, followed by its remedy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

MOST_ALIKE: Final = 10


class Severity(StrEnum):
    """How much a finding matters: an error must not be issued, a warning is for a lawyer to look at."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file with 1-based line and column (0 = unknown) and the headings above it.

    In a table, line and column are those of the cell, and ``cell`` is what people call it: ``Members!C5``.
    """

    file: str
    line: int = 0
    column: int = 0
    heading: tuple[str, ...] = ()
    cell: str = ""

    def __str__(self) -> str:
        if self.cell:
            return f"{self.file}: {self.cell}"
        numbers = [str(n) for n in (self.line, self.column) if n]
        return ":".join([self.file, *numbers])


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed: the rule's id, how much it matters, one sentence, the remedy and every place involved.

    ``stops_final``: a draft may be made in spite of it, and execution copies may not. ``question`` is the path of the
    question to answer (``members[2].email``), where that is known: what is open may have no line of its own.
    """

    rule: str
    severity: Severity
    message: str
    places: tuple[Place, ...] = ()
    remedy: str = ""
    stops_final: bool = False
    question: str = ""

    def __str__(self) -> str:
        where = f"{self.places[0]}: " if self.places else ""
        others = f" (also {', '.join(map(str, self.places[1:]))})" if len(self.places) > 1 else ""
        stops = " (stops execution copies)" if self.stops_final else ""
        return f"{where}{self.severity}: [{self.rule}] {self.told}{stops}{others}"

    @property
    def told(self) -> str:
        """What people are told where they can see what it is about: the sentence and the remedy."""
        return f"{self.message} {self.remedy}".rstrip()

    def as_json(self) -> dict[str, Any]:
        """The finding as plain data, for ``--json``."""
        plain = {
            "rule": self.rule,
            "severity": str(self.severity),
            "message": self.message,
            "remedy": self.remedy,
            "places": [_place(place) for place in self.places],
        }
        more = {"stops_final": self.stops_final, "question": self.question}
        return {**plain, **{name: value for name, value in more.items() if value}}


def _place(place: Place) -> dict[str, Any]:
    plain = {"file": place.file, "line": place.line, "column": place.column, "heading": list(place.heading)}
    return {**plain, "cell": place.cell} if place.cell else plain


class FindingError(Exception):
    """A finding that stops the reading of what it stands in; the caller catches it and collects the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings forbids issuing the documents."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def gathered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, with the warnings of a rule as one where there are more than ten, so that none drowns the others.

    It tells how many there are, and the first of them.
    """
    every = list(findings)
    number = Counter(one.rule for one in every if one.severity is Severity.WARNING)
    told: set[str] = set()
    kept: list[Finding] = []
    for one in every:
        if one.severity is not Severity.WARNING or number[one.rule] <= MOST_ALIKE:
            kept.append(one)
        elif one.rule not in told:
            told.add(one.rule)
            kept.append(replace(one, message=f"{number[one.rule]} times in all, and first here: {one.message}"))
    return kept

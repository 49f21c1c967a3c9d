"""Who has agreed which answer: the record that stands under ``review`` in the answers file.

A record names a question, how it stands, who said so and when, and the answer that was meant. Once the answer is
another one, what was agreed of it counts no more: the question is back at “proposed”.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from docgen.findings import Finding, Place, Severity
from docgen.sources.nodes import MappingNode, Node, ScalarNode, SequenceNode, plain
from docgen.sources.quoting import quoted
from docgen.sources.suggest import did_you_mean

RECORD: Final = "review"
FIELDS: Final = ("question", "status", "by", "on", "answer")
BETWEEN: Final = "; "


class Status(StrEnum):
    """How far an answer is agreed."""

    OPEN = "open"
    PROPOSED = "proposed"
    AGREED = "agreed"
    NEEDS_ADVICE = "needs_advice"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was last said of one question: ``answer`` is what stood in the file then, in one line."""

    path: str
    status: Status
    by: str
    on: str
    answer: str
    place: Place

    def status_of(self, typed: object) -> Status:
        """How the question stands now that ``typed`` is its answer."""
        if self.status is Status.NEEDS_ADVICE:
            return self.status
        if not in_one_line(typed):
            return Status.OPEN
        return self.status if in_one_line(typed) == self.answer else Status.PROPOSED


def in_one_line(typed: object) -> str:
    """An answer as the record keeps it: the texts of a list one after the other, white space as single spaces."""
    if typed is None:
        return ""
    several = typed if isinstance(typed, list | tuple) else [typed]
    return BETWEEN.join(" ".join(str(one or "").split()) for one in several)


def records(node: Node, paths: Mapping[str, object]) -> tuple[dict[str, Reviewed], list[Finding]]:
    """The records by the paths of their questions, the last of each, and what is wrong with them.

    ``paths`` are the questions of the file, those of items too.
    """
    found: dict[str, Reviewed] = {}
    findings: list[Finding] = []
    if isinstance(node, ScalarNode) and node.value is None:
        return found, findings
    if not isinstance(node, SequenceNode):
        return found, [_wrong("“review” holds a list, each record after “- ”.", node.place)]
    for item in node.items:
        problem, record = _record(item, paths)
        if problem is not None:
            findings.append(problem)
        elif record is not None:
            found[record.path] = record
    return found, findings


def _record(item: Node, paths: Mapping[str, object]) -> tuple[Finding | None, Reviewed | None]:
    if not isinstance(item, MappingNode):
        return _wrong("A record names a question: “- question: …”.", item.place), None
    for entry in item.entries:
        if entry.key not in FIELDS:
            return _wrong(f"A record has no ‘{entry.key}’. {did_you_mean(entry.key, FIELDS)}", entry.key_place), None
    said = {key: str(value or "").strip() for key, value in plain(item).items()}
    places = {entry.key: entry.value.place for entry in item.entries}
    path, status = said.get("question", ""), said.get("status", "").replace(" ", "_")
    if path not in paths:
        hint = did_you_mean(path, paths)
        return _wrong(f"There is no question at {quoted(path)}. {hint}", places.get("question", item.place)), None
    if status not in tuple(Status):
        known = ", ".join(Status)
        return _wrong(f"{quoted(status)} is not one of: {known}.", places.get("status", item.place)), None
    on = said.get("on", "")
    try:
        datetime.date.fromisoformat(on or "2026-01-01")
    except ValueError:
        return _wrong(f"{quoted(on)} is no date such as 2026-04-01.", places["on"]), None
    record = Reviewed(path, Status(status), said.get("by", ""), on, in_one_line(said.get("answer", "")), item.place)
    return None, record


def _wrong(message: str, place: Place) -> Finding:
    remedy = "Mend the record, or take it away: the answers themselves are not touched."
    return Finding("review-record", Severity.WARNING, " ".join(message.split()), (place,), remedy)


@dataclass(frozen=True, slots=True)
class SectionReview:
    """How far the answers of one section are agreed: how many questions stand how."""

    section: str
    counts: Mapping[Status, int]


def by_section(standings: Sequence[tuple[str, Status]]) -> Iterator[SectionReview]:
    """The sections in their order, with their counts; ``standings`` are each question's section and status."""
    sections = dict.fromkeys(section for section, _ in standings)
    for section in sections:
        own = [status for other, status in standings if other == section]
        yield SectionReview(section, {status: own.count(status) for status in Status})

"""Which clauses meet each requirement, for each legal form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.checks.subject import LibrarySubject, error
from docgen.expressions.parse import Expression, holds
from docgen.expressions.scope import Scope
from docgen.findings import Finding, FindingError, Place
from docgen.library.library import Entry, Outline
from docgen.library.shapes import RequirementShape
from docgen.sources.suggest import did_you_mean

STATUSES = ("required", "expected", "optional")
PLACE = Place("templates/requirements")


@dataclass(frozen=True, slots=True)
class Covered:
    """One requirement for one form: the clauses that meet it ("articles/articles-name"), or why none has to."""

    requirement: RequirementShape
    form: str
    status: str
    clauses: tuple[str, ...]
    waived: str = ""

    @property
    def is_gap(self) -> bool:
        """Whether a clause is missing."""
        return not self.clauses and not self.waived and self.status != "optional"


def coverage(subject: LibrarySubject) -> Iterator[Covered]:
    """Every requirement for every form that it names, in the order of the files."""
    meeting = {form: dict(_meeting(subject, scope)) for form, scope in subject.forms.items()}
    for requirement in subject.library.requirements.values():
        waived = {form: waiver.reason for waiver in requirement.waived for form in waiver.forms}
        for form, status in _statuses(requirement):
            found = meeting.get(form, {}).get(requirement.id, [])
            clauses = (f"{document}/{clause}" for document, clause in found if document in requirement.documents)
            yield Covered(requirement, form, status, tuple(dict.fromkeys(clauses)), waived.get(form, ""))


def uncovered_requirements(subject: LibrarySubject) -> Iterator[Finding]:
    """A requirement that no clause of the form's documents meets, and that nobody has waived."""
    for one in coverage(subject):
        if one.is_gap:
            message = f"Nothing meets ‘{one.requirement.id}’ ({one.requirement.topic}), {one.status} for {one.form}."
            remedy = "Name it under “meets” of a clause of that form, or waive it with a reason."
            yield error("uncovered-requirement", message, PLACE, remedy=remedy)


def unknown_in_requirements(subject: LibrarySubject) -> Iterator[Finding]:
    """A requirement that a clause names and nobody wrote; a form, document or authority that does not exist."""
    library = subject.library
    for clause in library.clauses.values():
        yield from _unknown("requirement", clause.meets, library.requirements, clause.place)
    for one in library.requirements.values():
        yield from _unknown("document", one.documents, library.outlines, PLACE, one.id)
        yield from _unknown("authority", one.authorities, library.authorities, PLACE, one.id)
        forms = [form for form, _ in _statuses(one)] + [form for waiver in one.waived for form in waiver.forms]
        yield from _unknown("legal form", forms, subject.forms, PLACE, one.id)


def _statuses(requirement: RequirementShape) -> Iterator[tuple[str, str]]:
    for status in STATUSES:
        yield from ((form, status) for form in getattr(requirement, status))


def _meeting(subject: LibrarySubject, scope: Scope) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """By requirement, the documents and clauses that meet it and may be in the set under the answers in ``scope``."""
    found: dict[str, list[tuple[str, str]]] = {}
    for outline in subject.library.outlines.values():
        if not _may_hold(outline.when, scope):
            continue
        for name in _possible(outline, subject, scope):
            for requirement in subject.library.clauses[name].meets:
                found.setdefault(requirement, []).append((outline.id, name))
    yield from found.items()


def _possible(outline: Outline, subject: LibrarySubject, scope: Scope) -> Iterator[str]:
    """The clauses of an outline that may be in the document."""
    groups: list[Iterable[Entry]] = [outline.preamble, outline.parties, outline.background, outline.execution_intro]
    groups += [part.entries for part in outline.parts if _may_hold(part.when, scope)]
    groups += [schedule.entries for schedule in outline.schedules if _may_hold(schedule.when, scope)]
    for name in (name for entries in groups for entry in entries for name in entry.clauses):
        clause = subject.library.clauses.get(name)
        if clause is not None and _may_hold(clause.when, scope):
            yield name


def _may_hold(condition: Expression | None, scope: Scope) -> bool:
    """Whether a condition holds or is undecided; one on an item of a group, which no answers hold, may hold."""
    try:
        return condition is None or holds(condition, scope) is not False
    except FindingError:
        return True


def _unknown(kind: str, names: Iterable[str], known: Iterable[str], place: Place, where: str = "") -> Iterator[Finding]:
    for name in names:
        if name not in set(known):
            told = f" in ‘{where}’" if where else ""
            message = f"There is no {kind} called ‘{name}’{told}."
            yield error("unknown-in-requirements", message, place, remedy=did_you_mean(name, known))

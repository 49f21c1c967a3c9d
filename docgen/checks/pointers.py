"""Every id that the library points to exists, and every file has a place in a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.checks.subject import LibrarySubject, error, warning
from docgen.findings import Finding
from docgen.library.library import Outline, WrittenClause, WrittenDefinition
from docgen.library.tree import CrossReference, DefinitionsSlot
from docgen.library.walk import every_element, item_names, lines
from docgen.sources.suggest import did_you_mean


def unknown_clauses(subject: LibrarySubject) -> Iterator[Finding]:
    """An outline that names a clause for which there is no file, or names one twice."""
    for outline in subject.library.outlines.values():
        seen: set[str] = set()
        for entry in outline.entries():
            for clause in entry.clauses:
                if clause not in subject.library.clauses:
                    hint = did_you_mean(clause, subject.library.clauses)
                    yield error("unknown-clause", f"There is no clause called ‘{clause}’.", entry.place, remedy=hint)
                elif clause in seen:
                    yield error("unknown-clause", f"The outline has the clause ‘{clause}’ twice.", entry.place)
                seen.add(clause)


def homeless_clauses(subject: LibrarySubject) -> Iterator[Finding]:
    """A clause that no outline names, so that no answers can bring it into a document."""
    for clause in subject.library.clauses.values():
        if clause.id not in subject.homes:
            yield warning("homeless-clause", f"No outline has the clause ‘{clause.id}’.", clause.place)


def unknown_references(subject: LibrarySubject) -> Iterator[Finding]:
    """A cross-reference to a document, clause, schedule or provision that is not there."""
    for clause in subject.library.clauses.values():
        homes = subject.homes.get(clause.id, ())
        for reference in _references(clause):
            yield from _unknown(reference, homes, clause, subject)
    slotted = [outline for outline in subject.library.outlines.values() if _has_slot(subject, outline)]
    for definition in subject.library.definitions.values():
        for reference in _references(definition):
            yield from _unknown(reference, slotted, None, subject)


def _references(written: WrittenClause | WrittenDefinition) -> Iterator[CrossReference]:
    for line in lines(written.elements):
        yield from (piece for piece in line.pieces if isinstance(piece, CrossReference))


def _unknown(
    reference: CrossReference, homes: Sequence[Outline], written_in: WrittenClause | None, subject: LibrarySubject
) -> Iterator[Finding]:
    """What documents share may point to what one of them has: assembling shows whether it is there."""
    outlines = subject.library.outlines
    if reference.document and reference.document not in outlines:
        hint = did_you_mean(reference.document, outlines)
        message = f"There is no document called ‘{reference.document}’."
        yield error("unknown-reference", message, reference.place, remedy=hint)
        return
    if not reference.target or not (reference.document or homes):
        return
    named = [outlines[reference.document]] if reference.document else homes
    known = {target for home in named for one in _or_in_its_place(home, subject) for target in targets(subject, one)}
    if written_in and any(home in named for home in homes):
        known |= set(item_names(written_in.elements))
    if reference.target not in known:
        hint = did_you_mean(reference.target, known)
        message = f"‘{named[0].id}’ has nothing called ‘{reference.target}’ to refer to."
        yield error("unknown-reference", message, reference.place, *(home.place for home in named), remedy=hint)


def _or_in_its_place(outline: Outline, subject: LibrarySubject) -> Iterator[Outline]:
    yield outline
    yield from (other for other in subject.library.outlines.values() if outline.id in other.stands_for)


def targets(subject: LibrarySubject, outline: Outline) -> Iterator[str]:
    """Everything in a document that a reference may point to."""
    for entry in outline.entries():
        for name in entry.clauses:
            clause = subject.library.clauses.get(name)
            for called in (name, *(clause.stands_for if clause else ())):
                yield called
                yield from (f"{called}/{item}" for item in item_names(clause.elements if clause else ()))
    yield from (schedule.id for schedule in outline.schedules)


def _has_slot(subject: LibrarySubject, outline: Outline) -> bool:
    names = (name for entry in outline.entries() for name in entry.clauses)
    clauses = (clause for name in names if (clause := subject.library.clauses.get(name)))
    return any(isinstance(element, DefinitionsSlot) for clause in clauses for element in every_element(clause.elements))

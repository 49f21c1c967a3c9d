"""Which clauses an answer touches: those that print it, or whose conditions hang on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docgen.checks.subject import group_of
from docgen.library.library import Library, WrittenClause
from docgen.library.walk import Loops, expressions, outlines_of
from docgen.questionnaire.questions import Questionnaire


def affected_clauses(library: Library, questionnaire: Questionnaire) -> Mapping[str, list[str]]:
    """For each question (``meetings.notice_days``, ``members.email``) the ids of the clauses it touches."""
    homes = outlines_of(library)
    touched: dict[str, list[str]] = {}
    for clause in library.clauses.values():
        outer: Loops = tuple(outline.repeat for outline in homes.get(clause.id, ()) if outline.repeat is not None)
        for path in dict.fromkeys(_paths(clause, outer, questionnaire)):
            touched.setdefault(path, []).append(clause.id)
    return touched


def _paths(clause: WrittenClause, outer: Loops, questionnaire: Questionnaire) -> Iterator[str]:
    if clause.when is not None:
        yield from _questions(clause.when.names, outer, questionnaire)
    for used in expressions(clause.elements):
        yield from _questions(used.expression.names, (*outer, *used.loops), questionnaire)


def _questions(names: Iterable[str], loops: Loops, questionnaire: Questionnaire) -> Iterator[str]:
    """The questions behind names: an item's through its loop, a derived fact's through what it is worked out from."""
    groups = {loop.name: group_of(loop.items.names, questionnaire.vocabulary) for loop in loops}
    groups |= {section.repeat.item: section.id for section in questionnaire.sections if section.repeat}
    for name in sorted(names):
        head, dot, rest = name.partition(".")
        path = f"{groups[head]}.{rest.partition('.')[0]}" if dot and head in groups else name
        fact = questionnaire.derived.get(path)
        if fact is not None:
            yield from _questions(fact.value.names - {name}, loops, questionnaire)
        else:
            yield path

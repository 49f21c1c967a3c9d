"""Which answers are somebody's own words: in a name that a person typed, a capital letter defines nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.assembly.about_set import WORDS
from docgen.expressions.parse import Expression
from docgen.expressions.vocabulary import Kind
from docgen.questionnaire.questions import Questionnaire, Section
from docgen.questionnaire.types import TYPES

# Dates too: the capital of a month defines nothing either.
OWN_WORDS = frozenset({Kind.TEXT, Kind.LIST, Kind.ITEM, Kind.DATE})


@dataclass(frozen=True, slots=True)
class TypedNames:
    """The names that hold typed words: whole paths of single sections, and field names of repeated ones.

    A repeated group by itself ("areas", to list their names) holds them too.
    """

    paths: frozenset[str]
    fields: frozenset[str]
    sections: frozenset[str]

    def covers(self, expression: Expression) -> bool:
        """Whether any name in an expression holds typed words."""
        return any(self.holds(name) for name in expression.names)

    def holds(self, name: str) -> bool:
        """Whether a dotted name holds typed words."""
        head, _, rest = name.partition(".")
        if head in self.sections:
            return name in self.paths
        return not rest or rest.rpartition(".")[2] in self.fields


def typed_names(questionnaire: Questionnaire) -> TypedNames:
    """Work out, once for a questionnaire, which answers and derived facts are typed words."""
    known = TypedNames(frozenset(), WORDS, frozenset(section.id for section in questionnaire.sections))
    for section in questionnaire.sections:
        known = _with(known, section, (q.id for q in section.questions if TYPES[q.type].kind in OWN_WORDS))
        for fact in section.derived:
            if known.covers(fact.value):
                known = _with(known, section, (fact.id,))
    return known


def _with(known: TypedNames, section: Section, ids: Iterable[str]) -> TypedNames:
    if section.repeat is not None:
        return TypedNames(known.paths, known.fields | frozenset(ids), known.sections - {section.id})
    return TypedNames(known.paths | {f"{section.id}.{one}" for one in ids}, known.fields, known.sections)

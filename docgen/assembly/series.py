"""Documents made once for each item: clauses that say nothing of the item read alike in all, and are filled once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docgen.assembly.fill import Filling
from docgen.assembly.select import Selected
from docgen.expressions.scope import Scope
from docgen.findings import Finding
from docgen.library.library import WrittenClause
from docgen.library.tree import Repeat
from docgen.library.walk import expressions
from docgen.model.blocks import Clause, ClauseKind
from docgen.model.document import Decision

Fill = Callable[[Selected, ClauseKind, Scope], Clause]


@dataclass(frozen=True, slots=True)
class _Filled:
    """A clause, with what was decided and noticed while it was filled."""

    clause: Clause
    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...]


class Series:
    """Keeps the clauses that say nothing of the item for which a document is made."""

    def __init__(self) -> None:
        """Nothing is kept yet; what is kept holds for one set."""
        self._known: dict[tuple[str, str, str, str], _Filled] = {}
        self._mentions: dict[tuple[str, str], bool] = {}

    def filler(self, repeat: Repeat, filling: Filling) -> Fill:
        """Fills clauses as ``filling`` does, those that do not mention the item of ``repeat`` once for all items."""

        def fill(selected: Selected, kind: ClauseKind, scope: Scope) -> Clause:
            if self._mentioned(selected.clause, repeat.name):
                return filling.clause(selected, kind, scope)
            key = (filling.document, selected.clause.id, str(kind), selected.verdict.reason)
            if key not in self._known:
                decided, noticed = len(filling.decisions), len(filling.findings)
                clause = filling.clause(selected, kind, scope)
                known = _Filled(clause, tuple(filling.decisions[decided:]), tuple(filling.findings[noticed:]))
                self._known[key] = known
                return clause
            known = self._known[key]
            filling.decisions.extend(known.decisions)
            filling.findings.extend(known.findings)
            return known.clause

        return fill

    def _mentioned(self, clause: WrittenClause, item: str) -> bool:
        key = (clause.id, item)
        if key not in self._mentions:
            names = (name for used in expressions(clause.elements) for name in used.expression.names)
            self._mentions[key] = any(name.partition(".")[0] == item for name in names)
        return self._mentions[key]

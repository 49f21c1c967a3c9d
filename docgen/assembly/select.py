"""Pass 1. Select: after it, the clauses of a document are known, each with the reason why it is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from docgen.assembly.reasons import IN, OUT, UNDECIDED, Reasons, Verdict
from docgen.expressions.parse import Expression
from docgen.expressions.scope import Scope
from docgen.findings import Finding, Severity
from docgen.library.library import Entry, Library, Outline, WrittenClause
from docgen.library.tree import Pieces
from docgen.model.document import Decision


@dataclass(frozen=True, slots=True)
class Selected:
    """A clause that is in, or may be; ``verdict`` says why."""

    clause: WrittenClause
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class SelectedGroup:
    """The selected clauses of one part or schedule."""

    id: str
    heading: Pieces
    clauses: tuple[Selected, ...]
    plain: bool = False
    wide: bool = False


@dataclass(slots=True)
class Selection:
    """What is in one document."""

    outline: Outline
    preamble: tuple[Selected, ...] = ()
    parties: tuple[Selected, ...] = ()
    background: tuple[Selected, ...] = ()
    parts: tuple[SelectedGroup, ...] = ()
    schedules: tuple[SelectedGroup, ...] = ()
    execution_intro: tuple[Selected, ...] = ()
    decisions: list[Decision] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def select(outline: Outline, library: Library, scope: Scope, reasons: Reasons) -> Selection:
    """Choose the clauses of one document under the answers in ``scope``."""
    return _Selecting(outline, library, scope, reasons).selection()


class _Selecting:
    def __init__(self, outline: Outline, library: Library, scope: Scope, reasons: Reasons) -> None:
        self._library, self._scope, self._reasons = library, scope, reasons
        self._selection = Selection(outline)

    def selection(self) -> Selection:
        selection, outline = self._selection, self._selection.outline
        selection.preamble = self._chosen(outline.preamble)
        selection.parties = self._chosen(outline.parties)
        selection.background = self._chosen(outline.background)
        selection.parts = tuple(
            group
            for number, part in enumerate(outline.parts, start=1)
            for group in self._group(f"part-{number}", part.heading, part.when, part.entries)
        )
        selection.schedules = tuple(
            replace(group, plain=schedule.plain, wide=schedule.wide)
            for schedule in outline.schedules
            for group in self._group(schedule.id, schedule.heading, schedule.when, schedule.entries)
        )
        selection.execution_intro = self._chosen(outline.execution_intro)
        return selection

    def _group(
        self, key: str, heading: Pieces, when: Expression | None, entries: Iterable[Entry]
    ) -> Iterator[SelectedGroup]:
        whole = self._verdict(when)
        if whole.state == OUT and when is not None:
            reason = self._reasons.frame("part_omitted", reason=self._reasons.explain(when, self._scope, opposite=True))
            for entry in entries:
                for clause in entry.clauses:
                    self._note(clause, Verdict(OUT, reason))
            return
        clauses = self._chosen(entries, whole)
        if clauses:
            yield SelectedGroup(key, heading, clauses)

    def _chosen(self, entries: Iterable[Entry], whole: Verdict | None = None) -> tuple[Selected, ...]:
        return tuple(chosen for entry in entries for chosen in self._entry(entry, whole))

    def _entry(self, entry: Entry, whole: Verdict | None) -> list[Selected]:
        chosen: list[Selected] = []
        for name in entry.clauses:
            clause = self._library.clauses.get(name)
            if clause is None:
                self._selection.findings.append(_no_clause(name, entry))
                continue
            verdict = self._verdict(clause.when)
            if whole is not None and whole.state == UNDECIDED and verdict.state == IN:
                verdict = whole
            self._note(name, verdict)
            if verdict.state != OUT:
                chosen.append(Selected(clause, verdict))
        if entry.is_choice:
            self._check_alternatives(entry, chosen)
        return chosen

    def _check_alternatives(self, entry: Entry, chosen: list[Selected]) -> None:
        certain = [selected for selected in chosen if selected.verdict.state == IN]
        if len(certain) == 1 or (not certain and chosen):
            return
        names = ", ".join(entry.clauses)
        problem = "None" if not certain else "More than one"
        self._selection.findings.append(
            Finding(
                "alternatives",
                Severity.ERROR,
                f"{problem} of the alternatives {names} holds for these answers.",
                (entry.place, *(clause.place for name in entry.clauses if (clause := self._library.clauses.get(name)))),
                "Change their conditions so that exactly one holds.",
            )
        )

    def _verdict(self, condition: Expression | None) -> Verdict:
        return self._reasons.verdict(condition, self._scope)

    def _note(self, clause: str, verdict: Verdict) -> None:
        decision = Decision(self._selection.outline.id, clause, verdict.state, verdict.reason, "", verdict.waits_for)
        self._selection.decisions.append(decision)


def _no_clause(name: str, entry: Entry) -> Finding:
    return Finding("unknown-clause", Severity.ERROR, f"There is no clause called ‘{name}’.", (entry.place,))

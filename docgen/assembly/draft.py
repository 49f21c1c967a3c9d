"""One document of a set: its clauses chosen, filled and numbered, with its definitions and signatures."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property

from docgen.assembly.briefing import Briefing, wording
from docgen.assembly.define import Glossary, define, definitions, glossary, lists_definitions
from docgen.assembly.excerpt import Excerpt, beside
from docgen.assembly.fill import Filling, Turn
from docgen.assembly.formats import Formats, slug
from docgen.assembly.number import Numbering, number
from docgen.assembly.reasons import Reasons
from docgen.assembly.select import Selected, SelectedGroup, Selection, select
from docgen.assembly.series import Fill, Series
from docgen.assembly.sign import sign
from docgen.assembly.targets import StandIns, stand_ins
from docgen.expressions.scope import Scope
from docgen.findings import Finding
from docgen.library.library import Library, Outline
from docgen.model.blocks import Clause, ClauseKind, DefinitionList
from docgen.model.document import Cover, Document, Part, Schedule


class Drafter:
    """Drafts the documents of one set one by one; their references are not resolved.

    ``findings`` are what was noticed in all documents so far.
    """

    def __init__(self, library: Library, briefing: Briefing, reasons: Reasons) -> None:
        """Nothing is drafted yet."""
        self._library, self._briefing, self._reasons = library, briefing, reasons
        self._formats = Formats(library.words)
        self._numbering = Numbering(library.numbering.families)
        self._series = Series()
        self._wording = wording(library, briefing.open_now)
        self.findings: list[Finding] = []

    def document(self, outline: Outline, turn: Turn) -> Document:
        """The document of an outline, whole, for one item or for the set."""
        scope = turn.scope
        selection = select(outline, self._library, scope, self._reasons)
        filling = self.filling(outline)
        fill = filling.clause if outline.repeat is None else self._series.filler(outline.repeat, filling)
        draft = self._drafted(selection, filling, fill, turn)
        draft = replace(draft, execution=sign(outline, self._library.executions, scope, filling))
        defined = number(define(draft, self.known, filling, scope, self._reasons), self._numbering)
        decisions = (*selection.decisions, *filling.decisions, *defined.decisions)
        self.findings.extend((*selection.findings, *filling.findings))
        return replace(defined, decisions=decisions)

    def excerpt(self, outline: Outline, turn: Turn, ids: Collection[str]) -> Document | None:
        """Of a document the clauses with these ids and what stands beside them; None where it has none.

        Signatures it has none. A document that lists its definitions comes whole, since what it uses decides them.
        """
        selection = select(outline, self._library, turn.scope, self._reasons)
        wanted = beside(selection, ids)
        if not wanted:
            return None
        filling = self.filling(outline)
        excerpt = Excerpt(filling, wanted)
        found = self._drafted(selection, filling, excerpt.clause, turn)
        if lists_definitions(found):
            return self.document(outline, turn)
        if excerpt.refer_to(found, selection, self.stand_ins):
            found = self._drafted(selection, filling, excerpt.clause, turn)
        return number(found, self._numbering)

    def glossary(self) -> Document:
        """Every definition whose condition holds, or may hold, as the one clause of a document."""
        filling = self._filling("")
        listed = DefinitionList(definitions(self.known, filling, self._briefing.scope))
        clause = Clause("definitions", ClauseKind.PLAIN, "", "", (listed,))
        part = Part("", "", (clause,))
        return Document("", "", "", "", "", "", None, (), (), (), (part,), (), (), wording=self._wording)

    @cached_property
    def stand_ins(self) -> StandIns:
        """Which clauses may stand for another where that is referred to."""
        return stand_ins(self._library)

    @cached_property
    def known(self) -> Glossary:
        """The definitions that these answers allow."""
        return glossary(self._library.definitions.values(), self._briefing.scope, self._reasons)

    def filling(self, outline: Outline) -> Filling:
        """What fills the text of an outline."""
        return self._filling(outline.id)

    def _filling(self, document: str) -> Filling:
        return Filling(document, self._formats, self._reasons, self._briefing.typed)

    def _drafted(self, selection: Selection, filling: Filling, fill: Fill, turn: Turn) -> Document:
        """The document with its clauses, not numbered and without signatures."""
        outline, scope, key = selection.outline, turn.scope, turn.key

        def clauses(chosen: Sequence[Selected], kind: ClauseKind) -> tuple[Clause, ...]:
            return tuple(fill(selected, kind, scope) for selected in chosen)

        def schedule(group: SelectedGroup) -> Schedule:
            kind = ClauseKind.PLAIN if group.plain else ClauseKind.SCHEDULE_PARAGRAPH
            heading = filling.text(group.heading, scope)
            return Schedule(group.id, "", "", heading, clauses(group.clauses, kind), group.wide)

        title = filling.text(outline.title, scope)
        return Document(
            id=f"{outline.id}-{key}" if key else outline.id,
            outline=outline.id,
            file_name=slug(filling.text(outline.file, scope)),
            title=title,
            short_title=filling.text(outline.short_title, scope),
            subject=filling.text(outline.subject, scope),
            scheme=outline.scheme,
            cover=self._cover(outline, filling, scope, title),
            preamble=clauses(selection.preamble, ClauseKind.PLAIN),
            parties=clauses(selection.parties, ClauseKind.PARTY),
            background=clauses(selection.background, ClauseKind.RECITAL),
            parts=tuple(
                Part(group.id, filling.text(group.heading, scope), clauses(group.clauses, ClauseKind.CLAUSE))
                for group in selection.parts
            ),
            schedules=tuple(map(schedule, selection.schedules)),
            execution=(),
            execution_intro=clauses(selection.execution_intro, ClauseKind.PLAIN),
            signed_before_schedules=outline.signed_before_schedules,
            contents=outline.contents,
            status=self._briefing.status,
            open_questions=self._briefing.open_now,
            author=self._library.words.wording.get("author", ""),
            version=self._briefing.version,
            header=filling.text(outline.header, scope),
            wording=self._wording,
        )

    def _cover(self, outline: Outline, filling: Filling, scope: Scope, title: str) -> Cover | None:
        if not outline.has_cover:
            return None
        lines = tuple(filling.line(line, scope) for line in outline.cover_lines)
        return Cover(title, lines, tuple(filling.line(line, scope) for line in outline.small_print))

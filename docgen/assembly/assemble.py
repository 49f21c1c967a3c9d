"""The passes in their order: from a library and answers to the set of documents."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from docgen.assembly.about_set import NAME, OpenQuestion, SectionAgreed, facts
from docgen.assembly.define import Glossary, define, definitions, glossary, lists_definitions
from docgen.assembly.excerpt import Excerpt, beside
from docgen.assembly.fill import Filling, Turn
from docgen.assembly.formats import Formats, slug
from docgen.assembly.number import Numbering, number
from docgen.assembly.reasons import OUT, Reasons
from docgen.assembly.refer import refer
from docgen.assembly.select import Selected, SelectedGroup, Selection, select
from docgen.assembly.series import Fill, Series
from docgen.assembly.sign import sign
from docgen.assembly.targets import StandIns, Targets, stand_ins
from docgen.assembly.typed import TypedNames
from docgen.expressions.parse import holds
from docgen.expressions.scope import Layered, Scope
from docgen.expressions.values import Open, Undecided
from docgen.expressions.vocabulary import Vocabulary
from docgen.findings import Finding
from docgen.library.library import Library, Outline
from docgen.model.blocks import Clause, ClauseKind, DefinitionList, DocumentStatus
from docgen.model.document import Cover, Decision, Document, Part, Schedule, Wording


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """All documents of one consortium, why each clause is in or out, and what was noticed on the way."""

    documents: tuple[Document, ...]
    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """What assembly needs to know of the answers, beside their values.

    ``typed`` knows the answers that are somebody's own words; ``waiting`` are the questions that are open, ``review``
    says how far the answers are agreed.
    """

    scope: Scope
    vocabulary: Vocabulary
    typed: TypedNames
    waiting: tuple[OpenQuestion, ...] = ()
    status: DocumentStatus = "draft"
    version: str = ""
    review: tuple[SectionAgreed, ...] = ()


def assemble(library: Library, briefing: Briefing) -> DocumentSet:
    """Assemble the set: every document whose condition holds, or may hold."""
    return _Assembly(library, briefing).documents()


class OneByOne:
    """The documents of one set of answers, each drafted when it is asked for: for showing one while answers change."""

    def __init__(self, library: Library, briefing: Briefing) -> None:
        """Nothing is drafted yet."""
        self._library = library
        self._assembly = _Assembly(library, briefing)
        self._drafts: dict[tuple[str, str], Document | None] = {}

    def is_made(self, outline: str) -> bool:
        """Whether the set has, or may have, documents of this outline, as far as its condition says."""
        return self._assembly.is_made(self._library.outlines[outline])

    def waits_for(self, outline: str) -> tuple[Open, ...]:
        """The open questions that decide whether there are documents of this outline; none where that is known."""
        found = self._assembly.causes(self._library.outlines[outline])
        return tuple(dict.fromkeys(first for cause in found for first in cause.waits_for or (cause,)))

    def draft(self, outline: str, item: str = "") -> Document | None:
        """One document, whose references to others print nothing yet; None where the set has none.

        Of documents made once for each item it is that of the item with this key, or else the first. For a document
        about the set all others are drafted, once.
        """
        key = (outline, item)
        if key not in self._drafts:
            self._drafts[key] = self._assembly.one(self._library.outlines[outline], item)
        return self._drafts[key]

    def document(self, outline: str, item: str = "", others: Iterable[Document] = ()) -> Document | None:
        """The document with every reference into itself and the ``others`` resolved."""
        draft = self.draft(outline, item)
        return self.referred(draft, others) if draft else None

    def excerpt(self, outline: str, item: str, ids: Collection[str]) -> Document | None:
        """The document, as ``draft``, with those of its clauses filled that have these ids or stand beside them.

        None where it has none of them. What it says is what the whole says there; signatures it has none.
        """
        return self._assembly.excerpt(self._library.outlines[outline], item, ids)

    def referred(self, draft: Document, others: Iterable[Document]) -> Document:
        """A draft or an excerpt with every reference into itself and the ``others`` resolved."""
        return refer(draft, self._assembly.targets((draft, *(one for one in others if one.outline != draft.outline))))

    def glossary(self, others: Iterable[Document] = ()) -> Document:
        """Every definition that these answers allow, as a document of its own that may refer to the ``others``."""
        return refer(self._assembly.glossary(), self._assembly.targets(others))


class _Assembly:
    def __init__(self, library: Library, briefing: Briefing) -> None:
        self._library, self._briefing = library, briefing
        self._reasons = Reasons(library.words, briefing.vocabulary)
        self._formats = Formats(library.words)
        self._numbering = Numbering(library.numbering.families)
        self._decisions: list[Decision] = []
        self._findings: list[Finding] = []
        self._series = Series()
        self._wording = wording(library, _open_now(briefing))

    def documents(self) -> DocumentSet:
        about = [outline for outline in self._library.outlines.values() if outline.about_set]
        drafts = [*self._plain, *(draft for outline in about for draft in self._outline(outline))]
        targets = self.targets(drafts)
        documents = tuple(refer(draft, targets) for draft in drafts)
        findings = (*self._known.findings, *self._findings)
        return DocumentSet(documents, tuple(self._decisions), tuple(dict.fromkeys(findings)))

    def targets(self, drafts: Iterable[Document]) -> Targets:
        """What references may point to in these documents."""
        names = {outline.id: outline.reference for outline in self._library.outlines.values()}
        return Targets(drafts, names, self._library.words, self._stand_ins)

    def is_made(self, outline: Outline) -> bool:
        """Whether the condition of an outline holds, or may hold."""
        return outline.when is None or self._reasons.verdict(outline.when, self._scope(outline)).state != OUT

    def causes(self, outline: Outline) -> tuple[Open, ...]:
        """The open questions on which the condition of an outline hangs."""
        value = True if outline.when is None else holds(outline.when, self._scope(outline))
        return value.causes if isinstance(value, Undecided) else ()

    def one(self, outline: Outline, item: str) -> Document | None:
        """One document of an outline: that of the item with this key, or else the first."""
        turn = self._turn(outline, item)
        return self._document(outline, turn.scope, turn.key) if turn else None

    def excerpt(self, outline: Outline, item: str, ids: Collection[str]) -> Document | None:
        """Of such a document the clauses with these ids and what stands beside them; None where it has none."""
        turn = self._turn(outline, item)
        selection = select(outline, self._library, turn.scope, self._reasons) if turn else None
        wanted = beside(selection, ids) if selection else ()
        if turn is None or selection is None or not wanted:
            return None
        filling = self._filling(outline)
        excerpt = Excerpt(filling, wanted)
        found = self._drafted(selection, filling, excerpt.clause, turn)
        if lists_definitions(found):
            return self._document(outline, turn.scope, turn.key)
        if excerpt.refer_to(found, selection, self._stand_ins):
            found = self._drafted(selection, filling, excerpt.clause, turn)
        return number(found, self._numbering)

    def _turn(self, outline: Outline, item: str) -> Turn | None:
        """The turn of a document that is made for the item with this key, or else the first."""
        turns = self._turns(outline, self._scope(outline)) if self.is_made(outline) else ()
        return next((turn for turn in turns if turn.key == item), next(iter(turns), None))

    def glossary(self) -> Document:
        """Every definition whose condition holds, or may hold, as the one clause of a document."""
        filling = Filling("", self._formats, self._reasons, self._briefing.typed)
        listed = DefinitionList(definitions(self._known, filling, self._briefing.scope))
        clause = Clause("definitions", ClauseKind.PLAIN, "", "", (listed,))
        part = Part("", "", (clause,))
        return Document("", "", "", "", "", "", None, (), (), (), (part,), (), (), wording=self._wording)

    @cached_property
    def _stand_ins(self) -> StandIns:
        return stand_ins(self._library)

    @cached_property
    def _known(self) -> Glossary:
        return glossary(self._library.definitions.values(), self._briefing.scope, self._reasons)

    @cached_property
    def _plain(self) -> tuple[Document, ...]:
        """Every document that is not about the set."""
        plain = [outline for outline in self._library.outlines.values() if not outline.about_set]
        return tuple(draft for outline in plain for draft in self._outline(outline))

    @cached_property
    def _knowing(self) -> Scope:
        """The answers, and what a document about the set knows of the others."""
        briefing = self._briefing
        return Layered({NAME: facts(self._plain, self._library, briefing.waiting, briefing.review)}, briefing.scope)

    def _scope(self, outline: Outline) -> Scope:
        return self._knowing if outline.about_set else self._briefing.scope

    def _outline(self, outline: Outline) -> Iterator[Document]:
        scope = self._scope(outline)
        whole = self._reasons.verdict(outline.when, scope)
        if whole.state == OUT and outline.when is not None:
            reason = self._reasons.frame(
                "document_omitted", reason=self._reasons.explain(outline.when, scope, opposite=True)
            )
            self._decisions.append(Decision(outline.id, "", OUT, reason))
            return
        turns = self._turns(outline, scope)
        if outline.repeat is not None and self._filling(outline).items(outline.repeat, scope) == []:
            whole = self._reasons.none(outline.repeat.items, outline.repeat.condition)
        self._decisions.append(Decision(outline.id, "", whole.state, whole.reason, "", whole.waits_for))
        for turn in turns:
            yield self._document(outline, turn.scope, turn.key)

    def _turns(self, outline: Outline, scope: Scope) -> Sequence[Turn]:
        if outline.repeat is None:
            return [Turn(scope, "")]
        items = self._filling(outline).items(outline.repeat, scope)
        return [] if isinstance(items, Undecided) else items

    def _filling(self, outline: Outline) -> Filling:
        return Filling(outline.id, self._formats, self._reasons, self._briefing.typed)

    def _document(self, outline: Outline, scope: Scope, key: str) -> Document:
        selection = select(outline, self._library, scope, self._reasons)
        filling = self._filling(outline)
        fill = filling.clause if outline.repeat is None else self._series.filler(outline.repeat, filling)
        draft = self._drafted(selection, filling, fill, Turn(scope, key))
        draft = replace(draft, execution=sign(outline, self._library.executions, scope, filling))
        defined = number(define(draft, self._known, filling, scope, self._reasons), self._numbering)
        decisions = (*selection.decisions, *filling.decisions, *defined.decisions)
        self._decisions.extend(decisions)
        self._findings.extend((*selection.findings, *filling.findings))
        return replace(defined, decisions=decisions)

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
            open_questions=_open_now(self._briefing),
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


def _open_now(briefing: Briefing) -> int:
    """How many questions are open that can be answered while papers are drafted."""
    return sum(not one.stage for one in briefing.waiting)


def wording(library: Library, open_questions: int) -> Wording:
    """The engine's own words for a document with so many open questions."""
    words = dict(library.words.wording)
    single, several = words.pop("open_question"), words.pop("open_questions")
    counted = single if open_questions == 1 else several.format(count=open_questions)
    words.pop("author", None)
    return Wording(**words, open_questions=counted if open_questions else "")

"""The passes in their order: from a library and answers to the set of documents."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from docgen.assembly.about_set import NAME, facts
from docgen.assembly.briefing import Briefing
from docgen.assembly.draft import Drafter
from docgen.assembly.fill import Turn
from docgen.assembly.reasons import OUT, Reasons
from docgen.assembly.refer import refer
from docgen.assembly.targets import Targets
from docgen.expressions.parse import holds
from docgen.expressions.scope import Layered, Scope
from docgen.expressions.values import Open, Undecided
from docgen.findings import Finding
from docgen.library.library import Library, Outline
from docgen.model.document import Decision, Document


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """All documents of one consortium, why each clause is in or out, and what was noticed on the way."""

    documents: tuple[Document, ...]
    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...]


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
        self._drafter = Drafter(library, briefing, self._reasons)
        self._decisions: list[Decision] = []

    def documents(self) -> DocumentSet:
        about = [outline for outline in self._library.outlines.values() if outline.about_set]
        drafts = [*self._plain, *(draft for outline in about for draft in self._outline(outline))]
        targets = self.targets(drafts)
        documents = tuple(refer(draft, targets) for draft in drafts)
        findings = (*self._drafter.known.findings, *self._drafter.findings)
        return DocumentSet(documents, tuple(self._decisions), tuple(dict.fromkeys(findings)))

    def targets(self, drafts: Iterable[Document]) -> Targets:
        """What references may point to in these documents."""
        names = {outline.id: outline.reference for outline in self._library.outlines.values()}
        return Targets(drafts, names, self._library.words, self._drafter.stand_ins)

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
        return self._drafter.document(outline, turn) if turn else None

    def excerpt(self, outline: Outline, item: str, ids: Collection[str]) -> Document | None:
        """Of such a document the clauses with these ids and what stands beside them; None where it has none."""
        turn = self._turn(outline, item)
        return self._drafter.excerpt(outline, turn, ids) if turn else None

    def glossary(self) -> Document:
        """Every definition whose condition holds, or may hold, as the one clause of a document."""
        return self._drafter.glossary()

    def _turn(self, outline: Outline, item: str) -> Turn | None:
        """The turn of a document that is made for the item with this key, or else the first."""
        turns = self._turns(outline, self._scope(outline)) if self.is_made(outline) else ()
        return next((turn for turn in turns if turn.key == item), next(iter(turns), None))

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
        if outline.repeat is not None and self._drafter.filling(outline).items(outline.repeat, scope) == []:
            whole = self._reasons.none(outline.repeat.items, outline.repeat.condition)
        self._decisions.append(Decision(outline.id, "", whole.state, whole.reason, "", whole.waits_for))
        for turn in turns:
            drafted = self._drafter.document(outline, turn)
            self._decisions.extend(drafted.decisions)
            yield drafted

    def _turns(self, outline: Outline, scope: Scope) -> Sequence[Turn]:
        if outline.repeat is None:
            return [Turn(scope, "")]
        items = self._drafter.filling(outline).items(outline.repeat, scope)
        return [] if isinstance(items, Undecided) else items

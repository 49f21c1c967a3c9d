"""One document of the set, as the answers stand at this moment: for showing it while somebody answers.

Beside a question only the clauses that it touches are filled. The other documents to which they refer are kept from one
state of the answers to the next, as drafting them takes longer than anybody wants to wait for a saved answer; they are
drafted anew when ``fresh`` is asked for. Until then a number of theirs may be that of the answers before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from docgen.assembly.about_set import agreed, open_questions
from docgen.assembly.assemble import OneByOne
from docgen.assembly.briefing import Briefing
from docgen.assembly.excerpt import references
from docgen.assembly.targets import stand_ins
from docgen.assembly.typed import TypedNames, typed_names
from docgen.build.affected import affected_clauses
from docgen.build.examine import with_items
from docgen.build.project import Project
from docgen.expressions.values import Open, Undecided
from docgen.expressions.vocabulary import Vocabulary
from docgen.library.library import Outline
from docgen.library.tree import CrossReference
from docgen.library.walk import lines
from docgen.model.document import Document
from docgen.model.walk import clauses
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.paths import general
from docgen.version import VERSION


@dataclass(frozen=True, slots=True)
class Touched:
    """A document that a question touches, and the ids of the clauses of it that do or may change.

    Of the document only these clauses, and what stands in one part with them, are sure to be filled.
    """

    document: Document
    clauses: frozenset[str]


class LiveDraft:
    """The documents of one project, for answers that change all the time."""

    def __init__(self, project: Project) -> None:
        """The project must be usable."""
        self._project = project
        self._answers: Answers | None = None
        self._drafting: OneByOne | None = None
        self._shown: dict[tuple[str, str], Document | None] = {}
        self._glossary: tuple[Answers, Document] | None = None
        self._others: dict[str, tuple[Answers, Document | None]] = {}

    def touched(self, answers: Answers, path: str, fresh: bool = True) -> Touched | Undecided | None:
        """The first document of the set with a clause that the question at a path touches; None where there is none.

        Where it is not known whether that document is made at all, the open questions that decide it are given.
        """
        ids = frozenset(self._affected.get(general(path), ()))
        for outline in self._homes(ids):
            if causes := self.waits_for(answers, outline):
                return Undecided(causes)
            drafting = self._of(answers)
            excerpt = drafting.excerpt(outline, self._item(answers, path), ids)
            found = ids.intersection(clause.key for clause in clauses(excerpt)) if excerpt else frozenset()
            if excerpt and found:
                named = dict.fromkeys(one.document for one in references(excerpt))
                others = self._others_of(answers, self._wide(named), outline, fresh)
                return Touched(drafting.referred(excerpt, others), found)
        return None

    def waits_for(self, answers: Answers, outline: str) -> tuple[Open, ...]:
        """The open questions that decide whether documents of an outline are made; none where that is known."""
        return self._of(answers).waits_for(outline)

    def document(self, answers: Answers, outline: str, item: str = "") -> Document | None:
        """One document, of those made once for each item that of the item with this key; None where the set has none.

        Raises FindingError where a condition of the library cannot be worked out.
        """
        drafting = self._of(answers)
        if (outline, item) not in self._shown:
            others = self._others_of(answers, self._referred[outline], outline, fresh=True)
            self._shown[outline, item] = drafting.document(outline, item, others)
        return self._shown[outline, item]

    def outlines(self, answers: Answers) -> Iterator[Outline]:
        """The outlines of the documents that can be shown: those about the set, then the others in its order."""
        for outline in sorted(self._project.library.outlines.values(), key=lambda one: not one.about_set):
            if self._of(answers).is_made(outline.id):
                yield outline

    def glossary(self, answers: Answers) -> Document:
        """Every definition that the answers allow, as one document."""
        if self._glossary is None or self._glossary[0] is not answers:
            drafting = self._of(answers)
            made = [one.id for one in self.outlines(answers) if one.id in self._cited and not one.about_set]
            others = [one for name in made if (one := self._other(answers, name, fresh=False))]
            self._glossary = (answers, drafting.glossary(others))
        return self._glossary[1]

    def _of(self, answers: Answers) -> OneByOne:
        if self._drafting is None or self._answers is not answers:
            waiting, review = open_questions(answers), agreed(answers)
            briefing = Briefing(answers, self._vocabulary, self._typed, waiting, "draft", VERSION, review)
            self._answers, self._drafting = answers, OneByOne(self._project.library, briefing)
            self._shown = {}
        return self._drafting

    def _others_of(self, answers: Answers, names: Iterable[str], outline: str, fresh: bool) -> list[Document]:
        """The documents of those names which the set has, but for the one that refers to them."""
        return [one for name in names if name != outline and (one := self._other(answers, name, fresh))]

    def _wide(self, named: Iterable[str]) -> Iterator[str]:
        """The outlines of those names, and those that may stand in their place."""
        standing, known = self._standing, self._project.library.outlines
        wide = dict.fromkeys(other for name in named for other in (name, *standing.get(name, ())))
        return (name for name in wide if name in known)

    def _other(self, answers: Answers, outline: str, fresh: bool) -> Document | None:
        known = self._others.get(outline)
        if known is None or (fresh and known[0] is not answers):
            known = self._others[outline] = (answers, self._of(answers).draft(outline))
        return known[1]

    def _item(self, answers: Answers, path: str) -> str:
        """The key of the item that a path is of, or ""."""
        head, bracket, rest = path.partition("[")
        items = answers.items(head) if bracket else ()
        number = int(rest.partition("]")[0]) if bracket else 0
        return items[number - 1].key if 0 < number <= len(items) else ""

    def _homes(self, ids: frozenset[str]) -> Iterator[str]:
        """The outlines with any of the clauses: what stands by itself before what takes its terms from another paper.

        The latter are forms and registers, in which nobody recognises what was just answered.
        """
        for outline in sorted(self._project.library.outlines.values(), key=lambda one: bool(one.terms_from)):
            if not outline.about_set and ids.intersection(self._clauses[outline.id]):
                yield outline.id

    @cached_property
    def _standing(self) -> Mapping[str, Sequence[str]]:
        return stand_ins(self._project.library).documents

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return with_items(self._project.questionnaire)

    @cached_property
    def _typed(self) -> TypedNames:
        return typed_names(self._project.questionnaire)

    @cached_property
    def _clauses(self) -> Mapping[str, frozenset[str]]:
        return {
            one.id: frozenset(name for entry in one.entries() for name in entry.clauses)
            for one in self._project.library.outlines.values()
        }

    @cached_property
    def _affected(self) -> Mapping[str, Sequence[str]]:
        return affected_clauses(self._project.library, self._project.questionnaire)

    @cached_property
    def _cited(self) -> frozenset[str]:
        """The outlines that any document refers to, or that may stand in their place."""
        return frozenset(name for names in self._referred.values() for name in names)

    @cached_property
    def _referred(self) -> Mapping[str, Sequence[str]]:
        """For each outline those of the documents that it refers to, or that may stand in their place."""
        library = self._project.library
        found: dict[str, list[str]] = {}
        for outline in library.outlines.values():
            written = [library.clauses[name] for name in self._clauses[outline.id] if name in library.clauses]
            elements = [element for one in written for element in one.elements]
            elements += [element for one in library.definitions.values() for element in one.elements]
            pieces = (piece for line in lines(elements) for piece in line.pieces)
            named = {piece.document for piece in pieces if isinstance(piece, CrossReference)} - {""}
            found[outline.id] = [name for name in self._wide(sorted(named)) if name != outline.id]
        return found

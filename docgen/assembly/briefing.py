"""What assembly is told of the answers, and the engine's own words that each document carries for its writers."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.assembly.about_set import OpenQuestion, SectionAgreed
from docgen.assembly.typed import TypedNames
from docgen.expressions.scope import Scope
from docgen.expressions.vocabulary import Vocabulary
from docgen.library.library import Library
from docgen.model.blocks import DocumentStatus
from docgen.model.document import Wording


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

    @property
    def open_now(self) -> int:
        """How many questions are open that can be answered while papers are drafted."""
        return sum(not one.stage for one in self.waiting)


def wording(library: Library, open_questions: int) -> Wording:
    """The engine's own words for a document with so many open questions."""
    words = dict(library.words.wording)
    single, several = words.pop("open_question"), words.pop("open_questions")
    counted = single if open_questions == 1 else several.format(count=open_questions)
    words.pop("author", None)
    return Wording(**words, open_questions=counted if open_questions else "")

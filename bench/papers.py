"""The papers that are measured: those of the sample of twenty organisations, assembled once."""

from __future__ import annotations

from functools import cached_property

from docgen.build.examine import examine
from docgen.build.project import Project, default_library
from docgen.model.document import Document
from docgen.writers.house import House
from docgen.writers.pdf import doctor
from docgen.writers.pdf import writer as pdf

USUAL_PAGES = 25
_LIKELY = 10
_EVERY = 10


class Papers:
    """The sample as execution copies. Where this computer cannot make PDFs, ``has_pdf`` is False."""

    def __init__(self) -> None:
        self.project = Project(default_library())
        self.answers = self.project.root / "samples" / "twenty-organisations" / "answers.yaml"
        self.house = House(self.project.house)
        self.has_pdf = not doctor.probe(self.house)
        self._pages: dict[str, int] = {}

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The whole set."""
        examined = examine(self.project, self.answers, "execution copy")
        assert examined.documents, "the sample gives no documents: docgen check says why"
        return examined.documents.documents

    @cached_property
    def conditional(self) -> frozenset[str]:
        """The clauses that stand in a document on a condition."""
        return frozenset(name for name, clause in self.project.library.clauses.items() if clause.when is not None)

    @cached_property
    def usual(self) -> Document:
        """The document whose length is nearest to that of a usual agreement."""
        return min(self._longest(_LIKELY), key=lambda one: abs(self.pages(one) - USUAL_PAGES))

    @cached_property
    def two_longest(self) -> list[Document]:
        """What takes longest to lay out."""
        return self._longest(2)

    @cached_property
    def form(self) -> Document:
        """A short form: the kind of paper that the set has most of."""
        kinds = [one.outline for one in self.documents]
        usual = max(kinds, key=kinds.count)
        return next(one for one in self.documents if one.outline == usual)

    @cached_property
    def selection(self) -> tuple[Document, ...]:
        """The middle one of every ten papers in the order of the set: long and short ones have about their shares."""
        return self.documents[_EVERY // 2 :: _EVERY]

    def pages(self, document: Document) -> int:
        """How many pages its PDF has; 0 where no PDF can be made."""
        if document.id not in self._pages:
            self._pages[document.id] = pdf.render(document, self.house).page_count if self.has_pdf else 0
        return self._pages[document.id]

    def length(self, document: Document) -> str:
        """Its title and length for reading."""
        return f"{document.title}, {self.pages(document) or '?'} pages"

    def _longest(self, count: int) -> list[Document]:
        return sorted(self.documents, key=lambda one: len(repr(one)), reverse=True)[:count]

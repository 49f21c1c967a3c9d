"""What a running process does: assemble, write Word, lay out PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench.timing import Figure, milliseconds, seconds
from docgen.assembly.assemble import Briefing, assemble
from docgen.assembly.typed import typed_names
from docgen.build.examine import examine
from docgen.build.project import Project
from docgen.library.library import Library
from docgen.model.document import Document
from docgen.writers.docx import writer as docx
from docgen.writers.house import House
from docgen.writers.pdf import doctor
from docgen.writers.pdf import writer as pdf

USUAL_PAGES = 25


class Warm:
    """The sample, read and assembled once."""

    def __init__(self, project: Project, answers: Path, times: int) -> None:
        """``times`` is how often each thing is measured."""
        examined = examine(project, answers)
        assert examined.answers
        assert examined.documents
        self._library, self._house, self._times = project.library, House(project.house), times
        self._briefing = Briefing(
            examined.answers, project.questionnaire.vocabulary, typed_names(project.questionnaire)
        )
        self._documents = examined.documents.documents
        self._has_pdf = not doctor.probe(self._house)

    def figures(self) -> Iterator[Figure]:
        """All measurements of this module."""
        if not self._has_pdf:
            yield Figure("PDF", "not measured", "this computer cannot make PDFs: docgen doctor says why")
        yield from self._whole_set()
        yield from self._usual_document()
        yield from self._one_more_form()
        if self._has_pdf:
            yield self._pages()

    def _whole_set(self) -> Iterator[Figure]:
        taken = seconds(partial(assemble, self._library, self._briefing), self._times)
        yield Figure("assemble the whole set, warm", milliseconds(taken), f"{len(self._documents)} documents")

    def _usual_document(self) -> Iterator[Figure]:
        document, size = self._nearest(USUAL_PAGES)
        library = self._with_only(document.outline)

        def work() -> None:
            docx.write(assemble(library, self._briefing).documents[0], self._house)

        taken = seconds(work, max(self._times, 15))
        yield Figure("assemble and write one .docx, warm", milliseconds(taken), f"{document.title}: {size}")

    def _one_more_form(self) -> Iterator[Figure]:
        form = self._form()
        taken = seconds(partial(docx.write, form, self._house), self._times)
        yield Figure("one more form as .docx, warm", milliseconds(taken), form.title)
        if self._has_pdf:
            size = pdf.render(form, self._house).page_count
            taken = seconds(partial(pdf.write, form, self._house), self._times)
            note = f"{form.title}: {size} pages, {milliseconds(taken / size)} a page"
            yield Figure("one more form as PDF, warm", milliseconds(taken), note)

    def _pages(self) -> Figure:
        large = sorted(self._documents, key=lambda one: len(repr(one)))[-2:]
        pages = sum(pdf.render(one, self._house).page_count for one in large)
        taken = seconds(lambda: [pdf.write(one, self._house) for one in large], max(1, self._times // 10), False)
        return Figure("PDF pages a second on one core", f"{pages / taken:,.1f}", f"{pages} pages of the two longest")

    def _form(self) -> Document:
        """The first document of those that are made once for each person."""
        outlines = {name for name, outline in self._library.outlines.items() if outline.repeat}
        return next(one for one in self._documents if one.outline in outlines)

    def _nearest(self, pages: int) -> tuple[Document, str]:
        """The document whose length is nearest, and its length for reading."""
        if not self._has_pdf:
            return self._documents[0], "length not known"
        counts = {one.id: pdf.render(one, self._house).page_count for one in self._documents}
        nearest = min(self._documents, key=lambda one: abs(counts[one.id] - pages))
        return nearest, f"{counts[nearest.id]} pages"

    def _with_only(self, outline: str) -> Library:
        return replace(self._library, outlines={outline: self._library.outlines[outline]})

"""Word, PDF and the document itself have the same words, in every document of every sample."""

from __future__ import annotations

import pytest

from docgen.model.blocks import Table
from docgen.model.document import Document
from docgen.model.walk import blocks, clauses, text_of
from docgen.writers.reading import LineKind, lines, printed_lines
from tests import reading_docx
from tests.conftest import Rendered
from tests.samples import SAMPLES, documents, some_of_each
from tests.writers.pdf.readers import bodies


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_word_file_has_the_words_and_numbers_of_its_document(sample: str, rendered: Rendered) -> None:
    for document in some_of_each(documents(sample)):
        file = rendered(sample) / f"{document.file_name}.docx"
        assert reading_docx.printed_lines(file.read_bytes()) == printed_lines(document), document.id


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_pdf_has_the_words_and_numbers_of_its_document(
    sample: str, rendered: Rendered, pdf_formats: tuple[str, ...]
) -> None:
    if "pdf" not in pdf_formats:
        pytest.skip("this computer cannot make PDFs")
    for document in some_of_each(documents(sample)):
        has_notes = any(line.kind in (LineKind.NOTE, LineKind.UNDECIDED) for line in lines(document))
        pages = bodies((rendered(sample) / f"{document.file_name}.pdf").read_bytes(), with_margin=not has_notes)
        if document.is_draft:
            _assert_lines_in_order("".join(pages), document)
        else:
            _assert_same_but_for_contents(pages, document)


def _assert_lines_in_order(words: str, document: Document) -> None:
    """A draft has the draft mark across each page."""
    mark = document.wording.draft_mark
    words, at = words.replace(mark, ""), 0
    for line in printed_lines(document):
        found = words.find(_close(line).replace(mark, ""), at)
        assert found >= 0, f"{document.id}: “{line}” is not printed, or not in its place"
        at = found


def _assert_same_but_for_contents(pages: list[str], document: Document) -> None:
    wanted = _close(" ".join(printed_lines(document)))
    tables = (block for clause in clauses(document) for block in blocks(clause.blocks) if isinstance(block, Table))
    headers = {"", *(_close(" ".join(map(text_of, table.header))) for table in tables)}
    at, others = 0, ""
    for page in pages:
        # A table that runs on to a new page has its header there again.
        readings = (page.removeprefix(header) for header in headers)
        found = next((words for words in readings if words and wanted.startswith(words, at)), "")
        at += len(found)
        others += "" if found else page
    assert at == len(wanted), f"{document.id}: not printed as it should be: {wanted[at : at + 200]}"
    assert others.startswith(_close(document.wording.contents)) if document.contents else not others


def _close(text: str) -> str:
    return "".join(text.split())

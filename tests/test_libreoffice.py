"""LibreOffice counts and quotes numbers by itself: in every set it must find what we stored."""

from __future__ import annotations

import pytest

from docgen.writers.reading import printed_lines
from tests.conftest import Rendered
from tests.samples import COMPLETE, documents, some_of_each, thoroughly
from tests.writers.docx.test_libreoffice import lines_of, pytestmark, read_all  # noqa: F401


@pytest.mark.parametrize("sample", thoroughly(COMPLETE))
def test_refreshing_all_fields_changes_no_number_and_no_reference(sample: str, rendered: Rendered) -> None:
    papers = list(some_of_each(documents(sample)))
    read = read_all([rendered(sample) / f"{document.file_name}.docx" for document in papers])
    assert len(read) == len(papers)
    for document, found in zip(papers, read, strict=True):
        assert lines_of(found) == printed_lines(document), document.id

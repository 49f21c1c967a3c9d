"""LibreOffice counts and quotes numbers by itself: in every set it must find what we stored."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from docgen.writers.reading import printed_lines
from tests.conftest import Rendered
from tests.samples import LARGE, SAMPLES, documents, some_of_each, thoroughly
from tests.writers.docx.parts import W, tree, with_part
from tests.writers.docx.test_libreoffice import lines_of, pytestmark, read_all  # noqa: F401


@pytest.mark.parametrize("sample", thoroughly(SAMPLES, (LARGE,)))
def test_refreshing_all_fields_changes_no_number_and_no_reference(
    sample: str, rendered: Rendered, tmp_path: Path
) -> None:
    papers = list(some_of_each(documents(sample)))
    files = [rendered(sample) / f"{document.file_name}.docx" for document in papers]
    read = read_all(
        [
            _without_comments(file, tmp_path) if paper.is_draft else file
            for paper, file in zip(papers, files, strict=True)
        ]
    )
    assert len(read) == len(papers)
    for document, found in zip(papers, read, strict=True):
        assert lines_of(found) == printed_lines(document), document.id


def _without_comments(file: Path, folder: Path) -> Path:
    """A draft as it is but for its comments, on which LibreOffice without a screen crashes."""
    docx = file.read_bytes()
    body = tree(docx)
    for mark in list(body.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")):
        holder = mark.getparent()
        assert holder is not None
        holder.remove(mark)
    copied = folder / file.name
    copied.write_bytes(with_part(docx, "word/document.xml", etree.tostring(body, encoding="unicode")))
    return copied

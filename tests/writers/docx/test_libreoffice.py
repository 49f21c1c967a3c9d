"""LibreOffice counts and quotes numbers by itself: what it prints must be what we stored."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docgen.model.document import Document
from docgen.writers import reading
from docgen.writers.docx.runs import NO_BREAK_HYPHEN
from docgen.writers.docx.writer import write
from docgen.writers.house import House
from tests.writers.docx.documents import awkward, long
from tests.writers.docx.letterheads import own_headings
from tests.writers.docx.parts import part, with_part
from tests.writers.sample_document import plain_sample, sample

SCRIPT = Path(__file__).with_name("libreoffice_fields.py")
# LibreOffice without a screen crashes on comments: an execution copy has none.
DOCUMENTS = {
    "sample": sample("execution copy"),
    "plain": plain_sample(),
    "awkward": replace(awkward(), status="execution copy"),
    "long": long(),
}


@cache
def _python() -> str:
    for name in ("/usr/bin/python3", "python3"):
        if shutil.which(name) and not subprocess.run([name, "-c", "import uno"], capture_output=True).returncode:
            return name
    return ""


pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not shutil.which("soffice") or not _python(), reason="LibreOffice with uno is not installed"),
]


def read_all(files: Sequence[Path]) -> list[dict[str, Any]]:
    """What LibreOffice prints of each file."""
    command = [_python(), str(SCRIPT), *map(str, files)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True).stdout.splitlines()
    return [json.loads(line) for line in told]


def _read(docx: bytes, folder: Path) -> dict[str, Any]:
    file = folder / "paper.docx"
    file.write_bytes(docx)
    return read_all([file])[0]


def lines_of(read: dict[str, Any]) -> list[str]:
    body = ((number, text) for style, number, text in read["lines"] if "Contents" not in style)
    lines = (" ".join(f"{number} {text}".split()) for number, text in body)
    return [line.replace(NO_BREAK_HYPHEN, "-") for line in lines if line]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_bringing_fields_up_to_date_changes_no_number_and_no_reference(name: str, house: House, tmp_path: Path) -> None:
    document = DOCUMENTS[name]
    assert lines_of(_read(write(document, house), tmp_path)) == reading.printed_lines(document)


def test_bringing_fields_up_to_date_on_a_letterhead_changes_nothing_and_counts_its_pages(
    house: House, tmp_path: Path
) -> None:
    file = tmp_path / "letterhead.docx"
    file.write_bytes(own_headings())
    document = DOCUMENTS["sample"]
    read = _read(write(document, House(house.root, file)), tmp_path)
    assert lines_of(read) == reading.printed_lines(document)
    pages = [entry.rpartition("\t")[2] for entry in read["contents"]]
    assert pages == sorted(pages, key=int)
    assert int(pages[-1]) > 3


def test_a_wrong_reference_would_be_noticed(house: House, tmp_path: Path) -> None:
    docx = write(sample("execution copy"), house)
    body = part(docx, "word/document.xml")
    wrong = body.replace('preserve">3.2(b)</w:t>', 'preserve">9.9(z)</w:t>', 1)
    assert wrong != body
    lines = lines_of(_read(with_part(docx, "word/document.xml", wrong), tmp_path))
    assert lines == reading.printed_lines(sample("execution copy"))


@pytest.mark.parametrize("name", ["sample", "long"])
def test_the_contents_table_made_anew_has_the_same_entries(name: str, house: House, tmp_path: Path) -> None:
    read = _read(write(DOCUMENTS[name], house), tmp_path)
    stored = [text for style, _, text in read["lines"] if style in ("Contents 1", "Contents 2")]
    assert [_entry(entry.rpartition("\t")[0]) for entry in read["contents"]] == [_entry(entry) for entry in stored]


def _entry(text: str) -> str:
    return " ".join(text.split())


def test_the_first_paragraph_after_the_contents_starts_a_page(house: House, tmp_path: Path) -> None:
    document: Document = sample("execution copy")
    read = _read(write(document, house), tmp_path)
    pages = {entry.split("\t")[0]: int(entry.rpartition("\t")[2]) for entry in read["contents"]}
    assert pages["Working together"] == 3

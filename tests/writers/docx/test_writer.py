from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from docgen.model.document import Document, Wording
from docgen.writers import reading
from docgen.writers.docx.lint import lint
from docgen.writers.docx.writer import write
from docgen.writers.house import House
from tests import reading_docx
from tests.writers.docx.documents import clause, document, long
from tests.writers.docx.parts import fields, names, part, tree
from tests.writers.sample_document import item, plain_sample, sample, to_clause

ROOT = Path(__file__).parents[3]


def test_the_file_prints_the_words_and_numbers_of_the_model(document: Document, written: bytes) -> None:
    assert reading_docx.printed_lines(written) == reading.printed_lines(document)


def test_a_validator_finds_no_fault(written: bytes, tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(written)
    result = OpenXmlValidator().validate(file)
    assert [str(error) for error in result.errors] == []


def test_our_own_lints_find_no_fault(written: bytes) -> None:
    assert lint(written) == []


def test_the_same_document_gives_the_same_bytes(document: Document, written: bytes, house: House) -> None:
    assert write(document, house) == written


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_gives_the_same_bytes(seed: str, house: House) -> None:
    program = (
        "import sys, hashlib, pathlib\n"
        "from docgen.writers.docx.writer import write\n"
        "from docgen.writers.house import House\n"
        "from tests.writers.sample_document import sample\n"
        "print(hashlib.sha256(write(sample(), House(pathlib.Path(sys.argv[1])))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "PYTHONPATH": str(ROOT)}
    told = subprocess.run(
        [sys.executable, "-c", program, str(house.root)], env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == sha256(write(sample(), house)).hexdigest()


def test_references_show_the_number_that_word_will_give_them(written: bytes) -> None:
    lines = list(reading_docx.read(written))
    at = {name: place for place, line in enumerate(lines) for name in line.bookmarks}
    references = [
        (instruction.split(), shown) for instruction, shown in fields(written) if instruction.startswith("REF")
    ]
    for (_, bookmark, switch, _), shown in references:
        own = lines[at[bookmark]].number.rstrip(".")
        assert shown == own if switch == r"\n" else shown.endswith(own)
        if switch == r"\w":
            assert shown == _full(lines, at[bookmark])


def _full(lines: list[reading_docx.PrintedLine], place: int) -> str:
    """The full number of a paragraph of a clause: those of the levels above it, back to the one with a full stop in."""
    number = lines[place].number.rstrip(".")
    level = lines[place].style[-1]
    while level in "23" and lines[place].style.startswith("Clause Level"):
        place -= 1
        if lines[place].style == f"Clause Level {int(level) - 1}":
            number, level = lines[place].number + number, str(int(level) - 1)
    return number


def test_every_kind_of_reference_is_a_field(house: House) -> None:
    shown = {text for instruction, text in fields(write(sample(), house)) if instruction.startswith("REF")}
    assert shown == {
        "1",
        "3.2",
        "4.1",
        "3.2(b)",
        "3.2(b)(i)",
        "2.1",
        "(b)",
        "1.1",
        "Schedule\u00a01",
        "Schedule\u00a02",
        "Schedule\u00a03",
    }


def test_a_reference_that_word_would_change_is_a_plain_link(house: House) -> None:
    paper = document(clause("one", "1", item("one/1", "1.1", 1, "See ", to_clause("one", "99"), ".")))
    docx = write(paper, house)
    assert fields(docx) == []
    assert "1.1 See clause 99." in reading_docx.printed_lines(docx)
    assert tree(docx).findall(".//{*}hyperlink")


def test_a_draft_says_so_on_every_page_and_an_execution_copy_nowhere(house: House) -> None:
    draft, execution = write(sample(), house), write(sample("execution copy"), house)
    for header in ("word/header1.xml", "word/header2.xml"):
        assert "PowerPlusWaterMarkObject" in part(draft, header)
        assert "5 questions are open" in part(draft, header)
        assert "DRAFT" not in part(execution, header)
    assert "word/comments.xml" in names(draft)
    assert "word/comments.xml" not in names(execution)
    assert "w:highlight" not in part(execution, "word/document.xml")
    assert "w:shd" not in part(execution, "word/document.xml")


def test_blanks_are_highlighted_and_undecided_text_is_shaded(house: House) -> None:
    body = part(write(sample(), house), "word/document.xml")
    assert re.search(r"w:highlight[^<]*/></w:rPr><w:t[^>]*>\[Company number\]", body)
    assert re.search(r"w:shd[^<]*/></w:rPr><w:t[^>]*>\[An independent person", body)


def test_no_paragraph_numbers_itself_and_no_field_asks_to_be_updated(house: House) -> None:
    docx = write(long(), house)
    assert "w:numPr" not in part(docx, "word/document.xml")
    assert "startOverride" not in part(docx, "word/numbering.xml")
    assert "w:sdt" not in part(docx, "word/document.xml")
    assert "updateFields" not in part(docx, "word/settings.xml")


def test_the_first_page_has_its_own_header_only_where_there_is_a_cover(house: House) -> None:
    assert "<w:titlePg/>" in part(write(sample(), house), "word/document.xml")
    assert "<w:titlePg/>" not in part(write(plain_sample(), house), "word/document.xml")


def test_the_footer_says_the_page_in_the_words_of_the_house(house: House) -> None:
    paper = replace(plain_sample(), wording=Wording(page="Sheet {page} out of {pages}."))
    footer = part(write(paper, house), "word/footer1.xml")
    assert re.sub(r"<[^>]+>", "|", footer).replace("|", "").endswith("Sheet  PAGE 1 out of  NUMPAGES 1.")


def test_another_language_is_told_to_word(house: House) -> None:
    docx = write(replace(plain_sample(), language="cy-GB"), house)
    assert 'w:lang w:val="cy-GB"' in part(docx, "word/styles.xml")
    assert "<dc:language>cy-GB</dc:language>" in part(docx, "docProps/core.xml")


def test_words_of_answers_never_become_markup_or_tags(house: House) -> None:
    hostile = "{{ 7 * 7 }}<w:p/>&amp;{% if x %}\x00\x0b"
    paper = replace(sample(), title=hostile, header=hostile, subject=hostile, author=hostile, version=hostile)
    docx = write(paper, house)
    assert lint(docx) == []
    assert "{{ 7 * 7 }}<w:p/>&amp;{% if x %}" in "".join(tree(docx, "word/header1.xml").itertext())

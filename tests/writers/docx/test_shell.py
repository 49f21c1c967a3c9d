from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from openxml_audit import OpenXmlValidator

from docgen.findings import FindingError
from docgen.writers import reading
from docgen.writers.docx.lint import lint
from docgen.writers.docx.package import unpack
from docgen.writers.docx.shell import shell
from docgen.writers.docx.shell_new import new_shell
from docgen.writers.docx.writer import write
from docgen.writers.house import House
from tests import reading_docx
from tests.writers.docx.parts import part, tree
from tests.writers.sample_document import plain_sample, sample


def _house(folder: Path, data: bytes, house: House) -> House:
    """A house with another Word file."""
    (folder / "shell.docx").write_bytes(data)
    (folder / "numbering.yaml").write_bytes(house.numbering_path.read_bytes())
    return House(folder)


def _letterhead(*, body: str = "{{p body }}", styled: str = "") -> bytes:
    """A firm's own Word file: American English, its own styles and lists, a tag scattered over three runs."""
    paper = docx.Document()
    header = paper.sections[0].header.paragraphs[0]
    for text in ("Smith & Co · {{ ti", "tle", " }}"):
        header.add_run(text)
    paper.add_paragraph("Our own words", style="List Number")
    if styled:
        paper.styles.add_style(styled, 1).font.size = Pt(31)
    paper.add_paragraph(body)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def test_the_shell_is_compiled_once(house: House) -> None:
    data = house.shell_path.read_bytes()
    assert shell(data, house.numbering) is shell(bytes(bytearray(data)), house.numbering)


def test_a_new_shell_is_the_same_every_time_and_has_every_tag() -> None:
    assert new_shell() == new_shell()
    text = "".join(part.decode() for name, part in unpack(new_shell()).items() if name.startswith("word/"))
    for tag in ("{{p body }}", "{{ cover_title }}", "{{ header }}", "{{ short_title }}", "{{r page_of_pages }}"):
        assert tag in text


def test_a_new_shell_opens_without_faults(tmp_path: Path) -> None:
    file = tmp_path / "shell.docx"
    file.write_bytes(new_shell())
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_a_letterhead_keeps_its_words_and_takes_our_styles(house: House, tmp_path: Path) -> None:
    written = write(plain_sample(), _house(tmp_path, _letterhead(), house))
    assert reading_docx.printed_lines(written) == ["1. Our own words", *reading.printed_lines(plain_sample())]
    assert "".join(tree(written, "word/header1.xml").itertext()).strip() == "Smith & Co · Conflicts Policy"
    assert lint(written) == []


def test_a_letterhead_gives_a_valid_file(house: House, tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(write(sample(), _house(tmp_path, _letterhead(), house)))
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_a_letterhead_in_american_english_becomes_british(house: House, tmp_path: Path) -> None:
    written = write(plain_sample(), _house(tmp_path, _letterhead(), house))
    assert "en-US" not in part(written, "word/styles.xml").split("</w:docDefaults>")[0].split("w:eastAsia")[0]


def test_a_style_of_ours_that_the_firm_has_keeps_its_look_and_gets_our_numbers(house: House, tmp_path: Path) -> None:
    written = write(plain_sample(), _house(tmp_path, _letterhead(styled="Clause Level 1"), house))
    styles = part(written, "word/styles.xml")
    assert styles.count('w:name w:val="Clause Level 1"') == 1
    assert 'w:sz w:val="62"' in styles
    assert "1.1 Each Director must declare each interest." in reading_docx.printed_lines(written)


def test_a_draft_mark_is_put_into_every_header_of_a_letterhead(house: House, tmp_path: Path) -> None:
    written = write(sample(), _house(tmp_path, _letterhead(), house))
    assert "PowerPlusWaterMarkObject" in part(written, "word/header1.xml")


def test_a_tag_that_means_nothing_is_refused(house: House, tmp_path: Path) -> None:
    odd = _house(tmp_path, _letterhead(body="{{ solicitor }}"), house)
    with pytest.raises(FindingError, match="solicitor"):
        write(plain_sample(), odd)

"""Whatever somebody sends is met with a sentence, never with a crash and never with harm."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from docgen.exchange import guard, workbook_in, workbook_out
from docgen.exchange.forms import DIGEST, Unreadable
from docgen.findings import Severity
from tests.exchange import post
from tests.exchange.post import QUESTIONS, bring, sample, typing, workbook

Change = Callable[[dict[str, bytes]], None]
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>&b;</sheetData></worksheet>'
)


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workbook(tmp_path_factory.mktemp("form") / "form.xlsx", sample())


def _with(form: Path, path: Path, change: Change) -> Path:
    """The workbook with other parts in its zip file."""
    with zipfile.ZipFile(form) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def _refused(path: Path) -> str:
    with pytest.raises(Unreadable) as refused:
        workbook_in.read(path, QUESTIONS)
    assert refused.value.finding.places[0].file == str(path)
    return f"{refused.value.finding.message} {refused.value.finding.remedy}"


def _part(name: str, data: bytes) -> Change:
    return lambda parts: parts.update({name: data})


def _sheet(old: bytes, new: bytes) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        part = "xl/worksheets/sheet3.xml"
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_part("xl/worksheets/sheet3.xml", BOMB), "XML that no spreadsheet program writes"),
        (_part("xl/worksheets/sheet3.xml", BOMB.decode().encode("utf-16")), "XML that no spreadsheet program writes"),
        (_part("xl/worksheets/sheet3.xml", b"<worksheet><sheetData>"), "is damaged"),
        (_part("xl/vbaProject.bin", b"macro"), "has macros"),
        (_part("xl/styles.xml", b"<styleSheet/>"), "cannot be read as a workbook"),
        (_part("xl/workbook.xml", b"<workbook/>"), "none of the sheets"),
        (lambda parts: parts.pop("xl/workbook.xml") and None, "no Excel workbook"),
        (_sheet(b"<sheetData>", b'<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "XFD1048576"),
        (
            _sheet(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
            "thousands of merged cells",
        ),
    ],
)
def test_a_workbook_made_to_do_harm_or_damaged_is_refused(
    form: Path, tmp_path: Path, change: Change, words: str
) -> None:
    assert words in _refused(_with(form, tmp_path / "sent.xlsx", change))


def test_a_zip_bomb_is_not_unpacked(form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LARGEST_UNZIPPED", 3_000_000)
    sent = _with(form, tmp_path / "sent.xlsx", _part("xl/media/nothing.bin", bytes(5_000_000)))
    assert sent.stat().st_size < 1_000_000
    assert "far more than a form holds" in _refused(sent)


def test_files_of_other_kinds_are_named(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    for data, words in (
        (b"%PDF-1.7", "no workbook"),
        (b"", "no workbook"),
        (b"PK\x03\x04 broken", "cannot be unpacked"),
        (ole, "an old kind (.xls)"),
        (ole + "EncryptedPackage".encode("utf-16-le"), "encrypted with a password"),
    ):
        path = tmp_path / "sent.xlsx"
        path.write_bytes(data)
        assert words in _refused(path)


def test_a_workbook_that_is_no_form_is_told_so(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "sent.xlsx")
    assert "none of the sheets" in _refused(tmp_path / "sent.xlsx")


def _merge(book: Any) -> None:
    sheet = post.cell(book, "consortium.name").parent
    sheet.merge_cells("C4:C5")


def _hide(book: Any) -> None:
    post.cell(book, "consortium.name").parent.sheet_state = "hidden"


def _secret(book: Any) -> None:
    sheet = book.create_sheet("Sums")
    sheet["B2"], sheet.sheet_state = 42, "hidden"


def _stray(book: Any) -> None:
    post.cell(book, "consortium.name").parent["C60"] = "And another thing"


def _column(book: Any) -> None:
    sheet = post.cell(book, "members.name").parent
    column = sheet.max_column + 1
    sheet.cell(3, column).value, sheet.cell(5, column).value = "Budget", "£1,000"


def _copy(book: Any) -> None:
    book.copy_worksheet(post.cell(book, "consortium.name").parent)


@pytest.mark.parametrize(
    ("edit", "severity", "words", "place"),
    [
        (typing("consortium.name", "x"), None, "", ""),
        (lambda book: setattr(post.cell(book, "consortium.name"), "value", "=A1+1"), "error", "has a formula", "!C4"),
        (lambda book: setattr(post.cell(book, "consortium.name"), "value", "#REF!"), "error", "error #REF!", "!C4"),
        (lambda book: _dated(post.cell(book, "consortium.name")), "error", "holds a date, 2026-02-01", "!C4"),
        (_merge, "error", "C4:C5 are merged", "!C4"),
        (_hide, "warning", "is hidden, and was read all the same", "The consortium"),
        (_secret, "warning", "The hidden sheet “Sums” is none of ours", "Sums!B2"),
        (_stray, "warning", "not one of our questions", "!C60"),
        (_column, "warning", "The column “Budget” is none of ours", "3"),
        (_copy, "error", "hold the same section", "!A1"),
    ],
)
def test_what_is_odd_in_a_workbook_is_told_at_its_cell(
    edit: post.Edit, severity: str | None, words: str, place: str, tmp_path: Path
) -> None:
    text = sample()
    brought = bring([workbook(tmp_path / "form.xlsx", text, edit)], text)
    if severity is None:
        assert brought.findings == ()
        return
    (finding,) = brought.findings
    assert finding.severity == Severity(severity)
    assert words in finding.message
    assert finding.places[0].cell.endswith(place)
    assert (brought.text is None) == (severity == "error")


def _dated(place: Any) -> None:
    import datetime

    place.value, place.number_format = datetime.datetime(2026, 2, 1), "d mmm"


def test_a_form_of_older_questions_says_what_is_new_and_what_is_gone(tmp_path: Path) -> None:
    def older(book: Any) -> None:
        for one in book.custom_doc_props.props:
            if one.name == DIGEST:
                one.value = "000000000000"
        place = post.cell(book, "consortium.place")
        place.parent.cell(place.row, 1).value = "consortium.motto"

    text = sample()
    brought = bring([workbook(tmp_path / "form.xlsx", text, older)], text)
    told = {finding.rule: finding.message for finding in brought.findings}
    assert "another version of the questions" in told["exchange-version"]
    assert QUESTIONS.by_path["consortium.place"].short in told["exchange-version"]
    assert "‘consortium.motto’" in told["exchange-version"]
    assert "no longer asked" in told["exchange-cell"]
    assert brought.text == text


def test_without_the_extra_a_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("openpyxl", "xlsxwriter"):
        monkeypatch.setitem(sys.modules, package, None)
    path = tmp_path / "sent.xlsx"
    path.write_bytes(b"PK")
    assert "pip install 'docgen[xlsx]'" in _refused(path)
    with pytest.raises(Unreadable, match="not installed"):
        workbook_out.whole(QUESTIONS, *post.held(sample()))

"""Members and people as CSV, in whatever way a spreadsheet program saves it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from docgen.exchange import csv_table
from docgen.exchange.forms import Unreadable
from docgen.findings import Finding, has_errors
from docgen.questionnaire.new import commented
from tests.exchange.post import QUESTIONS, answered, bring, sample, table

NEW = commented(QUESTIONS, "answers.schema.json")
WAYS = [
    ("utf-8", ","),
    ("utf-8-sig", ","),
    ("utf-8-sig", ";"),
    ("utf-16", "\t"),
    ("utf-16-le", ","),
    ("cp1252", ";"),
    ("cp1252", ","),
]


def _csv(rows: tuple[tuple[str, ...], ...], separator: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def _file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "trustees.csv"
    path.write_bytes(text.encode(encoding))
    return path


def _headings() -> tuple[str, ...]:
    return tuple(question.short for question in QUESTIONS.by_id["trustees"].questions)


@pytest.mark.parametrize(("encoding", "separator"), WAYS)
def test_people_are_read_however_a_spreadsheet_saved_them(encoding: str, separator: str, tmp_path: Path) -> None:
    rows = ((*_headings()[:1], "role"), ("Zoë O’Hara", "Treasurer; minutes"), ("Ann, Lee", "Chair – acting"))
    back = csv_table.read(_file(tmp_path, _csv(rows, separator), encoding), QUESTIONS)
    assert [part.section for part in back.parts] == ["trustees"] * 2
    assert [[cell.text for cell in part.cells.values()] for part in back.parts] == [list(row) for row in rows[1:]]
    assert back.findings == ()


def test_members_go_out_and_come_back_unchanged(tmp_path: Path) -> None:
    text = sample()
    brought = bring([table(tmp_path / "members.csv", text)], text)
    assert (brought.text, brought.findings) == (text, ())


def test_a_table_goes_into_a_new_answers_file(tmp_path: Path) -> None:
    text = sample()
    files = [table(tmp_path / f"{name}.csv", text, name) for name in ("areas", "members", "trustees")]
    brought = bring(files, NEW)
    assert brought.text is not None, brought.findings
    wanted = {
        path: value for path, value in answered(text).items() if path.startswith(("areas[", "members[", "trustees["))
    }
    assert answered(brought.text) == wanted


def test_headings_may_be_ids_or_labels_in_any_case_and_order(tmp_path: Path) -> None:
    head = QUESTIONS.by_path["members.representative"].short
    text = _csv((("EMAIL", head.upper(), "members.name"), ("a@b.example", "Ada", "Oak Trust")))
    brought = bring([_file(tmp_path, f"sep=,\n{text}")], NEW)
    assert brought.text is not None, brought.findings
    values = answered(brought.text)
    assert [values[f"members[1].{name}"] for name in ("name", "email", "representative")] == [
        "Oak Trust",
        "a@b.example",
        "Ada",
    ]


def test_a_heading_that_nobody_knows_is_told_with_the_nearest(tmp_path: Path) -> None:
    text = _csv((("name", "emial", "legal_form", ""), ("Oak Trust", "a@b.example", "cio", "stray")))
    found = csv_table.read(_file(tmp_path, text), QUESTIONS).findings
    assert [str(finding.places[0]).rpartition(": ")[2] for finding in found] == ["row 1, column B", "row 1, column D"]
    assert "Did you mean ‘email’?" in found[0].message


def test_an_error_names_row_and_column(tmp_path: Path) -> None:
    text = _csv((("name", "email"), ("Oak Trust", "a@b.example"), ("", ""), ("Elm Trust", "nowhere")))
    brought = bring([_file(tmp_path, text)], NEW)
    assert brought.text is None
    (error,) = _errors(brought.findings)
    assert str(error).startswith(f"{tmp_path / 'trustees.csv'}: row 4, column B (email): error: [answer-email]")


def test_what_spreadsheets_take_for_formulas_is_guarded_and_comes_back_as_it_was(tmp_path: Path) -> None:
    text = NEW.replace("  - name:\n    covers:", '  - name: =1+1\n    covers: "\'@home"', 1)
    values = dict(answered(text))
    assert set(values.values()) == {"=1+1", "'@home"}
    path = table(tmp_path / "areas.csv", text, "areas")
    assert "'=1+1,''@home" in path.read_text(encoding="utf-8-sig")
    brought = bring([path], NEW)
    assert brought.text is not None
    assert dict(answered(brought.text)) == values


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no headings that we know"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no headings that we know"),
        (b"colour,price\r\nred,1\r\n", "no headings that we know"),
        (b"name\r\nOak\r\n", "fit several sections"),
        (b"name,\x81\x8d\r\n", "no text that we can read"),
    ],
)
def test_what_is_no_table_is_met_with_a_sentence(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=words) as refused:
        csv_table.read(path, QUESTIONS)
    assert refused.value.finding.places[0].file == str(path)


def _errors(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if has_errors([finding])]

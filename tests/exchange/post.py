"""Forms that go out and come back: what the tests of this room do over and over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from docgen.build.examine import authority_title
from docgen.exchange import csv_table, workbook_out
from docgen.exchange.bring_in import Brought, bring_in, read
from docgen.exchange.written import Held
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.answers import read_text
from docgen.questionnaire.answers_file import AnswersFile
from docgen.sources.yaml_edit import put
from tests.samples import PROJECT, SMALL, answers_file

QUESTIONS = PROJECT.questionnaire
Edit = Callable[[Any], None]


def sample(name: str = SMALL) -> str:
    return answers_file(name).read_text(encoding="utf-8")


def held(text: str) -> tuple[Held, Answers]:
    reading = read_text(text, "answers.yaml", QUESTIONS)
    assert reading.answers is not None
    return Held(text, reading), reading.answers


def workbook(path: Path, text: str, *edits: Edit) -> Path:
    """The workbook of some answers, with changes that somebody made in it."""
    path.write_bytes(_made(text))
    return edited(path, *edits)


@cache
def _made(text: str) -> bytes:
    return workbook_out.whole(QUESTIONS, *held(text))


def page(path: Path, text: str, number: int, *edits: Edit) -> Path:
    """The workbook of one member."""
    path.write_bytes(workbook_out.of_item(QUESTIONS.by_id["members"], number, *held(text)))
    return edited(path, *edits)


def table(path: Path, text: str, section: str = "members") -> Path:
    """The CSV file of one section."""
    known, answers = held(text)
    path.write_bytes(csv_table.write(QUESTIONS.by_id[section], known, len(answers.items(section))))
    return path


def edited(path: Path, *edits: Edit) -> Path:
    if edits:
        book = openpyxl.load_workbook(path)
        for edit in edits:
            edit(book)
        book.save(path)
    return path


def cell(book: Any, path: str, row: int = 0) -> Any:
    """The cell of a question; of a table in the row of that item, counted from 1."""
    for sheet in book.worksheets:
        for line in sheet.iter_rows(min_col=1, max_col=1):
            if line[0].value == path:
                return sheet.cell(line[0].row, 3)
        for found in sheet[2]:
            if found.value == path:
                return sheet.cell(4 + row, found.column)
    raise LookupError(path)


def typing(path: str, value: object, row: int = 0) -> Edit:
    """Somebody types a value; texts stay texts, as in a cell that is made for them."""

    def edit(book: Any) -> None:
        place = cell(book, path, row)
        place.value = value
        if isinstance(value, str):
            place.data_type = "s"

    return edit


def bring(files: Sequence[Path], text: str, take: str = "", partial: bool = False) -> Brought:
    """What becomes of some answers when files come back."""
    file = AnswersFile(Path("answers.yaml"), QUESTIONS, authority_title(PROJECT))
    return bring_in([read(path, QUESTIONS) for path in files], file, text, take, partial)


def answered(text: str) -> Mapping[str, object]:
    """The answers of a text by path."""
    reading = read_text(text, "answers.yaml", QUESTIONS)
    assert reading.answers is not None
    return reading.answers.given.values


def changed(before: str, after: str) -> list[str]:
    """The lines that are new or different."""
    known = before.splitlines()
    return [line for line in after.splitlines() if line not in known]


def with_answers(text: str, **answers: str) -> str:
    """Some answers changed: ``with_answers(text, meetings__notice_days="21")``."""
    for name, value in answers.items():
        text = put(text, name.split("__"), value)
    return text

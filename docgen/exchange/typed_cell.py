"""What somebody typed into a cell of a workbook, whatever the spreadsheet program made of it."""

from __future__ import annotations

import datetime
import re
from typing import Any

from docgen.questionnaire.questions import Question
from docgen.sources.quoting import quoted

_NOUGHTS = re.compile(r"0{2,}")


class Mistyped(ValueError):
    """A cell whose content is no answer: a sentence, and what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


def text_of(cell: Any, question: Question) -> str:
    """The answer as a text; "" for an empty cell. Raises Mistyped for formulas, spreadsheet errors and stray dates."""
    value, short = cell.value, quoted(question.short)
    if value is None:
        return ""
    if cell.data_type == "f":
        raise Mistyped(f"{short} has a formula, not an answer.", "Type the answer itself.")
    if cell.data_type == "e":
        raise Mistyped(f"{short} holds the spreadsheet’s error {value}.", "Type the answer over it.")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "", question)
    if isinstance(value, datetime.datetime | datetime.date):
        return _day(value, question)
    if isinstance(value, datetime.time | datetime.timedelta):
        raise _turned(question, "a time", str(value))
    return "\n".join(line.strip() for line in str(value).replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()


def _number(value: int | float, number_format: str, question: Question) -> str:
    whole = int(value) if isinstance(value, int) or value.is_integer() else None
    if whole is None:
        hundred = round(value * 100, 6)
        # In a cell for whole numbers 25% is shown as typed and kept as 0.25, and a share is never less than 1%.
        percent = question.type == "percent" and (number_format.endswith("%") or 0 < value < 1)
        return str(int(hundred)) if percent and hundred.is_integer() else repr(value)
    if question.type == "percent" and number_format.endswith("%"):
        return str(whole * 100)
    return str(whole).zfill(len(number_format)) if _NOUGHTS.fullmatch(number_format) else str(whole)


def _day(value: datetime.datetime | datetime.date, question: Question) -> str:
    day = value.date() if isinstance(value, datetime.datetime) else value
    if question.type == "date":
        return day.isoformat()
    raise _turned(question, "a date", day.isoformat())


def _turned(question: Question, what: str, shown: str) -> Mistyped:
    message = f"{quoted(question.short)} holds {what}, {shown}, which the spreadsheet may have made of something else."
    return Mistyped(message, "Type it again with an apostrophe before it: 'like this.")

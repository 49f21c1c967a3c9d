"""How the cell of an answer is written: as text, number or date, with what may be typed into it."""

from __future__ import annotations

import datetime
from typing import Any

from docgen.exchange.forms import FIRST_ITEM_ROW, table_rows
from docgen.exchange.guidance import prompt
from docgen.exchange.placing import Placing
from docgen.expressions.vocabulary import Kind, Vocabulary
from docgen.questionnaire.questions import Question
from docgen.questionnaire.types import SIGNS, TYPES

LONGEST = 32_767
"""The most characters that a cell holds."""
_BIGGEST = 10**14
_LONGEST_LIST = 255  # characters of a list that is written into the rule itself
_FIRST_YEAR = 1901  # spreadsheets disagree about the days before
_LEAST, _MOST = -_BIGGEST, _BIGGEST


def number_format(question: Question) -> str:
    """The format of the cell: text stays as it is typed, so that noughts in front and “1-2” stay too."""
    kind = TYPES[question.type].kind
    if kind is Kind.NUMBER:
        return "#,##0" if question.type == "money" else "0"
    return "d mmmm yyyy" if kind is Kind.DATE else "@"


def write(sheet: Any, row: int, column: int, question: Question, text: str, style: Any) -> None:
    """Write an answer into a cell counted from 0; an answer too long for a cell leaves it empty."""
    if not text or len(text) > LONGEST:
        sheet.write_blank(row, column, None, style)
    elif question.type in SIGNS and text.removeprefix("-").isdecimal() and abs(int(text)) < _BIGGEST:
        sheet.write_number(row, column, int(text), style)
    elif question.type == "date" and (day := _date(text)):
        sheet.write_datetime(row, column, day, style)
    else:
        sheet.write_string(row, column, text, style)


def _date(text: str) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year >= _FIRST_YEAR else None


def validation(question: Question, words: Vocabulary, placing: Placing, lists: dict[tuple[str, ...], str]) -> Any:
    """What may be typed into the cell, as XlsxWriter takes it; ``lists`` names the range of each list of labels."""
    told: dict[str, Any] = {"error_title": "docgen", **prompt(question, words, placing.answers)}
    if question.type == "yes_no":
        source: Any = ["yes", "no"]
    elif question.type == "choice":
        source = lists[tuple(choice.label for choice in question.choices)]
    elif question.type == "item":
        source = _names(question, placing)
    elif question.type in SIGNS:
        return {**told, **_whole(question)}
    else:
        source = None
    if source is None:
        return {**told, "validate": "any"}
    listed = {"validate": "list", "source": source, "error_message": "Choose one of the list, or leave it empty."}
    return {**told, **listed, "error_type": "stop" if question.type == "yes_no" else "warning"}


def _names(question: Question, placing: Placing) -> str | list[str] | None:
    """The range of the names of the items that the answer may name, or, where they are on no sheet, the names."""
    sheet = placing.by_section.get(question.of)
    repeat = sheet.section.repeat if sheet else None
    label = sheet.section.question(repeat.label) if sheet and repeat else None
    if sheet is None or repeat is None or label is None or not sheet.is_table:
        names = [item.name for item in placing.answers.items(question.of) if item.name]
        fits = len(",".join(names)) <= _LONGEST_LIST and not any("," in name for name in names)
        return names if names and fits else None
    rows = table_rows(repeat.most, len(placing.answers.items(question.of)))
    column = sheet.column(label)
    return "=" + sheet.reference(f"${column}${FIRST_ITEM_ROW}:${column}${FIRST_ITEM_ROW + rows - 1}")


def _whole(question: Question) -> dict[str, Any]:
    sign = SIGNS[question.type]
    least = 0 if question.lawful.least is None and sign else question.lawful.least
    most = 100 if question.lawful.most is None and sign == "%" else question.lawful.most
    message = "A whole number is needed here: type 75 for 75%." if sign == "%" else "A whole number is needed here."
    if least is not None or most is not None:
        ends = [f"at least {least:,}" if least is not None else "", f"at most {most:,}" if most is not None else ""]
        message = f"{message} It must be {' and '.join(filter(None, ends))}."
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": _LEAST if least is None else least,
        "maximum": _MOST if most is None else most,
        "error_message": message,
    }

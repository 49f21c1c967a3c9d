"""An answer as the cell of a table shows it, and back: labels for choices, one line for each answer of a list."""

from __future__ import annotations

import datetime
from typing import Any, TypeGuard

from docgen.expressions.values import Choice
from docgen.questionnaire.answers import Reading
from docgen.questionnaire.guidance import is_list
from docgen.questionnaire.paths import location
from docgen.questionnaire.questions import Question
from docgen.questionnaire.stopgaps import instead
from docgen.questionnaire.typed_texts import AnswerError
from docgen.questionnaire.types import read_answer
from docgen.sources.yaml_layout import Value
from docgen.sources.yaml_text import examine, plain

DASH = "- "


def shown(question: Question, value: object) -> str:
    """A typed value as a cell shows it."""
    if isinstance(value, tuple | list):
        lines = [" ".join(_one(item).split()) for item in value]
        dashed = bool(lines) and all(line.startswith(DASH) for line in lines)
        return "\n".join(f"{DASH}{line}" if dashed else line for line in lines)
    return _one(value)


def _one(value: object) -> str:
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def typed(question: Question, text: str) -> Value:
    """What the text of a cell says, as it would be typed into the answers file; None for nothing."""
    if not is_list(question):
        return text or None
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if lines and all(line.startswith(DASH) or line == "-" for line in lines):
        lines = [line[len(DASH) :].strip() for line in lines]
    return [line for line in lines if line] or None


def plainly(question: Question, given: Value) -> Value:
    """An answer as answers files write it: codes of choices, whole digits. What is wrong or none stays as typed."""
    value = _read(question, given)
    if value is _WRONG or (isinstance(given, str) and instead(given, question)):
        return given
    if isinstance(value, tuple):
        return [item.code if isinstance(item, Choice) else str(item) for item in value] or None
    return value.code if isinstance(value, Choice) else shown(question, value)


def same(question: Question, one: Value, other: Value) -> bool:
    """Whether two typed answers mean the same; nothing is the same as nothing."""
    if not one or not other:
        return not one and not other
    values = [_read(question, given) for given in (one, other)]
    if _WRONG in values:
        return one == other
    return values[0] == values[1]


_WRONG: Any = object()


def _read(question: Question, given: Value) -> object:
    try:
        return read_answer(question, list(given) if given is not None and not isinstance(given, str) else given)
    except AnswerError:
        return _WRONG


def _says(found: object, question: Question | None) -> TypeGuard[str]:
    return isinstance(found, str) and bool(found) and not instead(found, question)


class Held:
    """What an answers file holds: its answers as forms show them, and as they were typed."""

    def __init__(self, text: str, reading: Reading) -> None:
        """``reading`` is that of the text."""
        self.text, self.reading = text, reading
        self._questionnaire = reading.answers.questionnaire if reading.answers else None
        self._data: Any = plain(examine(text, "")[0]) or {}

    def typed(self, path: str) -> Value:
        """What stands for the question at a path, as it was typed; None for nothing, such as “TBC”."""
        found, question = self._data, self._questionnaire.question(path) if self._questionnaire else None
        for step in location(path):
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        if isinstance(found, list):
            return [str(item) for item in found if _says(item, question)] or None
        return found if _says(found, question) else None

    def shown(self, question: Question, path: str) -> str:
        """The answer at a path as a cell shows it; one that is wrong as it was typed."""
        answers = self.reading.answers
        if answers is not None and path in answers.given.values:
            return shown(question, answers.given.values[path])
        given = self.typed(path)
        return "" if given is None else shown(question, given)

    def count(self, section: str) -> int:
        """How many items of a repeated section are written, filled or not."""
        items = self._data.get(section) if isinstance(self._data, dict) else None
        return len(items) if isinstance(items, list) else 0

    def is_blank(self, section: str, number: int) -> bool:
        """Whether an item, counted from 1, holds nothing."""
        item = self._data[section][number - 1]
        return not item or (isinstance(item, dict) and not any(item.values()))

    def can_be_filled(self, section: str, number: int) -> bool:
        """Whether a blank item has at least one name to fill."""
        return isinstance(self._data[section][number - 1], dict)

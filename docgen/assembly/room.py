"""Room to answer one question on paper: boxes to tick, lines to write on, or what is answered already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from docgen.assembly.formats import Formats
from docgen.expressions.values import Choice, Open, Undecided
from docgen.library.shapes import WordsShape
from docgen.model.blocks import Row, Table
from docgen.model.inlines import Filled, Inline, Inlines, LineBreak, Text
from docgen.questionnaire.questions import Question
from docgen.questionnaire.types import SIGNS

_BOX, _TICKED = "☐ ", "☑ "
_LINES: Final = {"paragraph": 3, "texts": 3, "people": 3, "address": 2, "items": 3}
"""How many lines there are to write on, by the type of question; others have one beside their name."""
WIDTHS: Final = (0.3, 0.7)
"""The shares of the width for a name and for the room beside it."""
_FORMATS: Final = {"": "number", "£": "money", "%": "percent"}


class Room:
    """Makes room for answers in the words of one house."""

    def __init__(self, words: WordsShape) -> None:
        self._words, self._formats = words.answers, Formats(words)

    def table(self, question: Question, choices: Mapping[Choice, str], path: str, value: object = None) -> Table:
        """A form with the question's short name and room to write; the answer, where ``value`` is one.

        ``choices`` are those to tick, with what stands beside each box.
        """
        answer, name = self.answer(question, path, value), (Text(question.short),)
        key = f"{path}/answer"
        if question.type not in _LINES:
            boxes = self._boxes(question, choices, value, path)
            return Table(key, ((), ()), (Row((name, boxes or answer)),), WIDTHS, question.short, form=True, level=1)
        empty = () if answer else [Row(((),))] * _LINES[question.type]
        rows = tuple(Row(((one),)) for one in _apart(answer)) if answer else tuple(empty)
        return Table(key, (name,), rows, (1.0,), question.short, form=True, level=1)

    def answer(self, question: Question, path: str, value: object) -> Inlines:
        """The answer as people say it, several of them on a line each; nothing where there is none."""
        if value is None or isinstance(value, Open | Undecided):
            return ()
        several = value if isinstance(value, Sequence) and not isinstance(value, str) else (value,)
        said = [Filled(self._said(question, one), path, typed=True) for one in several]
        return _joined([(one,) for one in said])

    def _said(self, question: Question, value: object) -> str:
        if isinstance(value, Choice):
            return value.label
        if question.type in SIGNS:
            return self._formats.printed(value, _FORMATS[SIGNS[question.type]])
        return self._formats.printed(value, "lines" if question.type == "address" else None)

    def _boxes(self, question: Question, choices: Mapping[Choice, str], value: object, path: str) -> Inlines:
        """A box to tick for each choice, on a line of its own; none where the question has no choices."""
        known: list[tuple[str, object]] = [(label, choice) for choice, label in choices.items()]
        if question.type == "yes_no":
            known = [(self._words["yes_word"], True), (self._words["no_word"], False)]
        chosen = value if isinstance(value, tuple) else (value,)
        known += [(one.label, one) for one in chosen if isinstance(one, Choice) and one not in choices]
        lines: list[Inlines] = []
        for label, one in known:
            ticked = any(type(other) is type(one) and other == one for other in chosen)
            lines.append((Filled(f"{_TICKED}{label}", path),) if ticked else (Text(f"{_BOX}{label}"),))
        beside = question.type == "yes_no"
        return _joined(lines, Text("\u00a0\u00a0\u00a0 ") if beside else LineBreak())


def _joined(lines: Sequence[Inlines], by: Inline = LineBreak()) -> Inlines:  # noqa: B008 - it never changes
    """Several answers in the same cell, one below the other."""
    found: list[Inline] = []
    for line in lines:
        found += [by, *line] if found else line
    return tuple(found)


def _apart(answer: Inlines) -> list[Inlines]:
    """The lines of a cell, each for a row of its own."""
    return [(inline,) for inline in answer if not isinstance(inline, LineBreak)]

"""What a form holds: the cells of a workbook or a CSV file that came back, with where each answer stands."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from docgen.findings import Finding, FindingError, Place, Severity
from docgen.questionnaire.questions import Questionnaire

MARK: Final = "docgen:"
"""Stands before the section's id in the hidden corner of each sheet."""
BEFORE, FACTS, LISTS = "docgen before", "docgen facts", "docgen lists"
"""The hidden sheets: what each answer was when the form was made, conditions worked out, and drop-down lists."""
DIGEST, MADE_BY = "docgen questionnaire", "docgen version"
"""The document properties that say which questions the form asks, and which version made it."""
QUESTION, ANSWER, STATUS, HELP, NOTES = "Question", "Answer", "Status", "Help", "Notes"
"""The headings of a sheet of questions."""
NUMBER: Final = "No."
HEAD_ROW: Final = 3
"""The row of the headings, on every sheet; the first two say what the sheet is."""
FIRST_ITEM_ROW: Final = 5
"""The first row of answers on a sheet with one row for each item."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One answer as it was typed: a text, in which each line is one answer of a list."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Part:
    """One section as a form has it, or one item of a repeated section.

    ``cells`` are the answers by question id, and ``before`` what they were when the form was made; None where the form
    does not say, as in a CSV file. ``number`` is the item's place in the form, counted from 1.
    """

    section: str
    cells: Mapping[str, Cell]
    before: Mapping[str, str] | None
    place: Place
    number: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is answered."""
        return not any(cell.text for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Returned:
    """What one file brought back: its parts, and what is wrong with the file itself."""

    file: str
    parts: tuple[Part, ...] = ()
    findings: tuple[Finding, ...] = ()


class Unreadable(FindingError):
    """A file that cannot be read at all."""

    def __init__(self, file: str, message: str, remedy: str = "") -> None:
        """``message`` and ``remedy`` are sentences."""
        super().__init__(Finding("exchange-file", Severity.ERROR, message, (Place(file),), remedy))


def digest(questionnaire: Questionnaire) -> str:
    """Twelve hexadecimal digits that change with the questions, their types and their choices."""
    told = [
        f"{question.path} {question.type} {' '.join(choice.code for choice in question.choices)}"
        for question in questionnaire.questions()
    ]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]


def table_rows(most: int, filled: int) -> int:
    """How many rows are made in advance for a repeated section that may have so many items."""
    usual = 250 if most >= 100 else 30
    return min(most, max(usual, filled + 10)) if most > filled else filled

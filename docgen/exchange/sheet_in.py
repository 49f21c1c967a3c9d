"""The answers on one sheet of a workbook that came back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docgen.exchange.forms import ANSWER, FIRST_ITEM_ROW, HEAD_ROW, NOTES, NUMBER, Cell, Part
from docgen.exchange.guard import LAST_COLUMN, LAST_ROW
from docgen.exchange.typed_cell import Mistyped, text_of
from docgen.findings import Finding, Place, Severity
from docgen.questionnaire.questions import Question, Section
from docgen.sources.quoting import quoted

_STRAY = "This is not one of our questions, and was not read."


class SheetReader:
    """Reads one sheet; what is odd is kept in ``findings``, and the paths of the questions it asks in ``asked``."""

    def __init__(self, file: str, sheet: Any, section: Section, before: Mapping[str, str] | None) -> None:
        """``sheet`` is openpyxl's; ``before`` what each answer was when the form was made."""
        self.file, self.sheet, self.section, self.before = file, sheet, section, before
        self.findings: list[Finding] = []
        self.asked: dict[str, None] = {}
        self._merged = self._merged_away()

    def questions(self) -> Iterator[Part]:
        """The section, or the one item, of a sheet with one row for each question."""
        columns = self._headings(HEAD_ROW)
        answer = columns.get(ANSWER.lower())
        if answer is None:
            self._say("The column “Answer” is missing.", (HEAD_ROW, 1), "Fill in a fresh form.", Severity.ERROR)
            return
        cells: dict[str, Cell] = {}
        for row in range(HEAD_ROW + 1, self._last_row() + 1):
            path = self.sheet.cell(row, 1).value
            question = self._question(path)
            if question is not None and question.id not in cells:
                self._take(cells, question, row, answer)
                self._note(columns, row, quoted(question.short))
            else:
                self._stray_row(row, path)
        own = None if self.before is None else self._before(f"{self.section.id}.")
        number = 1 if self.section.repeat else None
        yield Part(self.section.id, cells, own, self._place(HEAD_ROW, answer), number)

    def table(self) -> Iterator[Part]:
        """The items of a sheet with one row for each."""
        columns = {column: self.sheet.cell(2, column).value for column in range(2, self._last_column() + 1)}
        known = {column: question for column, path in columns.items() if (question := self._question(path))}
        heads = self._headings(HEAD_ROW)
        self._strange_columns(known, columns)
        for row in range(FIRST_ITEM_ROW, self._last_row() + 1):
            cells: dict[str, Cell] = {}
            for column, question in known.items():
                self._take(cells, question, row, column)
            number = row - FIRST_ITEM_ROW + 1
            self._note(heads, row, f"row {row}")
            own = None if self.before is None else self._before(f"{self.section.id}[{number}].")
            part = Part(self.section.id, cells, own, self._place(row, min(known, default=1)), number)
            if own or not part.is_empty:
                yield part

    def _take(self, cells: dict[str, Cell], question: Question, row: int, column: int) -> None:
        place = self._place(row, column)
        if (row, column) in self._merged:
            return
        try:
            cells[question.id] = Cell(text_of(self.sheet.cell(row, column), question), place)
        except Mistyped as wrong:
            self._say(wrong.message, (row, column), wrong.remedy, Severity.ERROR)

    def _question(self, path: object) -> Question | None:
        if not isinstance(path, str) or "." not in path:
            return None
        self.asked[path.strip()] = None
        section, _, name = path.strip().partition(".")
        return self.section.question(name) if section == self.section.id else None

    def _before(self, prefix: str) -> dict[str, str]:
        return {path[len(prefix) :]: text for path, text in (self.before or {}).items() if path.startswith(prefix)}

    def _headings(self, row: int) -> dict[str, int]:
        found = ((self.sheet.cell(row, column).value, column) for column in range(1, self._last_column() + 1))
        return {str(value).strip().lower(): column for value, column in found if value is not None}

    def _note(self, columns: Mapping[str, int], row: int, beside: str) -> None:
        column = columns.get(NOTES.lower())
        value = self.sheet.cell(row, column).value if column else None
        if column and value is not None and str(value).strip():
            words = " ".join(str(value).split())
            self._say(f"Note beside {beside}: “{words}”", (row, column), "", Severity.NOTE, "exchange-note")

    def _stray_row(self, row: int, path: object) -> None:
        """A row that is none of ours, if anything was typed into it."""
        for column in range(2, self._last_column() + 1):
            cell = self.sheet.cell(row, column)
            if cell.value is None or cell.data_type == "f" or (path and column != 3):
                continue
            if path:
                self._say(f"‘{path}’ is no longer asked, and its answer was not read.", (row, column))
            else:
                self._say(_STRAY, (row, column), "Write the answer beside its question, or under Notes.")
            return

    def _strange_columns(self, known: Mapping[int, Question], columns: Mapping[int, object]) -> None:
        for column, path in columns.items():
            head = self.sheet.cell(HEAD_ROW, column).value
            own = str(head or "").strip().lower() in (NOTES.lower(), NUMBER.lower())
            if column in known or own:
                continue
            rows = range(HEAD_ROW, self._last_row() + 1)
            filled = next((row for row in rows if self.sheet.cell(row, column).value is not None), None)
            if filled is not None:
                what = (
                    f"‘{path}’ is no longer asked" if path else f"The column {quoted(str(head or ''))} is none of ours"
                )
                self._say(f"{what}, and was not read.", (filled, column))

    def _merged_away(self) -> set[tuple[int, int]]:
        """The cells that merging has hidden; told where answers may have been lost in it."""
        gone: set[tuple[int, int]] = set()
        for area in self.sheet.merged_cells.ranges:
            if area.max_row <= HEAD_ROW:
                continue
            self._say(
                f"The cells {area.coord} are merged, so that one answer would stand for several questions.",
                (area.min_row, area.min_col),
                "Take the merging off, and see that each question has its own answer.",
                Severity.ERROR,
            )
            rows, columns = range(area.min_row, area.max_row + 1), range(area.min_col, area.max_col + 1)
            gone |= {(row, column) for row in rows for column in columns}
        return gone

    def _last_row(self) -> int:
        return min(int(self.sheet.max_row), LAST_ROW)

    def _last_column(self) -> int:
        return min(int(self.sheet.max_column), LAST_COLUMN)

    def _place(self, row: int, column: int) -> Place:
        coordinate = self.sheet.cell(row, column).coordinate
        return Place(self.file, row, column, cell=f"{self.sheet.title}!{coordinate}")

    def _say(
        self,
        message: str,
        at: tuple[int, int],
        remedy: str = "",
        severity: Severity = Severity.WARNING,
        rule: str = "exchange-cell",
    ) -> None:
        self.findings.append(Finding(rule, severity, message, (self._place(*at),), remedy))

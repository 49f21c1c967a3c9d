"""How a workbook looks: fonts, colours, widths, and rows high enough for their words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

FONT: Final = "Arial"
YELLOW, GREY, DARK, PALE = "#FFF8D6", "#E3E3E3", "#1F3A4D", "#EAF0F4"
WIDTHS: Final = {"B": 38, "C": 36, "D": 11, "E": 54, "F": 24}
"""The widths of the columns of a sheet of questions, in characters."""
ITEM_WIDTH, SHORT_WIDTH, NUMBER_WIDTH = 24, 15, 5
_ROOM, _HIGHEST = 5.0, 409.0  # points
_LINES = {9: (11.2, 1.24), 10: (12.6, 1.12)}  # by size of letters: a line in points, letters for each digit of width


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        """``book`` is XlsxWriter's."""
        self._book = book
        self._answers: dict[tuple[str, bool], Any] = {}
        plain = {"font_name": FONT, "font_size": 10, "valign": "top", "text_wrap": True}
        self.title = book.add_format({"font_name": FONT, "font_size": 15, "bold": True, "font_color": DARK})
        self.about = book.add_format({**plain, "font_color": "#444444"})
        self.head = book.add_format(
            {**plain, "bold": True, "font_color": "#FFFFFF", "bg_color": DARK, "border": 1, "border_color": "#FFFFFF"}
        )
        cell = {**plain, "border": 1, "border_color": "#BFBFBF"}
        self.cell = book.add_format(cell)
        self.small = book.add_format({**cell, "font_size": 9, "font_color": "#333333"})
        self.status = book.add_format({**cell, "align": "center"})
        self.notes = book.add_format({**cell, "num_format": "@", "locked": False, "font_size": 9})
        self.bold = book.add_format({"font_name": FONT, "font_size": 10, "bold": True})
        self.plain = book.add_format({"font_name": FONT, "font_size": 10})
        self.body = book.add_format(plain)
        self.hidden = book.add_format({"font_name": FONT, "font_size": 8, "font_color": "#888888"})
        self.grey = book.add_format({"bg_color": GREY, "font_color": "#8A8A8A"})
        self.waits = book.add_format({"font_color": "#B45309", "bold": True})
        self.done = book.add_format({"font_color": "#17643A"})
        self._cell = cell

    def answer(self, number_format: str) -> Any:
        """The yellow, unlocked cell of an answer."""
        key = (number_format, True)
        if key not in self._answers:
            style = {**self._cell, "bg_color": YELLOW, "locked": False, "num_format": number_format, "align": "left"}
            self._answers[key] = self._book.add_format(style)
        return self._answers[key]


def height(texts: Sequence[tuple[str, float]], size: int = 10) -> float:
    """The height of a row in points, for texts in columns of widths in characters; letters of 9 or 10 points."""
    line, wide = _LINES[size]
    lines = max(sum(_lines(part, width * wide) for part in text.split("\n")) for text, width in texts)
    return min(_HIGHEST, lines * line + _ROOM)


def _lines(text: str, letters: float) -> int:
    return max(1, math.ceil(len(text) / letters + 0.15))


def printed(sheet: Any, rows: tuple[int, int], pages: int = 1) -> None:
    """Landscape on A4, as wide as so many pages, with rows (counted from 0) repeated and pages numbered."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(pages, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(*rows)
    sheet.set_footer("&L&8&A&R&8&P / &N")


def guarded(sheet: Any) -> None:
    """Protected without a password: only answers and notes can be typed, widths and heights can be changed."""
    sheet.ignore_errors({"number_stored_as_text": "B4:CZ1000"})  # no green corners beside numbers of registers
    sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})

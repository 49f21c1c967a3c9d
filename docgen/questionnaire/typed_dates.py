"""Dates and months as people in the United Kingdom type them: the day first."""

from __future__ import annotations

import datetime
import re
from typing import Final

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_WRITTEN = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+)[.,]? (\d{4}|\d{2})", re.ASCII)
_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_LEAP = 2028  # a year that has every day
_CENTURY = 2000  # of a year in two figures: no answer is about a day before


def typed_date(text: str) -> datetime.date | None:
    """The day that is meant by 2026-04-01, 1 April 2026, 1 Apr 2026, 1 Apr 26, 01/04/2026 or 1.4.26; None for no date.

    Raises ValueError for a day that there is not.
    """
    if iso := _ISO.fullmatch(text):
        return datetime.date(int(iso[1]), int(iso[2]), int(iso[3]))
    if figures := _FIGURES.fullmatch(text):
        return datetime.date(_year(figures[4]), int(figures[3]), int(figures[1]))
    written = _WRITTEN.fullmatch(text)
    number = month(written[2]) if written else 0
    return datetime.date(_year(written[3]), number, int(written[1])) if written and number else None


def lacks_year(text: str) -> bool:
    """Whether a text is a day of a month that lacks its year: 17 Nov, 17/11."""
    try:
        return any(typed_date(f"{text}{sign}{_LEAP}") for sign in (" ", "/", "."))
    except ValueError:
        return False


def _year(typed: str) -> int:
    return int(typed) if len(typed) == 4 else _CENTURY + int(typed)


def month(word: str) -> int:
    """The number of the month that a word of at least three letters begins, such as “Nov”; 0 for none."""
    found = [number for number, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.startswith(word.lower())]
    return found[0] if found else 0


def in_words(day: datetime.date) -> str:
    """A day as it is read out: 1 April 2026."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"

"""How an answer is printed: the formats a fill-in may name, and what is printed without one."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from docgen.expressions.values import Choice
from docgen.library.shapes import WordsShape


class FormatError(ValueError):
    """A value that its format cannot print; the message says which."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a fill-in prints, and whether the words are those of the person who answered."""

    text: str
    typed: bool


class Formats:
    """The formats of one house: their words and units come from ``house/words.yaml``."""

    def __init__(self, words: WordsShape) -> None:
        """``words`` supplies units, months, joining words and numbers in words."""
        self._words = words
        units: Mapping[str, Callable[[object], str]] = {
            name: partial(self._count, forms=forms) for name, forms in words.units.items()
        }
        self.names: Mapping[str, Callable[[object], str]] = {
            "money": lambda value: f"£{_whole(value):,}",
            "number": lambda value: f"{_whole(value):,}",
            "percent": lambda value: f"{_whole(value)}%",
            "date": self._date,
            "ordinal": _ordinal,
            "in_words": self._in_words,
            "words": self.plain,
            "label": self._label,
            "list": self.plain,
            "alternatives": partial(self._join, join=words.joins["alternatives"]),
            "lines": self._lines,
            "lower_first": lambda value: _lower_first(self.plain(value)),
            "upper_first": lambda value: _upper_first(self.plain(value)),
            "sentence": lambda value: _sentence(self.plain(value)),
            "phrase": lambda value: self.plain(value).rstrip(" ."),
            "slug": lambda value: slug(self.plain(value)),
            **units,
        }

    def print(self, value: object, name: str | None) -> Printed:
        """The printed form of a value under a format, or its plain form; raises FormatError."""
        if value is None:
            raise FormatError("the question is not asked here, so there is no answer to print")
        if name is not None and name not in self.names:
            raise FormatError(f"there is no format called “{name}”")
        text = (self.plain if name is None else self.names[name])(value)
        return Printed(text, typed=_typed(value))

    def printed(self, value: object, name: str | None) -> str:
        """As ``print``, the text alone."""
        return self.print(value, name).text

    def plain(self, value: object) -> str:
        """A value without a format: words of a choice, a list joined, a date in full."""
        if isinstance(value, Choice):
            return value.words
        if isinstance(value, bool):
            return self._words.answers["yes_word" if value else "no_word"]
        if isinstance(value, datetime.date):
            return self._date(value)
        if isinstance(value, str):
            return " ".join(value.split("\n")).strip() if "\n" in value else value
        if isinstance(value, Sequence):
            return self._join(value, join=self._words.joins["list"])
        return str(value)

    def _join(self, value: object, join: str) -> str:
        if isinstance(value, str) or not isinstance(value, Sequence):
            return self.plain(value)
        items = [self.plain(item) for item in value]
        return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {join} {items[-1]}" if items else ""

    def _lines(self, value: object) -> str:
        """The lines of an address on one line."""
        text = value if isinstance(value, str) else self.plain(value)
        return ", ".join(line.strip(" ,") for line in text.splitlines() if line.strip(" ,"))

    def _date(self, value: object) -> str:
        if not isinstance(value, datetime.date):
            raise FormatError(f"“{value}” is not a date")
        return f"{value.day} {self._words.months[value.month - 1]} {value.year}"

    def _in_words(self, value: object) -> str:
        number = _whole(value)
        return self._words.numbers[number] if 0 <= number < len(self._words.numbers) else f"{number:,}"

    def _label(self, value: object) -> str:
        if isinstance(value, Choice):
            return value.label
        if isinstance(value, Sequence) and not isinstance(value, str):
            return self._join([self._label(item) for item in value], join=self._words.joins["list"])
        return self.plain(value)

    def _count(self, value: object, forms: Sequence[str]) -> str:
        number = _whole(value)
        return f"{number:,} {forms[0] if number == 1 else forms[-1]}"


def slug(text: str) -> str:
    """A file-name form of a text: lower-case letters and digits joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-") or "item"


def _typed(value: object) -> bool:
    if isinstance(value, Choice | bool | int):
        return False
    if isinstance(value, Sequence) and not isinstance(value, str):
        return any(_typed(item) for item in value)
    return True


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise FormatError(f"“{value}” is not a whole number")
    return value


def _ordinal(value: object) -> str:
    number = _whole(value)
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower_first(text: str) -> str:
    """A small first letter, but for a word written in capitals ("NHS services")."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _sentence(text: str) -> str:
    text = text.rstrip()
    return text if text.endswith(("?", "!")) else f"{text.rstrip(' .')}."

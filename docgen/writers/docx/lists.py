"""The automatic lists: read from the numbering file, counted as Word counts them, written as Word's XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final
from zlib import crc32

from docgen.writers.bound import NO_BREAK_SPACE
from docgen.writers.docx.measures import twips

_FORMATS: Final = {
    "decimal": "decimal",
    "letter": "lowerLetter",
    "capital": "upperLetter",
    "roman": "lowerRoman",
    "none": "none",
}
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LEVELS: Final = 9
_NO_COUNTS: Final = [0] * _LEVELS
_NO_FULLS: Final = [""] * _LEVELS
_SKIPPED: Final = -1
_SHOWN: Final = tuple(f"%{index + 1}" for index in range(_LEVELS))
SCHEDULE: Final = "schedule"
UNNUMBERED: Final = "unnumbered"
HEADING: Final = "heading"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its Word style, what it is for, its number format and its indents in millimetres.

    ``shown`` are the levels whose counts its number shows, from 0; ``above`` is the last level before it that it does
    not show.
    """

    family: str
    index: int
    place: str
    style: str
    number: str
    counts: str
    number_at: float
    text_at: float
    shown: tuple[int, ...]
    above: int | None


@dataclass(frozen=True)
class Numbering:
    """The families of lists, and the families that each kind of clause of each scheme uses."""

    families: Mapping[str, tuple[Level, ...]]
    schemes: Mapping[str, Mapping[str, tuple[str, ...]]]

    def levels(self, scheme: str, kind: str, place: str) -> tuple[Level, ...]:
        """The levels for a place ("heading", "1", "list 2") in that kind of clause, the first choice first."""
        return self._levels.get((scheme, kind, place), ())

    @cached_property
    def all_levels(self) -> tuple[Level, ...]:
        """Every level of every family."""
        return tuple(level for levels in self.families.values() for level in levels)

    @cached_property
    def _levels(self) -> Mapping[tuple[str, str, str], tuple[Level, ...]]:
        found: dict[tuple[str, str, str], tuple[Level, ...]] = {}
        for scheme, kinds in self.schemes.items():
            for kind, families in kinds.items():
                for level in (level for family in families for level in self.families[family]):
                    key = (scheme, kind, level.place)
                    found[key] = (*found.get(key, ()), level)
        return found


def numbering(data: Mapping[str, Any]) -> Numbering:
    """The numbering of the house from the plain data of its file."""
    families = {name: tuple(_levels(name, levels)) for name, levels in data["families"].items()}
    schemes = {
        scheme: {kind: tuple(families) for kind, families in kinds.items()} for scheme, kinds in data["schemes"].items()
    }
    return Numbering(families, schemes)


def _levels(family: str, levels: Iterable[Mapping[str, str]]) -> Iterable[Level]:
    for index, level in enumerate(levels):
        shown = tuple(int(digit) - 1 for digit in re.findall(r"%(\d)", level["number"]))
        yield Level(
            family=family,
            index=index,
            place=level["place"],
            style=level["style"],
            number=level["number"],
            counts=level["counts"],
            number_at=float(level["number_at"]),
            text_at=float(level["text_at"]),
            shown=shown,
            above=max((other for other in range(index) if other not in shown), default=None) if shown else None,
        )


class Counters:
    """The counts of every list, moved on paragraph by paragraph as Word does."""

    def __init__(self, numbering: Numbering, schedule_word: str) -> None:
        """``schedule_word`` is what stands before the number of a schedule, with its space ("Schedule ")."""
        self._families = numbering.families
        self._schedule_word = schedule_word
        self._counts: dict[str, list[int]] = {}
        self._fulls: dict[str, list[str]] = {}

    def count(self, level: Level, number: str) -> tuple[str, str] | None:
        """Count a paragraph of that level if it then prints that number; None, and no count, if it would not.

        The counted paragraph's own number and its full one come without full stops at the end, as Word quotes them.
        """
        counts = self._counts.get(level.family, _NO_COUNTS)
        for index in level.shown:
            if counts[index] == _SKIPPED:
                return None
        after = [*counts[: level.index], counts[level.index] + 1, *_NO_COUNTS[level.index + 1 :]]
        if 0 in after[: level.index]:
            # Word and other programs do not agree on what a level that was left out counts as: it is not used after.
            after[: level.index] = [count or _SKIPPED for count in after[: level.index]]
        if self._printed(level, after) != number:
            return None
        self._counts[level.family] = after
        own = number.rstrip(".")
        fulls = self._fulls.setdefault(level.family, _NO_FULLS.copy())
        # A number that shows the counts above it is full already ("7.2"); others follow the number above ("(b)").
        fulls[level.index] = own if level.above is None else fulls[level.above] + own
        fulls[level.index + 1 :] = _NO_FULLS[level.index + 1 :]
        return own, fulls[level.index]

    def _printed(self, level: Level, counts: list[int]) -> str:
        if level.place == SCHEDULE:
            return f"{self._schedule_word}{counts[level.index]}"
        family, text = self._families[level.family], level.number
        for index in level.shown:
            text = text.replace(_SHOWN[index], figure(counts[index], family[index].counts))
        return text


@cache
def figure(count: int, counts: str) -> str:
    """A count as printed: ``counts`` is decimal, letter, capital or roman."""
    if counts == "decimal":
        return str(count)
    if counts == "roman":
        return _roman(count)
    # After z Word prints aa, bb, cc.
    letter = chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26)
    return letter.upper() if counts == "capital" else letter


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (count // value)
        count %= value
    return text


def lists_xml(
    numbering: Numbering, style_ids: Mapping[str, str], first_id: int, schedule_word: str
) -> tuple[str, str, Mapping[str, int]]:
    """The abstract lists and the lists as XML, and the list id of each family, counted up from ``first_id``.

    One more list, by the name of ``UNNUMBERED``, prints no numbers: for a paragraph whose number is typed.
    """
    abstracts, lists, ids = [], [], {}
    for number, (name, levels) in enumerate([*numbering.families.items(), (UNNUMBERED, ())], first_id):
        written = "".join(_level_xml(level, style_ids[level.style], schedule_word) for level in levels)
        spare = "".join(_spare_level_xml(index) for index in range(len(levels), _LEVELS))
        code = f"{crc32(name.encode()):08X}"
        abstracts.append(
            f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{code}"/>'
            f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{code}"/>{written}{spare}</w:abstractNum>'
        )
        lists.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        ids[name] = number
    return "".join(abstracts), "".join(lists), ids


def _level_xml(level: Level, style_id: str, schedule_word: str) -> str:
    # References print the number as it is here, and stay on one line like it.
    word = schedule_word.replace(" ", NO_BREAK_SPACE)
    text = f"{word}%{level.index + 1}" if level.place == SCHEDULE else level.number
    return (
        f'<w:lvl w:ilvl="{level.index}"><w:start w:val="1"/><w:numFmt w:val="{_FORMATS[level.counts]}"/>'
        f'<w:pStyle w:val="{style_id}"/><w:suff w:val="{"tab" if text else "nothing"}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{indent_xml(level)}</w:pPr></w:lvl>'
    )


def indent_xml(level: Level, with_number: bool = True) -> str:
    """The indents of a level as Word's XML, for a paragraph that prints a number or one that prints none."""
    hanging = twips(level.text_at - level.number_at) if with_number else 0
    return f'<w:ind w:left="{twips(level.text_at)}" w:hanging="{hanging}"/>'


def _spare_level_xml(index: int) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="none"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val=""/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
    )

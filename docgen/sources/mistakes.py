"""Where a mistake in a YAML file begins, and what to do about it, in words of people who never heard of YAML.

The parser notices a mistake where it can read no further, which may be many lines below. So the lines themselves are
looked at: each function of the two tables knows one common slip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_LINE = re.compile(r"(?P<before>\s*(?:- +)*(?:[A-Za-z_][\w-]*: +)?)(?P<value>\S.*)?")
_NAMED = re.compile(r"\s*(?:- +)*[A-Za-z_][\w-]*:(?: |$)")
_WHOLE = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_SOUND = re.compile(
    r"""(?:"(?:[^"\\]|\\["0abtnvfre/\\N_LPxuU ])*"|'(?:[^']|'')*'|\[.*\]|\{.*\}|[|>][-+0-9]*)?\s*(?:#.*)?"""
)
_ROUND = "Put double quotation marks round the answer."
_STRAY = "This line belongs to no question. Indent it further, or put quotation marks round the whole answer."


@dataclass(frozen=True, slots=True)
class Mistake:
    """A line and a column, both counted from 1, and what to do there."""

    line: int
    column: int
    advice: str


def find(lines: Sequence[str], begun: int, noticed: int, column: int) -> Mistake:
    """The mistake behind a problem that the parser ``noticed`` on a line, in something that was ``begun`` on a line.

    Lines and the column of what was noticed are counted from 1.
    """
    unclosed = _unclosed(lines, noticed)
    if unclosed is not None:
        return unclosed
    own = dict.fromkeys((begun, noticed))
    tries = [(slip, number) for number in own for slip in _CLEAR]
    tries += [(slip, noticed - 1) for slip in (_dash, _colon)]
    tries += [(slip, number) for number in own for slip in _VAGUE]
    for slip, number in tries:
        found = slip(lines, number) if 0 < number <= len(lines) else None
        if found is not None:
            return Mistake(number, found[0], found[1])
    return Mistake(noticed, column, "Check the indentation, and the quotation marks of the lines above.")


def _value(line: str) -> tuple[int, str]:
    """What stands after the name and the dashes of a line, and its column."""
    match = _LINE.fullmatch(line)
    return (match.start("value") + 1, match["value"]) if match and match["value"] else (1, "")


def _unclosed(lines: Sequence[str], last: int) -> Mistake | None:
    """A quotation mark that is not closed before the next line that has a name of its own."""
    open_until = 0
    for number, line in enumerate(lines[:last], 1):
        column, value = _value(line)
        begins = value[:1] in _WHOLE and line[: column - 1].strip()  # after a name or a dash: no line of a longer text
        if number <= open_until or not begins or _WHOLE[value[0]].match(value):
            continue
        below = list(_until_closed(value[0], lines[number:]))
        if len(below) == len(lines) - number or any(map(_NAMED.match, below)):
            more = f" {_ROUND}" if value[0] == "'" else ""
            return Mistake(number, column, f"This quotation mark is never closed.{more}")
        open_until = number + len(below)
    return None


def _until_closed(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if mark in line.replace("''" if mark == "'" else '\\"', ""):
            return


Slip = Callable[[Sequence[str], int], tuple[int, str] | None]


def _tab(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    line = lines[number - 1]
    indent = line[: len(line) - len(line.lstrip())]
    return (indent.index("\t") + 1, "Use spaces, not tabs.") if "\t" in indent else None


def _dash(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    match = re.match(r"\s*(-)[^\s-]", lines[number - 1])
    return (match.start(1) + 1, "Put a space after the dash.") if match else None


def _list_on_the_line(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    column, value = _value(lines[number - 1])
    named = _NAMED.match(lines[number - 1])
    return (column, "Begin the list on the next line.") if named and value.startswith("- ") else None


def _colon(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    match = re.match(r"\s*(?:- +)*([A-Za-z_]\w*):(?!//)\S", lines[number - 1])
    return (match.start(1) + 1, "Put a space after the colon.") if match else None


def _sign(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    column, value = _value(lines[number - 1])
    return (column, _ROUND) if value[:1] in tuple("*&@`%|>[]{},!?'") and not _SOUND.fullmatch(value) else None


def _outside(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    """Words after the closing mark, or a backslash inside the marks."""
    column, value = _value(lines[number - 1])
    wrong = value.startswith('"') and not _SOUND.fullmatch(value)
    return (column, "Put single quotation marks round the whole answer.") if wrong else None


def _colon_inside(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    column, value = _value(lines[number - 1])
    inside = ": " in value or value.endswith(":")
    return (column, f"{_ROUND} It has a colon in it.") if inside and not _SOUND.fullmatch(value) else None


def _column(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    """A named line that begins in a column of its own."""
    line = lines[number - 1]
    if not _NAMED.match(line):
        return None
    column = len(line) - len(line.lstrip()) + 1
    above = next((other for other in reversed(lines[: number - 1]) if _NAMED.match(other)), "")
    shift = len(above) - len(above.lstrip()) + 1 - column if above else 0
    advice = "Begin this line in the same column as the lines it belongs with."
    return (column, advice) if shift else None


def _stray(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    line = lines[number - 1]
    named = _NAMED.match(line) or line.lstrip().startswith(("- ", "#"))
    return (len(line) - len(line.lstrip()) + 1, _STRAY) if line.strip() and not named else None


_CLEAR: tuple[Slip, ...] = (_tab, _dash, _list_on_the_line, _colon, _sign, _outside, _colon_inside)
_VAGUE: tuple[Slip, ...] = (_stray, _column)

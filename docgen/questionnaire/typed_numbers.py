"""Whole numbers as people type them: 1,000, ten, £50k, 21 days."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+|-?\d+", re.ASCII)
_ROUNDED = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9})(\.\d{1,6})?\s?(k|thousand|m|million)", re.ASCII)
_TIMES: Final = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
_WORDS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_UNITS: Final = {"£": "pounds", "%": "per cent"}
_LONGEST = 18


def typed_number(text: str, sign: str = "", unit: str = "") -> int | None:
    """The whole number that was typed, None for none.

    ``sign`` is £ or % where it may stand beside the number, ``unit`` what is counted, such as “working days”. Only sums
    of money may be rounded (£1.5m).
    """
    bare = _without_unit(" ".join(text.casefold().split()), _UNITS.get(sign, unit))
    if bare in _WORDS:
        return _WORDS.index(bare) + 1
    if sign == "£":
        bare = re.sub(r"\.00?$", "", bare.replace(" ", "").removeprefix("£"))
        if rounded := _ROUNDED.fullmatch(bare):
            pounds = Fraction(rounded[1].replace(",", "") + (rounded[2] or "")) * _TIMES[rounded[3]]
            return int(pounds) if pounds.denominator == 1 else None
    elif sign:
        bare = bare.removesuffix(sign).rstrip()
    return int(bare.replace(",", "")) if _NUMBER.fullmatch(bare) and len(bare) <= _LONGEST else None


def _without_unit(text: str, unit: str) -> str:
    """The text without its unit at the end, in the singular or plural: “1 day”, “21 days’”, “25 percent”."""
    if not unit:
        return text
    words = r"\s?".join(map(re.escape, unit.removesuffix("s").split()))
    return re.sub(rf"\s?\b{words}s?[’']?$|(?<=\d)\s?{words}s?[’']?$", "", text)

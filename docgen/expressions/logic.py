"""Truth and comparison where some answers are open: Kleene's three values.

A result is undecided only where open answers could make it come out either way.
"""

from __future__ import annotations

import datetime
import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from docgen.expressions.values import (
    Choice,
    Truth,
    Undecided,
    UndecidedEither,
    UndecidedList,
    UndecidedNumber,
    undecided,
    ways,
)


def truth(value: object) -> Truth:
    """Whether a value counts as yes: nothing, no, nought, and empty texts and lists do not."""
    if value is True or value is False:
        return value
    if isinstance(value, Undecided):
        return _partly_known_truth(value)
    if isinstance(value, str | int | float | tuple):
        return bool(value)
    return value is not None


def _partly_known_truth(value: Undecided) -> Truth:
    if isinstance(value, UndecidedList) and value.sure:
        return True
    if isinstance(value, UndecidedNumber) and (value.least > 0 or value.most < 0):
        return True
    return Undecided(value.causes)


def negate(value: Truth) -> Truth:
    """Not."""
    return value if isinstance(value, Undecided) else not value


def every(values: Iterable[Truth]) -> Truth:
    """And: false as soon as one is false, undecided if none is false but one is undecided."""
    return _joined(values, decisive=False)


def some(values: Iterable[Truth]) -> Truth:
    """Or: true as soon as one is true, undecided if none is true but one is undecided."""
    return _joined(values, decisive=True)


def _joined(values: Iterable[Truth], decisive: bool) -> Truth:
    waiting: list[Undecided] = []
    for value in values:
        if value is decisive:
            return decisive
        if isinstance(value, Undecided):
            waiting.append(value)
    return undecided(waiting) if waiting else not decisive


def equal(left: object, right: object) -> Truth:
    """Whether two values are the same; a date equals its written form, an item its label, a choice its code."""
    if isinstance(left, Undecided) or isinstance(right, Undecided):
        return _equal_ranges(left, right) if _ranged(left, right) else undecided((left, right))
    if isinstance(left, tuple) and isinstance(right, tuple):
        return len(left) == len(right) and every(equal(a, b) for a, b in zip(left, right, strict=True))
    if isinstance(left, bool) is not isinstance(right, bool):
        return False
    left, right = _dates(left, right)
    return bool(left == right)


def contains(container: object, value: object) -> Truth:
    """Whether a list has an item equal to ``value``; nothing has none."""
    if container is None:
        return False
    if isinstance(container, UndecidedList):
        sure = some(equal(item, value) for item in container.sure)
        return sure if sure is True else some((sure, _may_contain(container, value)))
    if isinstance(container, Undecided):
        return Undecided(container.causes)
    if not isinstance(container, tuple):
        raise TypeError("“in” looks into a list only")
    return some(equal(item, value) for item in container)


def _may_contain(container: UndecidedList, value: object) -> Truth:
    found = some(equal(item, value) for item in container.maybe)
    return found if found is False else undecided((container, found))


def ordered(compare: Callable[[Any, Any], bool]) -> Callable[[object, object], Truth]:
    """A comparison of numbers or dates; with nothing on either side it is false."""

    def compared(left: object, right: object) -> Truth:
        if left is None or right is None:
            return False
        if isinstance(left, Undecided) or isinstance(right, Undecided):
            return _ranges(left, right, compare) if _ranged(left, right) else undecided((left, right))
        left, right = _dates(left, right)
        for kinds in ((int, float), (datetime.date,)):
            if isinstance(left, kinds) and isinstance(right, kinds):
                return compare(left, right)
        raise TypeError(f"“{left}” and “{right}” cannot be put in order")

    return compared


def _ranged(left: object, right: object) -> bool:
    return all(isinstance(value, UndecidedNumber | int) for value in (left, right))


def _ranges(left: object, right: object, compare: Callable[[Any, Any], bool]) -> Truth:
    """The comparison if it comes out the same over both whole ranges."""
    outcomes = {compare(a, b) for a in _ends(left) for b in _ends(right)}
    return outcomes.pop() if len(outcomes) == 1 else undecided((left, right))


def _equal_ranges(left: object, right: object) -> Truth:
    (low, high), (least, most) = _ends(left), _ends(right)
    if high < least or most < low:
        return False
    return True if low == high == least == most else undecided((left, right))


def _ends(value: object) -> tuple[int, int]:
    if isinstance(value, UndecidedNumber):
        return value.least, value.most
    return (value, value) if isinstance(value, int) else (0, 0)


def _dates(left: object, right: object) -> tuple[object, object]:
    """A text beside a date, read as a date."""
    if isinstance(left, datetime.date) and isinstance(right, str):
        return left, _date(right)
    if isinstance(right, datetime.date) and isinstance(left, str):
        return _date(left), right
    return left, right


def _date(text: str) -> object:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return text


def _not(compare: Callable[[object, object], Truth]) -> Callable[[object, object], Truth]:
    return lambda left, right: negate(compare(left, right))


def _is_in(value: object, container: object) -> Truth:
    return contains(container, value)


COMPARISONS: Mapping[str, Callable[[object, object], Truth]] = {
    "eq": equal,
    "ne": _not(equal),
    "lt": ordered(operator.lt),
    "lteq": ordered(operator.le),
    "gt": ordered(operator.gt),
    "gteq": ordered(operator.ge),
    "in": _is_in,
    "notin": _not(_is_in),
}
"""The comparisons by the parser's names for them."""


def arithmetic(sign: str, left: object, right: object) -> object:
    """Sum, difference or product of numbers; days between dates; texts joined. With nothing on a side: nothing."""
    if left is None or right is None:
        return None
    if isinstance(left, Undecided) or isinstance(right, Undecided):
        if sign == "+" and (isinstance(left, str) or isinstance(right, str)):
            return _texts(left, right)
        return _range_of(sign, left, right) if _ranged(left, right) else undecided((left, right))
    plus, minus = sign == "+", sign == "-"
    if _number(left) and _number(right):
        work: Callable[[Any, Any], Any] = operator.add if plus else operator.sub if minus else operator.mul
        return work(left, right)
    if isinstance(left, datetime.date):
        if minus and isinstance(right, datetime.date):
            return (left - right).days
        if _number(right) and (plus or minus) and isinstance(right, int):
            return left + datetime.timedelta(days=right if plus else -right)
    if plus and isinstance(left, str | Choice) and isinstance(right, str | Choice):
        return f"{left}{right}"
    raise TypeError(f"“{left}” {sign} “{right}” cannot be worked out")


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _texts(left: object, right: object) -> UndecidedEither:
    """The texts that two sides may make, in which what is open stands as its blank."""
    both = tuple(f"{one}{other}" for one in ways(left) for other in ways(right) if None not in (one, other))
    return UndecidedEither(undecided((left, right)).causes, both)


def _range_of(sign: str, left: object, right: object) -> UndecidedNumber:
    work: Callable[[int, int], int] = {"+": operator.add, "-": operator.sub}.get(sign, operator.mul)
    ends = [work(a, b) for a in _ends(left) for b in _ends(right)]
    return UndecidedNumber(undecided((left, right)).causes, min(ends), max(ends))

"""The filters that expressions may use on values; the formats of fill-ins are none of these."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docgen.expressions.logic import equal, negate, some, truth
from docgen.expressions.scope import reach
from docgen.expressions.values import Open, Truth, Undecided, UndecidedList, UndecidedNumber, undecided


@dataclass(frozen=True, slots=True)
class ValueFilter:
    """A filter: the least and greatest number of arguments, and the function, given the value and the arguments."""

    least: int
    most: int
    run: Callable[..., object]


def _items(value: object) -> tuple[object, ...]:
    if value is None:
        return ()
    if isinstance(value, tuple):
        return value
    raise TypeError("this filter needs a list")


def _known(value: object) -> object:
    return Undecided((value,)) if isinstance(value, Open) else value


def _length(value: object) -> object:
    if isinstance(value, UndecidedList):
        return UndecidedNumber(value.causes, len(value.sure), len(value.sure) + len(value.maybe))
    if isinstance(value, Undecided):
        return value
    return len(value) if isinstance(value, str) else len(_items(value))


def _pick(value: object, keep: Callable[[object], Truth]) -> object:
    """The items that are kept; those of which it is not known yet may be in."""
    if isinstance(value, UndecidedList):
        sure, sure_maybe, waiting = _sort(value.sure, keep)
        maybe = tuple(item for item in value.maybe if keep(item) is not False)
        maybe += sure_maybe
        return UndecidedList(undecided((value, *waiting)).causes, sure, maybe) if maybe else sure
    if isinstance(value, Undecided):
        return value
    sure, maybe, waiting = _sort(_items(value), keep)
    return UndecidedList(undecided(waiting).causes, sure, maybe) if maybe else sure


def _sort(
    items: Iterable[object], keep: Callable[[object], Truth]
) -> tuple[tuple[object, ...], tuple[object, ...], list[Undecided]]:
    sure, maybe, waiting = [], [], []
    for item in items:
        kept = keep(item)
        if kept is True:
            sure.append(item)
        elif isinstance(kept, Undecided):
            maybe.append(item)
            waiting.append(kept)
    return tuple(sure), tuple(maybe), waiting


def _matches(field: str, wanted: tuple[object, ...]) -> Callable[[object], Truth]:
    if wanted:
        return lambda item: equal(_known(reach(item, field)), wanted[0])
    return lambda item: truth(_known(reach(item, field)))


def _where(value: object, field: str, *wanted: object) -> object:
    return _pick(value, _matches(field, wanted))


def _without(value: object, field: str, *wanted: object) -> object:
    matches = _matches(field, wanted)
    return _pick(value, lambda item: negate(matches(item)))


def _each(value: object, field: str) -> object:
    """The field of every item; items where it is not asked are left out."""
    if isinstance(value, UndecidedList):
        return UndecidedList(value.causes, _fields(value.sure, field), _fields(value.maybe, field))
    return value if isinstance(value, Undecided) else _fields(_items(value), field)


def _fields(items: Iterable[object], field: str) -> tuple[object, ...]:
    found = (_known(reach(item, field)) for item in items)
    return tuple(value for value in found if value is not None)


def _sum(value: object) -> object:
    if isinstance(value, Undecided):
        return Undecided(value.causes)
    numbers: list[Any] = [item for item in _items(value) if item is not None]
    waiting = [item for item in numbers if isinstance(item, Undecided)]
    return undecided(waiting) if waiting else sum(numbers)


def _unique(value: object) -> object:
    if isinstance(value, Undecided):
        return Undecided(value.causes)
    kept: list[object] = []
    for item in _items(value):
        if some(equal(item, other) for other in kept) is not True:
            kept.append(item)
    return tuple(kept)


def _first(value: object) -> object:
    if isinstance(value, Undecided):
        return Undecided(value.causes)
    return next(iter(_items(value)), None)


def _mentions(value: object, words: object) -> Truth:
    if isinstance(value, Undecided) or isinstance(words, Undecided):
        return undecided((value, words))
    pattern = _any_word((words,) if isinstance(words, str) else tuple(str(word) for word in _items(words)))
    texts = value if isinstance(value, tuple) else () if value is None else (value,)
    return some(
        undecided((text,)) if isinstance(text, Undecided) else pattern.search(str(text)) is not None for text in texts
    )


@lru_cache(maxsize=256)
def _any_word(words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)" if alternatives else r"(?!)", re.IGNORECASE)


VALUE_FILTERS: Mapping[str, ValueFilter] = {
    "length": ValueFilter(0, 0, _length),
    "where": ValueFilter(1, 2, _where),
    "without": ValueFilter(1, 2, _without),
    "each": ValueFilter(1, 1, _each),
    "sum": ValueFilter(0, 0, _sum),
    "unique": ValueFilter(0, 0, _unique),
    "first": ValueFilter(0, 0, _first),
    "mentions": ValueFilter(1, 1, _mentions),
}
"""Every filter by its name. ``where``, ``without`` and ``each`` take the name of a field first."""

FIELD_FILTERS = frozenset({"where", "without", "each"})

"""What expressions work with: plain values, choices, and what is not known yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

FEW = 5  # numbers that somebody can look through


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A chosen answer. It equals its code, prints as its words, and carries the label that was chosen from."""

    code: str
    label: str
    words: str

    def __str__(self) -> str:
        return self.words

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Choice):
            return self.code == other.code
        return self.code == other

    def __hash__(self) -> int:
        return hash(self.code)


@dataclass(frozen=True, slots=True)
class Open:
    """A question without an answer. ``waits_for`` are the open questions that decide whether it is asked at all."""

    path: str
    label: str
    waits_for: tuple[Open, ...] = ()

    def __str__(self) -> str:
        return f"[{self.label}]"


@dataclass(frozen=True, slots=True)
class Undecided:
    """A value that hangs on open questions, which are its causes."""

    causes: tuple[Open, ...]

    def __str__(self) -> str:
        return str(self.causes[0]) if self.causes else "[?]"


@dataclass(frozen=True, slots=True)
class UndecidedNumber(Undecided):
    """A number not known yet, but known to be at least ``least`` and at most ``most``."""

    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class UndecidedList(Undecided):
    """A list of which some items are sure to be in, and others may be."""

    sure: tuple[object, ...] = ()
    maybe: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class UndecidedEither(Undecided):
    """A value that will be one of ``ways``, of which some may be undecided themselves."""

    ways: tuple[object, ...] = ()


Value = object
"""None, bool, int, float, str, datetime.date, Choice, an item of a group, or a tuple of these."""

Truth = bool | Undecided


def ways(value: object) -> tuple[object, ...]:
    """What a value may come out as: of a number in few steps each, of a list the shortest and the longest.

    What is known or wholly open is its own one way.
    """
    if isinstance(value, UndecidedNumber) and value.most - value.least < FEW:
        return tuple(range(value.least, value.most + 1))
    if isinstance(value, UndecidedList):
        return value.sure, (*value.sure, *value.maybe)
    return value.ways if isinstance(value, UndecidedEither) else (value,)


def undecided(values: Iterable[object]) -> Undecided:
    """One undecided value with the causes of all undecided ones among ``values``, each cause once."""
    causes = (cause for value in values if isinstance(value, Undecided) for cause in value.causes)
    return Undecided(tuple(dict.fromkeys(causes)))

"""The clock, and what a measurement looks like."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured, the figure with its unit, and what to know of it."""

    what: str
    value: str
    note: str = ""


def seconds(work: Callable[[], object], times: int, warm_up: bool = True) -> float:
    """The median time that the work takes; the first time does not count where it only warms up."""
    if warm_up:
        work()
    return median(_once(work) for _ in range(times))


def milliseconds(value: float) -> str:
    """Seconds for reading."""
    return f"{value * 1000:,.1f} ms" if value < 0.1 else f"{value * 1000:,.0f} ms"


def _once(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun

"""What a measurement looks like: rows of a table, and targets that are met or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bench.timing import Times

HEADINGS = ("", "wall", "processor", "ratio", "")
_WIDTHS = (46, 11, 11, 8)


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: what was measured, its seconds as text, how it compares, and what to know of it."""

    what: str
    wall: str = ""
    processor: str = ""
    ratio: str = ""
    note: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The row in the order of ``HEADINGS``."""
        return self.what, self.wall, self.processor, self.ratio, self.note


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure should come to: at most ``limit``, or at least; ``measured`` is None where it was not measured."""

    what: str
    measured: float | None
    limit: float
    unit: str = ""
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        """Whether it does; None where that is not known."""
        if self.measured is None:
            return None
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    @property
    def cells(self) -> tuple[str, ...]:
        """What, the target, the figure, and the verdict."""
        verdict = {None: "not measured", True: "met", False: "NOT met"}[self.met]
        measured = "" if self.measured is None else self._measured(self.measured)
        return self.what, f"{'≥' if self.at_least else '≤'} {_number(self.limit, self.unit)}", measured, verdict

    def _measured(self, measured: float) -> str:
        """The figure rounded, but never to the limit that it misses."""
        told, limit = _number(measured, self.unit), _number(self.limit, self.unit)
        return f"{measured:.4g}{self.unit}" if told == limit and not self.met else told


Row = Figure | Target


def timed(what: str, times: Times, ratio: float | None = None, note: str = "") -> Figure:
    """The row of something that took a while."""
    compared = "" if ratio is None else f"{ratio:,.2f}×"
    return Figure(what, milliseconds(times.wall), milliseconds(times.processor), compared, note)


def milliseconds(seconds: float) -> str:
    """Seconds for reading."""
    return f"{seconds * 1000:,.1f} ms" if seconds < 0.1 else f"{seconds * 1000:,.0f} ms"


def plain_row(cells: Iterable[str]) -> str:
    """A row for the terminal: names to the left, figures to the right."""
    what, *rest = cells
    name, *figures = _WIDTHS
    *numbers, note = rest
    aligned = "".join(f"{cell:>{width}}" for cell, width in zip(numbers, figures, strict=False))
    return f"{what:{name}}{aligned}  {note}".rstrip()


def markdown(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown; the second column and those after it, but for the last, stand to the right."""
    headings = tuple(headings)
    rule = ("---", *("---:" for _ in headings[1:-1]), "---")
    return "\n".join("| " + " | ".join(row) + " |" for row in (headings, rule, *map(tuple, rows)))


def _number(value: float, unit: str) -> str:
    digits = 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0
    written = f"{value:,.{digits}f}"
    return f"{written.rstrip('0').rstrip('.') if '.' in written else written}{unit}"

"""Clauses that say nearly the same, and may have to be one: a report for the lawyer, not a fault."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.checks.wording import text_of
from docgen.library.library import Library
from docgen.library.walk import lines

RUN = 4


@dataclass(frozen=True, slots=True)
class Alike:
    """Two clauses, and the share of their runs of words that both have, in per cent."""

    first: str
    second: str
    share: int


def alike(library: Library, least: int = 60) -> Iterator[Alike]:
    """Pairs of clauses with at least ``least`` per cent of their runs of four words in common, most alike first."""
    runs = {clause.id: frozenset(_runs(library, clause.id)) for clause in library.clauses.values()}
    pairs = (
        Alike(first, second, 100 * shared // len(runs[first] | runs[second]))
        for (first, second), shared in _shared(runs).items()
    )
    yield from sorted((pair for pair in pairs if pair.share >= least), key=lambda pair: (-pair.share, pair.first))


def _shared(runs: Mapping[str, frozenset[str]]) -> Counter[tuple[str, str]]:
    """How many runs each two clauses share."""
    holders: dict[str, list[str]] = defaultdict(list)
    for clause, own in runs.items():
        for run in own:
            holders[run].append(clause)
    return Counter(
        (first, second)
        for clauses in holders.values()
        for number, first in enumerate(clauses)
        for second in clauses[number + 1 :]
    )


def _runs(library: Library, clause: str) -> Iterator[str]:
    for line in lines(library.clauses[clause].elements):
        words = text_of(line.pieces).lower().split()
        yield from (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))

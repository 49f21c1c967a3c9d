"""The clock: variants measured in turn, round by round, so that what slows the computer down slows all of them."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median

from docgen.memory import collect_seldom

Work = Callable[[], object]


@dataclass(slots=True)
class Times:
    """Seconds of each round of one variant: by the clock on the wall, and of processor, all processes together."""

    wall_rounds: list[float] = field(default_factory=list)
    processor_rounds: list[float] = field(default_factory=list)

    @property
    def wall(self) -> float:
        """The median on the wall."""
        return median(self.wall_rounds)

    @property
    def processor(self) -> float:
        """The median of processor seconds: what others do on the computer counts little."""
        return median(self.processor_rounds)

    def take(self, work: Work) -> None:
        """Do the work once more."""
        wall, processor = time.perf_counter(), _processor()
        work()
        self.processor_rounds.append(_processor() - processor)
        self.wall_rounds.append(time.perf_counter() - wall)


def in_turn(variants: Mapping[str, Work], rounds: int, warm_up: bool = True) -> dict[str, Times]:
    """Each variant once a round; where they warm up, a round before the first does not count."""
    for work in variants.values() if warm_up else ():
        work()
    taken = {name: Times() for name in variants}
    # What was there before is not looked through for garbage, as in a process that does nothing else; and what one
    # variant leaves behind is swept up before the next begins.
    collect_seldom()  # as every command does
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for name, work in variants.items():
            gc.collect()
            taken[name].take(work)
    gc.unfreeze()
    return taken


def processor_ratio(of: Times, to: Times) -> float:
    """How many times as much processor time: the median over the rounds. For work in one process without threads."""
    return _ratio(of.processor_rounds, to.processor_rounds)


def wall_ratio(of: Times, to: Times) -> float:
    """How many times as long a person waits: the median over the rounds. For what uses several processors."""
    return _ratio(of.wall_rounds, to.wall_rounds)


def _ratio(of: Iterable[float], to: Iterable[float]) -> float:
    return median(one / other for one, other in zip(of, to, strict=True))


def _processor() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime

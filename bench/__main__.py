"""``python -m bench``: measures everything and prints a table."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Iterator

import bench
from bench import commands
from bench.timing import Figure, milliseconds, seconds
from bench.warm import Warm
from docgen.build.project import Project, default_library

STEPS = 1_000_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=bench.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    quick = parser.parse_args().quick
    processors = os.cpu_count()
    print(f"Python {platform.python_version()}, {processors} processors, {platform.machine()}\n")
    for figure in _figures(quick):
        print(f"{figure.what:38} {figure.value:>12}  {figure.note}".rstrip(), flush=True)


def _figures(quick: bool) -> Iterator[Figure]:
    yield _processor()
    project = Project(default_library())
    answers = project.root / "samples" / "twenty-organisations" / "answers.yaml"
    yield from Warm(project, answers, 5 if quick else 20).figures()
    yield from commands.figures(answers, 3 if quick else 10)


def _processor() -> Figure:
    """How fast this processor is at this moment: on a shared machine the other figures stretch with this one."""
    taken = seconds(lambda: sum(number * number for number in range(STEPS)), 3)
    return Figure("this processor now", milliseconds(taken), f"{STEPS:,} multiplications in a plain loop")


if __name__ == "__main__":
    main()

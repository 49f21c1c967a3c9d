"""A bar on the terminal that says which document is ready, and how many are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Report = Callable[[str, int, int], None]


@contextmanager
def progress(quiet: bool) -> Iterator[Report]:
    """What to call with a title, how many are ready, and of how many; nothing is shown where it is to be quiet."""
    if quiet:
        yield lambda what, done, whole: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading and checking", total=None)
        yield lambda what, done, whole: bar.update(task, description=what, completed=done, total=whole)

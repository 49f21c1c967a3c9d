"""What a person waits for: whole commands, each a program of its own, on the sample of twenty organisations."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

from bench import program
from bench.machine import cores
from bench.papers import Papers
from bench.table import Figure, Row, Target, milliseconds, timed
from bench.timing import Times, in_turn
from docgen.build.variants import changed

_HELP, _AGAIN = "docgen --help", "docgen build, nothing changed"
_CHECK, _CHECK_AGAIN = "docgen check, an answer changed", "docgen check, nothing changed"
_CLAUSE = "competing-bids-notify"
_WRITING, _PDF = "write ", "write pdf"
# A figure that many papers print, and one word of one paper.
_CHANGES = {"meetings.notice_days": "28", "trustees[0].role": "Treasurer"}


def rows(papers: Papers, quick: bool) -> Iterator[Row]:
    """A cold build by its phases, every command beside the others, and builds after a change."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from _cold(papers, folder)
        yield from _each(papers, folder, 3 if quick else 10)
        yield from _after_a_change(papers, folder)


def _cold(papers: Papers, folder: Path) -> Iterator[Row]:
    """The whole set into a new folder, with nothing kept from before."""
    answer, times = _build(papers.answers, folder)
    phases = answer["seconds"]
    note = f"{len(answer['written'])} files; nothing was there before, nothing read before"
    yield timed("docgen build, whole set, cold", times, note=note)
    in_turn_phases = {name: spent for name, spent in phases.items() if not name.startswith(_WRITING)}
    in_turn_phases["start of the program"] = times.wall - sum(in_turn_phases.values())
    for phase, spent in in_turn_phases.items():
        yield Figure(f"  {phase}", milliseconds(spent), note=f"{spent / times.wall:.0%}")
    for phase, spent in phases.items():
        if phase.startswith(_WRITING):
            yield Figure(f"  {phase}", milliseconds(spent), note="in render, on all processors together")
    layout = times.wall / (phases[_PDF] / cores()) if _PDF in phases else None
    yield Target("Whole set, cold: against the layout of its PDFs on all processors", layout, 1.15, "×")


def _each(papers: Papers, folder: Path, rounds: int) -> Iterator[Row]:
    """The commands in turn, after the build before them has left what it read."""
    answers, out = papers.answers, folder / "out"
    commands = {
        _HELP: ("--help",),
        _CHECK_AGAIN: ("check", answers),
        "docgen missing": ("missing", answers),
        f"docgen why {_CLAUSE}": ("why", answers, _CLAUSE),
        "docgen list": ("list",),
        _AGAIN: ("build", answers, "-o", out),
        "docgen verify": ("verify", out),
    }
    cache = folder / "cache"
    calls: dict[str, Callable[[], object]] = {
        name: partial(program.run, *command, cache=cache) for name, command in commands.items()
    }
    versions = _versions(papers.answers.read_text(encoding="utf-8"), folder / "answers.yaml")
    calls[_CHECK] = lambda: program.run("check", next(versions), cache=cache)
    taken = in_turn(calls, rounds)
    for name, times in taken.items():
        yield timed(name, times)
    for name, limit in ((_AGAIN, 0.5), (_HELP, 0.2), (_CHECK_AGAIN, 0.5), (_CHECK, 0.5)):
        yield Target(name, taken[name].wall, limit, " s")


def _versions(text: str, file: Path) -> Iterator[Path]:
    """The answers file of somebody who goes on changing one answer."""
    before = "\n  notice_days: 21\n"
    assert text.count(before) == 1
    for days in cycle(("28", "21")):
        file.write_text(text.replace(before, before.replace("21", days)), encoding="utf-8")
        yield file


def _after_a_change(papers: Papers, folder: Path) -> Iterator[Row]:
    """The set of the cold build, brought up to date with one answer changed."""
    text = papers.answers.read_text(encoding="utf-8")
    file = folder / "changed.yaml"
    for path, value in _CHANGES.items():
        text = changed(text, {path: value}, str(papers.answers))
        file.write_text(text, encoding="utf-8")
        answer, times = _build(file, folder)
        rendered = len({Path(name).stem for name in answer["written"]})
        whole = len({Path(name).stem for name in (*answer["written"], *answer["kept"])})
        yield timed(f"docgen build, {path} changed", times, note=f"{rendered} of {whole} papers made again")


def _build(answers: Path, folder: Path) -> tuple[dict[str, Any], Times]:
    found: list[dict[str, Any]] = []
    times = Times()
    times.take(lambda: found.append(program.told("build", answers, "-o", folder / "out", cache=folder / "cache")))
    assert found[0]["published"], found[0]["findings"]
    return found[0], times

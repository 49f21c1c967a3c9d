"""Where the time goes: the share of each room of the program, and of the libraries under it, in three kinds of work."""

from __future__ import annotations

import cProfile
import pstats
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from bench.papers import Papers
from bench.table import Figure, Row
from docgen.build.examine import examine
from docgen.build.project import Project
from docgen.writers.docx import writer as docx
from docgen.writers.pdf import writer as pdf

_ROOMS: Final = ("docgen", "weasyprint")
_LIBRARIES: Final = ("pydyf", "yaml", "pydantic", "jinja2", "fontTools", "lxml", "tinycss2", "tinyhtml5")
_SHOWN: Final = 7


def rows(papers: Papers, quick: bool) -> Iterator[Row]:
    """The rooms that take most of writing a usual document, as Word and as PDF, and of checking the answers.

    The profiler makes calls of Python dearer than they are, so a share is a hint; the seconds are in other rows.
    """
    usual = papers.usual
    yield from _shares(f"Word, {papers.length(usual)}", lambda: docx.write(usual, papers.house))
    if papers.has_pdf:
        yield from _shares(f"PDF, {papers.length(usual)}", lambda: pdf.render(usual, papers.house))
    yield from _shares("docgen check", lambda: examine(Project(papers.project.root), papers.answers))


def _shares(what: str, work: Callable[[], object]) -> Iterator[Row]:
    work()
    profiler = cProfile.Profile()
    profiler.runcall(work)
    spent: Counter[str] = Counter()
    for (file, _, function), (_, _, own, _, _) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        spent[_room(file, function)] += own
    whole = sum(spent.values())
    yield Figure(f"Where the time goes: {what}")
    for room, seconds in spent.most_common(_SHOWN):
        yield Figure(f"  {room}", ratio=f"{seconds / whole:.0%}")


def _room(file: str, function: str) -> str:
    """Which part of the program a function belongs to: "weasyprint.text", "docgen.assembly", "deflate" …"""
    parts = Path(file).with_suffix("").parts
    for name in _ROOMS:
        if name in parts:
            at = len(parts) - 1 - parts[::-1].index(name)
            return ".".join(parts[at : at + (3 if parts[at + 1 : at + 2] == ("writers",) else 2)])
    if library := next((name for name in _LIBRARIES if name in parts), ""):
        return library
    return "deflate" if "zlib" in function or "deflate" in function else "Python itself"

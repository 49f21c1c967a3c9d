"""What a person waits for: whole commands, each a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from bench.timing import Figure, milliseconds, seconds

RUN = "from docgen.cli.main import main; main(prog_name='docgen')"
WRITING = "write "


def figures(answers: Path, times: int) -> Iterator[Figure]:
    """All measurements of this module."""
    yield Figure("docgen --help", milliseconds(seconds(partial(_run, "--help"), times)))
    yield Figure("docgen check, twenty organisations", milliseconds(seconds(partial(_run, "check", answers), times)))
    yield Figure("docgen check, library changed", milliseconds(seconds(partial(_unread, "check", answers), times)))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        yield from _cold(answers, out)
        taken = seconds(partial(_run, "build", answers, "-o", out), times)
        yield Figure("docgen build again, nothing changed", milliseconds(taken))


def _cold(answers: Path, out: Path) -> Iterator[Figure]:
    told: list[dict[str, Any]] = []
    whole = seconds(lambda: told.append(json.loads(_run("build", answers, "-o", out, "--json"))), 1, warm_up=False)
    files = told[0]["written"]
    yield Figure("docgen build, whole set, cold", milliseconds(whole), f"{len(files)} files, Word and PDF")
    phases = {name: value for name, value in told[0]["seconds"].items() if not name.startswith(WRITING)}
    phases["start of the program"] = whole - sum(phases.values())
    for name, value in phases.items():
        yield Figure(f"  {name}", milliseconds(value), f"{value / whole:.0%}")
    for name, value in told[0]["seconds"].items():
        if name.startswith(WRITING):
            yield Figure(f"  {name}", milliseconds(value), "in render, on all processors together")


def _unread(*arguments: object) -> str:
    """As after a change of any file of the library: nothing that was read before can be used."""
    with tempfile.TemporaryDirectory() as cache:
        return _run(*arguments, cache=cache)


def _run(*arguments: object, cache: str = "") -> str:
    command = [sys.executable, "-c", RUN, *map(str, arguments)]
    env = {**os.environ, "XDG_CACHE_HOME": cache} if cache else None
    told = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True, env=env)
    return told.stdout

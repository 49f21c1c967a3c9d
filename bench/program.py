"""docgen as a person starts it: a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_RUN = "from docgen.cli.main import main; main(prog_name='docgen')"
_GLANCE = 0.02


@dataclass(frozen=True, slots=True)
class Peaks:
    """The most memory, in MB, that the program held at one time, and each of the processes it started."""

    program: float
    workers: tuple[float, ...]

    @property
    def most(self) -> float:
        """The most of any process."""
        return max(self.program, *self.workers, 0.0)


def run(*arguments: object, cache: Path) -> str:
    """What a command prints; ``cache`` is the folder in which it keeps what it has read."""
    command, env = _command(arguments, cache)
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=env).stdout


def told(*arguments: object, cache: Path) -> dict[str, Any]:
    """What a command tells other programs."""
    answer: dict[str, Any] = json.loads(run(*arguments, "--json", cache=cache))
    return answer


def watched(*arguments: object, cache: Path) -> tuple[dict[str, Any], Peaks]:
    """What a command tells other programs, and the memory that it took, as far as this system says."""
    command, env = _command((*arguments, "--json"), cache)
    peaks: dict[int, float] = {}
    # Into a file: a pipe that nobody reads meanwhile holds up a program that has much to tell.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as printed:
        with subprocess.Popen(command, stdout=printed, stderr=subprocess.DEVNULL, text=True, env=env) as program:
            while program.poll() is None:
                for process in (program.pid, *_started_by(program.pid)):
                    peaks[process] = max(peaks.get(process, 0.0), _peak(process))
                time.sleep(_GLANCE)
        printed.seek(0)
        answer: dict[str, Any] = json.load(printed)
    own = peaks.pop(program.pid, 0.0)
    return answer, Peaks(own, tuple(peaks.values()))


def _command(arguments: tuple[object, ...], cache: Path) -> tuple[list[str], dict[str, str]]:
    # Where Python is told to keep no compiled modules, every start would compile all of docgen again.
    env = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONDONTWRITEBYTECODE": ""}
    return [sys.executable, "-c", _RUN, *map(str, arguments)], env


def _peak(process: int) -> float:
    """VmHWM of /proc: the most memory a process held so far, in MB; 0 where it has gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    sizes = (int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))
    return next(sizes, 0.0)


def _started_by(process: int) -> Iterator[int]:
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            yield from map(int, children.read_text(encoding="utf-8").split())
        except OSError:
            continue

"""Processes that render documents side by side: pages are laid out on every processor that there is.

A worker is a program of its own that reads jobs from its standard input and answers on its standard output. So it
hears no Ctrl-C of the terminal, inherits no threads and no locks, and ends by itself when the build that started it
has gone, however that ended.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import traceback
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import IO

from docgen.build.render import Job, Rendered, render
from docgen.findings import Finding, FindingError, Severity
from docgen.writers.house import House

MOST_WORKERS = 4
_PROGRAM = "import sys; from docgen.build.workers import serve; serve(*sys.argv[1:])"

Answer = Rendered | Finding


class Crew:
    """Renders jobs. As a context manager it starts its workers at once, so that they are ready when the jobs are."""

    def __init__(self, house: House, count: int) -> None:
        """``house`` is the house style; with a ``count`` of 0 this process renders."""
        self._house, self._count = house, count
        self._workers: list[_Worker] = []

    def __enter__(self) -> Crew:
        self._workers = [_Worker(self._house) for _ in range(self._count)]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()

    def render(self, jobs: Iterable[Job]) -> Iterator[Answer]:
        """What came of each job, as it is ready; long documents are begun first."""
        ordered = sorted(jobs, key=_length, reverse=True)
        if not self._workers:
            yield from (_answer(job, self._house) for job in ordered)
            return
        idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._workers:
            idle.put(worker)
        threads = ThreadPoolExecutor(len(self._workers))
        try:
            for done in as_completed([threads.submit(_ask_any, idle, job) for job in ordered]):
                yield done.result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)


def usual_count(formats: Iterable[str]) -> int:
    """How many workers are worth their start: none without PDF, as all else takes milliseconds."""
    if "pdf" not in formats:
        return 0
    ours = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return min(ours, MOST_WORKERS)


class _Worker:
    """One worker process, seen from the build."""

    def __init__(self, house: House) -> None:
        path = os.pathsep.join(filter(None, sys.path))
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(house.root), *([str(house.letterhead)] if house.letterhead else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,
        )

    def ask(self, job: Job) -> Answer:
        """Have a job done, and wait for it."""
        assert self._process.stdin
        assert self._process.stdout
        try:
            _put(self._process.stdin, job)
            answer: Answer = pickle.load(self._process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            return _failure(job, "the process that made it was stopped. Perhaps the computer has too little memory")
        return answer

    def end(self) -> None:
        """Stop the process, whatever it is doing."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            # What a killed process did not read cannot be written any more.
            with suppress(OSError):
                if pipe:
                    pipe.close()
        self._process.wait()


def serve(house: str, letterhead: str = "") -> None:
    """What a worker process does: get ready, then answer jobs until nobody can ask any more."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not disturb the answers
    look = House(Path(house), Path(letterhead) if letterhead else None)
    with suppress(FindingError):
        from docgen.writers.pdf.writer import warm_up

        warm_up(look)
    with suppress(EOFError, BrokenPipeError):
        while True:
            _put(answers, _answer(pickle.load(sys.stdin.buffer), look))


def _ask_any(idle: SimpleQueue[_Worker], job: Job) -> Answer:
    worker = idle.get()
    try:
        return worker.ask(job)
    finally:
        idle.put(worker)


def _answer(job: Job, house: House) -> Answer:
    try:
        return render(job, house)
    except FindingError as error:
        return error.finding
    except Exception as error:  # a worker must answer: the build would wait for ever
        traceback.print_exc()
        return _failure(job, f"{type(error).__name__}: {error}")


def _failure(job: Job, why: str) -> Finding:
    message = f"“{job.document.title}” could not be made: {why}."
    return Finding(
        "render", Severity.ERROR, message, remedy="Nothing was changed. Please report this if it happens again."
    )


def _put(stream: IO[bytes], value: Job | Answer) -> None:
    stream.write(pickle.dumps(value))
    stream.flush()


def _length(job: Job) -> int:
    return len(repr(job.document))

"""Rendering documents to bytes, in worker processes where that is worth their start."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from docgen.model.document import Document
from docgen.writers.house import House
from docgen.writers.registry import writer

MOST_WORKERS = 4


@dataclass(frozen=True, slots=True)
class Job:
    """A document and the formats it is wanted in."""

    document: Document
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of one document in each format, and the seconds each took."""

    document: str
    files: Mapping[str, bytes]
    seconds: Mapping[str, float] = field(default_factory=dict)


class Renderer:
    """Renders jobs. As a context manager it starts its workers at once, so that they are ready when the jobs are."""

    def __init__(self, house: Path, formats: Iterable[str], workers: int | None = None) -> None:
        """``house`` is the folder of the house style; ``workers`` 0 renders in this process."""
        self._house = house
        self._count = min(os.cpu_count() or 1, MOST_WORKERS) if workers is None else workers
        self._count = self._count if "pdf" in formats else 0
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Renderer:
        if self._count:
            # Forked from a small server process, workers inherit no threads or locks of this one.
            context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
            self._pool = ProcessPoolExecutor(self._count, context, _prepare, (self._house,))
            for _ in range(self._count):
                self._pool.submit(_ready)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def render(self, jobs: Iterable[Job]) -> Iterator[Rendered]:
        """Each job's result as it is ready; the largest documents are begun first."""
        ordered = sorted(jobs, key=lambda job: len(repr(job.document)), reverse=True)
        if self._pool is None:
            for job in ordered:
                yield _render(job, self._house)
            return
        waiting: list[Future[Rendered]] = [self._pool.submit(_render, job, self._house) for job in ordered]
        for done in as_completed(waiting):
            yield done.result()


def _prepare(house: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from docgen.writers.pdf.writer import warm_up

    warm_up(House(house))


def _ready() -> None:
    """Nothing: taking this task makes a worker start."""


def _render(job: Job, house: Path) -> Rendered:
    look = House(house)
    files: dict[str, bytes] = {}
    seconds: dict[str, float] = {}
    options: dict[str, Any] = {}
    for name in sorted(job.formats, key=lambda one: one != "pdf"):
        begun = time.perf_counter()
        if name == "pdf":
            from docgen.writers.pdf.writer import render

            layout = render(job.document, look)
            files[name], options = layout.content, {"pages": layout.pages}
        elif name == "docx":
            from docgen.writers.docx.writer import write

            files[name] = write(job.document, look, **options)
        else:
            files[name] = writer(name).write(job.document, look)
        seconds[name] = time.perf_counter() - begun
    return Rendered(job.document.id, files, seconds)

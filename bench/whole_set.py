"""PDFs of many papers: docgen beside LibreOffice, WeasyPrint and typst, on a selection that stands for the set."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench import libreoffice, pdf
from bench.papers import Papers
from bench.table import Figure, Row, Target, milliseconds, timed
from bench.timing import Work, in_turn, wall_ratio
from docgen.build.render import Job
from docgen.build.workers import Crew, usual_count
from docgen.findings import Finding
from docgen.writers.docx import writer as docx

_OURS = "docgen, its worker processes started cold"
_ONE_BY_ONE = "LibreOffice, a process for each file"
_AT_ONCE = "LibreOffice, one call for all files"


def rows(papers: Papers, quick: bool) -> Iterator[Row]:
    """One paper in ten of the set."""
    if not papers.has_pdf:
        yield Figure("PDFs of many papers", note="not measured: this computer cannot make PDFs")
        return
    with tempfile.TemporaryDirectory() as folder:
        yield from _compared(papers, Path(folder), 1 if quick else 3)


def _compared(papers: Papers, folder: Path, rounds: int) -> Iterator[Row]:
    chosen = papers.selection
    variants: dict[str, Work] = {_OURS: partial(_with_workers, papers)}
    if libreoffice.PROGRAM:
        variants |= _with_libreoffice(papers, folder)
    for name, write in pdf.ways(papers).items():
        variants[f"{name}, in one process"] = lambda write=write: [write(one) for one in chosen]  # type: ignore[misc]
    pages = sum(map(papers.pages, chosen))
    taken = in_turn(variants, rounds, warm_up=False)
    note = f"one in ten of the set's {len(papers.documents)}, {pages} pages; ratios are of what a person waits"
    yield Figure(f"PDFs of {len(chosen)} papers", note=note)
    for name, times in taken.items():
        note = f"{milliseconds(times.wall / len(chosen))} a paper"
        yield timed(f"  {name}", times, wall_ratio(times, taken[_OURS]), note)
    for what, name, limit in (("one process a file", _ONE_BY_ONE, 10.0), ("one batch call", _AT_ONCE, 1.0)):
        faster = wall_ratio(taken[name], taken[_OURS]) if name in taken else None
        yield Target(f"PDFs of many papers: faster than LibreOffice, {what}", faster, limit, "×", at_least=True)


def _with_libreoffice(papers: Papers, folder: Path) -> dict[str, Work]:
    """Both ways, with the Word files written and LibreOffice's settings made beforehand."""
    profile, out = folder / "profile", folder / "out"
    files = [folder / f"{one.file_name}.docx" for one in papers.selection]
    for file, document in zip(files, papers.selection, strict=True):
        file.write_bytes(docx.write(document, papers.house))
    libreoffice.at_once(files[:1], out, profile)
    return {
        _ONE_BY_ONE: partial(libreoffice.one_by_one, files, out, profile),
        _AT_ONCE: partial(libreoffice.at_once, files, out, profile),
    }


def _with_workers(papers: Papers) -> None:
    """As a build does it, with the start of the worker processes and all that they load."""
    jobs = [Job(document, ("pdf",)) for document in papers.selection]
    with Crew(papers.house, usual_count(("pdf",))) as crew:
        for answer in crew.render(jobs):
            assert not isinstance(answer, Finding), str(answer)

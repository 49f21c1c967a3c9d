"""What a set costs by its size: one kind of paper for 1, 10, 100 and 1,000 people, with the memory it takes."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from bench import program
from bench.papers import Papers
from bench.table import Figure, Row, Target, timed
from bench.timing import Times
from docgen.build.project import Project
from docgen.build.variants import changed
from docgen.sources.yaml_text import plain, read

SIZES = (1, 10, 100, 1000)
_LARGEST = 1000
_MOST = re.compile(r"(repeat: \{.*max: )\d+")
_PEOPLE, _PAPER = "trustees", "trustee-declaration"


def rows(papers: Papers, quick: bool) -> Iterator[Row]:
    """Each size built once, cold: no folder, nothing read before."""
    form = "docx,pdf" if papers.has_pdf else "docx"
    yield Figure(f"docgen build, {_PAPER}, {form}, cold", note="memory is the most at one time: program, each worker")
    most: float | None = None
    for count in SIZES[:-1] if quick else SIZES:
        row, peaks = _built(papers, count, form)
        yield row
        most = peaks.most if count == _LARGEST else None
    yield Target(f"Most memory of a process over {_LARGEST:,} papers", most, 400, " MB")


def _built(papers: Papers, count: int, form: str) -> tuple[Figure, program.Peaks]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        answers = folder / "answers.yaml"
        answers.write_text(_with_people(papers.answers, count), encoding="utf-8")
        found: list[tuple[dict[str, Any], program.Peaks]] = []
        library = _without_limit(papers.project, folder / "library")
        command = ("build", answers, "-o", folder / "out", "--only", _PAPER, "--format", form, "--library", library)
        times = Times()
        times.take(lambda: found.append(program.watched(*command, cache=folder / "cache")))
        answer, peaks = found[0]
    files = len(answer["written"])
    assert files == count * len(form.split(",")), f"{files} files were made: {answer['findings'][:3]}"
    workers = " + ".join(f"{peak:.0f}" for peak in peaks.workers)
    note = f"{files / times.wall:,.1f} files a second; {peaks.program:.0f} MB, workers {workers or 'none'} MB"
    return replace(timed(f"  {count:,} paper{'s' if count > 1 else ''}", times), note=note), peaks


def _without_limit(project: Project, folder: Path) -> Path:
    """A copy of the library whose questionnaire takes as many people as are measured."""
    for part in (project.templates, project.schemas):
        shutil.copytree(part, folder / part.name)
    for file in (folder / project.schemas.name).rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        if text.startswith(f"id: {_PEOPLE}\n"):
            file.write_text(_MOST.sub(rf"\g<1>{_LARGEST}", text), encoding="utf-8")
    return folder


def _with_people(answers: Path, count: int) -> str:
    """The sample with so many people: its own over and over, each with a name of their own."""
    text = answers.read_text(encoding="utf-8")
    people = plain(read(text, str(answers)))[_PEOPLE]
    repeated = [
        {**person, "name": f"{person['name']} {number}"}
        for number, person in enumerate(islice(cycle(people), count), 1)
    ]
    return changed(text, {_PEOPLE: repeated}, str(answers))

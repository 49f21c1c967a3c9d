"""The sample consortia and the library, opened once for all tests of a process."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from docgen.build.examine import Examined, examine
from docgen.build.project import Project
from docgen.build.samples import sample_files
from docgen.build.variants import variants
from docgen.model.blocks import DocumentStatus
from docgen.model.document import Document

ROOT = Path(__file__).parents[1]
LARGE, SMALL, HALF = "twenty-organisations", "small-company", "half-finished"
FILES = sample_files(ROOT / "samples")
SAMPLES = tuple(path.parent.name for path in FILES)
VARIANTS = {f"{path.parent.name}, {one.name}": one for path in FILES for one in variants(path)}
COMPLETE = tuple(name for name in SAMPLES if name != HALF)
PROJECT = Project(ROOT)
# Of the papers that are made once for each member or person a few stand for all, unless somebody asks for more.
MOST_OF_A_KIND = int(os.environ.get("PAPERS_OF_A_KIND", "2"))
# Where each sample takes long these stand for all, unless the tests are asked to be thorough: the largest, and a draft.
USUAL = (LARGE, HALF)


def thoroughly(samples: Iterable[str], usual: Iterable[str] = USUAL) -> list[ParameterSet]:
    """The samples to try a test with: those that are not ``usual`` only with ``--thorough``."""
    return [pytest.param(name, marks=[] if name in usual else [pytest.mark.thorough]) for name in samples]


def answers_file(sample: str) -> Path:
    return ROOT / "samples" / sample / "answers.yaml"


def status(sample: str) -> DocumentStatus:
    """Execution copies of what is complete; the half-finished sample is a draft."""
    return "draft" if sample == HALF else "execution copy"


@cache
def examined(sample: str, state: DocumentStatus | None = None) -> Examined:
    """A sample, or a variant of one by its name in ``VARIANTS``."""
    if sample in VARIANTS:
        return examine(PROJECT, VARIANTS[sample].sample, "execution copy", VARIANTS[sample].text)
    return examine(PROJECT, answers_file(sample), state or status(sample))


def documents(sample: str, state: DocumentStatus | None = None) -> tuple[Document, ...]:
    found = examined(sample, state)
    assert found.documents is not None, [str(finding) for finding in found.findings]
    return found.documents.documents


def some_of_each(found: Iterable[Document]) -> Iterator[Document]:
    """Every document, but only the first few of those that are made once for each member or person."""
    seen: dict[str, int] = {}
    for document in found:
        seen[document.outline] = seen.get(document.outline, 0) + 1
        if seen[document.outline] <= MOST_OF_A_KIND:
            yield document


def small_answers(**changes: str) -> str:
    """The answers of the small sample with some changed: ``small_answers(meetings__notice_days="21")``."""
    text = answers_file(SMALL).read_text(encoding="utf-8")
    for path, value in changes.items():
        section, _, question = path.partition("__")
        pattern = re.compile(rf"^({section}:\n(?:(?: .*)?\n)*?  {question}:) .*$", re.MULTILINE)
        text, count = pattern.subn(rf"\g<1> {value}", text)
        assert count == 1, f"{path} does not stand in the sample once"
    return text

"""The sample consortia and the library, opened once for all tests of a process."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from docgen.build.examine import Examined, examine
from docgen.build.project import Project
from docgen.model.blocks import DocumentStatus
from docgen.model.document import Document

ROOT = Path(__file__).parents[1]
LARGE, SMALL, HALF = "twenty-organisations", "small-company", "half-finished"
SAMPLES = (LARGE, SMALL, HALF)
PROJECT = Project(ROOT)


def answers_file(sample: str) -> Path:
    return ROOT / "samples" / sample / "answers.yaml"


def status(sample: str) -> DocumentStatus:
    """Execution copies of what is complete; the half-finished sample is a draft."""
    return "draft" if sample == HALF else "execution copy"


@cache
def examined(sample: str) -> Examined:
    return examine(PROJECT, answers_file(sample), status(sample))


def documents(sample: str) -> tuple[Document, ...]:
    found = examined(sample)
    assert found.documents is not None, [str(finding) for finding in found.findings]
    return found.documents.documents


def small_answers(**changes: str) -> str:
    """The answers of the small sample with some changed: ``small_answers(meetings__notice_days="21")``."""
    text = answers_file(SMALL).read_text(encoding="utf-8")
    for path, value in changes.items():
        section, _, question = path.partition("__")
        pattern = re.compile(rf"^({section}:\n(?:(?: .*)?\n)*?  {question}:) .*$", re.MULTILINE)
        text, count = pattern.subn(rf"\g<1> {value}", text)
        assert count == 1, f"{path} does not stand in the sample once"
    return text

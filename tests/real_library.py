"""docgen's own library and its samples, read once for all tests of a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from docgen.assembly.assemble import DocumentSet
from docgen.build.examine import Examined, examine
from docgen.build.project import Project

ROOT = Path(__file__).parents[1]
SAMPLES = ("small-company", "twenty-organisations", "half-finished")


@cache
def project() -> Project:
    """The library of this project."""
    return Project(ROOT)


def sample(name: str) -> Path:
    """The answers file of a sample."""
    return ROOT / "samples" / name / "answers.yaml"


@cache
def examined(name: str) -> Examined:
    """A sample assembled as a draft, and everything noticed on the way."""
    return examine(project(), sample(name))


def documents(name: str) -> DocumentSet:
    """The set that a sample gives."""
    found = examined(name).documents
    assert found is not None, [str(finding) for finding in examined(name).findings]
    return found

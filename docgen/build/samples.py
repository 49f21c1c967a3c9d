"""What of the library the samples show: every clause and passage should be in one of them and out of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.build.examine import examine
from docgen.build.project import Project
from docgen.build.variants import variants
from docgen.findings import Finding, FindingError, Place, Severity, has_errors
from docgen.library.tree import When
from docgen.library.walk import every_element
from docgen.model.document import Decision

ANSWERS = "answers.yaml"


@dataclass(frozen=True, slots=True)
class Unshown:
    """A clause or passage, and what no sample does with it: ``never`` is "in" or "out"."""

    what: str
    never: str
    place: str


def sample_files(folder: Path) -> list[Path]:
    """The answers files of a folder of samples."""
    return sorted(folder.glob(f"*/{ANSWERS}"))


def unshown(project: Project, files: Iterable[Path]) -> Iterator[Unshown]:
    """What no sample has, and what has a condition and no sample is without.

    Variants count, as execution copies; the samples themselves are assembled as drafts.
    Raises FindingError where a sample cannot be assembled.
    """
    states: dict[str, set[str]] = {}
    for path in files:
        for name, text in (("", None), *((variant.name, variant.text) for variant in variants(path))):
            for decision in _decisions(project, path, name, text):
                states.setdefault(decision.place or decision.clause, set()).add(decision.state)
    for clause in project.library.clauses.values():
        conditional = {"in", "out"} if clause.when is not None else {"in"}
        for state in sorted(conditional - states.get(clause.id, set())):
            yield Unshown(clause.id, state, str(clause.place))
        for passage in every_element(clause.elements):
            if isinstance(passage, When):
                for state in sorted({"in", "out"} - states.get(str(passage.place), set())):
                    yield Unshown(f"{clause.id}, when {passage.condition.source}", state, str(passage.place))


def _decisions(project: Project, path: Path, variant: str, text: str | None) -> tuple[Decision, ...]:
    examined = examine(project, path, "execution copy" if variant else "draft", text)
    if examined.documents is None or has_errors(examined.findings):
        of = f" in its variant ‘{variant}’" if variant else ""
        why = next((str(one) for one in examined.findings if has_errors([one])), "")
        message, remedy = f"This sample cannot be assembled{of}: {why}", f"“docgen check {path}” says more."
        raise FindingError(Finding("sample", Severity.ERROR, message, (Place(str(path)),), remedy))
    return examined.documents.decisions

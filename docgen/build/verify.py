"""A set held against its manifest, and against what its answers and library give today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from docgen.build.digests import digest, digest_of_file, digest_of_folders
from docgen.build.folder import Standing, look
from docgen.build.manifest import NAME, Manifest, read
from docgen.build.order import Order, Refused
from docgen.build.plan import Plan, plan
from docgen.build.project import Project
from docgen.build.workers import Crew, usual_count
from docgen.findings import Finding, Place, Severity, has_errors
from docgen.version import VERSION
from docgen.writers.house import House

Progress = Callable[[str, int, int], None]


class State(StrEnum):
    """What became of a file since its set was built; the last three are of a set that was built once more."""

    AS_BUILT = "as built"
    CHANGED = "changed since"
    MISSING = "missing"
    FOREIGN = "not of the set"
    SAME = "what these answers give"
    OTHER = "not what these answers give"
    ABSENT = "given by these answers, but not in the set"


@dataclass(frozen=True, slots=True)
class Verified:
    """The state of each file by its name, and what is to be said of the set as a whole.

    ``readable`` is False where the folder holds no set of ours, or the answers cannot be read.
    """

    files: dict[str, State]
    findings: tuple[Finding, ...] = ()
    readable: bool = True

    @property
    def good(self) -> bool:
        """Whether every file is what it should be; files that nobody made with docgen do no harm."""
        return self.readable and set(self.files.values()) <= {State.AS_BUILT, State.SAME, State.FOREIGN}


def verify(folder: Path) -> Verified:
    """Hold the files of a folder against its manifest."""
    manifest = read(folder)
    if manifest is None:
        return _no_set(folder)
    standing = look(folder, manifest)
    return Verified(dict(_as_recorded(manifest, standing)))


def verify_against(
    folder: Path,
    answers: Path,
    project: Project,
    progress: Progress = lambda what, done, whole: None,
    house: Path | None = None,
) -> Verified:
    """Build the set of ``answers`` once more in memory, and hold the files of the folder against it.

    ``house`` is the letterhead that the set was built with.

    Raises LibraryError where the library cannot be used.
    """
    from docgen.build.examine import examine

    manifest = read(folder)
    if manifest is None:
        return _no_set(folder)
    order = replace(_order_of(manifest, answers, folder), house=house)
    with Crew(House(project.house, house), usual_count(order.formats)) as crew:
        examined = examine(project, answers, order.status)
        if examined.documents is None or has_errors(examined.findings):
            return Verified({}, examined.findings, readable=False)
        try:
            todo = plan(examined.documents.documents, order, project.house, None, Standing())
        except Refused as refused:
            return Verified({}, refused.findings, readable=False)
        given = _rendered(crew, todo, progress)
    if isinstance(given, Finding):
        return Verified({}, (given,), readable=False)
    changes = _changes(manifest, answers, project, house)
    return Verified(_compared(folder, manifest, todo, given), tuple(changes))


def _no_set(folder: Path) -> Verified:
    there = (folder / NAME).exists()
    message = f"docgen cannot read {NAME} in this folder." if there else f"The folder holds no {NAME}."
    remedy = "Name the folder that “docgen build” wrote a set into."
    return Verified({}, (Finding("folder", Severity.ERROR, message, (Place(str(folder)),), remedy),), readable=False)


def _as_recorded(manifest: Manifest, standing: Standing) -> Iterator[tuple[str, State]]:
    for record in manifest.files:
        if record.name in standing.intact:
            yield record.name, State.AS_BUILT
        else:
            yield record.name, State.CHANGED if record.name in standing.edited else State.MISSING
    yield from ((name, State.FOREIGN) for name in sorted(standing.others))


def _order_of(manifest: Manifest, answers: Path, folder: Path) -> Order:
    """The order that would give this set: its formats, and its documents where only some were asked for."""
    formats = tuple(dict.fromkeys(file.format for file in manifest.files))
    return Order(answers, folder, formats, manifest.only, final=manifest.status != "draft")


def _rendered(crew: Crew, todo: Plan, progress: Progress) -> dict[str, str] | Finding:
    """The digest of each file of the set, made anew; or why one cannot be made."""
    jobs = todo.jobs
    titles = {job.document.id: job.document.title for job in jobs}
    made: dict[str, str] = {}
    for done, answer in enumerate(crew.render(jobs), start=1):
        if isinstance(answer, Finding):
            return answer
        progress(titles[answer.document], done, len(jobs))
        made |= {todo.name(answer.document, form): digest(data) for form, data in answer.files.items()}
    return made


def _compared(folder: Path, manifest: Manifest, todo: Plan, given: dict[str, str]) -> dict[str, State]:
    recorded = {file.name for file in manifest.files}
    papers = {file.document for file in manifest.files}
    states = {file.name: State.ABSENT for file in todo.wanted if file.document.id not in papers}
    for name in sorted(recorded):
        path = folder / name
        if not path.is_file():
            states[name] = State.MISSING
        else:
            states[name] = State.SAME if digest(path.read_bytes()) == given.get(name) else State.OTHER
    others = look(folder, manifest).others - states.keys()
    return states | dict.fromkeys(sorted(others), State.FOREIGN)


def _changes(manifest: Manifest, answers: Path, project: Project, house: Path | None) -> Iterator[Finding]:
    """What is not as it was when the set was built: why files may differ."""
    if manifest.answers != digest(answers.read_bytes()):
        yield _note(str(answers), "The answers have changed since the set was built.")
    if manifest.library != digest_of_folders([project.templates, project.schemas]):
        yield _note(str(project.root), "The library has changed since the set was built.")
    if manifest.house != digest_of_file(house):
        yield _other_letterhead(manifest, house)
    if manifest.version != VERSION:
        yield _note(NAME, f"The set was built by docgen {manifest.version}; this is {VERSION}.")


def _other_letterhead(manifest: Manifest, house: Path | None) -> Finding:
    if house is not None:
        was = "another letterhead" if manifest.house else "no letterhead"
        return _note(str(house), f"The set was built with {was}, or this one has changed since.")
    message, remedy = "The set was built with a letterhead.", "Name it with --house FILE."
    return Finding("other-inputs", Severity.WARNING, message, (Place(NAME),), remedy)


def _note(file: str, message: str) -> Finding:
    remedy = "Build again to bring the set up to date."
    return Finding("other-inputs", Severity.WARNING, message, (Place(file),), remedy)

"""Building a set: examine the answers, render what changed, publish everything at once."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.build import manifest as records
from docgen.build.digests import digest, digest_of_engine, digest_of_file, digest_of_folders
from docgen.build.folder import foreign, issued, look, unfit
from docgen.build.manifest import Manifest
from docgen.build.order import Built, Order, Refused
from docgen.build.plan import Plan, guard, plan
from docgen.build.project import Project
from docgen.build.publish import publish, recover
from docgen.build.workers import Crew, usual_count
from docgen.findings import Finding, Place, Severity, has_errors
from docgen.sources.lock import locked
from docgen.version import VERSION
from docgen.writers.house import House

if TYPE_CHECKING:
    from docgen.build.examine import Examined

Progress = Callable[[str, int, int], None]
MOST_PLACES = 3

__all__ = ["Built", "Order", "Progress", "build"]


def build(project: Project, order: Order, progress: Progress = lambda what, done, whole: None) -> Built:
    """Build a set. Where anything forbids it, nothing in the folder is touched and ``findings`` say why.

    ``progress`` is told the title of each document that is ready, how many are, and of how many. Raises LibraryError
    where the library cannot be read, and OSError where the disk refuses; the folder is then as it was, too.
    """
    if found := unfit(order.folder):
        return Built(findings=tuple(found), misused=True)
    with locked(order.folder.resolve()) as alone:
        if not alone:
            return Built(findings=(_busy(order.folder),), misused=True)
        return _Building(project, order, progress).built()


class _Building:
    def __init__(self, project: Project, order: Order, progress: Progress) -> None:
        self._project, self._order, self._progress = project, order, progress
        self._folder = order.folder.resolve()
        self._seconds: dict[str, float] = {}
        self._noticed: list[Finding] = []
        self._phase_began = time.perf_counter()

    def built(self) -> Built:
        try:
            built = self._current() or self._made()
        except Refused as refused:
            built = Built(
                findings=refused.findings,
                status=self._order.status,
                misused=refused.misused,
                answers_stop=refused.answers_stop,
            )
        return replace(built, seconds=self._seconds)

    def _current(self) -> Built | None:
        """What there is, if that is already what the order asks for."""
        recover(self._folder)
        self._old = records.read(self._folder)
        if self._old is not None and self._old.status != self._order.status == "draft" and not self._order.overwrite:
            raise Refused(issued(self._order.folder), misused=True)
        self._standing = look(self._folder, self._old)
        if found := foreign(self._order.folder, self._standing, self._old):
            raise Refused(*found, misused=True)
        self._answers = digest(self._order.answers.read_bytes())
        self._library = digest_of_folders([self._project.templates, self._project.schemas])
        self._house = digest_of_file(self._order.house)
        self._phase("look for changes")
        old = self._old
        if old is None or old.inputs != self._inputs() or self._standing.edited:
            return None
        names = tuple(file.name for file in old.files)
        return Built(kept=names, findings=old.told()) if self._standing.intact.issuperset(names) else None

    def _made(self) -> Built:
        order, house = self._order, House(self._project.house, self._order.house)
        told = self._letterhead_findings()
        count = usual_count(order.formats) if order.workers is None else order.workers
        with Crew(house, count) as crew:
            examined = self._examined()
            documents = examined.documents.documents if examined.documents else ()
            todo = plan(documents, order, house.root, self._old, self._standing)
            guard(todo, self._standing, order)
            self._phase("read, check and assemble")
            made = self._rendered(crew, todo)
        self._phase("render")
        # Rendering takes a while, in which somebody may have saved a file.
        self._standing = look(self._folder, self._old)
        guard(todo, self._standing, order)
        found = (*examined.findings, *_once(self._noticed), *todo.warnings(order.folder, self._standing))
        findings = (*told, *found)
        manifest = self._manifest(examined, todo, made, findings)
        issue = todo.issue(self._standing, made)
        aside = publish(self._folder, replace(issue, files={**issue.files, records.NAME: manifest.as_bytes()}))
        self._phase("publish")
        return Built(
            written=tuple(made),
            kept=tuple(name for name, data in issue.files.items() if data is None),
            removed=tuple(sorted(issue.dropped)),
            aside=aside,
            status=order.status,
            open_questions=len(manifest.open),
            waiting=_waiting(examined),
            findings=findings,
            published=True,
            begin=self._begin(todo),
        )

    def _begin(self, todo: Plan) -> str:
        """The first file of the document that the library says to begin with, if it was asked for."""
        outlines = self._project.library.outlines
        return next((file.name for file in todo.wanted if outlines[file.document.outline].begin_here), "")

    def _letterhead_findings(self) -> tuple[Finding, ...]:
        if self._order.house is None:
            return ()
        from docgen.writers.docx.letterhead import adopt

        adopted = adopt(self._order.house.read_bytes(), str(self._order.house))
        if adopted.shell is None:
            raise Refused(*adopted.findings, misused=True)
        return adopted.findings

    def _examined(self) -> Examined:
        # Imported here: a set that has not changed is told so without reading a line of the library.
        from docgen.build.examine import examine

        examined = examine(self._project, self._order.answers, self._order.status)
        if examined.documents is None or has_errors(examined.findings):
            stopped = examined.documents is None and examined.answers is not None and examined.answers.whole
            raise Refused(*examined.findings, misused=examined.answers is None, answers_stop=stopped)
        return examined

    def _rendered(self, crew: Crew, todo: Plan) -> dict[str, bytes]:
        files: dict[str, bytes] = {}
        failures: list[Finding] = []
        jobs = todo.jobs
        titles = {job.document.id: job.document.title for job in jobs}
        for done, answer in enumerate(crew.render(jobs), start=1):
            if isinstance(answer, Finding):
                failures.append(answer)
                continue
            self._progress(titles[answer.document], done, len(jobs))
            self._noticed.extend(answer.findings)
            for form, data in answer.files.items():
                files[todo.name(answer.document, form)] = data
                self._seconds[f"write {form}"] = self._seconds.get(f"write {form}", 0.0) + answer.seconds[form]
        if failures:
            raise Refused(*failures)
        return {name: data for name, data in sorted(files.items()) if name not in todo.fresh}

    def _manifest(
        self, examined: Examined, todo: Plan, made: dict[str, bytes], findings: tuple[Finding, ...]
    ) -> Manifest:
        decisions = examined.documents.decisions if examined.documents else ()
        waiting = examined.answers.open() if examined.answers else ()
        return Manifest(
            version=VERSION,
            status=self._order.status,
            answers=self._answers,
            library=self._library,
            inputs="" if todo.behind else self._inputs(),
            files=todo.records(made, self._old),
            decisions=records.recorded(decisions),
            open=tuple({"path": one.path, "question": one.label} for one in waiting),
            findings=tuple(finding.as_json() for finding in findings),
            only=self._only(),
            house=self._house,
        )

    def _only(self) -> tuple[str, ...]:
        """The documents that the folder was ever asked to hold; none is named once it held the whole set."""
        before = self._old.only if self._old else self._order.only
        return tuple(dict.fromkeys((*before, *self._order.only))) if before and self._order.only else ()

    def _inputs(self) -> str:
        order = self._order
        options = json.dumps([order.formats, order.only, order.final])
        decisive = (self._answers, self._library, self._house, digest_of_engine(), options)
        return digest(*(text.encode() for text in decisive))

    def _phase(self, name: str) -> None:
        now = time.perf_counter()
        self._seconds[name] = now - self._phase_began
        self._phase_began = now


def _waiting(examined: Examined) -> str:
    # Imported here, as in _examined.
    from docgen.questionnaire.journey import tally

    return tally(examined.answers) if examined.answers else ""


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What was noticed in several documents, once, with the places of a few; in the same order at every build."""
    alike: dict[Finding, list[Place]] = {}
    for finding in findings:
        alike.setdefault(replace(finding, places=()), []).extend(finding.places)
    for finding in sorted(alike, key=str):
        yield replace(finding, places=tuple(sorted(alike[finding])[:MOST_PLACES]))


def _busy(folder: Path) -> Finding:
    message = "Another build is writing into this folder."
    return Finding(
        "folder", Severity.ERROR, message, (Place(str(folder)),), "Wait until it has ended, then build again."
    )

"""Building a set: examine the answers, render what changed, publish everything at once."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.build import manifest as records
from docgen.build.examine import examine
from docgen.build.manifest import FileRecord, Manifest, digest, digest_of_folders
from docgen.build.project import Project
from docgen.build.publish import Existing, foreign, publish, recover
from docgen.build.publish import examine as examine_folder
from docgen.build.render import Job, Renderer
from docgen.findings import Finding, Place, Severity, has_errors
from docgen.model.blocks import DocumentStatus
from docgen.model.document import Document
from docgen.version import VERSION
from docgen.writers.registry import WRITERS

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: from which answers, into which folder, in which formats."""

    answers: Path
    folder: Path
    formats: tuple[str, ...] = ("docx", "pdf")
    only: tuple[str, ...] = ()
    final: bool = False
    overwrite: bool = False
    workers: int | None = None

    @property
    def status(self) -> DocumentStatus:
        """Whether a draft or an execution copy is asked for."""
        return "execution copy" if self.final else "draft"


@dataclass(slots=True)
class Built:
    """What came of it: ``written`` and ``kept`` files, findings, and the seconds of each phase."""

    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    published: bool = False


def build(project: Project, order: Order, progress: Progress = lambda what, done, whole: None) -> Built:
    """Build a set. Where anything forbids it, nothing in the folder is touched and ``findings`` say why."""
    return _Building(project, order, progress).built()


class _Building:
    def __init__(self, project: Project, order: Order, progress: Progress) -> None:
        self._project, self._order, self._progress = project, order, progress
        self._built = Built()
        self._phase_began = time.perf_counter()

    def built(self) -> Built:
        order = self._order
        recover(order.folder)
        old = records.read(order.folder)
        if old is None and (names := foreign(order.folder)):
            return self._refused([_not_ours(order.folder, names)])
        existing = examine_folder(order.folder, old)
        inputs = self._inputs()
        if old is not None and self._is_current(old, existing, inputs):
            return replace(self._built, kept=tuple(file.name for file in old.files), findings=_told(old))
        self._phase("look for changes")
        with Renderer(self._project.templates / "house", order.formats, order.workers) as renderer:
            return self._made(renderer, old, existing, inputs)

    def _made(self, renderer: Renderer, old: Manifest | None, existing: Existing, inputs: str) -> Built:
        order = self._order
        examined = examine(self._project, order.answers, order.status)
        self._phase("read, check and assemble")
        if examined.documents is None or examined.answers is None or has_errors(examined.findings):
            return self._refused(examined.findings)
        documents = [one for one in examined.documents.documents if self._wanted(one)]
        if not documents:
            known = ", ".join(self._project.library.outlines)
            return self._refused([_error("only", f"No document of this set is called so; there are: {known}.")])
        names = _names(documents, order.formats)
        if edited := [name for name in names if name in existing.edited and not order.overwrite]:
            return self._refused([_edited(order.folder, name) for name in edited])
        sources = {name: self._source(*what) for name, what in names.items()}
        fresh = _unchanged(names, sources, old, existing)
        files: dict[str, bytes | None] = dict.fromkeys(fresh)
        files.update(self._rendered(renderer, names, fresh))
        self._phase("render")
        kept_records = _others(old, names, existing) if order.only else ()
        files.update({record.name: None for record in kept_records})
        manifest = Manifest(
            version=VERSION,
            status=order.status,
            answers=digest(order.answers.read_bytes()),
            library=self._library_digest(),
            inputs=inputs if not order.only else "",
            files=(*_records(files, names, sources, old), *kept_records),
            decisions=_decisions(examined.documents.decisions),
            open=tuple({"path": one.path, "question": one.label} for one in examined.answers.open()),
            findings=tuple(finding.as_json() for finding in examined.findings),
        )
        publish(order.folder, files, manifest, frozenset(set(names) & existing.edited))
        self._phase("publish")
        removed = tuple(file.name for file in (old.files if old else ()) if file.name not in files)
        return replace(
            self._built,
            written=tuple(name for name in names if name not in fresh),
            kept=tuple(fresh),
            removed=removed,
            findings=examined.findings,
            published=True,
        )

    def _rendered(
        self, renderer: Renderer, names: dict[str, tuple[Document, str]], fresh: Sequence[str]
    ) -> dict[str, bytes]:
        by_document: dict[str, dict[str, str]] = {}
        documents: dict[str, Document] = {}
        for name, (document, form) in names.items():
            documents[document.id] = document
            by_document.setdefault(document.id, {})[form] = name
        # Word takes its page numbers from the PDF's layout, so both are rendered when either has changed.
        stale = {key: forms for key, forms in by_document.items() if not set(forms.values()) <= set(fresh)}
        jobs = [Job(documents[key], tuple(forms)) for key, forms in stale.items()]
        files: dict[str, bytes] = {}
        for done, rendered in enumerate(renderer.render(jobs), start=1):
            self._progress(documents[rendered.document].title, done, len(jobs))
            for form, data in rendered.files.items():
                files[by_document[rendered.document][form]] = data
                self._add_seconds(f"write {form}", rendered.seconds[form])
        return {name: data for name, data in files.items() if name not in fresh}

    def _wanted(self, document: Document) -> bool:
        return not self._order.only or document.id in self._order.only or document.outline in self._order.only

    def _is_current(self, old: Manifest, existing: Existing, inputs: str) -> bool:
        whole = old.inputs == inputs and all(file.name in existing.intact for file in old.files)
        return whole and not self._order.only and not existing.edited

    def _inputs(self) -> str:
        order = self._order
        options = json.dumps([order.formats, order.only, order.final, VERSION])
        return digest(order.answers.read_bytes(), options.encode(), self._library_digest().encode())

    def _library_digest(self) -> str:
        return digest_of_folders([self._project.templates, self._project.schemas])

    def _source(self, document: Document, form: str) -> str:
        house = digest_of_folders([self._project.templates / "house"])
        words = repr(replace(document, decisions=()))
        return digest(form.encode(), house.encode(), words.encode(), repr(self._order.formats).encode())

    def _refused(self, findings: Sequence[Finding]) -> Built:
        return replace(self._built, findings=tuple(findings))

    def _phase(self, name: str) -> None:
        now = time.perf_counter()
        self._built.seconds[name] = now - self._phase_began
        self._phase_began = now

    def _add_seconds(self, name: str, seconds: float) -> None:
        self._built.seconds[name] = self._built.seconds.get(name, 0.0) + seconds


def _names(documents: Sequence[Document], formats: Sequence[str]) -> dict[str, tuple[Document, str]]:
    """The file names of a set; a second document that would have the same name gets a number."""
    names: dict[str, tuple[Document, str]] = {}
    for document in documents:
        for form in formats:
            ending = WRITERS[form].ending
            name, count = f"{document.file_name}{ending}", 1
            while name in names:
                count += 1
                name = f"{document.file_name}-{count}{ending}"
            names[name] = (document, form)
    return names


def _unchanged(
    names: dict[str, tuple[Document, str]], sources: dict[str, str], old: Manifest | None, existing: Existing
) -> list[str]:
    recorded = {file.name: file.source for file in old.files} if old else {}
    return [name for name in names if name in existing.intact and recorded.get(name) == sources[name]]


def _others(old: Manifest | None, names: dict[str, tuple[Document, str]], existing: Existing) -> tuple[FileRecord, ...]:
    """The files of the earlier set that a build of single documents leaves as they are."""
    files = old.files if old else ()
    return tuple(file for file in files if file.name not in names and file.name in existing.intact | existing.edited)


def _records(
    files: dict[str, bytes | None],
    names: dict[str, tuple[Document, str]],
    sources: dict[str, str],
    old: Manifest | None,
) -> list[FileRecord]:
    made = []
    for name, (document, form) in names.items():
        data = files[name]
        earlier = old.record(name) if old else None
        known = digest(data) if data is not None else earlier.digest if earlier else ""
        made.append(FileRecord(name, document.id, form, known, sources[name]))
    return made


def _decisions(decisions: Sequence[object]) -> tuple[dict[str, str], ...]:
    fields = ("document", "clause", "state", "reason", "place")
    rows = [{name: str(getattr(decision, name)) for name in fields} for decision in decisions]
    return tuple(json.loads(text) for text in dict.fromkeys(json.dumps(row, ensure_ascii=False) for row in rows))


def _told(old: Manifest) -> tuple[Finding, ...]:
    """The findings of the earlier build, told again."""
    return tuple(
        Finding(
            one["rule"],
            Severity(one["severity"]),
            one["message"],
            tuple(Place(p["file"], p["line"], p["column"], tuple(p["heading"])) for p in one["places"]),
            one["remedy"],
        )
        for one in old.findings
    )


def _error(rule: str, message: str, remedy: str = "", place: str = "") -> Finding:
    return Finding(rule, Severity.ERROR, message, (Place(place),) if place else (), remedy)


def _not_ours(folder: Path, names: Sequence[str]) -> Finding:
    message = (
        f"The folder holds files that docgen did not make ({', '.join(names[:3])}{', …' if len(names) > 3 else ''})."
    )
    return _error("folder", message, "Choose an empty folder, or a new one.", str(folder))


def _edited(folder: Path, name: str) -> Finding:
    message = "The file was changed by hand since it was made, and is not overwritten."
    remedy = "Keep it elsewhere, or build with --overwrite: the changed file is then kept beside the new one."
    return _error("edited-file", message, remedy, str(folder / name))

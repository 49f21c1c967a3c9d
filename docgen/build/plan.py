"""What a build has to do: which files the set has, which of them are still right, and which must be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.build.digests import digest, digest_of_engine, digest_of_file, digest_of_folders
from docgen.build.folder import Standing, left, unsaved
from docgen.build.manifest import NAME, FileRecord, Manifest
from docgen.build.order import Order, Refused
from docgen.build.publish import Issue
from docgen.build.render import Job
from docgen.findings import Finding, Place, Severity
from docgen.model.document import Document
from docgen.sources.suggest import did_you_mean
from docgen.writers.registry import WRITERS


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file of the set: ``source`` is the digest of all that decides its bytes."""

    name: str
    document: Document
    format: str
    source: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The files that are wanted, and what becomes of those that an earlier build made.

    ``fresh`` are wanted files that are still right; ``stays`` are records of files that nobody asked about, ``behind``
    those of them that the answers of today would change.
    """

    wanted: tuple[PlannedFile, ...]
    fresh: frozenset[str]
    stays: tuple[FileRecord, ...]
    behind: frozenset[str]

    @property
    def jobs(self) -> list[Job]:
        """The documents to render: all formats of one that has changed, as they are laid out together."""
        stale = {file.document.id for file in self.wanted if file.name not in self.fresh}
        formats: dict[str, list[str]] = {}
        for file in self.wanted:
            formats.setdefault(file.document.id, []).append(file.format)
        documents = {file.document.id: file.document for file in self.wanted}
        return [Job(documents[key], tuple(names)) for key, names in formats.items() if key in stale]

    def name(self, document: str, form: str) -> str:
        """The name of a wanted file."""
        return next(file.name for file in self.wanted if (file.document.id, file.format) == (document, form))

    def issue(self, standing: Standing, made: dict[str, bytes]) -> Issue:
        """What the folder is to hold, with the files that were ``made``."""
        kept = {record.name for record in self.stays}
        files = {**dict.fromkeys((*self.fresh, *kept)), **made}
        return Issue(files, standing.intact - set(files), standing.precious & set(made))

    def records(self, made: dict[str, bytes], old: Manifest | None) -> tuple[FileRecord, ...]:
        """The records of all files, those that stay as they are after those that were asked for."""
        known = {file.name: file.digest for file in old.files} if old else {}
        known |= {name: digest(data) for name, data in made.items()}
        own = [FileRecord(f.name, f.document.id, f.format, known[f.name], f.source) for f in self.wanted]
        return (*own, *self.stays)

    def warnings(self, folder: Path, standing: Standing) -> list[Finding]:
        """What to know of files that an earlier build made and this one does not."""
        ours = {file.name for file in self.wanted} | {record.name for record in self.stays}
        found = [left(folder, name) for name in sorted(standing.edited - ours)]
        if self.behind:
            number = len(self.behind)
            files = "1 other file of the set is" if number == 1 else f"{number} other files of the set are"
            message = f"{files} of earlier answers."
            remedy = "Build without --only to bring them up to date."
            found.append(Finding("earlier-answers", Severity.WARNING, message, (Place(str(folder)),), remedy))
        return found


def plan(documents: Sequence[Document], order: Order, house: Path, old: Manifest | None, standing: Standing) -> Plan:
    """Plan a build; refuses where a document that the order names is not of the set."""
    _all_known(documents, order)
    sources = _Sources(house, documents, digest_of_file(order.house))
    everything = _files(documents, order.formats, sources)
    wanted = tuple(file for file in everything if _wanted(file.document, order))
    records = old.files if old else ()
    recorded = {file.name: file.source for file in records}
    fresh = {file.name for file in wanted if file.name in standing.intact and recorded[file.name] == file.source}
    stays: tuple[FileRecord, ...] = ()
    if order.only:
        names = {file.name for file in wanted}
        here = (standing.intact | standing.edited) - names
        stays = tuple(record for record in records if record.name in here)
    behind = {record.name for record in stays if record.source not in sources.all()}
    return Plan(wanted, frozenset(fresh), stays, frozenset(behind))


def guard(plan: Plan, standing: Standing, order: Order) -> None:
    """Refuse where a file that is somebody's own work stands in the way, unless the order says to overwrite."""
    names = [file.name for file in plan.wanted if file.name in standing.precious]
    if names and not order.overwrite:
        raise Refused(*(unsaved(order.folder, name) for name in names))


def _wanted(document: Document, order: Order) -> bool:
    return not order.only or not _called(document).isdisjoint(order.only)


def _called(document: Document) -> set[str]:
    """What an order may call a document: its id, its outline, or the name of its file."""
    return {document.id, document.outline, document.file_name, *(f"{document.file_name}.{one}" for one in WRITERS)}


def _all_known(documents: Sequence[Document], order: Order) -> None:
    known = {name for document in documents for name in _called(document)}
    for name in order.only:
        if name not in known:
            hint = _near(name, documents)
            message = f"No document of this set is called ‘{name}’."
            raise Refused(Finding("only", Severity.ERROR, message, remedy=hint), misused=True)


def _near(name: str, documents: Sequence[Document]) -> str:
    """The documents that may be meant: those that have the word in a name or title, or the most alike, or all."""
    word = name.casefold().replace("_", "-")
    having = [one for one in documents if word in one.outline or word in one.file_name or word in one.title.casefold()]
    several = list(dict.fromkeys(one.outline for one in having))
    if len(several) == 1:
        return f"Did you mean ‘{several[0]}’?"
    if several:
        return f"Did you mean one of these: {', '.join(several)}?"
    spelled = dict.fromkeys(said for one in documents for said in (one.outline, one.id, one.file_name))
    return did_you_mean(name, spelled) or f"There are: {', '.join(dict.fromkeys(one.outline for one in documents))}."


class _Sources:
    """The digest of all that decides the bytes of a file: engine, house, letterhead, words and format."""

    def __init__(self, house: Path, documents: Sequence[Document], letterhead: str) -> None:
        self._letterhead = letterhead.encode()
        self._engine = digest(digest_of_engine().encode(), digest_of_folders([house]).encode()).encode()
        self._words = {one.id: digest(repr(replace(one, decisions=())).encode()).encode() for one in documents}

    def of(self, document: str, form: str, paged: bool) -> str:
        """``paged``: a Word file has the page numbers of the PDF where one is made with it, unless on a letterhead."""
        look = b""
        if form == "docx":
            look = self._letterhead or (b"pages" if paged else b"")
        return digest(self._engine, self._words[document], form.encode(), look)

    def all(self) -> set[str]:
        return {self.of(one, form, paged) for one in self._words for form in WRITERS for paged in (False, True)}


def _files(documents: Sequence[Document], formats: Sequence[str], sources: _Sources) -> list[PlannedFile]:
    """All files of the set; a second document that would have the same name gets a number."""
    taken = {NAME}
    files = []
    for document in documents:
        for form in formats:
            name = _free(document.file_name, WRITERS[form].ending, taken)
            taken.add(name)
            files.append(PlannedFile(name, document, form, sources.of(document.id, form, "pdf" in formats)))
    return files


def _free(stem: str, ending: str, taken: set[str]) -> str:
    name, count = f"{stem}{ending}", 1
    while name in taken:
        count += 1
        name = f"{stem}-{count}{ending}"
    return name

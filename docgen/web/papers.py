"""Building the set while somebody waits: in the background, into a folder that is gone when the program ends."""

from __future__ import annotations

import shutil
import tempfile
import threading
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from docgen.build.build import Order, build
from docgen.build.digests import digest
from docgen.build.manifest import NAME
from docgen.build.manifest import read as manifest
from docgen.build.project import LibraryError, Project
from docgen.findings import Finding, Place, Severity, gathered
from docgen.writers.house import House

DRAFT, FINAL = "draft", "final"
KINDS: Final = (DRAFT, FINAL)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one set is. ``stage`` is "none", "running", "ready" or "refused"; ``answers`` is the digest of theirs.

    Of its ``files`` the first ``first`` are those about the set, with which to begin.
    """

    stage: str = "none"
    title: str = ""
    done: int = 0
    whole: int = 0
    answers: str = ""
    files: tuple[str, ...] = ()
    first: int = 0
    findings: tuple[Finding, ...] = field(default=())

    @property
    def per_cent(self) -> int:
        """The share of the documents that is written."""
        return 100 * self.done // self.whole if self.whole else 0


class Papers:
    """The draft and the execution copies of one answers file, each built when it is asked for."""

    def __init__(self, root: Path, answers: Path) -> None:
        """``root`` is the folder of the library: a build reads it for itself, so that pages can go on meanwhile."""
        self._root, self._answers = root, answers
        self._folder = Path(tempfile.mkdtemp(prefix="docgen-"))
        self._lock = threading.Lock()
        self._progress: dict[str, Progress] = dict.fromkeys(KINDS, Progress())

    def progress(self, kind: str) -> Progress:
        """How far the draft or the execution copies are. Raises KeyError for any other kind."""
        with self._lock:
            return self._progress[kind]

    @property
    def busy(self) -> bool:
        """Whether a set is being built."""
        with self._lock:
            return any(one.stage == "running" for one in self._progress.values())

    def start(self, kind: str, formats: tuple[str, ...]) -> bool:
        """Begin to build a set; False where one is being built already."""
        with self._lock:
            if any(one.stage == "running" for one in self._progress.values()):
                return False
            self._progress[kind] = Progress("running")
        threading.Thread(target=self._build, args=(kind, formats), daemon=True).start()
        return True

    def path(self, kind: str, number: int) -> Path | None:
        """One file of a set that is ready, counted from 0."""
        files = self.progress(kind).files
        return self._folder / kind / files[number] if 0 <= number < len(files) else None

    def archive(self, kind: str) -> Path | None:
        """The whole set in one file, if it is ready."""
        return self._folder / f"{kind}.zip" if self.progress(kind).stage == "ready" else None

    def possible_formats(self) -> tuple[str, ...]:
        """The formats that this computer can make, of Word and PDF."""
        from docgen.writers.pdf.doctor import probe

        return ("docx",) if probe(House(Project(self._root).house)) else ("docx", "pdf")

    def close(self) -> None:
        """Take the folder away."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _build(self, kind: str, formats: tuple[str, ...]) -> None:
        try:
            made = self._made(kind, formats)
        except LibraryError as error:
            made = Progress("refused", findings=error.findings)
        except OSError as error:
            message = f"The system refused this: {error.strerror or error}."
            made = Progress("refused", findings=(Finding("disk", Severity.ERROR, message),))
        except Exception as error:  # whoever waits must be told
            message = f"The set could not be made: {type(error).__name__}: {error}."
            made = Progress("refused", findings=(Finding("build", Severity.ERROR, message, (Place(""),)),))
        self._tell(kind, made)

    def _made(self, kind: str, formats: tuple[str, ...]) -> Progress:
        folder = self._folder / kind
        answers = digest(self._answers.read_bytes())

        def report(title: str, done: int, whole: int) -> None:
            self._tell(kind, Progress("running", title, done, whole, answers))

        order = Order(self._answers, folder, formats, final=kind == FINAL, overwrite=True)
        project = Project(self._root)
        built = build(project, order, report)
        if not (built.published or built.kept):
            return Progress("refused", findings=built.findings)
        first = _about_set(project, folder)
        names = {path.name for path in folder.iterdir() if path.is_file() and path.name != NAME}
        files = (*first, *sorted(names.difference(first)))
        self._pack(kind, folder)
        noticed = tuple(gathered(built.findings))
        return Progress("ready", answers=answers, files=files, first=len(first), findings=noticed)

    def _pack(self, kind: str, folder: Path) -> None:
        new = self._folder / f"{kind}.zip.new"
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.iterdir()):
                if path.is_file():
                    archive.write(path, path.name)
        new.replace(self._folder / f"{kind}.zip")

    def _tell(self, kind: str, progress: Progress) -> None:
        with self._lock:
            known: Mapping[str, Progress] = self._progress
            self._progress = {**known, kind: replace(progress)}


def _about_set(project: Project, folder: Path) -> list[str]:
    """The files of documents about the set, such as its cover sheet."""
    outlines, made = project.library.outlines, manifest(folder)
    records = made.files if made else ()
    return [one.name for one in records if one.document in outlines and outlines[one.document].about_set]

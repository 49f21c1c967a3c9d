"""What is asked of a build, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.findings import Finding
from docgen.model.blocks import DocumentStatus


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: from which answers, into which folder, in which formats.

    ``only`` names documents, or outlines for all their documents; ``workers`` is how many processes lay out pages;
    ``house`` is a firm's own Word file, whose look the Word files take.
    """

    answers: Path
    folder: Path
    formats: tuple[str, ...] = ("docx", "pdf")
    only: tuple[str, ...] = ()
    final: bool = False
    overwrite: bool = False
    workers: int | None = None
    house: Path | None = None

    @property
    def status(self) -> DocumentStatus:
        """Whether a draft or an execution copy is asked for."""
        return "execution copy" if self.final else "draft"


@dataclass(frozen=True, slots=True)
class Built:
    """What came of it: names of files, findings, and the seconds of each phase.

    ``aside`` maps each file that was changed by hand to the name under which it is kept; ``status`` says whether the
    set is a draft, ``open_questions`` how many are open in it, and ``waiting`` says it in words. ``published`` is False
    where the folder is as it was: nothing had changed, or something forbids the set, or the order itself is at fault
    (``misused``): it names a folder, a document or a file that cannot be used. ``answers_stop``: answers forbid the set
    that could be read.
    ``begin`` is the name of the file to read first, "" where the library names none.
    """

    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    aside: Mapping[str, str] = field(default_factory=dict)
    status: DocumentStatus = "draft"
    open_questions: int = 0
    waiting: str = ""
    findings: tuple[Finding, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    published: bool = False
    misused: bool = False
    answers_stop: bool = False
    begin: str = ""


class Refused(Exception):
    """Stops a build before anything in its folder is touched; ``misused`` where the order itself is at fault."""

    def __init__(self, *findings: Finding, misused: bool = False, answers_stop: bool = False) -> None:
        """``findings`` say why; ``answers_stop`` where it is answers that could be read."""
        super().__init__(*findings)
        self.findings = findings
        self.misused = misused
        self.answers_stop = answers_stop

"""The questionnaire on paper: its files put into a folder, none of somebody's own written over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.assembly.paper import paper
from docgen.build.order import Refused
from docgen.build.project import Project
from docgen.build.publish import Issue, publish
from docgen.build.render import Job, render
from docgen.findings import Finding, FindingError, Place, Severity
from docgen.questionnaire.answered import Answers
from docgen.version import VERSION
from docgen.writers.house import House
from docgen.writers.registry import WRITERS


@dataclass(frozen=True, slots=True)
class Printed:
    """The files that were written, those that were right already, and under what name somebody's own file is kept."""

    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    aside: Mapping[str, str] = field(default_factory=dict)


def print_paper(
    project: Project, formats: tuple[str, ...], folder: Path, answers: Answers | None = None, overwrite: bool = False
) -> Printed:
    """Write the questionnaire in each format, all at once.

    A file that stands there and says something else may be filled in by hand: it is refused (Refused), or with
    ``overwrite`` kept beside the new one. Raises LibraryError, OSError, and Refused where a font lacks a character.
    """
    document = paper(project.library, project.questionnaire, answers, VERSION)
    try:
        rendered = render(Job(document, formats), House(project.house))
    except FindingError as error:
        raise Refused(error.finding) from error
    files = {f"{document.file_name}{WRITERS[form].ending}": rendered.files[form] for form in formats}
    place = folder.resolve()
    there = {name: (place / name).read_bytes() for name in files if (place / name).exists()}
    changed = frozenset(name for name, data in there.items() if data != files[name])
    if changed and not overwrite:
        raise Refused(*(_in_the_way(folder / name) for name in sorted(changed)))
    kept = tuple(sorted(there.keys() - changed))
    wanted = {name: None if name in kept else data for name, data in files.items()}
    aside = publish(place, Issue(wanted, aside=changed)) if len(kept) < len(files) else {}
    return Printed(tuple(name for name in files if name not in kept), kept, aside)


def _in_the_way(path: Path) -> Finding:
    message = "This file is there already, and somebody may have written into it."
    remedy = "Choose another folder, or give --overwrite: it is then kept beside the new one."
    return Finding("edited-file", Severity.ERROR, message, (Place(str(path)),), remedy)

"""What ``docgen check`` tells of answers; the same answers under the same library are checked once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from docgen.build.digests import digest
from docgen.build.kept import Kept
from docgen.build.project import Project
from docgen.clock import today
from docgen.findings import Finding


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in answers and in the set they give.

    ``open`` is how much is open, as commands say it, and None where the answers cannot be read; ``complete``: none is.
    """

    findings: tuple[Finding, ...]
    open: str | None = None
    complete: bool = False


def check(project: Project, path: Path) -> Checked:
    """Check an answers file and the set it gives. Raises LibraryError where the library cannot be used."""

    def anew() -> Checked:
        from docgen.build.examine import examine
        from docgen.questionnaire.journey import tally

        examined = examine(project, path)
        answers = examined.answers
        if answers is None:
            return Checked(examined.findings)
        return Checked(examined.findings, tally(answers), answers.complete)

    # Findings name the file as it was named here, and some of them hang on the day.
    named = digest(*map(os.fsencode, (path.absolute(), path, project.root)))[:20]
    kept = Kept("checked", project.templates, project.schemas, file=path, day=today().isoformat())
    found: Checked = kept.read(named, anew)
    return found

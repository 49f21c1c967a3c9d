"""Opening a library for a command; one that cannot be used ends the command with its findings."""

from __future__ import annotations

import sys
from pathlib import Path

from docgen.build.project import LibraryError, Project, default_library
from docgen.cli.printing import UNREADABLE, show
from docgen.findings import has_errors


def opened(library: Path | None) -> Project:
    """The project of ``--library``, or docgen's own."""
    project = Project(library or default_library())
    try:
        assert project.library
        if has_errors(project.questionnaire.findings):
            raise LibraryError(list(project.questionnaire.findings))
    except LibraryError as error:
        show(error.findings)
        sys.exit(UNREADABLE)
    return project

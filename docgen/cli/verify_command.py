"""``docgen verify DIR [ANSWERS]``."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from docgen.build.project import Project
from docgen.build.verify import State, Verified, verify, verify_against
from docgen.cli.command import Command, answers_argument, house_option, json_option, library_option
from docgen.cli.printing import CLEAN, FOUND, UNREADABLE, fail, show, show_json
from docgen.cli.progress import progress


@click.command("verify", cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@answers_argument(required=False)
@house_option
@library_option
@json_option
def command(folder: Path, answers: Path | None, letterhead: Path | None, project: Project, as_json: bool) -> None:
    """Say whether the files in DIR are as they were built.

    With ANSWERS the set is built once more in memory, with the library of today, and each file is held against it.
    """
    if answers is None:
        if letterhead is not None:
            raise click.UsageError("--house is only for building a set once more: name the answers, too.")
        verified = verify(folder)
    else:
        with progress(quiet=as_json or not sys.stderr.isatty()) as report:
            verified = verify_against(folder, answers, project, report, letterhead)
    if not verified.readable:
        fail(verified.findings, as_json, UNREADABLE)
    if as_json:
        show_json(verified.findings, good=verified.good, files=verified.files)
    else:
        _tell(verified, folder)
    sys.exit(CLEAN if verified.good else FOUND)


def _tell(verified: Verified, folder: Path) -> None:
    """A line for each file that is not as it should be, and how many of each kind there are."""
    show(verified.findings)
    for name, state in verified.files.items():
        if state not in (State.AS_BUILT, State.SAME):
            click.echo(f"{folder / name}: {state}")
    counted = Counter(verified.files.values())
    told = ", ".join(f"{number} {state}" for state, number in counted.items())
    click.echo(f"{folder}: {told or 'no file'}.")

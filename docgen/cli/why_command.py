"""``docgen why ANSWERS CLAUSE``."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.build.examine import examine
from docgen.build.manifest import recorded
from docgen.build.project import Project
from docgen.cli.command import Command, answers_argument, json_option, library_option
from docgen.cli.printing import FOUND, UNREADABLE, fail, show_json
from docgen.model.document import Decision


@click.command("why", cls=Command)
@answers_argument()
@click.argument("clause")
@library_option
@json_option
def command(answers: Path, clause: str, project: Project, as_json: bool) -> None:
    """Say in English why a clause, a definition or a document is in or out."""
    _known(project, clause)
    examined = examine(project, answers)
    if examined.documents is None:
        fail(examined.findings, as_json, FOUND if examined.answers else UNREADABLE)
    found = dict.fromkeys(one for one in examined.documents.decisions if clause == (one.clause or one.document))
    if as_json:
        show_json([], decisions=recorded(found))
        return
    for decision in found:
        click.echo(_sentence(decision))
    if not found:
        click.echo(f"{clause} is in no document of this set.")


def _known(project: Project, clause: str) -> None:
    library = project.library
    known = [*library.clauses, *library.outlines, *(f"definition-{name}" for name in library.definitions)]
    if clause not in known:
        from docgen.sources.suggest import did_you_mean

        raise click.UsageError(f"There is no clause called ‘{clause}’. {did_you_mean(clause, known)}".rstrip())


def _sentence(decision: Decision) -> str:
    what = f"passage at {decision.place}" if decision.place else decision.clause or decision.document
    return f"{decision.document}: {what} is {click.style(decision.state, bold=True)}: {decision.reason}."

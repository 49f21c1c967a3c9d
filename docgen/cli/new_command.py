"""``docgen new FILE``."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.build.project import Project
from docgen.cli.command import Command, json_option, library_option
from docgen.cli.printing import show_json


@click.command("new", cls=Command)
@click.argument("answers", type=click.Path(path_type=Path))
@library_option
@json_option
def command(answers: Path, project: Project, as_json: bool) -> None:
    """Write a new answers file with every question in it, and beside it the schema that editors use."""
    from docgen.questionnaire.new import create

    if answers.exists():
        raise click.UsageError(f"{answers} exists already, and is not overwritten. Choose another name.")
    schema = create(answers, project.usable().questionnaire)
    if as_json:
        show_json([], written=[str(answers), str(schema)])
    else:
        click.echo(f"{answers} is ready: answer what you know, then run “docgen check {answers}”.")

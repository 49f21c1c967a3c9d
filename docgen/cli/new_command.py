"""``docgen new FILE``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from docgen.build.project import Project
from docgen.cli.command import Command, json_option, library_option
from docgen.cli.printing import show_json

SCHEMA = "answers.schema.json"


@click.command("new", cls=Command)
@click.argument("answers", type=click.Path(path_type=Path))
@library_option
@json_option
def command(answers: Path, project: Project, as_json: bool) -> None:
    """Write a new answers file with every question in it, and beside it the schema that editors use."""
    from docgen.questionnaire.json_schema import answers as answers_schema
    from docgen.questionnaire.new import commented

    if answers.exists():
        raise click.UsageError(f"{answers} exists already, and is not overwritten. Choose another name.")
    questionnaire = project.usable().questionnaire
    answers.parent.mkdir(parents=True, exist_ok=True)
    schema = answers.parent / SCHEMA
    schema.write_text(json.dumps(answers_schema(questionnaire), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    answers.write_text(commented(questionnaire, SCHEMA), encoding="utf-8")
    if as_json:
        show_json([], written=[str(answers), str(schema)])
    else:
        click.echo(f"{answers} is ready: answer what you know, then run “docgen check {answers}”.")

"""``docgen new FILE``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from docgen.cli.printing import library_option

SCHEMA = "answers.schema.json"


@click.command("new")
@click.argument("answers", type=click.Path(dir_okay=False, path_type=Path))
@library_option
def command(answers: Path, library: Path | None) -> None:
    """Write a new answers file with every question in it, and beside it the schema that editors use."""
    from docgen.build.project import Project, default_library
    from docgen.questionnaire.json_schema import answers as answers_schema
    from docgen.questionnaire.new import commented

    if answers.exists():
        raise click.UsageError(f"{answers} exists already, and is not overwritten. Choose another name.")
    questionnaire = Project(library or default_library()).questionnaire
    answers.parent.mkdir(parents=True, exist_ok=True)
    schema = json.dumps(answers_schema(questionnaire), indent=1, ensure_ascii=False)
    (answers.parent / SCHEMA).write_text(schema + "\n", encoding="utf-8")
    answers.write_text(commented(questionnaire, SCHEMA), encoding="utf-8")
    click.echo(f"{answers} is ready: answer what you know, then run “docgen check {answers}”.")

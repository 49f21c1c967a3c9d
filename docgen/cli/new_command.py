"""``docgen new FILE``."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.build.project import Project
from docgen.cli.command import Command, answers_before, json_option, library_option, set_option
from docgen.cli.printing import show_json


@click.command("new", cls=Command)
@click.argument("answers", type=click.Path(path_type=Path))
@set_option
@library_option
@json_option
def command(answers: Path, given: tuple[str, ...], project: Project, as_json: bool) -> None:
    """Write a new answers file with every question in it, and beside it the schema that editors use.

    With --set it holds these answers, and only the questions that can be asked with them.
    """
    from docgen.questionnaire.new import create

    if answers.exists():
        raise click.UsageError(f"{answers} exists already, and is not overwritten. Choose another name.")
    schema = create(answers, project.usable().questionnaire, answers_before(project, given))
    if as_json:
        show_json([], written=[str(answers), str(schema)])
    else:
        click.echo(f"{answers} is ready, with {_size(answers, project)}.")
        click.echo(
            f"Answer in the browser (“docgen serve {answers}”), in the terminal (“docgen ask "
            f"{answers}”) or in an editor, and then run “docgen check {answers}”."
        )


def _size(answers: Path, project: Project) -> str:
    """How many questions wait in a new file, and how long they take."""
    from docgen.questionnaire.answers import read
    from docgen.questionnaire.journey import work

    found = read(answers, project.questionnaire).answers
    assert found is not None
    left = work(found.standings(), found)
    return f"{left.tally}: {left.time} to write down, longer to agree" if left.time else left.tally

"""``docgen serve ANSWERS``."""

from __future__ import annotations

import errno
from importlib.util import find_spec
from pathlib import Path

import click

from docgen.build.project import Project
from docgen.cli.command import Command, answers_argument, library_option, make_where_new

NEEDED = ("flask", "govuk_frontend_jinja", "waitress")


@click.command("serve", cls=Command)
@answers_argument(exists=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; any that is free if not given.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@library_option
def command(answers: Path, port: int, no_browser: bool, project: Project) -> None:
    """Ask the questions in a browser, on this computer only, and save each answer into ANSWERS.

    A file that does not exist is made.
    """
    if any(find_spec(name) is None for name in NEEDED):
        raise click.UsageError("The pages need more packages. Install them with: pip install 'docgen[web]'")
    from docgen.web.server import serve

    def tell(address: str) -> None:
        click.echo(f"{answers} is at\n\n    {address}\n\nThe address is for you alone. End with Ctrl-C.")

    make_where_new(answers, project.usable().questionnaire)
    _refuse_other_files(answers, project)
    try:
        serve(project, answers, port, tell, browser=not no_browser)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        message = f"Another program uses port {port}. Choose another with --port, or leave --port out for a free one."
        raise click.UsageError(message) from error
    click.echo("Ended. Every answer is saved.")


def _refuse_other_files(path: Path, project: Project) -> None:
    """Refuse a file that holds no answers, such as a Word file; one with a mistake in it is for the pages to tell."""
    from docgen.questionnaire.answers import read

    reading = read(path, project.questionnaire)
    if reading.answers is None:
        why = reading.findings[0].message
        raise click.UsageError(
            f"{path} is no answers file: {why} Give the file with your answers, such as answers.yaml."
        )

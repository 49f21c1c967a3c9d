"""``docgen schemas``."""

from __future__ import annotations

import sys

import click

from docgen.build.project import Project
from docgen.cli.command import Command, json_option, library_option
from docgen.cli.printing import CLEAN, FOUND, show_json


@click.command("schemas", cls=Command)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; say which are stale.")
@library_option
@json_option
def command(only_check: bool, project: Project, as_json: bool) -> None:
    """Write the JSON Schemas of answers and source files into schemas/json."""
    from docgen.build.editor_schemas import stale, write

    if only_check:
        names = stale(project)
        lines = [f"{name} is stale: run “docgen schemas”." for name in names]
        data = {"stale": names}
    else:
        names = [str(path) for path in write(project)]
        lines = [f"written: {name}" for name in names]
        data = {"written": names}
    if as_json:
        show_json([], **data)
    else:
        click.echo("\n".join(lines) or "All are up to date.")
    sys.exit(FOUND if only_check and names else CLEAN)

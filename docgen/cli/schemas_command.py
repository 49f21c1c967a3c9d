"""``docgen schemas``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docgen.cli.printing import CLEAN, FOUND, library_option


@click.command("schemas")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; say which are stale.")
@library_option
def command(only_check: bool, library: Path | None) -> None:
    """Write the JSON Schemas of answers and source files into schemas/json."""
    from docgen.build.editor_schemas import stale, write
    from docgen.build.project import Project, default_library

    project = Project(library or default_library())
    if only_check:
        names = stale(project)
        click.echo("\n".join(f"{name} is stale: run “docgen schemas”." for name in names) or "All are up to date.")
        sys.exit(FOUND if names else CLEAN)
    for path in write(project):
        click.echo(f"written: {path}")

"""``docgen doctor``."""

from __future__ import annotations

from importlib.metadata import version

import click

from docgen.build.project import Project
from docgen.cli.command import Command, json_option, library_option
from docgen.cli.printing import count, end, show, show_json
from docgen.version import VERSION
from docgen.writers.house import House

PACKAGES = ("docxtpl", "weasyprint", "pydantic", "markdown-it-py")


@click.command("doctor", cls=Command)
@library_option
@json_option
def command(project: Project, as_json: bool) -> None:
    """Say whether this computer has the libraries and fonts that documents need."""
    from docgen.writers.pdf.doctor import probe

    house = House(project.house)
    findings = probe(house)
    packages = {"docgen": VERSION, **{name: version(name) for name in PACKAGES}}
    if as_json:
        show_json(findings, packages=packages, fonts=len(house.font_files))
    else:
        for name, number in packages.items():
            click.echo(f"{name} {number}")
        click.echo(f"{len(house.font_files)} fonts in {house.fonts_dir}")
        show(findings)
        click.echo("Word: ready. PDF: " + ("ready." if not findings else f"not ready, {count(findings)}."))
    end(findings)

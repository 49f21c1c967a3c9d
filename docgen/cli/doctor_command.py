"""``docgen doctor``."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import click

from docgen.cli.printing import count, end, json_option, library_option, show, show_json
from docgen.version import VERSION

PACKAGES = ("docxtpl", "weasyprint", "pydantic", "markdown-it-py")


@click.command("doctor")
@library_option
@json_option
def command(library: Path | None, as_json: bool) -> None:
    """Say whether this computer has the libraries and fonts that documents need."""
    from docgen.build.project import default_library
    from docgen.writers.house import House
    from docgen.writers.pdf.doctor import probe

    house = House((library or default_library()) / "templates" / "house")
    findings = probe(house)
    if as_json:
        show_json({"findings": [finding.as_json() for finding in findings], "packages": _versions()})
    else:
        for name, number in _versions().items():
            click.echo(f"{name} {number}")
        click.echo(f"{len(house.font_files)} fonts in {house.fonts_dir}")
        show(findings)
        click.echo("Word: ready. PDF: " + ("ready." if not findings else f"not ready, {count(findings)}."))
    end(findings)


def _versions() -> dict[str, str]:
    return {"docgen": VERSION, **{name: version(name) for name in PACKAGES}}

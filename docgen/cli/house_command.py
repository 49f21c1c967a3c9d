"""``docgen house FILE``."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.command import Command, json_option
from docgen.cli.printing import UNREADABLE, count, fail, show, show_json


@click.command("house", cls=Command)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def command(file: Path, as_json: bool) -> None:
    """Say what “docgen build --house FILE” takes over from FILE, and what not. Nothing is written."""
    from docgen.writers.docx.letterhead import adopt

    adopted = adopt(file.read_bytes(), str(file))
    if adopted.shell is None:
        fail(adopted.findings, as_json, UNREADABLE)
    if as_json:
        show_json(adopted.findings, kept=adopted.kept)
        return
    show(adopted.findings)
    click.echo(f"{file} can be used: {count(adopted.findings)}. Documents take over:")
    for what in adopted.kept:
        click.echo(f"  {what}")

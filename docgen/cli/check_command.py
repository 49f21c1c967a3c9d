"""``docgen check [ANSWERS]``."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.opening import opened
from docgen.cli.printing import count, end, json_option, library_option, show, show_json
from docgen.findings import Finding, Severity


@click.command("check")
@click.argument("answers", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@click.option("--notes", is_flag=True, help="Show notes too, such as authorities that nobody has confirmed.")
@library_option
@json_option
def command(answers: Path | None, notes: bool, library: Path | None, as_json: bool) -> None:
    """Check an answers file and the set it gives; without ANSWERS check the library itself."""
    project = opened(library)
    if answers is None:
        _tell(project.library_findings(), "The library", notes, as_json)
        return
    from docgen.build.examine import examine

    _tell(list(examine(project, answers).findings), str(answers), notes, as_json)


def _tell(findings: list[Finding], what: str, notes: bool, as_json: bool) -> None:
    if as_json:
        show_json([finding.as_json() for finding in findings])
    else:
        show(finding for finding in findings if notes or finding.severity is not Severity.NOTE)
        click.echo(f"{what}: {count(findings)}.")
    end(findings)

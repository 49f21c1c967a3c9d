"""``docgen check [ANSWERS]``."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.build.project import Project
from docgen.cli.command import Command, answers_argument, json_option, library_option
from docgen.cli.printing import UNREADABLE, count, end, fail, show, show_json
from docgen.findings import Finding, Severity, has_errors
from docgen.questionnaire.answered import Answers


@click.command("check", cls=Command)
@answers_argument(required=False)
@click.option("--notes", is_flag=True, help="Show notes too, such as authorities that nobody has confirmed.")
@library_option
@json_option
def command(answers: Path | None, notes: bool, project: Project, as_json: bool) -> None:
    """Check an answers file and the set it gives; without ANSWERS check the library itself."""
    if answers is None:
        _tell(project.library_findings(), "The library", notes, as_json)
        return
    from docgen.build.examine import examine

    examined = examine(project, answers)
    if examined.answers is None:
        fail(examined.findings, as_json, UNREADABLE)
    _tell(list(examined.findings), str(answers), notes, as_json, _next(answers, examined.answers))


def _next(path: Path, answers: Answers) -> str:
    """How much is open, and what to do next."""
    from docgen.questionnaire.journey import tally

    told = tally(answers)
    told = f"{told[:1].upper()}{told[1:]}."
    if answers.complete:
        return f"{told} Next: “docgen build {path} -o papers --final” makes execution copies."
    return f"{told} Next: “docgen missing {path}” lists them; “docgen build {path} -o papers” makes a draft."


def _tell(findings: list[Finding], what: str, notes: bool, as_json: bool, after: str = "") -> None:
    if as_json:
        show_json(findings)
    else:
        show(finding for finding in findings if notes or finding.severity is not Severity.NOTE)
        click.echo(f"{what}: {count(findings)}.")
        if after and not has_errors(findings):
            click.echo(after)
    end(findings)

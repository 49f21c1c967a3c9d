"""``docgen missing ANSWERS``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from docgen.build.examine import Examined, examine_answers
from docgen.build.project import Project
from docgen.cli.command import Command, answers_argument, json_option, library_option
from docgen.cli.printing import CLEAN, FOUND, UNREADABLE, fail, show, show_json
from docgen.findings import has_errors


@click.command("missing", cls=Command)
@answers_argument()
@library_option
@json_option
def command(answers: Path, project: Project, as_json: bool) -> None:
    """List what is open, by section, and the clauses that wait for it."""
    examined = examine_answers(project, answers)
    if examined.answers is None:
        fail(examined.findings, as_json, UNREADABLE)
    rows = list(_rows(project, examined))
    if as_json:
        show_json(examined.findings, missing=rows)
    else:
        _print(rows)
        show(finding for finding in examined.findings if has_errors([finding]))
    sys.exit(FOUND if rows or has_errors(examined.findings) else CLEAN)


def _rows(project: Project, examined: Examined) -> Iterator[dict[str, Any]]:
    from docgen.build.affected import affected_clauses, general
    from docgen.questionnaire.journey import missing

    touched = affected_clauses(project.library, project.questionnaire)
    names = ("path", "ask", "short", "status", "only_if", "minutes")
    for section in missing(examined.answers) if examined.answers else ():
        for gap in section.gaps:
            row = {name: getattr(gap, name) for name in names}
            clauses = touched.get(general(gap.path), [])
            yield {"section": section.title, **row, "place": str(gap.place), "clauses": clauses}


def _print(rows: list[dict[str, Any]]) -> None:
    if not rows:
        click.echo("Nothing is missing.")
        return
    for section, its_rows in groupby(rows, key=lambda row: str(row["section"])):
        click.echo(f"\n{click.style(section, bold=True)}")
        for row in its_rows:
            only_if = f" (only if {row['only_if']})" if row["status"] == "undecided" and row["only_if"] else ""
            click.echo(f"  {row['place']}: {row['ask']} [{row['status']}]{only_if}")
            if row["clauses"]:
                click.echo(f"      affects {', '.join(row['clauses'])}")
    waiting = [row for row in rows if row["status"] == "open"]
    minutes = round(sum(row["minutes"] for row in waiting))
    questions = "1 question is" if len(waiting) == 1 else f"{len(waiting)} questions are"
    click.echo(f"\n{questions} open: about {minutes} minutes to write down, longer to agree.")

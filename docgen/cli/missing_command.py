"""``docgen missing ANSWERS``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from docgen.cli.opening import opened
from docgen.cli.printing import CLEAN, FOUND, answers_argument, json_option, library_option, show, show_json
from docgen.findings import has_errors


@click.command("missing")
@answers_argument
@library_option
@json_option
def command(answers: Path, library: Path | None, as_json: bool) -> None:
    """List what is open, by section, and the clauses that wait for it."""
    from docgen.build.affected import affected_clauses, general
    from docgen.build.examine import examine_answers
    from docgen.questionnaire.journey import missing

    project = opened(library)
    examined = examine_answers(project, answers)
    if examined.answers is None:
        show(examined.findings)
        sys.exit(FOUND)
    touched = affected_clauses(project.library, project.questionnaire)
    rows = [
        {
            "section": section.title,
            "path": gap.path,
            "ask": gap.ask,
            "short": gap.short,
            "status": gap.status,
            "only_if": gap.only_if,
            "minutes": gap.minutes,
            "place": str(gap.place),
            "clauses": touched.get(general(gap.path), []),
        }
        for section in missing(examined.answers)
        for gap in section.gaps
    ]
    if as_json:
        show_json(rows)
    else:
        _print(rows)
        show(finding for finding in examined.findings if has_errors([finding]))
    sys.exit(FOUND if rows or has_errors(examined.findings) else CLEAN)


def _print(rows: list[dict[str, Any]]) -> None:
    if not rows:
        click.echo("Nothing is missing.")
        return
    section = ""
    for row in rows:
        if row["section"] != section:
            section = row["section"]
            click.echo(f"\n{click.style(section, bold=True)}")
        only_if = f" (only if {row['only_if']})" if row["status"] == "undecided" and row["only_if"] else ""
        click.echo(f"  {row['place']}: {row['ask']} [{row['status']}]{only_if}")
        if row["clauses"]:
            click.echo(f"      affects {', '.join(row['clauses'])}")
    waiting = [row for row in rows if row["status"] == "open"]
    minutes = round(sum(row["minutes"] for row in waiting))
    click.echo(f"\n{len(waiting)} questions are open: about {minutes} minutes to write down, longer to agree.")

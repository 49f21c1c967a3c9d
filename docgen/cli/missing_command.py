"""``docgen missing ANSWERS``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from docgen.build.examine import examine_answers
from docgen.build.project import Project
from docgen.cli.command import Command, answers_argument, json_option, library_option
from docgen.cli.printing import CLEAN, FOUND, UNREADABLE, fail, point_to_check, show_json
from docgen.findings import has_errors
from docgen.questionnaire.answered import Answers

SHOWN = 3  # clauses named for each question
UNUSED = "not used"
LEGEND = "Each question stands after its line in the file and its short name, which drafts print in brackets."


@click.command("missing", cls=Command)
@answers_argument()
@library_option
@json_option
def command(answers: Path, project: Project, as_json: bool) -> None:
    """List what is open, by section, and the clauses that wait for it."""
    examined = examine_answers(project, answers)
    if examined.answers is None or not examined.answers.whole:
        fail(examined.findings, as_json, UNREADABLE)
    rows = list(_rows(project, examined.answers))
    if as_json:
        show_json(examined.findings, missing=rows)
    else:
        _print(rows, examined.answers)
        point_to_check(examined.findings, answers)
    sys.exit(FOUND if rows or has_errors(examined.findings) else CLEAN)


def _rows(project: Project, answers: Answers) -> Iterator[dict[str, Any]]:
    from docgen.build.affected import affected_clauses
    from docgen.questionnaire.journey import missing
    from docgen.questionnaire.paths import general

    touched = affected_clauses(project.library, project.questionnaire)
    homes = _homes(project, answers)
    names = ("path", "ask", "short", "status", "only_if", "minutes")
    for section in missing(answers):
        for gap in section.gaps:
            row = {name: getattr(gap, name) for name in names}
            clauses = [] if gap.status == UNUSED else touched.get(general(gap.path), [])
            headings = list(dict.fromkeys(project.library.clauses[name].title for name in clauses))
            row["stage"] = gap.stage.id if gap.stage else ""
            row["needed_in"] = [
                {"document": document, "heading": project.library.clauses[name].title}
                for name in clauses
                for document in homes.get(name, ())
            ]
            row |= {"place": str(gap.place), "has_line": gap.has_line, "clauses": clauses, "headings": headings}
            yield {"section": section.title, **row}


def _homes(project: Project, answers: Answers) -> dict[str, list[str]]:
    """For each clause what the documents are called that have it; only those that these answers may give."""
    from docgen.assembly.named import document_name
    from docgen.expressions.parse import holds
    from docgen.library.walk import outlines_of

    outlines = project.library.outlines.values()
    made = {one.id for one in outlines if one.when is None or one.about_set or holds(one.when, answers) is not False}
    return {
        clause: [document_name(outline) for outline in homes if outline.id in made]
        for clause, homes in outlines_of(project.library).items()
    }


def _print(rows: list[dict[str, Any]], answers: Answers) -> None:
    from docgen.questionnaire.journey import tally, work

    if not rows:
        click.echo("Nothing is missing.")
        return
    asked = [row for row in rows if row["status"] != UNUSED]
    now = [row for row in asked if not row["stage"]]
    if asked:
        click.echo(LEGEND)
    _print_sections(now)
    for stage in answers.questionnaire.stages.values():
        if later := [row for row in asked if row["stage"] == stage.id]:
            click.echo(f"\n{click.style(stage.title, bold=True)}: {stage.about}")
            _print_sections(later)
    _print_unused([row for row in rows if row["status"] == UNUSED])
    told, time = tally(answers), work(answers.standings(), answers).time
    click.echo(f"\n{told[:1].upper()}{told[1:]}{f': {time} to write down, longer to agree' if time else ''}.")


def _print_sections(rows: list[dict[str, Any]]) -> None:
    for section, its_rows in groupby(rows, key=lambda row: str(row["section"])):
        click.echo(f"\n{click.style(section, bold=True)}")
        for row in its_rows:
            click.echo("\n".join(_lines(row)))


def _lines(row: dict[str, Any]) -> Iterator[str]:
    yield f"  {_where(row)}: {click.style(row['short'], bold=True)}: {row['ask']}"
    if row["status"] == "undecided" and row["only_if"]:
        yield f"      only if {row['only_if']}"
    needed = row["needed_in"]
    if needed:
        more = len(needed) - SHOWN
        others = f" and {more} more clause{'' if more == 1 else 's'}" if more > 0 else ""
        named: dict[str, list[str]] = {}
        for one in needed[:SHOWN]:
            named.setdefault(one["document"], []).append(one["heading"])
        said = [f"{document} ({'; '.join(those)})" for document, those in named.items()]
        yield f"      needed in: {', '.join(said)}{others}"


def _where(row: dict[str, Any]) -> str:
    """Where to answer; what has no line yet is named too, as several of an item stand at the same place."""
    place = str(row["place"])
    return place if row["has_line"] else f"{place} ({str(row['path']).rpartition('.')[2]})"


def _print_unused(rows: list[dict[str, Any]]) -> None:
    if rows:
        click.echo(f"\n{click.style('Answers that are not used, as their questions are not asked', bold=True)}")
        for row in rows:
            click.echo(f"  {row['place']}: {row['short']}")

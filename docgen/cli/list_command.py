"""``docgen list documents|clauses|questions|checks``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from docgen.build.project import Project, default_library
from docgen.cli.printing import json_option, library_option, show_json

KINDS = ("documents", "clauses", "questions", "rules", "checks", "authorities")


@click.command("list")
@click.argument("kind", type=click.Choice(KINDS))
@library_option
@json_option
def command(kind: str, library: Path | None, as_json: bool) -> None:
    """List what the library holds."""
    rows = list(_rows(kind, Project(library or default_library())))
    if as_json:
        show_json(rows)
        return
    width = max((len(row["id"]) for row in rows), default=0)
    for row in rows:
        click.echo(f"{row['id']:{width}}  {row['what']}")


def _rows(kind: str, project: Project) -> Iterator[dict[str, str]]:
    if kind == "documents":
        for outline in project.library.outlines.values():
            yield {"id": outline.id, "what": outline.reference}
    elif kind == "clauses":
        for clause in project.library.clauses.values():
            when = clause.when.source if clause.when else ""
            yield {"id": clause.id, "what": clause.title, "when": when, "file": clause.place.file}
    elif kind == "questions":
        for question in project.questionnaire.questions():
            yield {"id": question.path, "what": question.ask, "type": question.type}
    elif kind == "rules":
        for rule in project.questionnaire.rules:
            yield {
                "id": rule.id,
                "what": rule.holds.source,
                "severity": str(rule.severity),
                "authority": rule.authority,
            }
    elif kind == "authorities":
        for authority in project.library.authorities.values():
            state = "" if authority.verified else " (not verified)"
            yield {"id": authority.id, "what": f"{authority.title}, looked at {authority.looked_at}{state}"}
    else:
        yield from _checks()


def _checks() -> Iterator[dict[str, str]]:
    from docgen.checks.table import LIBRARY_CHECKS, SET_CHECKS

    yield from ({"id": check.id, "what": check.looks_for} for check in LIBRARY_CHECKS)
    yield from ({"id": check.id, "what": check.looks_for} for check in SET_CHECKS)

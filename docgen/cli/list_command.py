"""``docgen list documents|clauses|questions|rules|checks|authorities``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import click

from docgen.build.project import Project
from docgen.cli.command import Command, json_option, library_option
from docgen.cli.printing import show_json

Row = dict[str, str]


def _documents(project: Project) -> Iterator[Row]:
    for outline in project.library.outlines.values():
        yield {"id": outline.id, "what": outline.reference, "when": outline.when.source if outline.when else ""}


def _clauses(project: Project) -> Iterator[Row]:
    for clause in project.library.clauses.values():
        when = clause.when.source if clause.when else ""
        yield {"id": clause.id, "what": clause.title, "when": when, "file": clause.place.file}


def _questions(project: Project) -> Iterator[Row]:
    for question in project.questionnaire.questions():
        yield {"id": question.path, "what": question.ask, "type": question.type}


def _rules(project: Project) -> Iterator[Row]:
    for rule in project.questionnaire.rules:
        yield {"id": rule.id, "what": rule.holds.source, "severity": str(rule.severity), "authority": rule.authority}


def _checks(project: Project) -> Iterator[Row]:
    from docgen.checks.table import LIBRARY_CHECKS, SET_CHECKS

    yield from ({"id": check.id, "what": check.looks_for} for check in LIBRARY_CHECKS)
    yield from ({"id": check.id, "what": check.looks_for} for check in SET_CHECKS)


def _authorities(project: Project) -> Iterator[Row]:
    for authority in project.library.authorities.values():
        state = "" if authority.verified else " (not verified)"
        yield {"id": authority.id, "what": f"{authority.title}, looked at {authority.looked_at}{state}"}


KINDS: dict[str, Callable[[Project], Iterator[Row]]] = {
    "documents": _documents,
    "clauses": _clauses,
    "questions": _questions,
    "rules": _rules,
    "checks": _checks,
    "authorities": _authorities,
}


@click.command("list", cls=Command)
@click.argument("kind", type=click.Choice(list(KINDS)))
@library_option
@json_option
def command(kind: str, project: Project, as_json: bool) -> None:
    """List what the library holds."""
    rows = list(KINDS[kind](project))
    if as_json:
        show_json([], **{kind: rows})
        return
    width = max((len(row["id"]) for row in rows), default=0)
    for row in rows:
        click.echo(f"{row['id']:{width}}  {row['what']}")

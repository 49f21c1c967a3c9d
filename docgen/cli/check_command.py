"""``docgen check [ANSWERS]``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.build.project import Project
from docgen.cli.command import Command, answers_argument, json_option, library_option
from docgen.cli.printing import UNREADABLE, count, end, fail, show, show_json
from docgen.findings import Finding, Severity, has_errors

if TYPE_CHECKING:
    from docgen.model.document import Document


@click.command("check", cls=Command)
@answers_argument(required=False)
@click.option("--notes", is_flag=True, help="Show notes too, such as authorities that nobody has confirmed.")
@click.option("--reading-ease", is_flag=True, help="Print how easy each document of the set is to read.")
@click.option("--authorities", is_flag=True, help="List the authorities that nobody has confirmed, with their dates.")
@library_option
@json_option
def command(
    answers: Path | None, notes: bool, reading_ease: bool, authorities: bool, project: Project, as_json: bool
) -> None:
    """Check an answers file and the set it gives; without ANSWERS check the library itself."""
    if authorities:
        _authorities(project, as_json)
        return
    if answers is None:
        _tell(project.library_findings(), "The library", notes, as_json)
        return
    if reading_ease and (documents := _documents(project, answers)) is not None:
        _reading_ease(documents, as_json)
        return
    from docgen.build.checked import check

    checked = check(project, answers)
    if checked.open is None:
        fail(checked.findings, as_json, UNREADABLE)
    after = _next(answers, checked.open, checked.complete, checked.findings)
    _tell(list(checked.findings), str(answers), notes, as_json, after)


def _authorities(project: Project, as_json: bool) -> None:
    """What is not confirmed: its title, the day somebody last looked at it, and what must be confirmed."""
    doubted = [one for one in project.library.authorities.values() if not one.verified]
    if as_json:
        show_json([], authorities=[one.model_dump(mode="json") for one in doubted])
        return
    for one in doubted:
        click.echo(f"{one.id}: {one.title}, looked at {one.looked_at}: {one.doubt}")
    click.echo(f"{len(doubted)} of {len(project.library.authorities)} authorities are not verified.")


def _documents(project: Project, answers: Path) -> Sequence[Document] | None:
    """The documents of the set; None where the answers do not give one."""
    from docgen.build.examine import examine

    made = examine(project, answers).documents
    return made.documents if made else None


def _reading_ease(documents: Sequence[Document], as_json: bool) -> None:
    """Flesch's score of each document, one line for those made once for each item: their average."""
    from docgen.checks.reading_ease import reading_ease

    rows = []
    for outline, group in groupby(documents, key=lambda document: document.outline):
        counted = [reading_ease(document) for document in group]
        score = sum(one.score for one in counted) / len(counted)
        rows.append({"document": outline, "ease": round(score, 1), "words": sum(one.words for one in counted)})
    if as_json:
        show_json([], reading_ease=rows)
        return
    click.echo("Flesch reading ease: 60 and more is plain English, below 30 very hard.")
    for row in rows:
        click.echo(f"{row['document']:30} {row['ease']:>5}  {row['words']:>7,} words")


def _next(path: Path, still_open: str, complete: bool, findings: Iterable[Finding]) -> str:
    """How much is open, and what to do next: a draft first, whatever is answered, as somebody should read it."""
    told = f"{still_open[:1].upper()}{still_open[1:]}. Next:"
    draft = f"“docgen build {path} -o papers” makes a draft"
    if not complete:
        return f"{told} “docgen missing {path}” lists them; {draft}."
    stops = sorted({finding.rule for finding in findings if finding.stops_final})
    if not stops:
        return f"{told} {draft} for your solicitor; when its words are settled, --final makes execution copies."
    return f"{told} {draft} for your solicitor. Not yet --final: execution copies wait for {', '.join(stops)}."


def _tell(findings: list[Finding], what: str, notes: bool, as_json: bool, after: str = "") -> None:
    if as_json:
        show_json(findings)
    else:
        show(finding for finding in findings if notes or finding.severity is not Severity.NOTE)
        click.echo(f"{what}: {count(findings)}.")
        if after and not has_errors(findings):
            click.echo(after)
    end(findings)

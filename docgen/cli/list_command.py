"""``docgen list [documents|clauses|sections|questions|…]``, its coverage, and what samples show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import click

from docgen.build.project import Project
from docgen.cli.command import Command, json_option, library_option
from docgen.cli.printing import fail, show_json
from docgen.findings import FindingError

Row = dict[str, str]


def _documents(project: Project) -> Iterator[Row]:
    for outline in project.library.outlines.values():
        yield {"id": outline.id, "what": outline.reference, "when": outline.when.source if outline.when else ""}


def _clauses(project: Project) -> Iterator[Row]:
    for clause in project.library.clauses.values():
        when = clause.when.source if clause.when else ""
        yield {"id": clause.id, "what": clause.title, "when": when, "file": clause.place.file}


def _sections(project: Project) -> Iterator[Row]:
    for section in project.questionnaire.sections:
        yield {"id": section.id, "what": section.title, "when": section.when.source if section.when else ""}


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
    "sections": _sections,
    "questions": _questions,
    "rules": _rules,
    "checks": _checks,
    "authorities": _authorities,
}


@click.command("list", cls=Command)
@click.argument("kind", type=click.Choice(list(KINDS)), default="documents")
@click.option("--coverage", is_flag=True, help="List each requirement of the law with the clauses that meet it.")
@click.option("--unused-in-samples", is_flag=True, help="List clauses and passages that no sample has, or all have.")
@click.option("--alike", is_flag=True, help="List pairs of clauses that say nearly the same.")
@click.option(
    "--samples",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The samples to look through: folders with an answers.yaml each.",
)
@library_option
@json_option
def command(
    kind: str,
    coverage: bool,
    unused_in_samples: bool,
    alike: bool,
    samples: Path | None,
    project: Project,
    as_json: bool,
) -> None:
    """List what the library holds: its documents unless you name something else."""
    if coverage:
        kind, found = "coverage", _coverage(project)
    elif unused_in_samples:
        kind, found = "unused", _unused(project, samples or project.root / "samples")
    elif alike:
        kind, found = "alike", _alike(project)
    else:
        found = KINDS[kind](project)
    try:
        rows = list(found)
    except FindingError as error:
        fail([error.finding], as_json)
    if as_json:
        show_json([], **{kind: rows})
        return
    width = max((len(row["id"]) for row in rows), default=0)
    for row in rows:
        click.echo(f"{row['id']:{width}}  {row['what']}")


def _coverage(project: Project) -> Iterator[Row]:
    """A line for each requirement and way of meeting it, with the forms that have it in common."""
    from docgen.checks.coverage import coverage

    for requirement, of_one in groupby(coverage(project.subject(project.library)), key=lambda one: one.requirement):
        ways: dict[tuple[str, str], list[str]] = {}
        for one in of_one:
            how = ", ".join(one.clauses) or (f"not covered on purpose: {one.waived}" if one.waived else "")
            missing = "no clause: nobody has to ask" if one.status == "optional" else "NOT COVERED"
            ways.setdefault((one.status, how or missing), []).append(one.form)
        for (status, how), forms in ways.items():
            what = f"{requirement.topic}; {status} for {', '.join(forms)}: {how}"
            yield {"id": requirement.id, "what": what, "status": status, "forms": " ".join(forms), "met_by": how}


def _alike(project: Project) -> Iterator[Row]:
    from docgen.checks.alike import alike

    for pair in alike(project.library):
        what = f"{pair.second}: {pair.share}% of their words are the same"
        yield {"id": pair.first, "what": what, "other": pair.second, "share": str(pair.share)}


def _unused(project: Project, samples: Path) -> Iterator[Row]:
    from docgen.build.samples import sample_files, unshown

    for one in unshown(project, sample_files(samples)):
        yield {"id": one.place, "what": f"{one.what}: {one.never} in no sample", "never": one.never}

"""``docgen questionnaire [ANSWERS]``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docgen.build.project import Project
from docgen.cli.command import Command, answers_argument, json_option, library_option
from docgen.cli.formats import formats_option, possible, were_asked_for
from docgen.cli.printing import CLEAN, UNREADABLE, fail, show, show_json
from docgen.findings import has_errors


@click.command("questionnaire", cls=Command)
@answers_argument(required=False)
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="questionnaire",
    show_default=True,
    help="The folder.",
)
@formats_option
@click.option("--overwrite", is_flag=True, help="Replace a file that is there; it is kept beside the new one.")
@library_option
@json_option
@click.pass_context
def command(
    context: click.Context,
    answers: Path | None,
    out: Path,
    formats: tuple[str, ...],
    overwrite: bool,
    project: Project,
    as_json: bool,
) -> None:
    """Write the questionnaire to print and take to a meeting: blank, or with the ANSWERS that are given already."""
    from docgen.build.examine import examine_answers
    from docgen.build.order import Refused
    from docgen.build.paper import print_paper

    project.usable()
    can, findings = possible(formats, project, were_asked_for(context))
    examined = examine_answers(project, answers) if answers else None
    if examined is not None and (examined.answers is None or not examined.answers.whole):
        findings = [*findings, *examined.findings]
        can = ()
    if not can:
        fail(findings, as_json, UNREADABLE)
    try:
        printed = print_paper(project, can, out, examined.answers if examined else None, overwrite)
    except Refused as refused:
        fail(refused.findings, as_json, UNREADABLE)
    if as_json:
        show_json(
            [*findings, *(examined.findings if examined else ())],
            written=printed.written,
            kept=printed.kept,
            aside=printed.aside,
        )
        sys.exit(CLEAN)
    show([*findings, *(one for one in (examined.findings if examined else ()) if has_errors([one]))])
    for name in printed.written:
        click.echo(f"{out / name} is written.")
    for name in printed.kept:
        click.echo(f"{out / name} is as it was.")
    for name, aside in printed.aside.items():
        click.echo(f"{out / name} was another: that is kept as {aside}.")

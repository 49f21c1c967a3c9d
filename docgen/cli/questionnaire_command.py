"""``docgen questionnaire [ANSWERS]``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.build.project import Project
from docgen.cli.command import Command, answers_argument, answers_before, json_option, library_option, set_option
from docgen.cli.formats import formats_option, possible, were_asked_for
from docgen.cli.printing import CLEAN, UNREADABLE, fail, point_to_check, show, show_json

if TYPE_CHECKING:
    from docgen.build.paper import Printed

_LONG = (
    "It asks everything that anybody may be asked. A shorter one holds only what you need: begin with “docgen choose”, "
    "which ends with the command for your answers file, and then “docgen questionnaire answers.yaml”."
)


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
@set_option
@library_option
@json_option
@click.pass_context
def command(
    context: click.Context,
    answers: Path | None,
    out: Path,
    formats: tuple[str, ...],
    overwrite: bool,
    given: tuple[str, ...],
    project: Project,
    as_json: bool,
) -> None:
    """Write the questionnaire to print and take to a meeting: blank, or with the ANSWERS that are given already.

    With ANSWERS or --set, questions that cannot be asked are left out. It cannot be read back: “docgen export” makes
    workbooks that can.
    """
    from docgen.build.examine import examine_answers
    from docgen.build.order import Refused
    from docgen.build.paper import print_paper

    if answers and given:
        raise click.UsageError("Give an answers file or --set, not both.")
    before = answers_before(project, given)
    project.usable()
    can, findings = possible(formats, project, were_asked_for(context))
    examined = examine_answers(project, answers) if answers else None
    if examined is not None and (examined.answers is None or not examined.answers.whole):
        findings = [*findings, *examined.findings]
        can = ()
    if not can:
        fail(findings, as_json, UNREADABLE)
    known = examined.answers if examined else before.answers if before else None
    try:
        printed = print_paper(project, can, out, known, overwrite)
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
    show(findings)
    _tell(printed, out)
    if known is None and printed.written and project.advice.advice:
        click.echo(_LONG)
    if answers is not None and examined is not None:
        point_to_check(examined.findings, answers)


def _tell(printed: Printed, out: Path) -> None:
    for name in printed.written:
        click.echo(f"{out / name} is written.")
    for name in printed.kept:
        click.echo(f"{out / name} is as it was.")
    for name, aside in printed.aside.items():
        click.echo(f"{out / name} was another: that is kept as {aside}.")

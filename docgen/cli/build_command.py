"""``docgen build ANSWERS -o DIR``."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from docgen.build.build import Built, Order, build
from docgen.build.project import Project
from docgen.cli.command import Command, answers_argument, house_option, json_option, library_option
from docgen.cli.formats import formats_option, possible, were_asked_for
from docgen.cli.printing import CLEAN, FOUND, UNREADABLE, count, fail, show, show_json
from docgen.cli.progress import Report, progress
from docgen.findings import MOST_ALIKE, Severity, gathered

STOPPED = 130  # what shells give a command that Ctrl-C ended


@click.command("build", cls=Command)
@answers_argument()
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder.")
@click.option("--only", multiple=True, metavar="ID", help="Only this document (may be given again).")
@formats_option
@house_option
@click.option("--final", is_flag=True, help="Make execution copies; refused while anything is open.")
@click.option("--overwrite", is_flag=True, help="Replace files changed by hand; the changed file is kept beside.")
@click.option("--timings", is_flag=True, help="Print how long each phase took.")
@library_option
@json_option
@click.pass_context
def command(
    context: click.Context,
    answers: Path,
    out: Path,
    only: tuple[str, ...],
    formats: tuple[str, ...],
    letterhead: Path | None,
    final: bool,
    overwrite: bool,
    timings: bool,
    project: Project,
    as_json: bool,
) -> None:
    """Make the whole set of documents, all at once or not at all."""
    can, findings = possible(formats, project, were_asked_for(context))
    if not can:
        fail(findings, as_json, UNREADABLE)
    if letterhead is not None and "docx" not in can:
        raise click.UsageError("--house is the look of Word files: ask for docx among the formats.")
    order = Order(answers, out, can, only, final, overwrite, house=letterhead)
    with progress(quiet=as_json or not sys.stderr.isatty()) as report:
        built = _built(project, order, report)
    built = replace(built, findings=(*findings, *built.findings))
    if as_json:
        names = ("published", "status", "open_questions", "written", "kept", "removed", "aside", "begin", "seconds")
        show_json(built.findings, **{name: getattr(built, name) for name in names})
    else:
        _tell(built, out, timings)
    sys.exit(CLEAN if built.published or built.kept else UNREADABLE if built.misused else FOUND)


def _built(project: Project, order: Order, report: Report) -> Built:
    try:
        return build(project, order, report)
    except KeyboardInterrupt:
        click.echo(f"Stopped. {order.folder} is as it was.", err=True)
        sys.exit(STOPPED)


def _tell(built: Built, folder: Path, timings: bool) -> None:
    shown = gathered(built.findings)
    show(one for one in shown if one.severity is not Severity.NOTE or one.rule == "letterhead")
    if len(shown) < len(built.findings):
        click.echo(f"A warning that comes more than {MOST_ALIKE} times stands there once: --json lists each.", err=True)
    click.echo(_summary(built, folder))
    for name, kept in built.aside.items():
        click.echo(f"  {name} was changed by hand: your file is kept as {kept}.")
    for name, seconds in built.seconds.items() if timings else ():
        click.echo(f"  {name}: {seconds * 1000:,.0f} ms")


def _summary(built: Built, folder: Path) -> str:
    noticed = count(built.findings)
    if not built.published:
        if built.kept:
            return f"{folder}: nothing has changed, {_files(len(built.kept))} as before."
        return f"Nothing was built: {noticed}. {folder} {_untouched(folder)}.{_remedy(built)}"
    parts = [f"{_files(len(built.written))} written"]
    parts += [f"{len(built.kept)} unchanged"] if built.kept else []
    parts += [f"{len(built.removed)} removed"] if built.removed else []
    begin = f" Begin with {folder / built.begin}." if built.begin else ""
    return f"{folder}: {_kind(built)}; {', '.join(parts)}; {noticed}.{begin}"


def _remedy(built: Built) -> str:
    """How to go on where answers stop a draft: nothing wrong may be printed, but what is empty is a blank."""
    if not built.answers_stop or built.status != "draft":
        return ""
    return " Empty these answers or mend them: an answer that is empty does not stop a draft."


def _untouched(folder: Path) -> str:
    return "is as it was" if folder.exists() else "was not made"


def _kind(built: Built) -> str:
    return f"a draft, {built.waiting}" if built.status == "draft" else "execution copies"


def _files(number: int) -> str:
    return f"{number} file{'' if number == 1 else 's'}"

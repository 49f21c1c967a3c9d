"""``docgen build ANSWERS -o DIR``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from docgen.build.build import Built, Order, build
from docgen.cli.opening import opened
from docgen.cli.printing import (
    CLEAN,
    FOUND,
    UNREADABLE,
    answers_argument,
    count,
    json_option,
    library_option,
    show,
    show_json,
)
from docgen.findings import Finding, Severity
from docgen.writers.house import House
from docgen.writers.registry import WRITERS

Report = Callable[[str, int, int], None]
USUAL = "docx,pdf"


@click.command("build")
@answers_argument
@click.option(
    "-o", "--out", "folder", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder."
)
@click.option("--only", multiple=True, metavar="ID", help="Only this document (may be given again).")
@click.option(
    "--format", "formats", metavar="LIST", help=f"Formats, with commas: {', '.join(WRITERS)}. Usual: {USUAL}."
)
@click.option("--final", is_flag=True, help="Make execution copies; refused while anything is open.")
@click.option("--overwrite", is_flag=True, help="Replace files changed by hand; the changed file is kept beside.")
@click.option("--timings", is_flag=True, help="Print how long each phase took.")
@library_option
@json_option
def command(
    answers: Path,
    folder: Path,
    only: tuple[str, ...],
    formats: str | None,
    final: bool,
    overwrite: bool,
    timings: bool,
    library: Path | None,
    as_json: bool,
) -> None:
    """Make the whole set of documents, all at once or not at all."""
    project = opened(library)
    wanted, findings = _formats(formats, House(project.templates / "house"))
    if not wanted:
        show(findings)
        sys.exit(UNREADABLE)
    order = Order(answers, folder, wanted, only, final, overwrite)
    with _progress(quiet=as_json or not sys.stderr.isatty()) as report:
        built = build(project, order, report)
    all_findings = [*findings, *built.findings]
    if as_json:
        show_json(_as_json(built, all_findings))
    else:
        show(finding for finding in all_findings if finding.severity is not Severity.NOTE)
        click.echo(_summary(built, folder, all_findings))
        for name, seconds in built.seconds.items() if timings else ():
            click.echo(f"  {name}: {seconds * 1000:,.0f} ms")
    sys.exit(CLEAN if built.published or built.kept else FOUND)


def _formats(given: str | None, house: House) -> tuple[tuple[str, ...], list[Finding]]:
    """The formats to make; PDF is left out, with a word, where nobody asked for it and it cannot be made."""
    names = tuple(dict.fromkeys((given or USUAL).replace(" ", "").split(",")))
    for name in names:
        if name not in WRITERS:
            from docgen.sources.suggest import did_you_mean

            raise click.UsageError(f"There is no format ‘{name}’. {did_you_mean(name, WRITERS)}".rstrip())
    if "pdf" not in names:
        return names, []
    from docgen.writers.pdf.doctor import probe

    missing = probe(house)
    if not missing:
        return names, []
    if given is None:
        softened = [
            Finding(f.rule, Severity.WARNING, f"{f.message} Only Word is made.", f.places, f.remedy) for f in missing
        ]
        return tuple(name for name in names if name != "pdf"), softened
    return (), missing


@contextmanager
def _progress(quiet: bool) -> Iterator[Report]:
    if quiet:
        yield lambda what, done, whole: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    with Progress(BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), console=console) as bar:
        task = bar.add_task("reading and checking", total=None)
        yield lambda what, done, whole: bar.update(task, description=what, completed=done, total=whole)


def _summary(built: Built, folder: Path, findings: list[Finding]) -> str:
    if not built.published:
        if built.kept:
            return f"{folder}: nothing has changed, {len(built.kept)} files are as they were."
        return f"Nothing was built: {count(findings)}. {folder} is as it was."
    parts = [f"{len(built.written)} files written"]
    parts += [f"{len(built.kept)} unchanged"] if built.kept else []
    parts += [f"{len(built.removed)} removed"] if built.removed else []
    return f"{folder}: {', '.join(parts)}; {count(findings)}."


def _as_json(built: Built, findings: list[Finding]) -> dict[str, object]:
    return {
        "published": built.published,
        "written": list(built.written),
        "kept": list(built.kept),
        "removed": list(built.removed),
        "findings": [finding.as_json() for finding in findings],
        "seconds": built.seconds,
    }

"""``docgen export ANSWERS FILE``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from docgen.build.project import Project
from docgen.cli.command import Command, answers_argument, json_option, library_option
from docgen.cli.printing import UNREADABLE, fail, show_json
from docgen.findings import FindingError
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.questions import Questionnaire, Section

EACH = "member"


@click.command("export", cls=Command)
@answers_argument()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--section", metavar="ID", default="", help="For CSV: the repeated section, such as members.")
@click.option("--per-member", is_flag=True, help="One small workbook for each member, into the folder OUT.")
@click.option("--overwrite", is_flag=True, help="Replace files that are there already.")
@library_option
@json_option
def command(
    answers: Path, out: Path, section: str, per_member: bool, overwrite: bool, project: Project, as_json: bool
) -> None:
    """Write the questionnaire with its answers as a workbook (OUT.xlsx), or one repeated section as OUT.csv."""
    from docgen.exchange.written import Held
    from docgen.questionnaire.answers import read

    questionnaire = project.usable().questionnaire
    reading = read(answers, questionnaire)
    if reading.answers is None or not reading.answers.whole:
        fail(reading.findings, as_json, UNREADABLE)
    held = Held(answers.read_bytes().decode("utf-8-sig"), reading)
    try:
        files = _files(questionnaire, held, reading.answers, out, section, per_member)
    except FindingError as error:
        fail([error.finding], as_json, UNREADABLE)
    written = _written(files, overwrite)
    if as_json:
        show_json([], written=[str(path) for path in written])
    else:
        click.echo(_told(written, out, per_member))


def _files(
    questionnaire: Questionnaire, held: object, answers: Answers, out: Path, section: str, per_member: bool
) -> Mapping[Path, bytes]:
    """The bytes of each file to be written."""
    from docgen.exchange import csv_table, workbook_out
    from docgen.exchange.written import Held

    assert isinstance(held, Held)
    if per_member:
        home = next((one for one in questionnaire.sections if one.repeat and one.repeat.item == EACH), None)
        if home is None:
            raise click.UsageError(f"This questionnaire has no section that is answered for each {EACH}.")
        return {
            out / f"{item.key}.xlsx": workbook_out.of_item(home, item.number, held, answers)
            for item in answers.items(home.id)
        }
    kind = out.suffix.lower()
    if kind == ".csv":
        chosen = _section(questionnaire, section)
        return {out: csv_table.write(chosen, held, len(answers.items(chosen.id)))}
    if kind == ".xlsx":
        return {out: workbook_out.whole(questionnaire, held, answers)}
    raise click.UsageError(f"{out}: give the file a name that ends with .xlsx or .csv.")


def _section(questionnaire: Questionnaire, name: str) -> Section:
    repeated = [section.id for section in questionnaire.sections if section.repeat]
    if name not in repeated:
        from docgen.sources.suggest import did_you_mean

        known = f"Give --section with one of: {', '.join(repeated)}."
        unknown = f"There is no repeated section ‘{name}’. {did_you_mean(name, repeated)} " if name else ""
        raise click.UsageError(f"{unknown}{known}")
    return questionnaire.by_id[name]


def _written(files: Mapping[Path, bytes], overwrite: bool) -> list[Path]:
    """Write the files, or none where one is there already and says something else."""
    there = [path for path, data in files.items() if path.exists() and path.read_bytes() != data]
    if there and not overwrite:
        others = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise click.UsageError(f"{there[0]}{others} would be overwritten. Give another name, or --overwrite.")
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return list(files)


def _told(written: list[Path], out: Path, per_member: bool) -> str:
    if per_member:
        return f"{out}: {len(written)} workbook{'' if len(written) == 1 else 's'}, one for each {EACH}."
    return f"{out} is ready. Bring it back with “docgen import {out} -o ANSWERS”."

"""``docgen import FILES -o ANSWERS``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from docgen.build.project import Project
from docgen.cli.command import Command, ExistingFile, json_option, library_option
from docgen.cli.printing import CLEAN, FOUND, UNREADABLE, count, fail, show, show_json
from docgen.findings import Finding, FindingError, has_errors

if TYPE_CHECKING:
    from docgen.exchange.bring_in import Brought
    from docgen.exchange.forms import Returned

SHOWN = 3  # new names told for each section
FORMS = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers", ".csv", ".tsv")
"""What may be a form in a folder: those that cannot be read are told, so that no answer is lost without a word."""
TAKE = ("theirs", "ours")


@click.command("import", cls=Command)
@click.argument("files", nargs=-1, required=True, type=ExistingFile(or_folder=True))
@click.option(
    "-o", "--out", "answers", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="ANSWERS"
)
@click.option("--section", metavar="ID", default="", help="What CSV files are about, such as members.")
@click.option("--partial", is_flag=True, help="Write the good answers even where others are wrong.")
@click.option("--take", type=click.Choice(TAKE), default=None, help="Whose answer counts where two differ.")
@library_option
@json_option
def command(
    files: tuple[Path, ...],
    answers: Path,
    section: str,
    partial: bool,
    take: str | None,
    project: Project,
    as_json: bool,
) -> None:
    """Take the answers of workbooks and CSV files into an answers file, changing only what they change.

    Of a folder every workbook and CSV file in it is taken.
    """
    from docgen.exchange.bring_in import bring_in
    from docgen.questionnaire.answers_file import AnswersFile
    from docgen.questionnaire.new import SCHEMA, commented, create

    usable = project.usable()
    questionnaire, authorities = usable.questionnaire, usable.library.authorities
    returned, unread = _read([form for path in files for form in _forms(path)], project, section)
    if unread and not (partial and returned):
        _none_taken([*unread, *(one for back in returned for one in back.findings)], len(returned), as_json)
    file = AnswersFile(answers, questionnaire, lambda name: authorities[name].title if name in authorities else name)
    is_new = not answers.exists()
    try:
        seen = commented(questionnaire, SCHEMA) if is_new else file.text()
        brought = bring_in(returned, file, seen, take or "", partial)
        if brought.text is not None:
            if is_new:
                create(answers, questionnaire)
            file.replace(seen, brought.text)
    except FindingError as error:
        fail([error.finding], as_json, UNREADABLE)
    except UnicodeDecodeError:
        raise click.UsageError(f"{answers} is not UTF-8 text. Save it again as UTF-8.") from None
    findings = [*unread, *brought.findings]
    if as_json:
        changes = {"changed": list(brought.changed), "added": {name: list(a) for name, a in brought.added.items()}}
        show_json(findings, written=brought.text is not None, **changes)
    else:
        show(findings)
        click.echo(_told(answers, brought, findings, project))
    sys.exit(UNREADABLE if unread else FOUND if has_errors(findings) else CLEAN)


def _forms(path: Path) -> list[Path]:
    """A file itself; of a folder the forms in it, by their names, but for those that a program has open (~$, dots)."""
    if not path.is_dir():
        return [path]
    inside = sorted(one for one in path.iterdir() if one.is_file() and not one.name.startswith((".", "~$")))
    forms = [one for one in inside if one.suffix.lower() in FORMS]
    if not forms:
        raise click.UsageError(f"There is no workbook and no CSV file in {path}.")
    if others := [one.name for one in inside if one not in forms]:
        click.echo(f"Not read, as no forms: {', '.join(others)}.", err=True)
    return forms


def _read(files: Sequence[Path], project: Project, section: str) -> tuple[list[Returned], list[Finding]]:
    """What can be read of the files, and what is wrong with those that cannot."""
    from docgen.exchange.bring_in import read

    if section and section not in project.questionnaire.by_id:
        from docgen.sources.suggest import did_you_mean

        raise click.UsageError(f"There is no section ‘{section}’. {did_you_mean(section, project.questionnaire.by_id)}")
    returned: list[Returned] = []
    unread: list[Finding] = []
    for path in files:
        try:
            returned.append(read(path, project.questionnaire, section))
        except FindingError as error:
            unread.append(error.finding)
    return returned, unread


def _partly(good: int) -> str:
    if not good:
        return ""
    return f" With --partial the other answer{' is' if good == 1 else f's ({good}) are'} written."


def _none_taken(findings: list[Finding], readable: int, as_json: bool) -> NoReturn:
    """End where a file cannot be read, with a word of those that can."""
    if readable and not as_json:
        show(findings)
        files = "file that can be read is" if readable == 1 else f"{readable} files that can be read are"
        click.echo(f"Nothing was written. With --partial the {files} taken.")
        sys.exit(UNREADABLE)
    fail(findings, as_json, UNREADABLE)


def _told(answers: Path, brought: Brought, findings: list[Finding], project: Project) -> str:
    if brought.text is None:
        kept = "is as it was" if answers.exists() else "was not made"
        return f"Nothing was written: {count(findings)}. {answers} {kept}.{_partly(brought.good)}"
    if not brought.changed:
        return f"{answers}: nothing new; {count(findings)}."
    number = len(brought.changed)
    parts = [f"{number} answer{'' if number == 1 else 's'} written"]
    for section, names in brought.added.items():
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        parts.append(f"new under “{project.questionnaire.by_id[section].title}”: {', '.join(names[:SHOWN])}{more}")
    besides = "".join(f" {one}" for one in brought.effects.renamed)
    return f"{answers}: {'; '.join([*parts, count(findings)])}.{besides}"

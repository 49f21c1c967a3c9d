"""``docgen review ANSWERS [WHAT...]``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NoReturn

import click

from docgen.build.examine import examine_answers
from docgen.build.project import Project
from docgen.cli.command import Command, answers_argument, json_option, library_option
from docgen.cli.printing import CLEAN, FOUND, UNREADABLE, fail, point_to_check, show_json
from docgen.clock import today
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.review_entry import read_by, read_day
from docgen.questionnaire.review_record import Status
from docgen.questionnaire.standing import State
from docgen.questionnaire.typed_texts import AnswerError

SAID = {"agreed": Status.AGREED, "proposed": Status.PROPOSED, "needs-advice": Status.NEEDS_ADVICE}


@click.command("review", cls=Command)
@answers_argument()
@click.argument("what", nargs=-1)
@click.option("--as", "said", type=click.Choice(list(SAID)), help="Record this of WHAT.")
@click.option("--by", default="", help="Who says so, such as a name or a meeting.")
@click.option("--on", default="", help="The day, such as 2026-04-01; usual: today.")
@library_option
@json_option
def command(
    answers: Path,
    what: tuple[str, ...],
    said: str | None,
    by: str,
    on: str,
    project: Project,
    as_json: bool,
) -> None:
    """Show how far the answers are agreed, or record it with --as.

    WHAT is a question (such as hub.legal_form or members[2].name) or a section (its id or title) for all answers in
    it. An answer that is changed later is back at “proposed”.
    """
    examined = examine_answers(project, answers)
    if examined.answers is None or not examined.answers.whole:
        fail(examined.findings, as_json, UNREADABLE)
    if said is None:
        if not as_json:
            point_to_check(examined.findings, answers)
        _show(examined.answers, what, as_json)
    if not by.strip():
        raise click.UsageError("Say who: --by “Board, 3 March”.")
    try:
        who, day = read_by(by, "--by"), read_day(on, "--on", today())
    except AnswerError as error:
        raise click.UsageError(error.message) from error
    paths = _paths(examined.answers, what)
    from docgen.questionnaire.answers_file import AnswersFile

    AnswersFile(answers, project.questionnaire).record(paths, SAID[said], who, day)
    click.echo(f"{answers}: {len(paths)} answer{'' if len(paths) == 1 else 's'} recorded as {said}, by {who}.")


def _show(answers: Answers, what: tuple[str, ...], as_json: bool) -> NoReturn:
    """Each question that is not agreed, and how many are; all of them for other programs."""
    wanted = set(_paths(answers, what)) if what else None
    rows = [
        {
            "path": one.path,
            "question": one.label,
            "section": one.section.title,
            "status": str(status),
            **_by(answers, one.path),
        }
        for one, status in answers.reviewed()
        if wanted is None or one.path in wanted
    ]
    left = [row for row in rows if row["status"] != Status.AGREED]
    if as_json:
        show_json([], review=rows)
    else:
        for title, agreed, number in _counts(rows):
            click.echo(f"{title}: {agreed} of {number} agreed")
        section = ""
        for row in left:
            if row["section"] != section:
                section = row["section"]
                click.echo(f"== {section}")
            click.echo(f"{row['path']}: {row['question']}: {row['status'].replace('_', ' ')}")
        click.echo(f"{len(rows) - len(left)} of {len(rows)} answers are agreed.")
    sys.exit(FOUND if left else CLEAN)


def _counts(rows: list[dict[str, str]]) -> Iterator[tuple[str, int, int]]:
    """Each section with how many of its answers are agreed, and how many there are."""
    for title, group in groupby(rows, key=lambda row: row["section"]):
        found = list(group)
        yield title, sum(row["status"] == Status.AGREED for row in found), len(found)


def _by(answers: Answers, path: str) -> dict[str, str]:
    record = answers.review.get(path)
    return {"by": record[0].by, "on": record[0].on} if record else {"by": "", "on": ""}


def _paths(answers: Answers, what: tuple[str, ...]) -> list[str]:
    """The questions that are meant; those of a section that have an answer."""
    if not what:
        raise click.UsageError("Say which questions or sections are meant.")
    known = {one.path: one for one in answers.standings() if one.question}
    paths: list[str] = []
    titles = {section.title.casefold(): section.id for section in answers.questionnaire.sections}
    for name in what:
        section = titles.get(name.casefold(), name)
        inside = [path for path, one in known.items() if one.section.id == section and one.state is State.ANSWERED]
        if name not in known and not inside:
            from docgen.sources.suggest import did_you_mean

            hint = did_you_mean(name, [*known, *answers.questionnaire.by_id, *titles])
            hint = hint or "“docgen list sections” and “docgen list questions” list them."
            raise click.UsageError(f"There is no answered question or section ‘{name}’. {hint}")
        paths += [name] if name in known else inside
    return list(dict.fromkeys(paths))

"""``docgen choose``."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import click

from docgen.build.project import Project
from docgen.cli.command import Command, json_option, library_option
from docgen.cli.printing import UNREADABLE, fail, show_json
from docgen.questionnaire.advice import Fit, Reason, Recommendation, recommend
from docgen.questionnaire.advice_shapes import AdviceShape, AskedShape
from docgen.sources.quoting import quoted
from docgen.sources.suggest import did_you_mean

STOPPED = 130  # what shells give a command that Ctrl-C ended
_WIDEST = 100
_HOW = (
    "Type the number of an answer and press Enter. Enter alone leaves a question out, < goes back, "
    "? says why it is asked."
)


@click.command("choose", cls=Command)
@click.option("--table", "only_table", is_flag=True, help="Print only what each choice means; ask nothing.")
@click.option("--answer", "told", multiple=True, metavar="ID=ANSWER", help="An answer given already (may be repeated).")
@library_option
@json_option
def command(only_table: bool, told: tuple[str, ...], project: Project, as_json: bool) -> None:
    """Ask a few questions about your plans and suggest a legal form, with its reasons and what speaks against it.

    It decides nothing. With --json nothing is asked: the answers are those of --answer.
    """
    advice = _advice(project, as_json)
    print_out = _Print(project, advice)
    given = _given(advice, told)
    if as_json:
        found = None if only_table else asdict(recommend(advice, given))
        show_json([], table=print_out.data(), answers=given, recommendation=found)
        return
    if not only_table:
        click.echo(advice.about)
        given = _asked(advice, given)
    print_out.table()
    if not only_table:
        print_out.recommendation(recommend(advice, given))


def _advice(project: Project, as_json: bool) -> AdviceShape:
    reading = project.usable().advice
    if reading.advice is None:
        if reading.findings:
            fail(reading.findings, as_json, UNREADABLE)
        raise click.UsageError("This library has no advice on choosing (schemas/advice.yaml).")
    return reading.advice


def _given(advice: AdviceShape, told: Iterable[str]) -> dict[str, str]:
    """The answers of ``--answer``, each known to the advice."""
    known = {asked.id: [answer.id for answer in asked.answers] for asked in advice.questions}
    given = {}
    for one in told:
        name, equals, answer = (part.strip() for part in one.partition("="))
        if not equals or name not in known:
            hint = did_you_mean(name, known) or f"There are: {', '.join(known)}."
            raise click.UsageError(f"There is no question called ‘{name}’. {hint}")
        if answer not in known[name]:
            hint = did_you_mean(answer, known[name]) or f"There are: {', '.join(known[name])}."
            raise click.UsageError(f"‘{answer}’ is no answer to ‘{name}’. {hint}")
        given[name] = answer
    return given


def _asked(advice: AdviceShape, given: Mapping[str, str]) -> dict[str, str]:
    """The answers, with those of the questions that are still to be asked; what is left out is not in them."""
    from docgen.cli.asking.plain import Plain

    found, terminal = dict(given), Plain()
    waiting = [asked for asked in advice.questions if asked.id not in given]
    click.echo(_HOW)
    place = 0
    try:
        while place < len(waiting):
            place = max(0, place + _ask(terminal, waiting[place], found))
    except EOFError:
        click.echo()
    except KeyboardInterrupt:
        click.echo("\nStopped.", err=True)
        sys.exit(STOPPED)
    return found


def _ask(terminal: Any, asked: AskedShape, found: dict[str, str]) -> int:
    """Ask one question; 1 to go on, -1 to go back, 0 to ask it again."""
    from docgen.cli.asking.terminal import Asked, Form, Move, Option
    from docgen.expressions.values import Choice
    from docgen.questionnaire.choosing import chosen, meant

    options = tuple(Option(answer.id, answer.label) for answer in asked.answers)
    reply = terminal.ask(Asked(asked.ask, Form.ONE, options, found.get(asked.id)))
    if reply is Move.WHY:
        terminal.tell(asked.why)
        return 0
    if isinstance(reply, Move):
        if reply is Move.UNSURE:
            found.pop(asked.id, None)
        return -1 if reply is Move.BACK else 1
    choices = [Choice(option.value, option.label, option.label) for option in options]
    choice = chosen(reply, choices)
    if choice is None:
        terminal.tell(f"‘{reply}’ is not one of the answers. Type a number. {meant(reply, choices)}".rstrip())
        return 0
    found[asked.id] = choice.code
    return 1


class _Print:
    """Prints the table and what is suggested, in the words of the questionnaire."""

    def __init__(self, project: Project, advice: AdviceShape) -> None:
        self._advice = advice
        self._question = project.questionnaire.by_path[advice.chooses]
        self._labels = {choice.code: choice.label for choice in self._question.choices}
        self._titles = {name: one.title for name, one in project.library.authorities.items()}

    def data(self) -> list[dict[str, Any]]:
        """The table as plain data."""
        return [
            {"id": one.id, "label": self._labels[one.id], "says": one.says, "authorities": one.authorities}
            for one in self._advice.options
        ]

    def table(self) -> None:
        """What each option means under each aspect."""
        width = min(_WIDEST, shutil.get_terminal_size().columns)
        for option in self._advice.options:
            click.echo(f"\n{click.style(self._labels[option.id], bold=True)}")
            rows = {aspect.title: option.says[aspect.id] for aspect in self._advice.aspects}
            rows["Law"] = self._law(option.authorities)
            edge = max(map(len, rows)) + 4
            for title, words in rows.items():
                lead = f"  {title}".ljust(edge)
                click.echo("\n".join(textwrap.wrap(words, width, initial_indent=lead, subsequent_indent=" " * edge)))

    def recommendation(self, found: Recommendation) -> None:
        """What fits best, what speaks against it, and what would change it."""
        click.echo()
        if not found.best:
            nothing = "Nothing fits all of that." if found.changes else "No question is answered: nothing is suggested."
            click.echo(nothing)
        by_option = {fit.option: fit for fit in found.fits}
        for option in found.best:
            click.echo("\n".join(self._fit(by_option[option], alike=len(found.best) > 1)))
        for line in self._others(found):
            click.echo(line)
        for line in self._changes(found):
            click.echo(line)
        click.echo(f"\n{self._advice.caution}")
        if found.suggests:
            click.echo("\nIn the answers file that is:")
            click.echo("\n".join(f"  {path}: {value}" for path, value in found.suggests.items()))

    def _fit(self, fit: Fit, alike: bool) -> Iterator[str]:
        head = f"{'Fits as well as another' if alike else 'Fits best'}: {self._labels[fit.option]}"
        yield click.style(head, bold=True)
        if fit.speaks_for:
            yield "  For it:"
            yield from (f"    {self._reason(reason)}" for reason in fit.speaks_for)
        yield "  Against it:" if fit.speaks_against else "  Against it: nothing that you said."
        yield from (f"    {self._reason(reason)}" for reason in fit.speaks_against)

    def _reason(self, reason: Reason) -> str:
        law = self._law(reason.authorities)
        return f"{reason.question}: {reason.because}{f' ({law})' if law else ''}"

    def _others(self, found: Recommendation) -> Iterator[str]:
        """The next best, and the options that an answer rules out, with why."""
        rest = [fit for fit in found.fits if fit.option not in found.best]
        possible = [fit for fit in rest if not fit.is_ruled_out]
        if found.best and possible:
            yield f"\nNext: {self._labels[possible[0].option]}"
        out = [fit for fit in rest if fit.is_ruled_out]
        if out:
            yield "\nRuled out:"
        for fit in out:
            yield f"  {self._labels[fit.option]}: {fit.reasons[0].because}"

    def _changes(self, found: Recommendation) -> Iterator[str]:
        if found.changes:
            yield "\nWhat would change it:"
        for change in found.changes:
            best = " or ".join(quoted(self._labels[option]) for option in change.best) or "nothing at all"
            yield f"  {change.question}: {quoted(change.answer)} would give {best}."

    def _law(self, names: Sequence[str]) -> str:
        return "; ".join(self._titles.get(name, name) for name in names)

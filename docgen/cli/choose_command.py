"""``docgen choose``."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

import click

from docgen.build.examine import authority_title
from docgen.build.project import Project
from docgen.cli.command import Command, json_option, library_option
from docgen.cli.printing import UNREADABLE, fail, show_json
from docgen.questionnaire.advice import Given, recommend
from docgen.questionnaire.advice_shapes import AdviceShape, AskedShape
from docgen.questionnaire.advice_words import AdviceWords, Told, ToldFit, ToldReason
from docgen.sources.quoting import quoted
from docgen.sources.suggest import did_you_mean

STOPPED = 130  # what shells give a command that Ctrl-C ended
_WIDEST = 100
_HOW = (
    "Type the number of an answer and press Enter. Enter alone leaves a question out, < goes back, "
    "? says why it is asked."
)


@click.command("choose", cls=Command)
@click.option("--table", "only_table", is_flag=True, help="Compare all choices, and ask nothing.")
@click.option("--answer", "told", multiple=True, metavar="ID=ANSWER", help="An answer given already (may be repeated).")
@library_option
@json_option
def command(only_table: bool, told: tuple[str, ...], project: Project, as_json: bool) -> None:
    """Ask a few questions about your plans and suggest a legal form, with its reasons and what speaks against it.

    It decides nothing. With --json nothing is asked: the answers are those of --answer.
    """
    advice = _advice(project, as_json)
    print_out = _Print(AdviceWords(advice, project.questionnaire, authority_title(project)))
    given = _given(advice, told)
    if as_json:
        data = None if only_table else asdict(recommend(advice, given))
        show_json([], table=print_out.data(), answers=given, recommendation=data)
        return
    if only_table:
        print_out.table()
        return
    click.echo(advice.about)
    given = _asked(advice, given)
    found = print_out.recommendation(given)
    click.echo("\n“docgen choose --table” compares all of them.")
    click.echo("\n".join(_next(found)))


def _next(told: Told) -> Iterator[str]:
    """The command that makes an answers file for what is suggested; one for each where several fit alike."""
    yield f"\nNext, write your answers file{' with one of these' if len(told.best) > 1 else ''}:"
    for writes in [fit.writes for fit in told.best] or [()]:
        settings = "".join(f" --set {one.path}={one.value}" for one in writes)
        yield f"  docgen new answers.yaml{settings}"


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
    """Prints the table and what is suggested."""

    def __init__(self, words: AdviceWords) -> None:
        self._words = words

    def data(self) -> list[dict[str, Any]]:
        """The table as plain data."""
        labels = {one.option: one.label for one in self._words.table()}
        return [
            {"id": one.id, "label": labels[one.id], "says": one.says, "authorities": one.authorities}
            for one in self._words.advice.options
        ]

    def table(self, without: Collection[str] = ()) -> None:
        """What each option means under each aspect, but for those that are ruled out."""
        width = min(_WIDEST, shutil.get_terminal_size().columns)
        for option in self._words.table():
            if option.option in without:
                continue
            click.echo(f"\n{click.style(option.label, bold=True)} ({option.option})")
            rows = {**option.says, "Law": option.law}
            edge = max(map(len, rows)) + 4
            for title, words in rows.items():
                lead = f"  {title}".ljust(edge)
                click.echo("\n".join(textwrap.wrap(words, width, initial_indent=lead, subsequent_indent=" " * edge)))

    def recommendation(self, given: Given) -> Told:
        """What fits best, what speaks against it, what would change it, and what each form still possible means."""
        told = self._words.told(given)
        click.echo()
        if not told.best:
            click.echo("Nothing fits all of that." if given else "No question is answered: nothing is suggested.")
        for line in self._lines(told):
            click.echo(line)
        click.echo(f"\n{self._words.advice.caution}")
        out = {fit.option for fit in told.ruled_out}
        if told.best and (left := len(told.fits) - len(out)) > 1:
            click.echo(f"\nThe {left} that are possible, and what they mean:")
            self.table(out)
        return told

    def _lines(self, told: Told) -> Iterator[str]:
        for fit in told.best:
            yield from self._fit(fit, alike=len(told.best) > 1)
        if told.best and told.others:
            yield f"\nNext: {told.others[0].label}"
        if told.ruled_out:
            yield "\nRuled out:"
        for fit in told.ruled_out:
            yield f"  {fit.label}: {fit.speaks_against[0].because}"
        if told.changes:
            yield "\nWhat would change it:"
        for change in told.changes:
            best = " or ".join(map(quoted, change.best)) or "nothing at all"
            yield f"  {change.question}: {quoted(change.answer)} would give {best}."

    def _fit(self, fit: ToldFit, alike: bool) -> Iterator[str]:
        yield click.style(f"{'Fits as well as another' if alike else 'Fits best'}: {fit.label}", bold=True)
        if fit.speaks_for:
            yield "  For it:"
            yield from (f"    {_reason(reason)}" for reason in fit.speaks_for)
        yield "  Against it:" if fit.speaks_against else "  Against it: nothing that you said."
        yield from (f"    {_reason(reason)}" for reason in fit.speaks_against)


def _reason(reason: ToldReason) -> str:
    return f"{reason.question}: {reason.because}{f' ({reason.law})' if reason.law else ''}"

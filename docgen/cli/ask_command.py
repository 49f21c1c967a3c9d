"""``docgen ask ANSWERS``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.build.project import Project
from docgen.cli.command import Command, answers_argument, library_option, make_where_new
from docgen.cli.printing import CLEAN, UNREADABLE, fail

if TYPE_CHECKING:
    from docgen.cli.asking.conversation import Conversation
    from docgen.cli.asking.terminal import Terminal
    from docgen.questionnaire.answered import Answers
    from docgen.questionnaire.stops import Stop

STOPPED = 130  # what shells give a command that Ctrl-C ended


@click.command("ask", cls=Command)
@answers_argument(exists=False)
@click.option("--open", "only_open", is_flag=True, help="Ask only what is open.")
@click.option(
    "--section", default="", metavar="ID", help="Ask one section from its beginning; of lists only what is open."
)
@click.option("--stage", default="", metavar="ID", help="Ask what is answered only at a later stage.")
@click.option("--plain", is_flag=True, help="Numbered choices and plain lines, for screen readers and pipes.")
@library_option
def command(answers: Path, only_open: bool, section: str, stage: str, plain: bool, project: Project) -> None:
    """Ask the questions one by one and save every answer at once.

    Begins at the first open question; a file that does not exist is made. What nobody can know before a later stage,
    such as the signing, is not asked until that stage is named.
    """
    from docgen.cli.asking.conversation import Conversation, Stuck
    from docgen.cli.asking.way import Wanted, Way
    from docgen.questionnaire.answers_file import AnswersFile

    questionnaire, authorities = project.usable().questionnaire, project.library.authorities
    _refuse_unknown("section", section, questionnaire.by_id)
    _refuse_unknown("stage", stage, questionnaire.stages)
    make_where_new(answers, questionnaire)
    terminal = _terminal(plain)

    def title(authority: str) -> str:
        return authorities[authority].title if authority in authorities else authority

    def explain(stop: Stop) -> Sequence[str]:
        return _why(stop, talk.answers(), title)

    file = AnswersFile(answers, questionnaire, title)
    talk = Conversation(file, Way(questionnaire, Wanted(section, only_open, stage)), terminal, explain)
    terminal.tell(terminal.how)
    code = CLEAN
    try:
        talk.run()
    except Stuck as stuck:
        fail(stuck.findings, False, UNREADABLE)
    except KeyboardInterrupt:
        code = STOPPED
    except EOFError:
        code = CLEAN
    else:
        talk.at = None
    click.echo(_where_left(talk, answers))
    sys.exit(code)


def _refuse_unknown(what: str, name: str, known: Collection[str]) -> None:
    if name and name not in known:
        from docgen.sources.suggest import did_you_mean

        hint = did_you_mean(name, known) or f"There are: {', '.join(known)}."
        raise click.UsageError(f"There is no {what} called ‘{name}’. {hint}")


def _terminal(plain: bool) -> Terminal:
    """Lists where there is a terminal for them, else plain lines."""
    from docgen.cli.asking.plain import Plain

    if plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return Plain()
    try:
        from docgen.cli.asking.lists import Lists
    except ModuleNotFoundError:
        click.echo("Lists to choose from need: pip install 'docgen[ask]'. Until then choices are numbered.", err=True)
        return Plain()
    return Lists()


def _why(stop: Stop, answers: Answers, title: Callable[[str], str]) -> Sequence[str]:
    """Why something is asked, when, how to answer it, an example, and the law behind it."""
    from docgen.questionnaire.guidance import examples, form, limits, only_if, said, who_agrees, words_in

    words = answers.questionnaire.vocabulary
    section, question = stop.section, stop.question
    if question is None:
        return [section.about, only_if(section, words)]
    inner = words_in(section, words)
    shown = "; ".join(said(question, example) for example in examples(question))
    law = dict.fromkeys(filter(None, (question.authority, question.lawful.authority)))
    lines = [question.why, only_if(question, inner), "" if question.choices else form(question, inner)]
    lines.append(question.stage.about if question.stage else "")
    lines += [limits(question, answers), f"Example: {shown}", *(f"Law: {title(name)}" for name in law)]
    lines.append(who_agrees(question) or who_agrees(section))
    return [line for line in lines if line]


def _where_left(talk: Conversation, answers: Path) -> str:
    """Where it stopped, how much is open, and what to do next."""
    from docgen.questionnaire.journey import open_stages, tally
    from docgen.sources.quoting import quoted

    told = tally(talk.answers())
    left = f"{told[:1].upper()}{told[1:]}."
    later = "".join(f" Later: “docgen ask {answers} --stage {stage}”." for stage in open_stages(talk.answers()))
    if talk.at is None and later:
        return f"\n{left}{later} Next: “docgen build {answers} -o papers” makes a draft to read."
    if talk.at is None:
        return f"\n{left} Next: “docgen check {answers}”."
    where = quoted(talk.at.question.short if talk.at.question else talk.at.section.title)
    return f"\nStopped at {where}. Every answer is saved. {left} Go on with: docgen ask {answers}"

"""Questions put with lists to choose from by the arrow keys (questionary)."""

from __future__ import annotations

from typing import Any

import click
import questionary
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.output import Output

from docgen.cli.asking.terminal import Asked, Form, Move, listed, meant

_KEYS = "(- leaves it open, > goes on, < back, ? why)"


class Lists:
    """Asks on the terminal, or, in a test, on the given ``source`` and ``target``."""

    how = (
        "Type an answer, or choose one with the arrow keys, and press Enter. > goes on and changes nothing, - leaves a "
        "question open, < goes back, ? says why it is asked. Ctrl-C or quit stops. Every answer is saved at once."
    )

    def __init__(self, source: Input | None = None, target: Output | None = None) -> None:
        self._ends: dict[str, Any] = {"input": source, "output": target} if source else {}

    def heading(self, words: str) -> None:
        """Print a heading."""
        click.secho(f"\n{words}", bold=True)

    def tell(self, words: str = "") -> None:
        """Print a line."""
        click.echo(words)

    def ask(self, asked: Asked) -> str | list[str] | Move:
        """Put the question; the answer, or a move. The hint stands above, as the prompt keeps the line to itself."""
        if asked.hint:
            click.echo(asked.hint)
        if asked.form in (Form.ONE, Form.SEVERAL) and asked.options:
            return self._chosen(asked)
        for told in asked.told:
            click.echo(told)
        if asked.form is Form.LINES:
            return self._lines(asked)
        return self._line(asked.words, asked)

    def _line(self, words: str, asked: Asked) -> str | Move:
        refused = listed(asked.refused)
        recalled = InMemoryHistory(listed(asked.now))  # the upward key brings the answer back to be changed
        prompt = questionary.text(words, default="; ".join(refused), history=recalled, **self._ends)
        typed = asked.answer(str(prompt.unsafe_ask()).strip())
        return meant(typed) or typed

    def _lines(self, asked: Asked) -> list[str] | Move:
        first = self._line(f"{asked.words} One on each line, an empty line ends.", asked)
        if isinstance(first, Move):
            return first
        lines = [first]
        while line := str(questionary.text(f"{len(lines) + 1}.", **self._ends).unsafe_ask()).strip():
            lines.append(line)
        return lines

    def _chosen(self, asked: Asked) -> str | list[str] | Move:
        now = {value.casefold() for value in listed(asked.now)}
        several = asked.form is Form.SEVERAL
        choices = [
            questionary.Choice(one.label, one.value, checked=several and bool(now & {one.value.casefold()}))
            for one in asked.options
        ]
        if several:
            prompt = questionary.checkbox(asked.words, choices, instruction=f"(space marks) {_KEYS}", **self._ends)
        else:
            default = next((one for one in choices if str(one.value).casefold() in now), None)
            prompt = questionary.select(asked.words, choices, default=default, instruction=_KEYS, **self._ends)
        self._with_moves(prompt)
        answer = prompt.unsafe_ask()
        if isinstance(answer, Move):
            return answer
        if isinstance(answer, list):
            return [str(one) for one in answer] or Move.SKIP
        return str(answer)

    def _with_moves(self, prompt: questionary.Question) -> None:
        bindings: Any = prompt.application.key_bindings
        for move in Move:
            bindings.add(move.value, eager=True)(_leaving(move))


def _leaving(move: Move) -> Any:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=move)

    return leave

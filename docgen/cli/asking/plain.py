"""Questions put as plain lines, with numbered choices: for screen readers, pipes and simple terminals."""

from __future__ import annotations

import re
import sys

import click

from docgen.cli.asking.terminal import Asked, Form, Move, Option, listed, meant

_NUMBERS = re.compile(r"\d+(?:[\s,;]+\d+)*")


class Plain:
    """Reads from standard input, writes to standard output."""

    how = (
        "Type an answer, or the number of a choice, and press Enter. Enter alone goes on and changes nothing; "
        "- leaves a question open, < goes back, ? says why it is asked. quit stops. Every answer is saved at once."
    )

    def heading(self, words: str) -> None:
        """Print a heading."""
        click.echo(f"\n== {words} ==")

    def tell(self, words: str = "") -> None:
        """Print a line."""
        click.echo(words)

    def ask(self, asked: Asked) -> str | list[str] | Move:
        """Put the question; the answer as it was typed, or a move."""
        click.echo(f"\n{asked.words}")
        if asked.hint:
            click.echo(asked.hint)
        for number, option in enumerate(asked.options, 1):
            click.echo(f"  {number}. {option.label}")
        for told in asked.told:
            click.echo(told)
        if asked.refused is not None:
            click.echo(f"You typed: {'; '.join(listed(asked.refused))}")
        first = asked.answer(_line(_PROMPTS[asked.form]))
        move = meant(first)
        if move is not None:
            return move
        if asked.form is Form.LINES:
            return self._lines(first)
        return _chosen(first, asked.options) if asked.form is Form.SEVERAL else _one(first, asked.options)

    def _lines(self, first: str) -> list[str]:
        lines = [first]
        while (line := _line(_PROMPTS[Form.LINES])).strip():
            lines.append(line)
        return lines


_PROMPTS = {
    Form.LINE: "> ",
    Form.ONE: "Number: ",
    Form.SEVERAL: "Numbers, with commas: ",
    Form.LINES: "One on each line, an empty line ends: ",
}


def _line(prompt: str) -> str:
    typed = input(prompt).strip()
    if not sys.stdin.isatty():
        click.echo(typed)  # a terminal shows what is typed, a pipe does not
    return typed


def _one(typed: str, options: tuple[Option, ...]) -> str:
    """The value of the option with the number that was typed, or else what was typed."""
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 0
    return options[number - 1].value if 0 < number <= len(options) else typed


def _chosen(typed: str, options: tuple[Option, ...]) -> list[str]:
    if _NUMBERS.fullmatch(typed):
        return [_one(number, options) for number in re.findall(r"\d+", typed)]
    if any(typed.casefold() in (option.value.casefold(), option.label.casefold()) for option in options):
        return [typed]
    return [part.strip() for part in typed.split(",") if part.strip()]

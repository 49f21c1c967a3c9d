"""What the conversation and the ways to put a question say to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from docgen.questionnaire.stopgaps import is_no_answer_yet
from docgen.sources.yaml_edit import Value

STOPS = ("quit", "exit")
"""What is typed to stop, in capitals or not; nobody answers so."""
USUAL = "u"
"""What is typed to take the usual answer of a question that has one."""


class Move(StrEnum):
    """What somebody does instead of answering, by what is typed for it."""

    SKIP = ">"
    UNSURE = "-"
    BACK = "<"
    WHY = "?"


class Form(StrEnum):
    """How an answer is given: a line, one of several choices, several of them, or one line after another."""

    LINE = "line"
    ONE = "one"
    SEVERAL = "several"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: what is written in the file, and what people choose from."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put: ``now`` is the answer that stands, ``refused`` what was just typed and is no answer.

    ``hint`` says how to write the answer, ``limits`` what is usual and allowed, and ``usual`` is the answer most often
    given, or "".
    """

    words: str
    form: Form = Form.LINE
    options: tuple[Option, ...] = ()
    now: Value = None
    refused: Value = None
    hint: str = ""
    limits: str = ""
    usual: str = ""

    @property
    def told(self) -> tuple[str, ...]:
        """What is said below the question: its limits, and the answer that stands."""
        takes = f" – {USUAL} takes it" if self.usual else ""
        now = f"Answer now: {'; '.join(self.standing)}" if self.standing else ""
        return tuple(filter(None, (f"{self.limits}{takes}", now)))

    def answer(self, typed: str) -> str:
        """What is answered by what was typed: the usual answer where somebody asks for that."""
        return self.usual if self.usual and typed.casefold() == USUAL else typed

    @property
    def standing(self) -> tuple[str, ...]:
        """The answers that stand, each as people say it."""
        labels = {option.value.casefold(): option.label for option in self.options}
        return tuple(labels.get(value.casefold(), value) for value in listed(self.now))


class Terminal(Protocol):
    """A way to put questions. Both raise KeyboardInterrupt and EOFError as ``input`` does."""

    how: str

    def heading(self, words: str) -> None:
        """Say where we are now."""

    def tell(self, words: str = "") -> None:
        """Say one thing."""

    def ask(self, asked: Asked) -> str | list[str] | Move:
        """What is answered: a text, a list of texts, or a move."""


def listed(value: Value) -> tuple[str, ...]:
    """One answer or several as a list of them."""
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def meant(typed: str) -> Move | None:
    """The move that is meant by what was typed alone on a line; Enter alone goes on, “not sure” leaves it open.

    Raises EOFError where somebody wants to stop, as when there is nothing more to read.
    """
    text = typed.strip()
    if text.casefold() in STOPS:
        raise EOFError
    if text in tuple(Move):
        return Move(text)
    if not text:
        return Move.SKIP
    return Move.UNSURE if is_no_answer_yet(text) else None

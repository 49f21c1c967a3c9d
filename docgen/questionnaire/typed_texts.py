"""What was typed for a question as clean text: on one line, on several, or as a list."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from docgen.questionnaire.characters import one_line, printable
from docgen.questionnaire.questions import Question
from docgen.sources.quoting import quoted

Read = TypeVar("Read")
_JOINED_DASH = re.compile(r"-[^\s\d-]")
_BULLET = re.compile(r"\A\s*[-–—•*]\s+(?=\S)")


class AnswerError(ValueError):
    """What was typed is no answer to the question: the finding's rule, a sentence, and the authority behind it.

    ``item`` says which of several answers it is about, counted from 0; ``others`` are further problems of the list.
    """

    def __init__(self, rule: str, message: str, authority: str = "") -> None:
        super().__init__(message)
        self.rule, self.message, self.authority = rule, message, authority
        self.item: int | None = None
        self.others: tuple[AnswerError, ...] = ()


def _single(question: Question, typed: object) -> str:
    if isinstance(typed, str):
        return typed
    what = "a list" if isinstance(typed, list) else "a group of values"
    # One name with a value is an answer such as “Kindness: always”, which YAML takes apart at the colon.
    remedy = " Put double quotation marks round the answer. It has a colon in it."
    is_one = isinstance(typed, dict) and len(typed) == 1
    message = f"{quoted(question.short)} takes one answer, and has {what}.{remedy if is_one else ''}"
    raise AnswerError("answer-shape", message)


def _clean(question: Question, typed: object, most: int) -> str:
    text, complaint = printable(_single(question, typed))
    if complaint:
        raise AnswerError("answer-character", f"{quoted(question.short)} {complaint}")
    if len(text) > most:
        message = f"{quoted(question.short)} has {len(text):,} characters, and at most {most:,} can be printed."
        raise AnswerError("answer-length", message)
    return text


def line(question: Question, typed: object, most: int) -> str:
    """What was typed as one line of at most so many characters; raises AnswerError."""
    return one_line(_clean(question, typed, most))


def lines(question: Question, typed: object, most: int) -> str:
    """What was typed, with its lines, as at most so many characters; raises AnswerError."""
    return "\n".join(one.strip() for one in _clean(question, typed, most).split("\n"))


def listed(question: Question, typed: object, read: Callable[[Question, object], Read], twice: str) -> list[Read]:
    """Each answer of a list (a single one counts as a list), read; ``twice`` is the rule against repeating one."""
    found: list[Read] = []
    problems: list[AnswerError] = []
    if isinstance(typed, str) and _JOINED_DASH.match(typed):
        raise AnswerError("answer-list", f"{quoted(question.short)} takes a list. Put a space after each dash.")
    for number, item in enumerate(typed if isinstance(typed, list) else [typed]):
        if item is None or item == "":
            continue
        try:
            value = read(question, _without_dash(item))
            if twice and value in found:
                raise AnswerError(twice, f"‘{item}’ is given twice for {quoted(question.short)}. Keep one of them.")
            found.append(value)
        except AnswerError as error:
            error.item = number if isinstance(typed, list) else None
            problems.append(error)
    if problems:
        problems[0].others = tuple(problems[1:])
        raise problems[0]
    return found


def _without_dash(item: object) -> object:
    """An item without the dash or dot that somebody typed before it, as in a list on paper."""
    return _BULLET.sub("", item, count=1) if isinstance(item, str) else item

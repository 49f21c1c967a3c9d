"""Answers that can be used and may not be meant.

A phrase that does not fit its sentence, the example of the question, several answers of a list in one line.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cached_property

from docgen.clock import today
from docgen.findings import Finding, Place, Severity
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.guidance import examples
from docgen.questionnaire.paths import location
from docgen.questionnaire.phrases import complaint, first_word
from docgen.questionnaire.questions import Question
from docgen.questionnaire.standing import State
from docgen.questionnaire.typed_dates import in_words
from docgen.questionnaire.types import FREE
from docgen.sources.nodes import Node, ScalarNode, SequenceNode, follow, place_of
from docgen.sources.quoting import quoted

_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"(?<=[^\W\d_A-Z][ ,;] )[A-Z][^\W\d_]+|(?<=[^\W\d_A-Z] )[A-Z][^\W\d_]+")
_TWO_PEOPLE = re.compile(r"[^\W_]\s*[&+/]\s*[^\W_]|\w\s+and\s+\w", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE | re.ASCII)
_HALF_POSTCODE = re.compile(r"(?<!\w)([A-Z]{1,2}\d[A-Z\d]?)\W*$", re.ASCII)
_LISTS = re.compile(r"[,;]")
_PEOPLE = frozenset({"person", "people"})
_NAMES = frozenset({"text", "role", "address", *_PEOPLE})
_SHOWN = 6  # words of a quotation that a message shows
_SHORT = 3  # words of what may be an answer of its own between commas


def doubts(answers: Answers, node: Node) -> Iterator[tuple[str, Finding]]:
    """Warnings about the answers of a file whose tree is ``node``, each with the path of the question it is about."""
    names = _Names(answers)
    for standing in answers.standings():
        question = standing.question
        if question is None or standing.state is not State.ANSWERED:
            continue
        value = answers.given.values[standing.path]
        if question.not_to_come and isinstance(value, datetime.date) and value > today():
            told = f"{quoted(question.short)} is still to come: {in_words(value)}."
            where = (standing.place,)
            yield standing.path, Finding("answer-to-come", Severity.WARNING, told, where, question.hint, True)
        for step, text in _texts(value):
            for message, remedy, rule in _about(question, text, names):
                where = (place_of(node, *location(standing.path), *step),)
                told = f"{quoted(question.short)} {message}"
                yield standing.path, Finding(rule, Severity.WARNING, told, where, remedy)
        if question.type in ("texts", "people"):
            *_, (_, _, typed) = follow(node, location(standing.path))
            yield from ((standing.path, one) for one in _on_one_line(question, typed))


def _texts(value: object) -> Iterator[tuple[tuple[int, ...], str]]:
    """The texts of an answer, each with where it stands in a list of them."""
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, tuple):
        yield from (((number,), one) for number, one in enumerate(value) if isinstance(one, str))


def _about(question: Question, text: str, names: _Names) -> Iterator[tuple[str, str, str]]:
    if question.phrase is not None:
        message, remedy = complaint(text, question.phrase, names.begin)
        if message:
            yield message, remedy, "answer-phrase"
    if question.type in _PEOPLE:
        yield from _about_name(text)
    if question.type == "address":
        yield from _about_address(text)
    if text.count("“") > text.count("”"):
        shown = quoted(" ".join(text[text.rindex("“") :].split()[:_SHOWN]).strip("“"))
        yield f"has a quotation mark that never closes: {shown}.", "Close it with ”.", "answer-quotation"
    free = question.type in FREE and not question.example_fits_many
    # Most answers are told from the examples by their first letter, which is quicker than by all their words.
    alike = (one for one in examples(question) if one[:1].casefold() == text[:1].casefold()) if free else ()
    if any(_same(one) == _same(text) for one in alike):
        yield "is the example of the question: is it really your answer?", "Keep it if it is.", "answer-example"


def _about_name(text: str) -> Iterator[tuple[str, str, str]]:
    """What is odd about the name of a person."""
    if _TWO_PEOPLE.search(text):
        yield f"seems to name two people: “{text}”.", "Name one person.", "answer-name"
    elif len(text.split()) == 1:
        yield f"is one word: “{text}”.", "Write the full name, as it is to be printed.", "answer-name"


def _about_address(text: str) -> Iterator[tuple[str, str, str]]:
    """What is odd about an address: that it lacks its postcode, or half of it."""
    remedy = "Add it, unless the address is outside the United Kingdom."
    if half := _HALF_POSTCODE.search(text):
        yield f"ends with half a postcode: “{half[1]}”.", "Add the other half.", "answer-postcode"
    elif not _POSTCODE.search(text):
        yield "has no postcode.", remedy, "answer-postcode"


def _same(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()


def _on_one_line(question: Question, typed: Node) -> Iterator[Finding]:
    """Several answers that stand where one should."""
    if isinstance(typed, SequenceNode) and len(typed.items) == 1 and isinstance(item := typed.items[0], ScalarNode):
        parts = [part.split() for part in _LISTS.split(item.text)]
        if len(parts) > 1 and all(0 < len(part) <= _SHORT for part in parts):
            message = f"{quoted(question.short)} takes “{' '.join(item.text.split())}” as one answer: is it a list?"
            yield _list(message, item.place)
    if isinstance(typed, ScalarNode) and _LISTS.search(typed.text):
        signs = "commas" if "," in typed.text else "semicolons"
        message = f"{quoted(question.short)} has one item with {signs} in it: is it a list?"
        yield _list(message, typed.place)


def _list(message: str, place: Place) -> Finding:
    return Finding(
        "answer-list", Severity.WARNING, message, (place,), "Write each on a line of its own, in a file after “- ”."
    )


class _Names:
    """The names that the answers know: of items, people and places, so that their capitals are left alone."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    def begin(self, text: str) -> bool:
        """Whether a text begins with a name, or with a word of one that is nowhere written with a small letter."""
        return first_word(text) in self._words or any(text.startswith(name) for name in self._whole)

    @cached_property
    def _whole(self) -> frozenset[str]:
        answers = self._answers
        sections = (section for section in answers.questionnaire.sections if section.repeat)
        labels = (item.name for section in sections for item in answers.items(section.id))
        people = (text for question, text in self._all if question.type in _PEOPLE)
        return frozenset(filter(None, (*labels, *people)))

    @cached_property
    def _words(self) -> frozenset[str]:
        found, small = set[str](), set[str]()
        for question, text in self._all:
            words = _WORD.findall(text)
            small |= {word for word in words if word[0].islower()}
            begins_small = question.phrase is not None and question.phrase.small == "word"
            is_name = question.type in _NAMES and not begins_small
            found |= {word for word in (words if is_name else _INSIDE.findall(text)) if word[0].isupper()}
        return frozenset(word for word in found if word.lower() not in small)

    @cached_property
    def _all(self) -> tuple[tuple[Question, str], ...]:
        values = self._answers.given.values
        asked = ((self._answers.questionnaire.question(path), value) for path, value in values.items())
        return tuple((question, text) for question, value in asked if question for _, text in _texts(value))

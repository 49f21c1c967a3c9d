"""Answers that may name one person, or one post, and write the name in two ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from docgen.findings import Finding, Severity
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.paths import location
from docgen.questionnaire.phrases import without_article
from docgen.questionnaire.questions import Question
from docgen.questionnaire.standing import State
from docgen.sources.nodes import Node, Step, place_of
from docgen.sources.quoting import quoted

_NAMED: Mapping[str, str] = {"person": "person", "people": "person", "role": "post"}
"""What the answers to a type of question name."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as an answer gives it: the ``text`` is compared, and ``typed`` is shown."""

    text: str
    typed: str
    label: str
    where: tuple[Step, ...]


def alike(answers: Answers, node: Node) -> Iterator[Finding]:
    """A warning for each name of a person or post that is written in another way too, or is the first word of one.

    ``node`` is the tree of the file. Case, accents, spaces, hyphens and apostrophes are what may differ. However often
    two ways of writing occur, they are told of once, where each is first.
    """
    found: dict[str, dict[str, dict[str, _Name]]] = {what: {} for what in _NAMED.values()}
    for what, name in _names(answers):
        if key := _folded(name.text):
            found[what].setdefault(key, {}).setdefault(name.text, name)
    for what, names in found.items():
        for spellings in names.values():
            first, *others = spellings.values()
            yield from (_doubt(what, one, first, node) for one in others)
    yield from (_doubt("person", one, full, node) for one, full in _first_names(found["person"]))


def _names(answers: Answers) -> Iterator[tuple[str, _Name]]:
    """What is named, with each of its names; those apart that a sentence wants with a small letter."""
    for standing in answers.standings():
        question = standing.question
        if question is None or question.type not in _NAMED or standing.state is not State.ANSWERED or _small(question):
            continue
        value, where, what = answers.given.values[standing.path], location(standing.path), _NAMED[question.type]
        for number, typed in enumerate(value if isinstance(value, tuple) else (value,)):
            place = (*where, number) if isinstance(value, tuple) else where
            text = without_article(str(typed)) if what == "post" else str(typed)
            yield what, _Name(text, str(typed), standing.label, place)


def _first_names(people: Mapping[str, Mapping[str, _Name]]) -> Iterator[tuple[_Name, _Name]]:
    """Each name that is one word, with the only full name that begins with it."""
    alone, full = dict[str, _Name](), dict[str, list[_Name]]()
    for key, spellings in people.items():
        name = next(iter(spellings.values()))
        first, *others = name.text.split()
        if others:
            full.setdefault(_folded(first), []).append(name)
        else:
            alone[key] = name
    for key, name in alone.items():
        if len(full.get(key, ())) == 1:
            yield name, full[key][0]


def _doubt(what: str, one: _Name, other: _Name, node: Node) -> Finding:
    message = f"{_told(one)}, and {_told(other)}: are they the same {what}?"
    places = place_of(node, *one.where), place_of(node, *other.where)
    return Finding("answer-alike", Severity.WARNING, message, places, "If so, write it alike in both.")


def _told(name: _Name) -> str:
    return f"{quoted(name.label)} has “{name.typed}”"


def _small(question: Question) -> bool:
    return question.phrase is not None and question.phrase.small == "word"


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """The letters and digits of a name, small and without accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\W_]", "", "".join(one for one in plain if not unicodedata.combining(one)))

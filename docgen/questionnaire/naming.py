"""Answers that name an item of a repeated section, such as the area of a member: which they are, and its new name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from docgen.questionnaire.standing import Standing, State
from docgen.questionnaire.typed_texts import AnswerError
from docgen.questionnaire.types import read_answer
from docgen.sources.yaml_layout import Value

if TYPE_CHECKING:
    from docgen.questionnaire.answered import Answers


def naming(answers: Answers, section: str, name: str) -> Iterator[Standing]:
    """The answers of the file that name the item of that name of a repeated section, asked or not."""
    for standing in answers.standings():
        question = standing.question if standing.given else None
        if question and question.of == section and name and name in _named(answers, standing.path):
            yield standing


def named_elsewhere(answers: Answers, section: str, number: int) -> list[Standing]:
    """The answers that are used and name an item, counted from 1, which is none of its own."""
    item = answers.items(section)[number - 1]
    found = naming(answers, section, item.name)
    return [one for one in found if one.state is State.ANSWERED and not one.path.startswith(f"{item.prefix}.")]


def following(answers: Answers, values: Mapping[str, Value]) -> dict[str, Value]:
    """The answers that name items by names which ``values`` changes, by path, as they say it then.

    Those that ``values`` gives itself are not among them, nor any where two items had the name that goes.
    """
    found: dict[str, Value] = {}
    for section, names in _renamed(answers, values).items():
        for old in names:
            for standing in naming(answers, section, old):
                told = answers.given.values[standing.path]
                if standing.path not in values:
                    several = [names.get(str(one), str(one)) for one in told] if isinstance(told, tuple) else None
                    found[standing.path] = several or names.get(str(told), str(told))
    return found


def is_name(answers: Answers, path: str) -> bool:
    """Whether the question at a path is the one that names an item of a repeated section."""
    question = answers.questionnaire.question(path)
    repeat = answers.questionnaire.by_id[question.section].repeat if question else None
    return bool(question and repeat and question.id == repeat.label)


def _renamed(answers: Answers, values: Mapping[str, Value]) -> dict[str, dict[str, str]]:
    """The new names by the old ones, by section."""
    found: dict[str, dict[str, str]] = {}
    for path, typed in values.items():
        old, question = answers.given.values.get(path), answers.questionnaire.question(path)
        if not typed or not isinstance(old, str) or question is None or not is_name(answers, path):
            continue
        try:
            new = str(read_answer(question, typed))
        except AnswerError:
            continue
        if new != old and sum(item.name == old for item in answers.items(question.section)) == 1:
            found.setdefault(question.section, {})[old] = new
    return found


def _named(answers: Answers, path: str) -> tuple[str, ...]:
    value = answers.given.values[path]
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)

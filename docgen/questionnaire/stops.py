"""The way through the questions of an answers file, for whoever is asked one after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.questionnaire.answered import Answers
from docgen.questionnaire.questions import Question, Questionnaire, Section
from docgen.questionnaire.standing import Standing, State

Position = tuple[int, int, int]
"""Where a stop is on the way: the numbers of its section, its item and its question."""

_LAST = 1_000_000  # a repeated section as a whole comes after all its items


@dataclass(frozen=True, slots=True)
class Stop:
    """One question that is asked now, or, with ``question`` None, a repeated section as a whole.

    ``path`` is ``hub.name``, ``members[2].email`` or ``members``; ``item`` is the number of the item, or 0.
    """

    path: str
    section: Section
    question: Question | None
    is_open: bool
    item: int = 0

    @property
    def stage(self) -> str:
        """The id of the later stage at which it is answered, or "" for at once."""
        return self.question.stage.id if self.question and self.question.stage else ""


def stops(answers: Answers) -> Iterator[Stop]:
    """Every question that is asked now, in order; a repeated section as a whole comes after its items."""
    by_section: dict[str, list[Standing]] = {section.id: [] for section in answers.questionnaire.sections}
    for standing in answers.standings():
        if standing.question is not None and standing.state in (State.OPEN, State.ANSWERED):
            by_section[standing.section.id].append(standing)
    for section in answers.questionnaire.sections:
        for one in by_section[section.id]:
            yield Stop(one.path, section, one.question, one.state is State.OPEN, item_of(one.path))
        if section.repeat and answers.section_asked(section) is True:
            yield Stop(section.id, section, None, answers.state(section.id) is State.OPEN)


def item_of(path: str) -> int:
    """The number of the item that a path is in, counted from 1, or 0."""
    _, bracket, rest = path.partition("[")
    return int(rest.partition("]")[0]) if bracket else 0


def position(path: str, questionnaire: Questionnaire) -> Position:
    """Where a path is on the way, asked or not; ``members[2]`` is just before the first question of that item."""
    before, _, name = path.partition(".")
    head = before.partition("[")[0]
    section = questionnaire.by_id[head]
    number = questionnaire.sections.index(section)
    if section.repeat and not item_of(path):
        return number, _LAST, 0
    ids = [question.id for question in section.questions]
    return number, item_of(path), ids.index(name) if name else -1

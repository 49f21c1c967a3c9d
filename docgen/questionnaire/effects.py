"""What a changed answer does to others: which follow a new name, which are not used any more, and which are now due."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from docgen.questionnaire.answered import Answers
from docgen.questionnaire.hanging import hanging
from docgen.questionnaire.naming import is_name, naming
from docgen.questionnaire.paths import general
from docgen.questionnaire.standing import State
from docgen.questionnaire.typed_texts import AnswerError
from docgen.questionnaire.types import read_answer
from docgen.sources.yaml_layout import Value

_ASKED = (State.OPEN, State.ANSWERED)


@dataclass(frozen=True, slots=True)
class Renamed:
    """An item with another name than before, and how many answers name it."""

    was: str
    now: str
    named: int

    def __str__(self) -> str:
        """A sentence, such as: 3 answers that named ‘rhos’ now name ‘Rhos’."""
        return f"{_count(self.named)} that named ‘{self.was}’ now name{'s' if self.named == 1 else ''} ‘{self.now}’."


@dataclass(frozen=True, slots=True)
class Effects:
    """How many answers are not used any more, how many more questions are open, and what has another name."""

    unused: int = 0
    asked: int = 0
    renamed: tuple[Renamed, ...] = ()

    def sentences(self) -> Iterator[str]:
        """What to tell whoever has changed the answer; nothing where nothing else has changed."""
        yield from map(str, self.renamed)
        if self.unused:
            which = "its question is" if self.unused == 1 else "their questions are"
            is_now = "is" if self.unused == 1 else "are"
            yield f"{_count(self.unused)} {is_now} not used now, as {which} no longer asked; nothing is deleted."
        if self.asked:
            yield f"{self.asked} more question{' is' if self.asked == 1 else 's are'} asked now."


NONE: Final = Effects()


def since(answers: Answers, was: Mapping[str, Value]) -> Effects:
    """What is different in the answers now that those at some paths are no longer what they ``was``, as typed then."""
    values = dict(answers.given.values)
    for path, typed in was.items():
        question = answers.questionnaire.question(path)
        if typed and question and path in values:
            with suppress(AnswerError):
                values[path] = read_answer(question, typed)
    changed = [path for path, value in values.items() if value != answers.given.values[path]]
    if not changed:
        return NONE
    return effects(Answers(answers.questionnaire, replace(answers.given, values=values)), answers, changed)


def effects(before: Answers, after: Answers, changed: Collection[str]) -> Effects:
    """What else is different since the answers at the ``changed`` paths are; those that were open do not count.

    A first answer has no effects: that questions follow from it is how the questionnaire goes on.
    """
    changes = [path for path in changed if path in before.given.values and path in after.given.values]
    if not changes:
        return NONE
    decides = hanging(after.questionnaire).decides
    unused, asked = _counted(before, after, changed) if any(map(decides, map(general, changes))) else (0, 0)
    return Effects(unused, asked, tuple(_renamed(before, after, changes)))


def _counted(before: Answers, after: Answers, changed: Collection[str]) -> tuple[int, int]:
    """How many answers are not used any more, and how many more questions are open."""
    was = {one.path: one.state for one in before.standings()}
    others = [one for one in after.standings() if one.question and one.path not in changed and one.path in was]
    unused = sum(one.given and one.state is State.NOT_ASKED and was[one.path] in _ASKED for one in others)
    asked = sum(one.state is State.OPEN and was[one.path] not in _ASKED for one in others)
    return unused, asked


def _renamed(before: Answers, after: Answers, paths: Collection[str]) -> Iterator[Renamed]:
    for path in (path for path in paths if is_name(after, path)):
        old, new = str(before.given.values[path]), str(after.given.values[path])
        named = sum(1 for _ in naming(after, path.partition("[")[0], new)) if old != new else 0
        if named:
            yield Renamed(old, new, named)


def _count(number: int) -> str:
    return f"{number} answer{'' if number == 1 else 's'}"

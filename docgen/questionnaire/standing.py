"""How the questions of one answers file stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from docgen.expressions.values import Open
from docgen.findings import Place
from docgen.questionnaire.questions import Question, Section, Stage


class State(StrEnum):
    """How a question stands. ``UNDECIDED``: whether it is asked hangs on an open question."""

    ANSWERED = "answered"
    OPEN = "open"
    UNDECIDED = "undecided"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Standing:
    """How one question of the file stands, or, with ``question`` None, a repeated section without items."""

    path: str
    label: str
    state: State
    section: Section
    question: Question | None
    where: Callable[[str], Place] = field(compare=False)
    given: bool
    waits_for: tuple[Open, ...] = ()

    @property
    def stage(self) -> Stage | None:
        """The later stage before which nobody can answer it, if it has one."""
        return self.question.stage if self.question else None

    @property
    def place(self) -> Place:
        """Where it stands in the file; looked up when somebody asks, as of most questions nobody does."""
        return self.where(self.path)


@dataclass(frozen=True, slots=True)
class Given:
    """What the file says: values by path (``hub.name``, ``members[2].email``), items by group, and places by path.

    ``has_line`` says whether the file has a line for a path, if only an empty one; its place is else that of its home.
    """

    values: Mapping[str, object]
    items: Mapping[str, int]
    place: Callable[[str], Place] = field(compare=False)
    has_line: Callable[[str], bool] = field(compare=False)

"""The questions of one section, or of one item of a repeated section, with their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.expressions.logic import every, truth
from docgen.expressions.parse import Expression
from docgen.expressions.scope import Layered, Scope, UnknownName, reach
from docgen.expressions.values import Open, Truth, Undecided
from docgen.questionnaire.characters import slug
from docgen.questionnaire.questions import Question, Section
from docgen.questionnaire.standing import State

if TYPE_CHECKING:
    from docgen.questionnaire.answered import Answers


class Holder:
    """The questions of one section, answered once: a section, or one item of a repeated section."""

    __slots__ = ("answers", "cache", "prefix", "scope", "section")

    def __init__(self, answers: Answers, section: Section, prefix: str) -> None:
        self.answers, self.section, self.prefix = answers, section, prefix
        self.cache: dict[str, object] = {}
        self.scope: Scope = answers

    def label(self, question: Question) -> str:
        """The short name of a question as blanks print it."""
        return question.short

    def lookup(self, name: str) -> object:
        """The value of a question or derived fact by its id, and what a longer dotted name finds inside it."""
        if name in self.cache:
            return self.cache[name]
        head, dot, rest = name.partition(".")
        if dot:
            return reach(self.lookup(head), rest)
        self.cache[name] = None  # a circle in a faulty questionnaire ends here
        found = self.cache[name] = self._value(name)
        return found

    def asked(self, question: Question) -> Truth:
        """Whether the question is asked here."""
        section = self.answers.section_asked(self.section)
        return section if question.when is None else every((section, self._holds(question.when, question)))

    def state(self, question: Question) -> tuple[State, tuple[Open, ...]]:
        """How the question stands here, and, if undecided, the open questions it waits for."""
        asked = self.asked(question)
        if isinstance(asked, Undecided):
            return State.UNDECIDED, asked.causes
        if not asked:
            return State.NOT_ASKED, ()
        given = f"{self.prefix}.{question.id}" in self.answers.given.values
        return (State.ANSWERED if given else State.OPEN), ()

    def _holds(self, condition: Expression, question: Question) -> Truth:
        needed = self.answers.questionnaire.needed.get(question.path, ())
        if needed and all(self.scope.lookup(name) is None for name in needed):
            return False
        return truth(self.answers.worked_out(condition, self.scope))

    def _value(self, name: str) -> object:
        question = self.section.question(name)
        if question is not None:
            return self._answer(question)
        fact = next((fact for fact in self.section.derived if fact.id == name), None)
        if fact is None:
            raise UnknownName(f"{self.prefix}.{name}")
        asked = self.answers.section_asked(self.section)
        if isinstance(asked, Undecided):
            return asked
        return self.answers.worked_out(fact.value, self.scope) if asked else None

    def _answer(self, question: Question) -> object:
        state, waits_for = self.state(question)
        path = f"{self.prefix}.{question.id}"
        if state is State.ANSWERED:
            return self.answers.resolved(question, path, self.label(question))
        if state is State.NOT_ASKED:
            return None
        return Open(path, self.label(question), waits_for)


class Item(Holder):
    """One item of a repeated section. It equals its label and prints as it; ``lookup`` gives its answers.

    ``name`` is the answer that names it, or "" while that is open.
    """

    __slots__ = ("name", "number")

    def __init__(self, answers: Answers, section: Section, number: int) -> None:
        super().__init__(answers, section, f"{section.id}[{number}]")
        self.number = number
        name = section.repeat.item if section.repeat else section.id
        self.scope = Layered({name: self}, answers)
        label = section.repeat.label if section.repeat else ""
        typed = answers.given.values.get(f"{self.prefix}.{label}")
        self.name = typed if isinstance(typed, str) else ""

    @property
    def key(self) -> str:
        """A short name that no other item of its group has: its label in lower case with hyphens, or "no-3"."""
        mine = slug(self.name)
        if not mine:
            return f"no-{self.number}"
        others = self.answers.items(self.section.id)[: self.number - 1]
        return f"{mine}-{self.number}" if any(slug(other.name) == mine for other in others) else mine

    def label(self, question: Question) -> str:
        """The short name of a question, with whose answer it is."""
        is_name = self.section.repeat is not None and question.id == self.section.repeat.label
        return f"{question.short} – {self.name if self.name and not is_name else f'no. {self.number}'}"

    def __str__(self) -> str:
        if self.name or self.section.repeat is None:
            return self.name
        question = self.section.question(self.section.repeat.label)
        return f"[{self.label(question)}]" if question else self.key

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, str) and bool(self.name) and other == self.name)

    def __hash__(self) -> int:
        return hash(self.name or self.prefix)

    def __repr__(self) -> str:
        return f"<{self.prefix} {self.key}>"

"""The answers of one consortium: a value for every name, and how each question stands.

An answer counts only if its question is asked. What is asked may hang on other answers, so both are worked out
together, when somebody wants to know, and once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from docgen.expressions.logic import every
from docgen.expressions.parse import Expression, holds
from docgen.expressions.scope import Layered, Scope, UnknownName, reach
from docgen.expressions.values import Open, Truth, Undecided
from docgen.findings import Place
from docgen.questionnaire.characters import slug
from docgen.questionnaire.questions import Question, Questionnaire, Section


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
    place: Place
    given: bool
    waits_for: tuple[Open, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What the file says: values by path (``hub.name``, ``members[2].email``), items by group, and places by path."""

    values: Mapping[str, object]
    items: Mapping[str, int]
    place: Callable[[str], Place] = field(compare=False)


class _Holder:
    """The questions of one section, answered once: a section, or one item of a repeated section."""

    __slots__ = ("answers", "cache", "prefix", "scope", "section")

    def __init__(self, answers: Answers, section: Section, prefix: str) -> None:
        self.answers, self.section, self.prefix = answers, section, prefix
        self.cache: dict[str, object] = {}
        self.scope: Scope = answers

    def label(self, question: Question) -> str:
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
        conditions = (self.answers.section_asked(self.section), self._holds(question.when))
        return every(conditions)

    def state(self, question: Question) -> tuple[State, tuple[Open, ...]]:
        asked = self.asked(question)
        if isinstance(asked, Undecided):
            return State.UNDECIDED, asked.causes
        if not asked:
            return State.NOT_ASKED, ()
        given = f"{self.prefix}.{question.id}" in self.answers.given.values
        return (State.ANSWERED if given else State.OPEN), ()

    def _holds(self, condition: Expression | None) -> Truth:
        if condition is None:
            return True
        if condition.names and " is " not in f" {condition.source} " and self._nothing_asked(condition):
            return False
        return holds(condition, self.scope)

    def _nothing_asked(self, condition: Expression) -> bool:
        """Whether none of the questions that a condition names is asked: then its question is not asked either."""
        questions = self.answers.questionnaire.by_path
        return all(self._general(name) in questions and self.scope.lookup(name) is None for name in condition.names)

    def _general(self, name: str) -> str:
        repeat = self.section.repeat
        own = repeat is not None and name.startswith(f"{repeat.item}.")
        return f"{self.section.id}.{name.partition('.')[2]}" if own else name

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
        return fact.value.evaluate(self.scope) if asked else None

    def _answer(self, question: Question) -> object:
        state, waits_for = self.state(question)
        path = f"{self.prefix}.{question.id}"
        if state is State.ANSWERED:
            return self.answers.resolved(question, path)
        if state is State.NOT_ASKED:
            return None
        return Open(path, self.label(question), waits_for)


class Item(_Holder):
    """One item of a repeated section. It equals its label and prints as it; ``lookup`` gives its answers."""

    __slots__ = ("number",)

    def __init__(self, answers: Answers, section: Section, number: int) -> None:
        super().__init__(answers, section, f"{section.id}[{number}]")
        self.number = number
        name = section.repeat.item if section.repeat else section.id
        self.scope = Layered({name: self}, answers)

    @property
    def name(self) -> str:
        """The answer that names the item, or "" while it is open."""
        typed = self.answers.given.values.get(
            f"{self.prefix}.{self.section.repeat.label if self.section.repeat else ''}"
        )
        return typed if isinstance(typed, str) else ""

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


class Answers:
    """The scope of all answers, and how each question stands."""

    def __init__(self, questionnaire: Questionnaire, given: Given) -> None:
        """``given`` holds typed values; those of questions that are not asked are never used."""
        self.questionnaire, self.given = questionnaire, given
        self._cache: dict[str, object] = {}
        self._sections: dict[str, Truth] = {}
        self._holders = {s.id: _Holder(self, s, s.id) for s in questionnaire.sections if not s.repeat}
        self._items = {
            section.id: tuple(Item(self, section, number + 1) for number in range(given.items.get(section.id, 0)))
            for section in questionnaire.sections
            if section.repeat
        }

    def lookup(self, name: str) -> object:
        """The value of a dotted name: a value, None where not asked, Open or Undecided; raises UnknownName."""
        if name in self._cache:
            return self._cache[name]
        found = self._cache[name] = self._found(name)
        return found

    def _found(self, name: str) -> object:
        head, _, rest = name.partition(".")
        if head == "figures" and rest in self.questionnaire.figures:
            return self.questionnaire.figures[rest]
        if head in self._items:
            return self._group(self.questionnaire.by_id[head]) if not rest else self._missing(name)
        if head in self._holders and rest:
            return self._holders[head].lookup(rest)
        return self._missing(name)

    def _missing(self, name: str) -> object:
        raise UnknownName(name)

    def _group(self, section: Section) -> object:
        asked = self.section_asked(section)
        if isinstance(asked, Undecided):
            return Open(section.id, section.title, asked.causes)
        if not asked:
            return None
        items = self._items[section.id]
        needed = section.repeat.least if section.repeat else 0
        return items if items or not needed else Open(section.id, section.title)

    def section_asked(self, section: Section) -> Truth:
        """Whether a section is asked at all."""
        if section.when is None:
            return True
        if section.id not in self._sections:
            self._sections[section.id] = False  # a circle in a faulty questionnaire ends here
            self._sections[section.id] = holds(section.when, self)
        return self._sections[section.id]

    def items(self, group: str) -> tuple[Item, ...]:
        """The items of a repeated section as the file has them, asked or not."""
        return self._items.get(group, ())

    def resolved(self, question: Question, path: str) -> object:
        """The typed value of a path; the names of items become the items."""
        value = self.given.values[path]
        if question.type == "item":
            return self._item(question.of, str(value)) or Open(path, question.short)
        if question.type == "items" and isinstance(value, tuple):
            found = (self._item(question.of, str(name)) for name in value)
            return tuple(item for item in found if item is not None)
        return value

    def _item(self, group: str, name: str) -> Item | None:
        return next((item for item in self._items.get(group, ()) if item.name == name), None)

    def standings(self) -> Iterator[Standing]:
        """How every question stands, in order; those of repeated sections once for each item."""
        for section in self.questionnaire.sections:
            if section.repeat is None:
                yield from self._of(self._holders[section.id])
                continue
            group = self._group(section)
            if isinstance(group, Open):
                state = State.UNDECIDED if group.waits_for else State.OPEN
                place = self.given.place(section.id)
                yield Standing(section.id, section.title, state, section, None, place, False, group.waits_for)
            for item in self._items[section.id]:
                yield from self._of(item)

    def _of(self, holder: _Holder) -> Iterator[Standing]:
        for question in holder.section.questions:
            state, waits_for = holder.state(question)
            path = f"{holder.prefix}.{question.id}"
            given = path in self.given.values
            place = self.given.place(path)
            yield Standing(path, holder.label(question), state, holder.section, question, place, given, waits_for)

    def state(self, path: str) -> State:
        """How the question at a path stands: ``meetings.notice_days``, ``members[3].email`` or ``members``."""
        section, holder, name = self._at(path)
        if holder is None:
            group = self._group(section)
            undecided = State.UNDECIDED if isinstance(group, Open) and group.waits_for else State.OPEN
            return undecided if isinstance(group, Open) else State.NOT_ASKED if group is None else State.ANSWERED
        question = section.question(name)
        if question is None:
            raise UnknownName(path)
        return holder.state(question)[0]

    def _at(self, path: str) -> tuple[Section, _Holder | None, str]:
        before, _, name = path.partition(".")
        head, _, number = before.rstrip("]").partition("[")
        section = self.questionnaire.by_id.get(head)
        if section is None:
            raise UnknownName(path)
        if section.repeat is None:
            return section, self._holders[head], name
        if not number:
            return section, None, ""
        items = self._items[head]
        if not 0 < int(number) <= len(items):
            raise UnknownName(path)
        return section, items[int(number) - 1], name

    def open(self) -> tuple[Open, ...]:
        """The questions that are asked and not answered."""
        return tuple(Open(s.path, s.label) for s in self.standings() if s.state is State.OPEN)

    def undecided(self) -> tuple[Open, ...]:
        """The questions of which it is not known yet whether they are asked."""
        return tuple(Open(s.path, s.label, s.waits_for) for s in self.standings() if s.state is State.UNDECIDED)

    def unused(self) -> tuple[Standing, ...]:
        """The answers of the file whose questions are not asked: they stay in the file and reach no document."""
        return tuple(s for s in self.standings() if s.given and s.state is State.NOT_ASKED)

    @property
    def complete(self) -> bool:
        """Whether nothing is open or undecided, and every repeated section has enough items."""
        settled = all(s.state in (State.ANSWERED, State.NOT_ASKED) for s in self.standings())
        return settled and not any(self.too_few(section) for section in self.questionnaire.sections)

    def too_few(self, section: Section) -> bool:
        """Whether a repeated section has some items, but fewer than it needs."""
        if section.repeat is None or self.section_asked(section) is False:
            return False
        return 0 < len(self._items[section.id]) < section.repeat.least

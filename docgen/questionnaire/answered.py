"""The answers of one consortium: a value for every name, and how each question stands.

An answer counts only if its question is asked. What is asked may hang on other answers, so both are worked out
together, when somebody wants to know, and once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.expressions.logic import truth
from docgen.expressions.parse import Expression
from docgen.expressions.scope import Scope, UnknownName
from docgen.expressions.values import Open, Truth, Undecided
from docgen.findings import Finding, FindingError
from docgen.questionnaire.holder import Holder, Item
from docgen.questionnaire.questions import Question, Questionnaire, Section
from docgen.questionnaire.review_record import Reviewed, Status
from docgen.questionnaire.standing import Given, Standing, State


class Answers:
    """The scope of all answers, and how each question stands."""

    def __init__(self, questionnaire: Questionnaire, given: Given, whole: bool = True) -> None:
        """``given`` holds typed values; those of questions that are not asked are never used.

        ``whole`` is False where part of the file could not be read, so that what is missing proves nothing.
        """
        self.questionnaire, self.given, self.whole = questionnaire, given, whole
        self.review: Mapping[str, tuple[Reviewed, Status]] = {}
        self._cache: dict[str, object] = {}
        self._sections: dict[str, Truth] = {}
        self.problems: dict[Finding, None] = {}
        self._standings: tuple[Standing, ...] | None = None
        self._holders = {s.id: Holder(self, s, s.id) for s in questionnaire.sections if not s.repeat}
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

    def worked_out(self, expression: Expression, scope: Scope) -> object:
        """The value of a condition or fact; one that cannot be worked out is kept in ``problems`` and gives nothing."""
        try:
            return expression.evaluate(scope)
        except FindingError as error:
            self.problems[error.finding] = None
            return None

    def section_asked(self, section: Section) -> Truth:
        """Whether a section is asked at all."""
        if section.when is None:
            return True
        if section.id not in self._sections:
            self._sections[section.id] = False  # a circle in a faulty questionnaire ends here
            self._sections[section.id] = truth(self.worked_out(section.when, self))
        return self._sections[section.id]

    def items(self, group: str) -> tuple[Item, ...]:
        """The items of a repeated section as the file has them, asked or not."""
        return self._items.get(group, ())

    def resolved(self, question: Question, path: str, label: str) -> object:
        """The typed value of a path; the names of items become the items, and a name of none counts as open."""
        value = self.given.values[path]
        if question.type == "item":
            return self._item(question.of, str(value)) or Open(path, label)
        if question.type == "items" and isinstance(value, tuple):
            found = (self._item(question.of, str(name)) for name in value)
            return tuple(item for item in found if item is not None)
        return value

    def _item(self, group: str, name: str) -> Item | None:
        return next((item for item in self._items.get(group, ()) if item.name == name), None)

    def standings(self) -> tuple[Standing, ...]:
        """How every question stands, in order; those of repeated sections once for each item."""
        if self._standings is None:
            self._standings = tuple(self._all())
        return self._standings

    def _all(self) -> Iterator[Standing]:
        for section in self.questionnaire.sections:
            if section.repeat is None:
                yield from self._of(self._holders[section.id])
                continue
            state = self._group_state(section)
            if state in (State.OPEN, State.UNDECIDED):
                where = self.given.place
                yield Standing(section.id, section.title, state, section, None, where, False, self._waits(section))
            for item in self._items[section.id]:
                yield from self._of(item)

    def _of(self, holder: Holder) -> Iterator[Standing]:
        for question in holder.section.questions:
            state, waits_for = holder.state(question)
            path = f"{holder.prefix}.{question.id}"
            given = path in self.given.values
            where = self.given.place
            yield Standing(path, holder.label(question), state, holder.section, question, where, given, waits_for)

    def state(self, path: str) -> State:
        """How the question at a path stands: ``meetings.notice_days``, ``members[3].email`` or ``members``."""
        section, holder, name = self._at(path)
        if holder is None:
            return self._group_state(section)
        question = section.question(name)
        if question is None:
            raise UnknownName(path)
        return holder.state(question)[0]

    def _at(self, path: str) -> tuple[Section, Holder | None, str]:
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

    def scope_of(self, path: str) -> Scope:
        """The names that the condition of the question at a path may use: those of its item too."""
        _, holder, _ = self._at(path)
        return self if holder is None else holder.scope

    def _group_state(self, section: Section) -> State:
        """How a repeated section stands as a whole: open while it has fewer items than it needs."""
        asked = self.section_asked(section)
        if isinstance(asked, Undecided):
            return State.UNDECIDED
        if not asked:
            return State.NOT_ASKED
        needed = section.repeat.least if section.repeat else 0
        return State.OPEN if len(self._items[section.id]) < needed else State.ANSWERED

    def _waits(self, section: Section) -> tuple[Open, ...]:
        asked = self.section_asked(section)
        return asked.causes if isinstance(asked, Undecided) else ()

    def open(self) -> tuple[Open, ...]:
        """The questions that are asked and not answered."""
        return tuple(Open(s.path, s.label) for s in self.standings() if s.state is State.OPEN)

    def undecided(self) -> tuple[Open, ...]:
        """The questions of which it is not known yet whether they are asked."""
        return tuple(Open(s.path, s.label, s.waits_for) for s in self.standings() if s.state is State.UNDECIDED)

    def unused(self) -> tuple[Standing, ...]:
        """The answers of the file whose questions are not asked: they stay in the file and reach no document."""
        return tuple(s for s in self.standings() if s.given and s.state is State.NOT_ASKED)

    def reviewed(self) -> tuple[tuple[Standing, Status], ...]:
        """How far the answer of each question that is asked is agreed; without a record it is proposed, or open."""
        asked = (one for one in self.standings() if one.question and one.state in (State.ANSWERED, State.OPEN))
        return tuple((one, self._status(one)) for one in asked)

    def _status(self, standing: Standing) -> Status:
        if standing.path in self.review:
            return self.review[standing.path][1]
        return Status.PROPOSED if standing.state is State.ANSWERED else Status.OPEN

    @property
    def complete(self) -> bool:
        """Whether nothing is open or undecided, and every repeated section has enough items."""
        return all(s.state in (State.ANSWERED, State.NOT_ASKED) for s in self.standings())

    def too_few(self, section: Section) -> bool:
        """Whether a repeated section has some items, but fewer than it needs."""
        return bool(self.items(section.id)) and self._group_state(section) is State.OPEN

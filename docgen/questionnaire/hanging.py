"""Which answers a condition, a fact or a rule hangs on, so that after a change only what it can touch is worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from docgen.expressions.fill_in import FillIn
from docgen.expressions.parse import Expression
from docgen.questionnaire.questions import Derived, Question, Questionnaire, Rule, Section

Names = Mapping[str, frozenset[str]]
"""What the names of single items may be items of, such as members for “member”."""


class Hanging:
    """Questions (``members.email``), facts and repeated sections (``members``), and what each is worked out from.

    What is found is rather too much than too little: a list hangs on all that is asked of its items.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        """Works out at once what stands right behind each of them."""
        self._questionnaire = questionnaire
        self._items = {one.repeat.item: frozenset({one.id}) for one in questionnaire.sections if one.repeat}
        self._groups = frozenset(one.id for one in questionnaire.sections if one.repeat)
        self._behind: dict[str, frozenset[str]] = {}
        for section in questionnaire.sections:
            asked = frozenset(self._named(_expressions([section.when]), self._items))
            inside: tuple[Question | Derived, ...] = (*section.questions, *section.derived)
            for one in inside:
                self._behind[one.path] = asked.union(self._named(_of(one), self._items), _others(one))
            if section.repeat:
                self._behind[section.id] = asked.union(one.path for one in inside)
        self._decides = self._all_behind(frozenset(self._named(_conditions(questionnaire.sections), self._items)))

    def decides(self, path: str) -> bool:
        """Whether it may hang on the answer to a question whether others are asked, or which choices are offered."""
        return path in self._decides

    @cached_property
    def rules(self) -> tuple[frozenset[str], ...]:
        """All that each rule of the questionnaire hangs on, in the order of the rules."""
        return tuple(map(self._of_rule, self._questionnaire.rules))

    def _of_rule(self, rule: Rule) -> frozenset[str]:
        fill_ins = [one.expression for one in (*rule.message, *rule.remedy) if isinstance(one, FillIn)]
        used, items = [rule.holds, *_expressions([rule.when, rule.cited_when]), *fill_ins], dict(self._items)
        if rule.each:
            used += _expressions([rule.each.items, rule.each.only_if])
            through = self._all_behind(frozenset(self._named([rule.each.items], self._items)))
            items[rule.each.name] = through & self._groups
        return self._all_behind(frozenset(self._named(used, items)))

    def _named(self, expressions: Iterable[Expression], items: Names) -> Iterator[str]:
        """What expressions name, each as it is called outside a loop; of what stands inside an answer that answer."""
        for name in (name for one in expressions for name in one.names):
            head, dot, rest = name.partition(".")
            field = rest.partition(".")[0]
            for owner in items.get(head, (head,)):
                yield f"{owner}.{field}" if dot else owner

    def _all_behind(self, names: frozenset[str]) -> frozenset[str]:
        found: set[str] = set()
        waiting = set(names)
        while waiting:
            found |= waiting
            waiting = set().union(*(self._behind.get(name, ()) for name in waiting)) - found
        return frozenset(found)


@lru_cache(maxsize=4)
def hanging(questionnaire: Questionnaire) -> Hanging:
    """What hangs on what in a questionnaire, worked out once."""
    return Hanging(questionnaire)


def _of(one: Question | Derived) -> list[Expression]:
    return [one.value] if isinstance(one, Derived) else _expressions([one.when])


def _others(one: Question | Derived) -> frozenset[str]:
    """The list that an answer names items of: what is asked of them may be read through it."""
    return frozenset({one.of}) if isinstance(one, Question) and one.of else frozenset()


def _conditions(sections: Iterable[Section]) -> Iterator[Expression]:
    for section in sections:
        yield from _expressions([section.when])
        for question in section.questions:
            yield from _expressions([question.when, *question.choices_when.values()])


def _expressions(given: Iterable[Expression | None]) -> list[Expression]:
    return [one for one in given if one is not None]

"""The order of questions: a condition may hang on earlier questions only, so that nobody is asked in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docgen.expressions.parse import Expression
from docgen.findings import Finding, Severity
from docgen.questionnaire.questions import Derived, Question, Section


class Order:
    """Where each name stands in the order of asking; a derived fact stands where the last answer it needs does."""

    def __init__(self, sections: Sequence[Section]) -> None:
        """``sections`` in the order in which they are asked."""
        self._starts: dict[str, int] = {}
        self._positions: dict[str, int] = {}
        self.circles: list[Finding] = []  # facts that are worked out from facts below them
        self._fields: dict[str, dict[str, int]] = {}
        count = 0
        for section in sections:
            self._starts[section.id] = count
            count = self._number(section, count)
        for section in sections:
            self._facts(section)

    def too_late(
        self, when: Expression | None, section: Section, question: Question | None = None
    ) -> Iterator[Finding]:
        """A finding for each name in a condition that is asked at the same time or later."""
        if when is None:
            return
        names = self._names(section)
        here = names[self._inner(section, question.id)] if question else self._starts[section.id] + 1
        for name in sorted(when.names):
            if names.get(name, 0) >= here:
                message = (
                    f"This condition hangs on ‘{name}’, which is asked later. Move it up, or change the condition."
                )
                yield Finding("question-order", Severity.ERROR, message, (when.place,))

    def _number(self, section: Section, count: int) -> int:
        local = self._fields.setdefault(section.id, {})
        for question in section.questions:
            count += 1
            local[self._inner(section, question.id)] = count
        if section.repeat:
            self._positions[section.id] = count
        else:
            self._positions.update(local)
        return count

    def _facts(self, section: Section) -> None:
        """The positions of derived facts, each worked out from the facts above it."""
        own = {self._inner(section, fact.id): fact for fact in section.derived}
        for name, fact in own.items():
            names = self._names(section)
            below = sorted(other for other in fact.value.names if other in own and other not in names)
            if below:
                self.circles.append(_circle(fact, below[0]))
            position = max((names.get(other, 0) for other in fact.value.names), default=0)
            self._fields[section.id][name] = max(position, 0)
            if not section.repeat:
                self._positions[name] = position

    def _names(self, section: Section) -> Mapping[str, int]:
        return {**self._positions, **self._fields[section.id]} if section.repeat else self._positions

    def _inner(self, section: Section, name: str) -> str:
        return f"{section.repeat.item if section.repeat else section.id}.{name}"


def _circle(fact: Derived, name: str) -> Finding:
    message = f"‘{fact.id}’ is worked out from ‘{name}’, which stands below it. Put the facts in order."
    return Finding("question-order", Severity.ERROR, message, (fact.value.place,))

"""What can still be asked, given some answers: all but the questions that these answers rule out."""

from __future__ import annotations

from docgen.expressions.scope import Scope
from docgen.expressions.values import Open
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.holder import Holder, Item
from docgen.questionnaire.questions import Question, Section
from docgen.questionnaire.standing import State


class Possible:
    """The questions that are asked already, or may be once more is answered."""

    def __init__(self, answers: Answers) -> None:
        """``answers`` are those that are given; a list without items counts as open, as items may still come."""
        self._answers = _Growing(answers.questionnaire, answers.given, answers.whole)

    def questions(self, section: Section, number: int = 0) -> tuple[Question, ...]:
        """The questions of a section that can be asked; none where the whole section cannot.

        Of a repeated section those of the item of that ``number``, counted from 1, or with 0 of one that is to come.
        """
        holder = self._holder(section, number)
        return tuple(one for one in section.questions if holder.state(one)[0] is not State.NOT_ASKED)

    def sure(self, section: Section, number: int = 0) -> tuple[Question, ...]:
        """Those of ``questions`` that are asked whatever else is answered."""
        holder = self._holder(section, number)
        return tuple(one for one in section.questions if holder.state(one)[0] in (State.OPEN, State.ANSWERED))

    def scope(self, section: Section, number: int = 0) -> Scope:
        """The names that conditions of the section's questions may use, with what is known of them."""
        return self._holder(section, number).scope

    @property
    def outside(self) -> Scope:
        """The names that conditions of whole sections may use, with what is known of them."""
        return self._answers

    def _holder(self, section: Section, number: int) -> Holder:
        if section.repeat is None:
            return Holder(self._answers, section, section.id)
        return Item(self._answers, section, number or len(self._answers.items(section.id)) + 1)


class _Growing(Answers):
    """Answers in which a list without items decides nothing."""

    def _group(self, section: Section) -> object:
        found = super()._group(section)
        return Open(section.id, section.title) if found == () else found

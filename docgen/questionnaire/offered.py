"""Which choices of a question are offered, as other answers may rule some of them out."""

from __future__ import annotations

from docgen.expressions.parse import holds
from docgen.expressions.scope import Scope
from docgen.expressions.values import Choice
from docgen.findings import FindingError
from docgen.questionnaire.questions import Question


def offered(question: Question, scope: Scope) -> tuple[Choice, ...]:
    """The choices without those that the answers in ``scope`` rule out; what cannot be decided rules out nothing."""
    return tuple(choice for choice in question.choices if not _ruled_out(question, choice, scope))


def _ruled_out(question: Question, choice: Choice, scope: Scope) -> bool:
    when = question.choices_when.get(choice.code)
    try:
        return when is not None and holds(when, scope) is False
    except FindingError:
        return False

"""The answer that is most often given to a question that takes a number."""

from __future__ import annotations

from docgen.expressions.parse import Expression
from docgen.expressions.scope import Scope
from docgen.findings import FindingError
from docgen.questionnaire.questions import Question


def usual(question: Question, scope: Scope | None = None) -> int | None:
    """The usual answer, None where there is none.

    Where it hangs on other answers it is worked out in ``scope``, and there is none while those are open.
    """
    found = question.sensible.usual
    if not isinstance(found, Expression):
        return found
    if scope is None:
        return None
    try:
        value = found.evaluate(scope)
    except FindingError:
        return None
    return value if isinstance(value, int) and not isinstance(value, bool) else None

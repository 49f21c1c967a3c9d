"""From the text of an expression to something that can be worked out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from docgen.expressions.compiled import evaluated
from docgen.expressions.logic import truth
from docgen.expressions.nodes import Node, dotted, names
from docgen.expressions.scope import Scope
from docgen.expressions.values import Truth
from docgen.findings import Finding, FindingError, Place, Severity

MOST_KNOWN = 10_000


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression: its text and place, and the dotted names it uses.

    ``node`` is its tree, for what reasons about expressions.
    """

    source: str
    place: Place
    names: frozenset[str]
    node: Node = field(compare=False, repr=False)

    @property
    def name(self) -> str:
        """The dotted name if the expression is nothing but one, else ""."""
        return dotted(self.node) or ""

    def evaluate(self, scope: Scope) -> object:
        """The value in a scope, or Undecided where it hangs on open questions.

        Raises FindingError for a value that cannot be worked out, such as a text added to a number.
        """
        try:
            return evaluated(self.node, scope)
        except (TypeError, LookupError) as error:
            message = f"“{self.source}” cannot be worked out: {error}."
            raise FindingError(Finding("expression-value", Severity.ERROR, message, (self.place,))) from error


_KNOWN: dict[str, Expression] = {}  # the same condition stands in many places, and is read once


def holds(expression: Expression, scope: Scope) -> Truth:
    """Whether the expression is true in a scope, or Undecided."""
    return truth(expression.evaluate(scope))


def parse(source: str, place: Place) -> Expression:
    """The expression that ``source`` writes; raises FindingError (``expression-syntax``, ``expression-refused``)."""
    known = _KNOWN.get(source)
    if known is None:
        # Imported here: what works with expressions that were read before does not need their parser.
        from docgen.expressions.syntax import tree

        if len(_KNOWN) > MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[source] = expression_of(tree(source, place), source, place)
    return replace(known, place=place)


def expression_of(node: Node, source: str, place: Place) -> Expression:
    """The expression of a tree that ``source`` writes."""
    return Expression(source.strip(), place, frozenset(names(node)), node)

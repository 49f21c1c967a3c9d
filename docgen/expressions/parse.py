"""From the text of an expression to something that can be worked out.

Jinja's own parser reads it; what is not in the list of allowed constructs is refused, with what to write instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from docgen.expressions.compiled import Closure, compiled, dotted
from docgen.expressions.filters import FIELD_FILTERS, VALUE_FILTERS
from docgen.expressions.logic import truth
from docgen.expressions.scope import Scope
from docgen.expressions.values import Truth
from docgen.findings import Finding, FindingError, Place, Severity

LONGEST = 4_000
DEEPEST = 40
MOST_KNOWN = 10_000
_SIMPLE = (
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.List,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Compare,
    nodes.Operand,
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Neg,
)
_INSTEAD: dict[type[nodes.Node], str] = {
    nodes.Tuple: 'Write a list in square brackets: ["a", "b"].',
    nodes.Concat: "Put the words in the text, not in an expression.",
    nodes.Getitem: "Use the filters “first” and “where” to pick from a list.",
    nodes.Call: "Use a filter after “|” instead of a call.",
    nodes.Div: "Division is not used: its result is no whole number.",
}


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression: its text and place, the dotted names it uses, and the way to work it out.

    ``node`` is the parser's tree, for what reasons about expressions.
    """

    source: str
    place: Place
    names: frozenset[str]
    node: nodes.Expr = field(compare=False, repr=False)
    run: Closure = field(compare=False, repr=False)

    @property
    def name(self) -> str:
        """The dotted name if the expression is nothing but one, else ""."""
        return dotted(self.node) or ""

    def evaluate(self, scope: Scope) -> object:
        """The value in a scope, or Undecided where it hangs on open questions.

        Raises FindingError for a value that cannot be worked out, such as a text added to a number.
        """
        try:
            return self.run(scope)
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
        if len(_KNOWN) > MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[source] = built(syntax(source, place), source, place)
    return replace(known, place=place)


def built(node: nodes.Expr, source: str, place: Place) -> Expression:
    """The expression of a parsed tree; raises FindingError for what is not allowed."""
    refusal = next(_refusals(node, 0), None)
    if refusal:
        raise FindingError(Finding("expression-refused", Severity.ERROR, refusal, (place,)))
    return Expression(source.strip(), place, frozenset(_names(node)), node, compiled(node))


def syntax(source: str, place: Place) -> nodes.Expr:
    """The parser's tree of a text, not yet looked at; raises FindingError ``expression-syntax``."""
    if len(source) > LONGEST:
        raise _broken(f"An expression has at most {LONGEST} characters.", place)
    try:
        parser = Parser(_environment(), source, state="variable")
        node = parser.parse_expression()
        left_over = None if parser.stream.eos else parser.stream.current
    except TemplateSyntaxError as error:
        raise _broken(_why(source, error), place) from None
    except RecursionError:
        raise _broken("Brackets stand inside each other too deep.", place) from None
    if left_over is not None:
        raise _broken(f"“{source.strip()}” cannot be read: “{left_over.value}” is not expected.", place)
    return node


def _why(source: str, error: TemplateSyntaxError) -> str:
    if not source.strip():
        return "An expression is missing here."
    straight = "“" in source or "”" in source or "‘" in source or "’" in source
    hint = " Use straight quotation marks." if straight else ""
    single = " Write == to compare." if "=" in source.replace("==", "").replace("!=", "").replace("<=", "") else ""
    return f"“{source.strip()}” cannot be read: {error.message}.{hint or single}"


def _broken(message: str, place: Place) -> FindingError:
    return FindingError(Finding("expression-syntax", Severity.ERROR, message, (place,)))


@cache
def _environment() -> Environment:
    return Environment()


def _refusals(node: nodes.Node, depth: int) -> Iterator[str]:
    """Each reason why the tree is not allowed."""
    reason = _refusal(node) if depth < DEEPEST else "The expression is too deep. Split it into derived facts."
    if reason:
        yield reason
        return
    for child in node.iter_child_nodes():
        yield from _refusals(child, depth + 1)


def _refusal(node: nodes.Node) -> str:
    if isinstance(node, nodes.Filter):
        return _filter_refusal(node)
    if isinstance(node, nodes.Test):
        return "" if node.name == "none" else f"“is {node.name}” is not known. Use “is none” or “is not none”."
    if isinstance(node, nodes.CondExpr):
        return "" if node.expr2 is not None else "“a if b” needs an “else”."
    if isinstance(node, nodes.Getattr) and dotted(node) is None:
        return f"“.{node.attr}” can follow a name only. For a list, use “each” or “where”."
    if isinstance(node, nodes.Const) and not isinstance(node.value, str | int | float | bool | None):
        return f"“{node.value}” is not a value that can be used here."
    if isinstance(node, nodes.Compare):
        return _comparison_refusal(node)
    if isinstance(node, _SIMPLE):
        return ""
    kind = type(node).__name__.lower()
    return f"A {kind} is not allowed in an expression. {_INSTEAD.get(type(node), '')}".rstrip()


def _filter_refusal(node: nodes.Filter) -> str:
    known = VALUE_FILTERS.get(node.name)
    if known is None:
        return f"“| {node.name}” is not a filter for values. A format comes last; put brackets round what it formats."
    if node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return f"“| {node.name}” takes plain arguments only."
    if not known.least <= len(node.args) <= known.most:
        wanted = str(known.least) if known.least == known.most else f"{known.least} or {known.most}"
        return f"“| {node.name}” takes {wanted} argument(s), and has {len(node.args)}."
    if node.name in FIELD_FILTERS and not isinstance(getattr(node.args[0], "value", None), str):
        return f"“| {node.name}” needs the name of a field in quotation marks."
    return ""


def _comparison_refusal(node: nodes.Compare) -> str:
    for operand in node.ops:
        if operand.op in ("in", "notin") and isinstance(operand.expr, nodes.Const):
            return "“in” looks into a list, not into a text. Write a list in square brackets, or use “| mentions([…])”."
    return ""


def _names(node: nodes.Node) -> Iterator[str]:
    name = dotted(node)
    if name is not None:
        yield name
        return
    for child in node.iter_child_nodes():
        yield from _names(child)

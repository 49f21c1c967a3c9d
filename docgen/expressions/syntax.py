"""Reading an expression: Jinja's own parser reads it, and what is not in the list of allowed constructs is refused.

Only this module knows the parser. Import it where something is read, and not before: what was read and kept needs none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeGuard

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from docgen.expressions import nodes as ours
from docgen.expressions.filters import FIELD_FILTERS, VALUE_FILTERS
from docgen.findings import Finding, FindingError, Place, Severity

LONGEST = 4_000
DEEPEST = 40
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
_PAIRS: dict[type[nodes.Node], type[ours.BinExpr]] = {
    nodes.And: ours.And,
    nodes.Or: ours.Or,
    nodes.Add: ours.Add,
    nodes.Sub: ours.Sub,
    nodes.Mul: ours.Mul,
}


def tree(source: str, place: Place) -> ours.Node:
    """The tree of an expression; raises FindingError (``expression-syntax``, ``expression-refused``)."""
    return _allowed(_parsed(source, place), place)


def tree_and_format(source: str, place: Place) -> tuple[ours.Node, str | None]:
    """The tree of a fill-in and the name of its format, if it has one; raises FindingError as ``tree`` does."""
    node: nodes.Expr | None = _parsed(source, place)
    name = None
    if _is_format(node):
        if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
            raise _refused(f"The format “{node.name}” takes no arguments.", place)
        name, node = node.name, node.node
        if _is_format(node):
            raise _refused(f"Only one format can be given: “{node.name}” or “{name}”.", place)
    if any(isinstance(branch, nodes.And | nodes.Or) for branch in _branches(node)):
        raise _refused("“and” and “or” give yes or no. For another value write “a if … else b”.", place)
    return _allowed(node, place), name


def _parsed(source: str, place: Place) -> nodes.Expr:
    """The parser's tree of a text, not yet looked at."""
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
    if isinstance(node, nodes.Getattr) and _dotted(node) is None:
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


def _is_format(node: nodes.Node | None) -> TypeGuard[nodes.Filter]:
    return isinstance(node, nodes.Filter) and node.name not in VALUE_FILTERS and node.node is not None


def _branches(node: nodes.Node | None) -> Iterator[nodes.Node]:
    """The values that an expression may come out as."""
    if isinstance(node, nodes.CondExpr):
        yield from _branches(node.expr1)
        yield from _branches(node.expr2)
    elif node is not None:
        yield node


def _allowed(node: nodes.Node | None, place: Place) -> ours.Node:
    assert node is not None
    refusal = next(_refusals(node, 0), None)
    if refusal:
        raise _refused(refusal, place)
    return _ours(node)


def _ours(node: Any) -> ours.Node:
    """An allowed tree of the parser's as one of our own."""
    kind = type(node)
    if kind in (nodes.Name, nodes.Getattr):
        return ours.Name(_dotted(node) or "")
    if kind is nodes.Const:
        return ours.Const(node.value)
    if kind is nodes.List:
        return ours.List(tuple(map(_ours, node.items)))
    if kind in _PAIRS:
        return _PAIRS[kind](_ours(node.left), _ours(node.right))
    if kind in (nodes.Not, nodes.Neg):
        return (ours.Not if kind is nodes.Not else ours.Neg)(_ours(node.node))
    if kind is nodes.Compare:
        return ours.Compare(_ours(node.expr), tuple(ours.Operand(one.op, _ours(one.expr)) for one in node.ops))
    if kind is nodes.CondExpr:
        return ours.CondExpr(_ours(node.test), _ours(node.expr1), _ours(node.expr2))
    if kind is nodes.Filter:
        return ours.Filter(_ours(node.node), node.name, tuple(map(_ours, node.args)))
    return ours.Test(_ours(node.node))


def _dotted(node: nodes.Node) -> str | None:
    """The dotted name that a tree writes, or None if it is more than a name."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        head = _dotted(node.node)
        return None if head is None else f"{head}.{node.attr}"
    return None


def _refused(message: str, place: Place) -> FindingError:
    return FindingError(Finding("expression-refused", Severity.ERROR, message, (place,)))

"""How the parts of a condition stand under some answers: what a reason may name, and what it must leave out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from docgen.expressions import nodes
from docgen.expressions.compiled import evaluated
from docgen.expressions.logic import every, negate, some, truth
from docgen.expressions.parse import Expression
from docgen.expressions.scope import Scope
from docgen.expressions.values import Truth, Undecided

Signature = tuple[bool | None, ...]
"""How each part of a condition stands, in order; None is undecided."""


def signature(expression: Expression, scope: Scope) -> Signature:
    """How the parts stand in a scope; two scopes with the same signature give the same reasons."""
    return tuple(_state(part, scope) for part in _parts(expression))


class Standings:
    """The truth of each part of one condition."""

    def __init__(self, expression: Expression, states: Signature) -> None:
        """``states`` is the signature of the expression in some scope."""
        known = zip(_parts(expression), states, strict=True)
        self._states = {part: Undecided(()) if state is None else state for part, state in known}

    def of(self, node: nodes.Node) -> Truth | None:
        """How a part stands; None for what is no part of its own."""
        if isinstance(node, nodes.Not):
            inner = self.of(node.node)
            return None if inner is None else negate(inner)
        if isinstance(node, nodes.And | nodes.Or):
            sides = [state for side in (node.left, node.right) if (state := self.of(side)) is not None]
            return every(sides) if isinstance(node, nodes.And) else some(sides)
        return self._states.get(node)


def _state(part: nodes.Node, scope: Scope) -> bool | None:
    try:
        value = truth(evaluated(part, scope))
    except (TypeError, LookupError):
        return None  # such a part is only looked at where another has not decided already
    return None if isinstance(value, Undecided) else value


@lru_cache(maxsize=4_000)
def _known(tree: nodes.Node) -> tuple[nodes.Node, ...]:
    return tuple(_split(tree))


def _parts(expression: Expression) -> tuple[nodes.Node, ...]:
    """The parts of a condition that are joined by “and”, “or” or “if”."""
    return _known(expression.node)


def _split(node: nodes.Node) -> Iterator[nodes.Node]:
    if isinstance(node, nodes.And | nodes.Or):
        yield from _split(node.left)
        yield from _split(node.right)
    elif isinstance(node, nodes.Not):
        yield from _split(node.node)
    else:
        yield node
        if isinstance(node, nodes.CondExpr):
            for branch in (node.test, node.expr1, node.expr2):
                yield from _split(branch)

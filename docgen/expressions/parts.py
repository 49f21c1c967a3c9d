"""How the parts of a condition stand under some answers: what a reason may name, and what it must leave out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import nodes

from docgen.expressions.compiled import Closure, compiled
from docgen.expressions.logic import every, negate, some, truth
from docgen.expressions.parse import Expression
from docgen.expressions.scope import Scope
from docgen.expressions.values import Truth, Undecided

Signature = tuple[bool | None, ...]
"""How each part of a condition stands, in order; None is undecided."""


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """One part of a condition that is joined with others by “and”, “or” or “if”."""

    node: nodes.Node
    run: Closure


def signature(expression: Expression, scope: Scope) -> Signature:
    """How the parts stand in a scope; two scopes with the same signature give the same reasons."""
    return tuple(_state(part, scope) for part in _parts(expression))


class Standings:
    """The truth of each part of one condition."""

    def __init__(self, expression: Expression, states: Signature) -> None:
        """``states`` is the signature of the expression in some scope."""
        known = zip(_parts(expression), states, strict=True)
        self._states = {id(part.node): Undecided(()) if state is None else state for part, state in known}

    def of(self, node: nodes.Node) -> Truth | None:
        """How a part stands; None for what is no part of its own."""
        if isinstance(node, nodes.Not):
            inner = self.of(node.node)
            return None if inner is None else negate(inner)
        if isinstance(node, nodes.And | nodes.Or):
            sides = [state for side in (node.left, node.right) if (state := self.of(side)) is not None]
            return every(sides) if isinstance(node, nodes.And) else some(sides)
        return self._states.get(id(node))


def _state(part: _Part, scope: Scope) -> bool | None:
    try:
        value = truth(part.run(scope))
    except (TypeError, LookupError):
        return None  # such a part is only looked at where another has not decided already
    return None if isinstance(value, Undecided) else value


@lru_cache(maxsize=4_000)
def _known(node: _Same) -> tuple[_Part, ...]:
    return tuple(_Part(part, compiled(part)) for part in _split(node.node))


@dataclass(frozen=True, slots=True)
class _Same:
    """A tree as a key: the very same one, kept alive as long as the key is."""

    node: nodes.Expr

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.node is self.node

    def __hash__(self) -> int:
        return id(self.node)


def _parts(expression: Expression) -> tuple[_Part, ...]:
    return _known(_Same(expression.node))


def _split(node: nodes.Expr) -> Iterator[nodes.Expr]:
    if isinstance(node, nodes.And | nodes.Or):
        yield from _split(node.left)
        yield from _split(node.right)
    elif isinstance(node, nodes.Not):
        yield from _split(node.node)
    else:
        yield node
        if isinstance(node, nodes.CondExpr):
            for branch in (node.test, node.expr1, node.expr2 or nodes.Const(None)):
                yield from _split(branch)

"""From the tree of an expression to closures: built once, run for every set of answers."""

from __future__ import annotations

from collections.abc import Callable

from docgen.expressions import nodes
from docgen.expressions.filters import VALUE_FILTERS
from docgen.expressions.logic import COMPARISONS, arithmetic, every, negate, some, truth
from docgen.expressions.scope import Scope
from docgen.expressions.values import Open, Undecided, UndecidedEither, ways

Closure = Callable[[Scope], object]


def evaluated(node: nodes.Node, scope: Scope) -> object:
    """The value of a tree in a scope."""
    return compiled(node)(scope)


def compiled(node: nodes.Node) -> Closure:
    """The function from a scope to the value of a tree, made when it is first asked for."""
    try:
        return node.closure
    except AttributeError:
        node.closure = closure = _MAKERS[type(node)](node)
        return closure


def _name(node: nodes.Name) -> Closure:
    name = node.name

    def value(scope: Scope) -> object:
        found = scope.lookup(name)
        return Undecided((found,)) if isinstance(found, Open) else found

    return value


def _const(node: nodes.Const) -> Closure:
    value = node.value
    return lambda scope: value


def _list(node: nodes.List) -> Closure:
    items = [compiled(item) for item in node.items]
    return lambda scope: tuple(item(scope) for item in items)


def _and(node: nodes.And) -> Closure:
    parts = [compiled(node.left), compiled(node.right)]
    return lambda scope: every(truth(part(scope)) for part in parts)


def _or(node: nodes.Or) -> Closure:
    parts = [compiled(node.left), compiled(node.right)]
    return lambda scope: some(truth(part(scope)) for part in parts)


def _not(node: nodes.Not) -> Closure:
    inner = compiled(node.node)
    return lambda scope: negate(truth(inner(scope)))


def _compare(node: nodes.Compare) -> Closure:
    steps = [(COMPARISONS[operand.op], compiled(operand.expr)) for operand in node.ops]
    first = compiled(node.expr)
    if len(steps) == 1:
        compare, second = steps[0]
        return lambda scope: compare(first(scope), second(scope))

    def chain(scope: Scope) -> object:
        values = [first(scope), *(step(scope) for _, step in steps)]
        return every(compare(a, b) for (compare, _), a, b in zip(steps, values, values[1:], strict=False))

    return chain


def _either(node: nodes.CondExpr) -> Closure:
    test, yes = compiled(node.test), compiled(node.expr1)
    no = compiled(node.expr2)

    def value(scope: Scope) -> object:
        known = truth(test(scope))
        if isinstance(known, Undecided):
            return _same_or(known, yes(scope), no(scope))
        return yes(scope) if known else no(scope)

    return value


def _same_or(waiting: Undecided, yes: object, no: object) -> object:
    """The value of both branches if they are the same, whatever the test will be, and else what it may be."""
    same = type(yes) is type(no) and not isinstance(yes, Undecided) and yes == no
    return yes if same else UndecidedEither(waiting.causes, (*ways(yes), *ways(no)))


def _arithmetic(sign: str) -> Callable[[nodes.BinExpr], Closure]:
    def make(node: nodes.BinExpr) -> Closure:
        left, right = compiled(node.left), compiled(node.right)
        return lambda scope: arithmetic(sign, left(scope), right(scope))

    return make


def _negative(node: nodes.Neg) -> Closure:
    inner = compiled(node.node)
    return lambda scope: arithmetic("-", 0, inner(scope))


def _filter(node: nodes.Filter) -> Closure:
    run = VALUE_FILTERS[node.name].run
    value = compiled(node.node)
    arguments = [compiled(argument) for argument in node.args]
    return lambda scope: run(value(scope), *(argument(scope) for argument in arguments))


def _is_none(node: nodes.Test) -> Closure:
    inner = compiled(node.node)

    def value(scope: Scope) -> object:
        found = inner(scope)
        return Undecided(found.causes) if isinstance(found, Undecided) else found is None

    return value


_MAKERS: dict[type[nodes.Node], Callable[..., Closure]] = {
    nodes.Name: _name,
    nodes.Const: _const,
    nodes.List: _list,
    nodes.And: _and,
    nodes.Or: _or,
    nodes.Not: _not,
    nodes.Compare: _compare,
    nodes.CondExpr: _either,
    nodes.Add: _arithmetic("+"),
    nodes.Sub: _arithmetic("-"),
    nodes.Mul: _arithmetic("*"),
    nodes.Neg: _negative,
    nodes.Filter: _filter,
    nodes.Test: _is_none,
}

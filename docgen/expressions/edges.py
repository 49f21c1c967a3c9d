"""How the texts that an expression chooses between join the words round them."""

from __future__ import annotations

from docgen.expressions.nodes import Add, CondExpr, Const, Filter, Node

_APART = (" ", ",", ";", ":")


def edges(node: Node) -> tuple[bool, bool]:
    """Whether some of the texts stand apart from the word before them, and from the word after them.

    Those that bring a space of their own do, or a comma, as in ``{{ ", its host" if host else "" }}``.
    """
    if isinstance(node, Const):
        text = node.value if isinstance(node.value, str) else ""
        return text.startswith(_APART), text.endswith(" ")
    if isinstance(node, CondExpr):
        ways = edges(node.expr1), edges(node.expr2)
        return any(before for before, _ in ways), any(after for _, after in ways)
    if isinstance(node, Add):
        return edges(node.left)[0], edges(node.right)[1]
    return edges(node.node) if isinstance(node, Filter) else (False, False)

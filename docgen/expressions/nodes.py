"""The tree of an expression: what the language allows, and no more.

Jinja's parser reads expressions, and ``syntax`` turns its tree into this one. So whatever works with trees needs no
parser, and a tree can be kept on disk and used by a process that never reads one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar


class Node:
    """A part of an expression; equal to itself alone, and never changed once it is made."""

    __slots__ = ("closure",)
    __match_args__: ClassVar[tuple[str, ...]] = ()
    closure: Callable[[Any], object]  # how it is worked out: made when it is first wanted, and never kept on disk


@dataclass(slots=True, eq=False)
class Name(Node):
    """A name with its dots: ``member.email``."""

    name: str


@dataclass(slots=True, eq=False)
class Const(Node):
    """A value as written."""

    value: str | int | float | bool | None


@dataclass(slots=True, eq=False)
class List(Node):
    """``[a, b]``."""

    items: tuple[Node, ...]


@dataclass(slots=True, eq=False)
class BinExpr(Node):
    """Two sides with a sign or a word between them."""

    left: Node
    right: Node


class And(BinExpr):
    """``a and b``."""

    __slots__ = ()


class Or(BinExpr):
    """``a or b``."""

    __slots__ = ()


class Add(BinExpr):
    """``a + b``."""

    __slots__ = ()


class Sub(BinExpr):
    """``a - b``."""

    __slots__ = ()


class Mul(BinExpr):
    """``a * b``."""

    __slots__ = ()


@dataclass(slots=True, eq=False)
class Neg(Node):
    """``-a``."""

    node: Node


@dataclass(slots=True, eq=False)
class Not(Node):
    """``not a``."""

    node: Node


@dataclass(slots=True, eq=False)
class Operand(Node):
    """A comparison's sign (``logic.COMPARISONS`` has its names) and what stands after it."""

    op: str
    expr: Node


@dataclass(slots=True, eq=False)
class Compare(Node):
    """``a < b``, or longer: ``a < b <= c``."""

    expr: Node
    ops: tuple[Operand, ...]


@dataclass(slots=True, eq=False)
class CondExpr(Node):
    """``expr1 if test else expr2``."""

    test: Node
    expr1: Node
    expr2: Node


@dataclass(slots=True, eq=False)
class Filter(Node):
    """``node | name(args)``."""

    node: Node
    name: str
    args: tuple[Node, ...]


@dataclass(slots=True, eq=False)
class Test(Node):
    """``node is none``."""

    node: Node


def dotted(node: Node) -> str | None:
    """The dotted name that a tree writes, or None if it is more than a name."""
    return node.name if isinstance(node, Name) else None


def names(part: object) -> Iterator[str]:
    """Every dotted name in a tree."""
    if isinstance(part, Name):
        yield part.name
    elif isinstance(part, Node):
        for field in part.__match_args__:
            yield from names(getattr(part, field))
    elif isinstance(part, tuple):
        for item in part:
            yield from names(item)

"""Where names get their values from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from docgen.expressions.values import Open, Undecided


class UnknownName(LookupError):
    """A name that nothing gives a value to."""


class Scope(Protocol):
    """Gives values to names: all the answers, or one item of a repeated group."""

    def lookup(self, name: str) -> object:
        """The value of a dotted name: a value, None if not asked, or Open; raises UnknownName."""
        ...


class Layered:
    """Names of its own ("member" for the item of a loop) over those of another scope."""

    __slots__ = ("_names", "_outer")

    def __init__(self, names: Mapping[str, object], outer: Scope | None = None) -> None:
        """``names`` hide equal names of ``outer``; their values may be scopes or mappings, reached by dots."""
        self._names = names
        self._outer = outer

    def lookup(self, name: str) -> object:
        """The value of a dotted name."""
        head, _, rest = name.partition(".")
        if head in self._names:
            return reach(self._names[head], rest)
        if self._outer is None:
            raise UnknownName(name)
        return self._outer.lookup(name)


def reach(value: object, path: str) -> object:
    """What stands at a dotted path inside a value; what is inside nothing is nothing, inside the open is open."""
    if not path or value is None or isinstance(value, Open | Undecided):
        return value
    if isinstance(value, Mapping):
        head, _, rest = path.partition(".")
        if head not in value:
            raise UnknownName(path)
        return reach(value[head], rest)
    lookup: Callable[[str], object] | None = getattr(value, "lookup", None)
    if lookup is None:
        raise UnknownName(path)
    return lookup(path)

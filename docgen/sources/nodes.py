"""A YAML file as a tree of texts: nothing is turned into a number or a date, and everything knows its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docgen.findings import Place

_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


class Located(str):
    """A text that knows where it stands; in every other way it is the text."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, text: str, place: Place) -> Located:
        """The text with its place."""
        located = super().__new__(cls, text)
        located.place = place
        return located

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """A model field of this type takes any text and keeps the place of one that has it."""
        from pydantic_core import core_schema  # only readers of models pay for this import

        def keep(value: Any, check: Any) -> Located:
            return value if isinstance(value, Located) else Located(check(value), Place(""))

        return core_schema.no_info_wrap_validator_function(keep, core_schema.str_schema())


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """One value as typed, quotes removed."""

    text: str
    place: Place
    quoted: bool = False

    @property
    def value(self) -> Located | None:
        """The text with its place, or None where nothing was written."""
        return None if not self.quoted and self.text in _EMPTY else Located(self.text, self.place)


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``key: value`` of a mapping."""

    key: str
    key_place: Place
    value: Node


@dataclass(frozen=True, slots=True)
class MappingNode:
    """A mapping; keys are unique, in the order of the file."""

    entries: tuple[Entry, ...]
    place: Place

    def entry(self, key: str) -> Entry | None:
        """The entry with that key, if there is one."""
        return next((entry for entry in self.entries if entry.key == key), None)


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list."""

    items: tuple[Node, ...]
    place: Place


Node = ScalarNode | MappingNode | SequenceNode
Step = str | int


def plain(node: Node) -> Any:
    """The tree as dicts, lists and texts (each a ``Located``); what is empty becomes None."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return {entry.key: plain(entry.value) for entry in node.entries}


def follow(node: Node, path: tuple[Step, ...]) -> Iterator[tuple[Step, Place, Node]]:
    """Each step of a path that the tree has: the step, its place (a key's place in a mapping) and its node."""
    for step in path:
        if isinstance(node, MappingNode):
            entry = node.entry(str(step))
            if entry is None:
                continue
            node = entry.value
            yield step, entry.key_place, node
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            yield step, node.place, node


def place_of(node: Node, *path: Step) -> Place:
    """Where the value at a path stands, or the nearest thing above it; for an empty value, where its key stands."""
    place = node.place
    for _, key_place, found in follow(node, path):
        empty = isinstance(found, ScalarNode) and found.value is None
        place = key_place if empty else found.place
    return place

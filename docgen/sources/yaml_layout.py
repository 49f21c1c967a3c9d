"""What stands where in the text of a YAML file, and how values are written into one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from docgen.sources.nodes import Step
from docgen.sources.yaml_text import composed

Value = str | Sequence[str] | None
"""A text, a list of texts, or nothing."""
Items = Sequence[Mapping[str, Any]]
"""A list of items, each with its values by name."""
_PLAIN: Final = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~][^\n]*")
_SPECIAL: Final = re.compile(r": |:$| #|^(?:null|Null|NULL)$|\s$")
_BLOCK_LINE: Final = re.compile(r"(?:\S(?:.*\S)?)?")


class EditError(ValueError):
    """A change that cannot be made in the text as it is written."""


@dataclass(frozen=True, slots=True)
class Splice:
    """Text to be put in place of what stands between two places."""

    start: int
    end: int
    text: str


class Layout:
    """A text with the tree of what stands where in it."""

    def __init__(self, text: str) -> None:
        self.text = text if text.endswith("\n") or not text else text + "\n"
        self.starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        self.root = composed(self.text)

    def at(self, mark: Any) -> int:
        """Where a mark is, in characters from the beginning."""
        return int(self.starts[mark.line]) + int(mark.column)

    def end(self, node: Any) -> int:
        """Where a value really ends: the parser counts the comments and empty lines after a block as part of it."""
        if node.id == "scalar" and node.style in ("|", ">"):
            return len(self.text[: self.at(node.end_mark)].rstrip())
        if node.id == "scalar" or node.flow_style or not node.value:
            return self.at(node.end_mark)
        last = node.value[-1]
        key, value = last if isinstance(last, tuple) else (None, last)
        own = self.end(value)
        return max(own, self.at(key.end_mark) + 1) if key is not None else own

    def after_line(self, place: int) -> int:
        """The beginning of the line after the one that the place is on."""
        return self.text.index("\n", place) + 1

    def inserted(self, place: int, text: str) -> Splice:
        """The text put in at a place."""
        return Splice(place, place, text)

    def with_all(self, splices: Sequence[Splice]) -> str:
        """The text with every splice made; no two may begin at one place."""
        text = self.text
        for splice in sorted(splices, key=lambda one: one.start, reverse=True):
            text = text[: splice.start] + splice.text + text[splice.end :]
        return text

    def line_start(self, place: int) -> int:
        """The beginning of the line that the place is on."""
        return self.text.rfind("\n", 0, place) + 1


def entry(node: Any, key: str) -> tuple[Any, Any] | None:
    """The key and the value of that name in a mapping, or None."""
    return next((entry for entry in node.value if entry[0].value == key), None) if node.id == "mapping" else None


def item_lines(values: Mapping[str, Value], column: int) -> str:
    """The lines of one item of a list whose dash stands in that column."""
    lines = [f"{key}:{shown(value, column + 2)}\n" for key, value in values.items()]
    indent = " " * column
    return "".join(f"{indent}{'  ' if number else '- '}{line}" for number, line in enumerate(lines))


def _listed(item: str | Mapping[str, Any], column: int) -> str:
    return f"{' ' * column}- {_scalar(item)}\n" if isinstance(item, str) else item_lines(item, column)


def nested(path: Sequence[Step], value: Value | Items, column: int) -> str:
    """The lines of a path that is not there yet."""
    lines = ""
    for depth, step in enumerate(path):
        if isinstance(step, int):
            raise EditError("an item must be added before it is filled")
        at = column + 2 * depth
        last = depth == len(path) - 1
        lines += f"{' ' * at}{step}:{shown(value, at) if last else ''}\n"
    return lines


def shown(value: Value | Items, column: int) -> str:
    """What stands after the colon of a key in that column."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return "\n" + "".join(_listed(item, column + 2) for item in value).rstrip("\n") if value else " []"
    lines = value.split("\n")
    if len(lines) > 1 and lines[0] and lines[-1] and all(map(_BLOCK_LINE.fullmatch, lines)):
        indent = " " * (column + 2)
        return " |-" + "".join(f"\n{indent}{line}" if line else "\n" for line in lines)
    return f" {_scalar(value)}"


def _scalar(text: str) -> str:
    """A text on one line, in quotation marks only where it would be read as something else."""
    if _PLAIN.fullmatch(text) and not _SPECIAL.search(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'

"""Changing one value of a YAML file as a careful person would: every other line and every comment stays as it is.

A change is made in the text, at the place where the value stands. The result is read back; where it does not say
exactly what it should, ``EditError`` is raised and nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from docgen.sources.nodes import Step
from docgen.sources.yaml_text import SourceError, composed, plain, read

Value = str | Sequence[str] | None
"""A text, a list of texts, or nothing."""
Items = Sequence[Mapping[str, Any]]
"""A list of items, each with its values by name."""
_PLAIN: Final = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~][^\n]*")
_SPECIAL: Final = re.compile(r": |:$| #|^(?:null|Null|NULL)$|\s$")
_BLOCK_LINE: Final = re.compile(r"(?:\S(?:.*\S)?)?")


class EditError(ValueError):
    """A change that cannot be made in the text as it is written."""


def put(text: str, path: Sequence[Step], value: Value | Items, order: Sequence[str] = ()) -> str:
    """The text with the value at the path.

    A key that is not there yet goes after the nearest of those that stand before it in ``order``. Items of a list must
    exist: see ``add_item``. Raises EditError.
    """
    wanted = _data(text)
    _put_plain(wanted, path, value)
    return _checked(_put(text, path, value, order), wanted)


def add_item(text: str, section: str, values: Mapping[str, Value], order: Sequence[str] = ()) -> str:
    """The text with one more item at the end of the list of that name. Raises EditError."""
    wanted = _data(text)
    known = wanted.get(section)
    wanted[section] = [*(known or []), {key: _plain(value) for key, value in values.items()}]
    return _checked(_add_item(text, section, values, order), wanted)


def arrange_items(text: str, section: str, numbers: Sequence[int]) -> str:
    """The text with those items (counted from 0) of the list of that name, in that order, and no others.

    The comment lines above an item go with it, but for the first: what stands there is about the whole list. Raises
    EditError.
    """
    wanted = _data(text)
    known = wanted.get(section)
    if not isinstance(known, list) or not set(numbers) <= set(range(len(known))):
        raise EditError(f"‘{section}’ has no such items")
    wanted[section] = [known[number] for number in numbers] or None
    return _checked(_arranged(text, section, numbers), wanted)


def _data(text: str) -> dict[str, Any]:
    try:
        data = plain(read(text, ""))
    except SourceError as error:
        raise EditError(f"the file has a mistake: {error.finding.message}") from error
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise EditError("the file holds no names with values")
    return data


def _checked(text: str, wanted: dict[str, Any]) -> str:
    """The text, if it says what it should; what is empty and what is not there are the same."""
    if _without_empty(_data(text)) != _without_empty(wanted):
        raise EditError("the change would have altered something else")
    return text


def _without_empty(data: Any) -> Any:
    if isinstance(data, dict):
        kept = {key: _without_empty(value) for key, value in data.items()}
        return {key: value for key, value in kept.items() if value not in (None, {}, [])}
    return [_without_empty(item) for item in data] if isinstance(data, list) else data


def _plain(value: Value | Items) -> Any:
    return value if value is None or isinstance(value, str) else list(value)


def _put_plain(data: dict[str, Any], path: Sequence[Step], value: Value | Items) -> None:
    place: Any = data
    for step, following in pairwise(path):
        try:
            if place[step] is None:
                place[step] = {}
        except (KeyError, IndexError, TypeError):
            if isinstance(following, int) or isinstance(step, int):
                raise EditError(f"there is no item {step!r}") from None
            place[step] = {}
        place = place[step]
    if not isinstance(place, dict) or not isinstance(path[-1], str):
        raise EditError(f"{path[-1]!r} is no name")
    place[path[-1]] = _plain(value)


class _Text:
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

    def line_start(self, place: int) -> int:
        """The beginning of the line that the place is on."""
        return self.text.rfind("\n", 0, place) + 1


def _entry(node: Any, key: str) -> tuple[Any, Any] | None:
    return next((entry for entry in node.value if entry[0].value == key), None) if node.id == "mapping" else None


def _put(text: str, path: Sequence[Step], value: Value | Items, order: Sequence[str]) -> str:
    whole = _Text(text)
    node = whole.root
    if node is None:
        return whole.text + _nested(path, value, 0)
    for position, step in enumerate(path):
        if isinstance(step, int):
            if node.id != "sequence" or node.flow_style:
                raise EditError("the list is not written one item on a line")
            node = node.value[step]
            continue
        if node.id == "mapping" and node.flow_style:
            raise EditError("the group is written on one line")
        found = _entry(node, step)
        if found is None:
            return _inserted(whole, node, path[position:], value, order)
        key, node = found
        is_empty = node.id == "scalar" and not node.value and not node.style
        if is_empty and position + 1 < len(path):
            line = whole.after_line(whole.at(key.end_mark))
            return (
                whole.text[:line] + _nested(path[position + 1 :], value, key.start_mark.column + 2) + whole.text[line:]
            )
    return _replaced(whole, key, node, value)


def _replaced(whole: _Text, key: Any, node: Any, value: Value | Items) -> str:
    colon = whole.text.index(":", whole.at(key.end_mark)) + 1
    is_empty = node.id == "scalar" and not node.style and not node.value
    end = colon if is_empty else whole.end(node)
    rest = whole.text[end : whole.after_line(end) - 1]
    first = whole.text[colon : whole.after_line(colon) - 1] if end >= whole.after_line(colon) else ""
    header = re.search(r" #.*", first)  # beside the "|" of a text of several lines
    comment = header[0] if header else rest if rest.lstrip().startswith("#") else ""
    line_end = whole.after_line(end) - 1
    shown = _shown(value, key.start_mark.column)
    if "\n" in shown:
        head, _, body = shown.partition("\n")
        return f"{whole.text[:colon]}{head}{comment}\n{body}{whole.text[line_end:]}"
    return f"{whole.text[:colon]}{shown}{comment}{whole.text[line_end:]}"


def _inserted(whole: _Text, node: Any, path: Sequence[Step], value: Value | Items, order: Sequence[str]) -> str:
    if node.id != "mapping":
        raise EditError(f"‘{path[0]}’ has nowhere to stand")
    column = node.value[0][0].start_mark.column
    before = order[: order.index(str(path[0]))] if path[0] in order else order
    earlier = [(key, inner) for key, inner in node.value if not order or key.value in before]
    if earlier:
        key, inner = earlier[-1]
        line = whole.after_line(max(whole.end(inner), whole.at(key.end_mark)))
    elif column == 0:
        line = whole.line_start(whole.at(node.value[0][0].start_mark))
    else:
        # Before the first name of an item stands its dash, so the new one goes after it.
        key, inner = node.value[0]
        line = whole.after_line(max(whole.end(inner), whole.at(key.end_mark)))
    return whole.text[:line] + _nested(path, value, column) + whole.text[line:]


def _add_item(text: str, section: str, values: Mapping[str, Value], order: Sequence[str]) -> str:
    whole = _Text(text)
    found = _entry(whole.root, section) if whole.root is not None else None
    if found is None:
        item = f"{section}:\n{_item(values, 2)}"
        if whole.root is None:
            return whole.text + item
        earlier = [key for key, _ in whole.root.value if key.value in order[: order.index(section)]] if order else []
        inner = _entry(whole.root, earlier[-1].value) if earlier else whole.root.value[-1]
        assert inner is not None
        line = whole.after_line(max(whole.end(inner[1]), whole.at(inner[0].end_mark)))
        return whole.text[:line] + item + whole.text[line:]
    key, node = found
    if node.id == "scalar" and not node.value:
        line = whole.after_line(whole.at(key.end_mark))
        return whole.text[:line] + _item(values, 2) + whole.text[line:]
    if node.id != "sequence" or node.flow_style:
        raise EditError(f"‘{section}’ is not written as a list")
    line = whole.after_line(whole.end(node))
    return whole.text[:line] + _item(values, node.start_mark.column) + whole.text[line:]


def _arranged(text: str, section: str, numbers: Sequence[int]) -> str:
    whole = _Text(text)
    found = _entry(whole.root, section)
    node = found[1] if found else None
    if node is None or node.id != "sequence" or node.flow_style:
        raise EditError(f"‘{section}’ is not written one item on a line")
    dashes = [whole.line_start(whole.at(item.start_mark)) for item in node.value]
    ends = [whole.after_line(whole.end(item)) for item in node.value]
    # What stands between two items is said above the second, and goes with it.
    blocks = [whole.text[(ends[number - 1] if number else dashes[0]) : end] for number, end in enumerate(ends)]
    return whole.text[: dashes[0]] + "".join(blocks[number] for number in numbers) + whole.text[ends[-1] :]


def _listed(item: str | Mapping[str, Any], column: int) -> str:
    return f"{' ' * column}- {_scalar(item)}\n" if isinstance(item, str) else _item(item, column)


def _item(values: Mapping[str, Value], column: int) -> str:
    lines = [f"{key}:{_shown(value, column + 2)}\n" for key, value in values.items()]
    indent = " " * column
    return "".join(f"{indent}{'  ' if number else '- '}{line}" for number, line in enumerate(lines))


def _nested(path: Sequence[Step], value: Value | Items, column: int) -> str:
    """The lines of a path that is not there yet."""
    lines = ""
    for depth, step in enumerate(path):
        if isinstance(step, int):
            raise EditError("an item must be added before it is filled")
        at = column + 2 * depth
        last = depth == len(path) - 1
        lines += f"{' ' * at}{step}:{_shown(value, at) if last else ''}\n"
    return lines


def _shown(value: Value | Items, column: int) -> str:
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

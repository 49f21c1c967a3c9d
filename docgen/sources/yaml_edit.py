"""Changing one value of a YAML file as a careful person would: every other line and every comment stays as it is.

A change is made in the text, at the place where the value stands. The result is read back; where it does not say
exactly what it should, ``EditError`` is raised and nothing is changed. ``file`` is the name under which whoever asks
reads the text, too: it is then read once for both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from docgen.sources.nodes import Step
from docgen.sources.yaml_layout import EditError, Items, Layout, Splice, Value, entry, item_lines, nested, shown
from docgen.sources.yaml_parts import parts
from docgen.sources.yaml_text import examined, plain

__all__ = ["EditError", "Value", "add_item", "arrange_items", "fill", "put"]


def put(text: str, path: Sequence[Step], value: Value | Items, order: Sequence[str] = (), *, file: str = "") -> str:
    """The text with the value at the path.

    A key that is not there yet goes after the nearest of those that stand before it in ``order``. Items of a list must
    exist: see ``add_item``. Raises EditError.
    """
    return fill(text, {tuple(path): value}, {}, lambda _: order, file=file)


def add_item(text: str, section: str, values: Mapping[str, Value], order: Sequence[str] = (), *, file: str = "") -> str:
    """The text with one more item at the end of the list of that name. Raises EditError."""
    return fill(text, {}, {section: [values]}, lambda _: order, file=file)


def fill(
    text: str,
    values: Mapping[tuple[Step, ...], Value | Items],
    added: Mapping[str, Sequence[Mapping[str, Value]]],
    order: Callable[[Sequence[Step]], Sequence[str]],
    *,
    file: str = "",
) -> str:
    """The text with each value at its path, as ``put``, and with more items at the end of lists, as ``add_item``.

    ``order`` gives the order for a path. Hundreds of values are written as fast as one. Raises EditError.
    """
    wanted = _data(text, file)
    for path, value in values.items():
        _put_plain(wanted, path, value)
    for section, items in added.items():
        known = [{key: _plain(value) for key, value in item.items()} for item in items]
        wanted[section] = [*(wanted.get(section) or []), *known]
    text = _put_all(text, values, order)
    for section, items in added.items():
        whole = Layout(text)
        text = whole.with_all([_added(whole, section, items, order((section,)))])
    return _checked(text, wanted, file)


def _put_all(
    text: str, values: Mapping[tuple[Step, ...], Value | Items], order: Callable[[Sequence[Step]], Sequence[str]]
) -> str:
    """The text with each value at its path; where all belong to one part of it, only that is looked at."""
    before, found = parts(text) or ("", ())
    sections = {path[0] for path in values}
    home = next((number for number, part in enumerate(found) if {part.name} == sections), None)
    if home is not None:
        after = "".join(part.text for part in found[home + 1 :])
        before += "".join(part.text for part in found[:home])
        text = found[home].text
    left = dict(values)
    while left:
        text, left = _put_some(Layout(text), left, order)
    return text if home is None else f"{before}{text}{after}"


def _put_some(
    whole: Layout, values: Mapping[tuple[Step, ...], Value | Items], order: Callable[[Sequence[Step]], Sequence[str]]
) -> tuple[str, dict[tuple[Step, ...], Value | Items]]:
    """The text with those values that have places of their own in it, and the values that must wait for the others."""
    splices: dict[int, Splice] = {}
    waiting: dict[tuple[Step, ...], Value | Items] = {}
    for path, value in values.items():
        splice = _put(whole, path, value, order(path))
        if splice.start in splices:
            waiting[path] = value
        else:
            splices[splice.start] = splice
    return whole.with_all(list(splices.values())), waiting


def arrange_items(text: str, section: str, numbers: Sequence[int], *, file: str = "") -> str:
    """The text with those items (counted from 0) of the list of that name, in that order, and no others.

    The comment lines above an item go with it, but for the first: what stands there is about the whole list. Raises
    EditError.
    """
    wanted = _data(text, file)
    known = wanted.get(section)
    if not isinstance(known, list) or not set(numbers) <= set(range(len(known))):
        raise EditError(f"‘{section}’ has no such items")
    wanted[section] = [known[number] for number in numbers] or None
    return _checked(_arranged(text, section, numbers), wanted, file)


def _data(text: str, file: str) -> dict[str, Any]:
    node, findings = examined(text, file)
    if findings:
        raise EditError(f"the file has a mistake: {findings[0].message}")
    data = plain(node)
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise EditError("the file holds no names with values")
    return data


def _checked(text: str, wanted: dict[str, Any], file: str) -> str:
    """The text, if it says what it should; what is empty and what is not there are the same."""
    if _without_empty(_data(text, file)) != _without_empty(wanted):
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


def _put(whole: Layout, path: Sequence[Step], value: Value | Items, order: Sequence[str]) -> Splice:
    node = whole.root
    if node is None:
        return whole.inserted(len(whole.text), nested(path, value, 0))
    for position, step in enumerate(path):
        if isinstance(step, int):
            if node.id != "sequence" or node.flow_style:
                raise EditError("the list is not written one item on a line")
            node = node.value[step]
            continue
        if node.id == "mapping" and node.flow_style:
            raise EditError("the group is written on one line")
        found = entry(node, step)
        if found is None:
            return _inserted(whole, node, path[position:], value, order)
        key, node = found
        is_empty = node.id == "scalar" and not node.value and not node.style
        if is_empty and position + 1 < len(path):
            below = nested(path[position + 1 :], value, key.start_mark.column + 2)
            return whole.inserted(whole.after_line(whole.at(key.end_mark)), below)
    return _replaced(whole, key, node, value)


def _replaced(whole: Layout, key: Any, node: Any, value: Value | Items) -> Splice:
    colon = whole.text.index(":", whole.at(key.end_mark)) + 1
    is_empty = node.id == "scalar" and not node.style and not node.value
    end = colon if is_empty else whole.end(node)
    rest = whole.text[end : whole.after_line(end) - 1]
    first = whole.text[colon : whole.after_line(colon) - 1] if end >= whole.after_line(colon) else ""
    header = re.search(r" #.*", first)  # beside the "|" of a text of several lines
    comment = header[0] if header else rest if rest.lstrip().startswith("#") else ""
    head, line_end, body = shown(value, key.start_mark.column).partition("\n")
    return Splice(colon, whole.after_line(end) - 1, f"{head}{comment}{line_end}{body}")


def _inserted(whole: Layout, node: Any, path: Sequence[Step], value: Value | Items, order: Sequence[str]) -> Splice:
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
    return whole.inserted(line, nested(path, value, column))


def _added(whole: Layout, section: str, items: Sequence[Mapping[str, Value]], order: Sequence[str]) -> Splice:
    found = entry(whole.root, section) if whole.root is not None else None
    if found is None:
        lines = f"{section}:\n{_lines(items, 2)}"
        if whole.root is None:
            return whole.inserted(len(whole.text), lines)
        earlier = [key for key, _ in whole.root.value if key.value in order[: order.index(section)]] if order else []
        inner = entry(whole.root, earlier[-1].value) if earlier else whole.root.value[-1]
        assert inner is not None
        return whole.inserted(whole.after_line(max(whole.end(inner[1]), whole.at(inner[0].end_mark))), lines)
    key, node = found
    if node.id == "scalar" and not node.value:
        return whole.inserted(whole.after_line(whole.at(key.end_mark)), _lines(items, 2))
    if node.id != "sequence" or node.flow_style:
        raise EditError(f"‘{section}’ is not written as a list")
    return whole.inserted(whole.after_line(whole.end(node)), _lines(items, node.start_mark.column))


def _lines(items: Sequence[Mapping[str, Value]], column: int) -> str:
    return "".join(item_lines(item, column) for item in items)


def _arranged(text: str, section: str, numbers: Sequence[int]) -> str:
    whole = Layout(text)
    found = entry(whole.root, section)
    node = found[1] if found else None
    if node is None or node.id != "sequence" or node.flow_style:
        raise EditError(f"‘{section}’ is not written one item on a line")
    dashes = [whole.line_start(whole.at(item.start_mark)) for item in node.value]
    ends = [whole.after_line(whole.end(item)) for item in node.value]
    # What stands between two items is said above the second, and goes with it.
    blocks = [whole.text[(ends[number - 1] if number else dashes[0]) : end] for number, end in enumerate(ends)]
    return whole.text[: dashes[0]] + "".join(blocks[number] for number in numbers) + whole.text[ends[-1] :]

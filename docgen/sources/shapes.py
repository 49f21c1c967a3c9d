"""Source files against their shapes: pydantic says what is wrong, this module says where and in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from docgen.findings import Finding, Place, Severity
from docgen.sources.nodes import MappingNode, Node, ScalarNode, SequenceNode, Step, follow, place_of, plain
from docgen.sources.suggest import did_you_mean

M = TypeVar("M", bound=BaseModel)
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")


def parse_as(model: type[M], node: Node) -> tuple[M | None, list[Finding]]:
    """The model that a source tree describes, or None with every problem at its place.

    Texts become numbers, dates and yes/no as the fields ask. A key with nothing after it counts as not written.
    """
    if not isinstance(node, MappingNode):
        return None, [_finding("a list of named values (“name: value”) should stand here.", node.place)]
    try:
        return model.model_validate(without_empty(node)), []
    except ValidationError as error:
        return None, list(_findings(model, node, error))


def schema_of(shape: Any) -> dict[str, Any]:
    """The JSON Schema of a model, or of any type such as ``list[Rule]``, for editors."""
    return TypeAdapter(shape).json_schema()


def without_empty(node: Node) -> Any:
    """The tree as plain data, without the keys that have nothing after them."""
    if isinstance(node, MappingNode):
        return {e.key: without_empty(e.value) for e in node.entries if not _is_empty(e.value)}
    return [without_empty(item) for item in node.items] if isinstance(node, SequenceNode) else plain(node)


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.value is None


def _finding(message: str, place: Place) -> Finding:
    return Finding("source-shape", Severity.ERROR, message[:1].upper() + message[1:], (place,))


def _findings(model: type[BaseModel], node: Node, error: ValidationError) -> Iterator[Finding]:
    """One finding for each place and missing name: of the branches of a union the one that went deepest speaks."""
    found: dict[tuple[Place, str], Finding] = {}
    errors = [(_path(node, details), details) for details in error.errors(include_url=False)]
    for path, details in errors:
        shallow = details["type"].endswith("_type")
        if shallow and any(len(other) > len(path) and other[: len(path)] == path for other, _ in errors):
            continue
        missing = str(details["loc"][-1]) if details["type"] == "missing" else ""
        finding = _finding(_sentence(model, details, path), _place(node, details, path))
        found.setdefault((finding.places[0], missing), finding)
    yield from sorted(found.values(), key=lambda finding: finding.places)


def _path(node: Node, details: ErrorDetails) -> tuple[Step, ...]:
    """Where the problem is, without pydantic's names for the branches of unions; a missing name counts as there."""
    path = tuple(step for step, _, _ in follow(node, details["loc"]))
    return (*path, details["loc"][-1]) if details["type"] == "missing" else path


def _place(node: Node, details: ErrorDetails, path: tuple[Step, ...]) -> Place:
    if details["type"] == "missing":
        return _home(node, details["loc"])
    if details["type"] == "extra_forbidden":
        return [place for _, place, _ in follow(node, path)][-1]
    return place_of(node, *path)


def _home(node: Node, loc: tuple[Step, ...]) -> Place:
    """Where a missing value belongs: at its empty key, or at the start of the mapping it is missing from."""
    home = node
    for _, _, found in follow(node, loc[:-1]):
        home = found
    entry = home.entry(str(loc[-1])) if isinstance(home, MappingNode) else None
    return entry.key_place if entry else home.place


def _sentence(model: type[BaseModel], details: ErrorDetails, path: tuple[Step, ...]) -> str:
    name, value, kind = str(details["loc"][-1]) if details["loc"] else "", details["input"], details["type"]
    name = str(next((step for step in reversed(path) if isinstance(step, str)), name))
    if kind == "missing":
        return f"‘{details['loc'][-1]}’ is missing here."
    if kind == "extra_forbidden":
        hint = did_you_mean(name, _known(model, path[:-1]))
        return f"there is nothing called ‘{name}’ here. {hint}".rstrip()
    if value is None:
        return f"‘{name}’ has an empty value."
    if kind == "literal_error":
        choices = _QUOTED.findall(str(details.get("ctx", {}).get("expected", "")))
        return f"‘{value}’ is not one of: {', '.join(choices)}. {did_you_mean(str(value), choices)}".rstrip()
    return f"‘{name}’ {_wish(details)}"


_WISHES = {
    "int_parsing": "should be a whole number, not “{value}”.",
    "int_from_float": "should be a whole number, not “{value}”.",
    "float_parsing": "should be a number, not “{value}”.",
    "bool_parsing": "should be yes or no, not “{value}”.",
    "date_parsing": "should be a date such as 2026-04-01, not “{value}”.",
    "date_from_datetime_parsing": "should be a date such as 2026-04-01, not “{value}”.",
    "string_type": "should be a text.",
    "list_type": "should be a list.",
    "dict_type": "should be a list of named values (“name: value”).",
    "model_type": "should be a list of named values (“name: value”).",
    "string_pattern_mismatch": "is not written as it should be: “{value}” does not match {pattern}",
    "string_too_short": "should not be empty.",
    "less_than_equal": "should be at most {le}, not {value}.",
    "greater_than_equal": "should be at least {ge}, not {value}.",
    "too_short": "should have at least {min_length}, and has {actual_length}.",
    "too_long": "should have at most {max_length}, and has {actual_length}.",
}


def _wish(details: ErrorDetails) -> str:
    template = _WISHES.get(details["type"])
    if template is None:
        return f"cannot be used: {details['msg']}."
    return template.format(value=details["input"], **details.get("ctx", {}))


def _known(model: Any, path: tuple[Step, ...]) -> set[str]:
    """The field names that could stand at a path of the model."""
    kinds = [model]
    for step in path:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    return {
        field.alias or name
        for kind in _flat(kinds)
        if isinstance(kind, type) and issubclass(kind, BaseModel)
        for name, field in kind.model_fields.items()
    }


def _inside(kind: Any, step: Step) -> list[Any]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = {field.alias or name: field for name, field in kind.model_fields.items()}
        return list(_flat([fields[str(step)].annotation])) if str(step) in fields else []
    return list(_flat(get_args(kind)))


def _flat(kinds: Any) -> Iterator[Any]:
    """The members of unions and annotated types, and what is no union itself; lists stay lists."""
    for kind in kinds:
        origin = getattr(kind, "__origin__", None)
        if isinstance(kind, type) or origin in (list, tuple, dict):
            yield kind
        elif get_args(kind):
            yield from _flat(get_args(kind))

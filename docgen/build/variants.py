"""Variants of a sample: the same consortium with a few other answers, in ``variants.yaml`` beside its answers.

A variant shows what the sample itself cannot show at the same time, such as a hub that is registered already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.sources.yaml_text import plain, read

FILE = "variants.yaml"


@dataclass(frozen=True, slots=True)
class Variant:
    """A sample's answers, changed: ``text`` is a whole answers file."""

    name: str
    sample: Path
    text: str


def variants(sample: Path) -> Iterator[Variant]:
    """The variants of the sample whose answers file is ``sample``, in their order.

    Each is a name and the changes that it makes: a dotted path ("members[0].tier", counted from 0) and the value to
    put there; an empty value takes the answer away.
    """
    file = sample.with_name(FILE)
    if not file.exists():
        return
    given = sample.read_text(encoding="utf-8")
    for name, changes in plain(read(file.read_text(encoding="utf-8"), str(file))).items():
        yield Variant(name, sample, changed(given, changes, str(sample)))


def changed(text: str, changes: Mapping[str, Any], file: str = "answers.yaml") -> str:
    """The text of an answers file with some answers changed, as one line of YAML."""
    data = plain(read(text, file))
    for path, value in changes.items():
        _put(data, path, value)
    return _written(data)


def _put(data: dict[str, Any], path: str, value: Any) -> None:
    *way, last = path.split(".")
    place: Any = data
    for step in way:
        name, _, number = step.rstrip("]").partition("[")
        place = place.setdefault(name, [] if number else {})
        if number:
            place = place[int(number)]
    place[last] = value


def _written(data: Any) -> str:
    """Plain data as one line of YAML, every text in quotation marks."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {_written(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(_written, data)) + "]"
    if data is None:
        return ""
    escaped = str(data).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'

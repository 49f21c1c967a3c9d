"""The model as JSON, for other programs: every field of every part, always in the same order."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import Any

from docgen.model.document import Document
from docgen.writers.house import House


def write(document: Document, house: House) -> bytes:
    """The document as UTF-8 JSON. Each object says in "type" which part of the model it is ("provision", "blank")."""
    del house  # data has no look
    return (json.dumps(as_data(document), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def as_data(value: Any) -> Any:
    """A part of the model as plain lists, mappings and texts; tuples become lists."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: as_data(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"type": _type_name(type(value)), **fields}
    if isinstance(value, tuple):
        return [as_data(item) for item in value]
    if isinstance(value, str):
        return str(value)  # an enumeration is written as its text
    return value


def _type_name(part: type) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", part.__name__).lower()

"""Reading a file under ``schemas/`` that is a list: rules, stages, the words of the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from docgen.findings import Finding, Place, Severity
from docgen.sources import yaml_text
from docgen.sources.nodes import Node, SequenceNode
from docgen.sources.shapes import parse_as

Shape = TypeVar("Shape", bound=BaseModel)


def listed_as(shape: type[Shape], file: Path, what: str, findings: list[Finding]) -> Iterator[tuple[Shape, Place]]:
    """The entries of a file right under ``schemas/``, each as a shape with its place; none where there is no file.

    Otherwise as ``listed``; an entry that has not the shape is left out.
    """
    for node in listed(file, f"{file.parent.name}/{file.name}", what, findings) if file.exists() else ():
        found, problems = parse_as(shape, node)
        findings.extend(problems)
        if found is not None:
            yield found, node.place


def listed(file: Path, shown: str, what: str, findings: list[Finding]) -> Iterator[Node]:
    """The entries of a file; ``what`` says of a list of what it is, as in “A list of rules should stand here”.

    Problems are added to ``findings``, at the file's name as it is ``shown``.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        findings.append(_error("source-file", f"The file cannot be read: {error}.", Place(shown, 1, 1)))
        return
    node, problems = yaml_text.examine(text, shown)
    findings.extend(problems)
    if isinstance(node, SequenceNode):
        yield from node.items
    else:
        findings.append(_error("source-shape", f"A list of {what} should stand here.", node.place))


def _error(rule: str, message: str, place: Place) -> Finding:
    return Finding(rule, Severity.ERROR, message, (place,))

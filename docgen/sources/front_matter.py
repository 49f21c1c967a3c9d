"""The YAML head of a Markdown file, between two lines of three hyphens."""

from __future__ import annotations

import re

from docgen.findings import Finding, FindingError, Place, Severity
from docgen.sources import yaml_text
from docgen.sources.nodes import Node

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


def split(text: str, file: str) -> tuple[Node, str, int]:
    """The head as a tree, the body, and the line of the file at which the body starts.

    Raises FindingError if there is no head, or SourceError with every problem in it.
    """
    node, body, line, findings = examine(text, file)
    if findings:
        raise yaml_text.SourceError(findings)
    return node, body, line


def examine(text: str, file: str) -> tuple[Node, str, int, list[Finding]]:
    """As ``split``, with what could be read and the problems of the head. Raises FindingError if there is no head."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    first = _FENCE.match(text)
    last = _FENCE.search(text, first.end()) if first else None
    if first is None or last is None:
        missing = "does not begin with" if first is None else "has no second"
        message = f"The file {missing} a line of three hyphens (---), so its head cannot be read."
        raise FindingError(Finding("front-matter", Severity.ERROR, message, (Place(file, 1, 1),)))
    head = text[first.end() + 1 : last.start()]
    body = text[last.end() + 1 :]
    node, findings = yaml_text.examine(head, file, first_line=2)
    return node, body, text.count("\n", 0, last.end()) + 2, findings

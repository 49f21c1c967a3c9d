"""Reading a file under ``schemas/`` that is a list: rules, stages, the words of the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen.findings import Finding, Place, Severity
from docgen.sources import yaml_text
from docgen.sources.nodes import Node, SequenceNode


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

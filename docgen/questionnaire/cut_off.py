"""Answers of which a part is not read, because YAML takes what follows “ #” for a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.findings import Finding, Severity
from docgen.sources.nodes import MappingNode, Node, ScalarNode, SequenceNode

# A space after the sign, as writers of comments leave one, says that it is one.
_COMMENT = re.compile(r"\s+(#[^\s#].*)")


def cut_off(node: Node, text: str) -> Iterator[Finding]:
    """A warning for each plain answer that is followed on its line by “ #” and a sign, as in “Unit 4 #2”."""
    if not _COMMENT.search(text):
        return
    lines = text.removeprefix("\ufeff").splitlines()
    for one in _plain(node):
        line = lines[one.place.line - 1] if one.place.line <= len(lines) else ""
        begun = line[one.place.column - 1 :]
        rest = _COMMENT.match(begun, len(one.text)) if begun.startswith(one.text) else None
        if rest is not None:
            message = f"“{rest[1].rstrip()}” after “{one.text}” is taken for a comment and is not read."
            remedy = "Put double quotation marks round the answer, or a space after the # of a comment."
            yield Finding("answer-comment", Severity.WARNING, message, (one.place,), remedy)


def _plain(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, MappingNode):
        for entry in node.entries:
            yield from _plain(entry.value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _plain(item)
    elif node.text and not node.quoted:
        yield node

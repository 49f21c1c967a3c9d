"""Answers of which a part is not read, because YAML takes what follows “ #” for a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.findings import Finding, Place, Severity
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.paths import location
from docgen.questionnaire.types import FREE
from docgen.sources.nodes import MappingNode, Node, ScalarNode, SequenceNode, follow

_BESIDE: Final = re.compile(r"\S[ \t]+#")
# A space after the sign, as writers of comments leave one, says that it is one. In free words a single space may stand
# before the sign too (“Unit 4 # 2”): there two say it, which is also what those who check the looks of YAML ask for.
_NO_SPACE: Final = re.compile(r"\s+(#[^\s#].*)")
_ONE_SPACE: Final = re.compile(r"\s+(#[^\s#].*)|\s(#\s.*)")
_REMEDY: Final = (
    "Put double quotation marks round the answer, or, for a comment, two spaces before its # and one after."
)


def cut_off(answers: Answers, node: Node, text: str) -> Iterator[Finding]:
    """A warning for each plain answer that is followed on its line by what may belong to it, as in “Unit 4 #2”.

    ``node`` is the tree of the file and ``text`` what is written in it.
    """
    if not _BESIDE.search(text):
        return
    lines, free = text.removeprefix("\ufeff").splitlines(), set(_free(answers, node))
    for one in _plain(node):
        line = lines[one.place.line - 1] if one.place.line <= len(lines) else ""
        begun, pattern = line[one.place.column - 1 :], _ONE_SPACE if one.place in free else _NO_SPACE
        rest = pattern.match(begun, len(one.text)) if begun.startswith(one.text) else None
        if rest is not None:
            comment = (rest[rest.lastindex or 0]).rstrip()
            message = f"“{comment}” after “{one.text}” is taken for a comment and is not read."
            yield Finding("answer-comment", Severity.WARNING, message, (one.place,), _REMEDY)


def _free(answers: Answers, node: Node) -> Iterator[Place]:
    """Where the answers stand that are words of somebody's own."""
    for standing in answers.standings():
        if standing.given and standing.question and standing.question.type in FREE:
            *_, (_, _, typed) = follow(node, location(standing.path))
            yield from (one.place for one in _plain(typed))


def _plain(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, MappingNode):
        for entry in node.entries:
            yield from _plain(entry.value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _plain(item)
    elif node.text and not node.quoted:
        yield node

"""YAML read as text with places. The only module that knows the YAML library.

Everything is refused that a lawyer's file does not need and that hides what it says: the same key twice, anchors and
aliases, tags, keys that are not plain words, more than one document, and files too deep or too large. All problems of
a file are told in one run; only a broken syntax ends the reading of what stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from docgen.findings import Finding, FindingError, Place, Severity
from docgen.sources.nodes import Entry, Located, MappingNode, Node, ScalarNode, SequenceNode, place_of, plain

__all__ = [
    "DEEPEST",
    "LARGEST",
    "Entry",
    "Located",
    "MappingNode",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "SourceError",
    "examine",
    "place_of",
    "plain",
    "read",
]

DEEPEST = 40
LARGEST = 200_000
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_HINTS = {
    "found character '\\t' that cannot start any token": "Indent with spaces, not with tabs.",
    "found character that cannot start any token": "Put quotation marks round the value, and indent with spaces only.",
    "mapping values are not allowed in this context": "Put quotation marks round a value that has a colon in it.",
    "did not find expected key": "Check the indentation, and the quotation marks of the lines above.",
    "could not find expected ':'": "Write “name: value”, with a space after the colon.",
}


class SourceError(FindingError):
    """A file that has problems; ``findings`` are all of them, ``finding`` the first."""

    def __init__(self, findings: list[Finding]) -> None:
        """``findings`` must not be empty."""
        super().__init__(findings[0])
        self.findings = findings


def read(text: str, file: str, first_line: int = 1) -> Node:
    """The tree of a YAML text; raises SourceError with every problem if there is any."""
    node, findings = examine(text, file, first_line)
    if findings:
        raise SourceError(findings)
    return node


def examine(text: str, file: str, first_line: int = 1) -> tuple[Node, list[Finding]]:
    """What could be read of a YAML text, and every problem in it. An empty text is an empty scalar."""
    reader = _Reader(file, first_line)
    text = reader.printable(text.removeprefix("\ufeff"))
    try:
        reader.take(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        reader.syntax(error)
    except (yaml.YAMLError, UnicodeError) as error:
        reader.refuse("yaml-syntax", f"This is not YAML that can be read: {error}.", Place(file, first_line, 1))
    return reader.tree(), sorted(reader.findings, key=lambda finding: finding.places)


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read."""

    place: Place
    mapping: bool
    parts: list[Node] = field(default_factory=list)


class _Reader:
    """Builds the tree from the parser's events, so that anchors, aliases and tags are still to be seen."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file, self.first_line = file, first_line
        self.findings: list[Finding] = []
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.nodes = self.documents = self.skipped = 0

    def take(self, events: Iterator[Any]) -> None:
        steps: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        for event in events:
            step = steps.get(type(event))
            if step is not None:
                step(event)
            if self.documents > 1 or self.nodes > LARGEST:
                break

    def tree(self) -> Node:
        """The root; what was still open when the syntax broke is closed first."""
        while self.stack:
            self._close()
        return self.root or ScalarNode("", Place(self.file, self.first_line, 1))

    def printable(self, text: str) -> str:
        """The text with each character that YAML forbids told and replaced."""

        def replace(match: re.Match[str]) -> str:
            line = text.count("\n", 0, match.start())
            column = match.start() - (text.rfind("\n", 0, match.start()) + 1)
            place = Place(self.file, self.first_line + line, column + 1)
            code = f"U+{ord(match.group()):04X}"
            self.refuse("yaml-character", f"The character {code} cannot be printed. Delete it.", place)
            return "\ufffd"

        return _UNPRINTABLE.sub(replace, text)

    def refuse(self, rule: str, message: str, *places: Place) -> None:
        self.findings.append(Finding(rule, Severity.ERROR, message, places))

    def syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        place = self._place(mark) if mark else Place(self.file, self.first_line, 1)
        problem = " ".join(part for part in (error.context, error.problem) if part)
        hint = next((hint for words, hint in _HINTS.items() if words in (error.problem or "")), "")
        self.findings.append(
            Finding("yaml-syntax", Severity.ERROR, f"YAML cannot be read from here on: {problem}.", (place,), hint)
        )

    def _place(self, mark: Any) -> Place:
        return Place(self.file, self.first_line + mark.line, mark.column + 1)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.refuse(
                "yaml-documents", "A second document starts here (“---”). Keep one.", self._place(event.start_mark)
            )

    def _alias(self, event: Any) -> None:
        place = self._place(event.start_mark)
        self.refuse("yaml-alias", f"“*{event.anchor}” repeats another value. Write the value out, or quote it.", place)
        self._add(ScalarNode("", place))

    def _scalar(self, event: Any) -> None:
        """One value; this runs for every word of every file, so the rare cases are asked for first and once."""
        mark = event.start_mark
        place = Place(self.file, self.first_line + mark.line, mark.column + 1)
        self.nodes += 1
        if event.anchor or event.tag or self.nodes > LARGEST:
            self._checked(event, place)
        node = ScalarNode(event.value, place, not event.implicit[0])
        if self.stack and not self.skipped:
            self.stack[-1].parts.append(node)
        else:
            self._add(node)

    def _start(self, event: Any) -> None:
        place = self._place(event.start_mark)
        self.nodes += 1
        self._checked(event, place)
        if len(self.stack) >= DEEPEST:
            if self.skipped == 0:
                self.refuse("yaml-depth", f"Values stand inside each other more than {DEEPEST} deep.", place)
                self._add(ScalarNode("", place))
            self.skipped += 1
            return
        self.stack.append(_Open(place, isinstance(event, yaml.MappingStartEvent)))

    def _end(self, event: Any) -> None:
        if self.skipped:
            self.skipped -= 1
        else:
            self._close()

    def _checked(self, event: Any, place: Place) -> None:
        """Look at the event's anchor, its tag and the size of the file."""
        if self.nodes == LARGEST + 1:
            self.refuse("yaml-size", f"The file has more than {LARGEST:,} values. Nothing below is read.", place)
        if event.anchor:
            message = f"“&{event.anchor}” names a value to repeat it. Write the value out each time, or quote it."
            self.refuse("yaml-anchor", message, place)
        if event.tag:
            self.refuse("yaml-tag", f"“{event.tag}” is a tag. Leave it out, or quote the value.", place)

    def _add(self, node: Node) -> None:
        if self.skipped:
            return
        if self.stack:
            self.stack[-1].parts.append(node)
        elif self.root is None:
            self.root = node

    def _close(self) -> None:
        done = self.stack.pop()
        self._add(self._mapping(done) if done.mapping else SequenceNode(tuple(done.parts), done.place))

    def _mapping(self, done: _Open) -> MappingNode:
        entries: dict[str, Entry] = {}
        keys, values = done.parts[::2], done.parts[1::2]
        if len(keys) > len(values):
            values.append(ScalarNode("", keys[-1].place))
        for key, value in zip(keys, values, strict=True):
            if not isinstance(key, ScalarNode) or key.value is None:
                self.refuse("yaml-key", "A name before a colon must be plain words.", key.place)
            elif key.text in entries:
                message = f"‘{key.text}’ is written twice in the same place. Keep one of them."
                self.refuse("yaml-duplicate-key", message, key.place, entries[key.text].key_place)
            else:
                entries[key.text] = Entry(key.text, key.place, value)
        return MappingNode(tuple(entries.values()), done.place)

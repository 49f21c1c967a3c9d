"""YAML read as text with places. The only module that knows the YAML library.

Everything is refused that a lawyer's file does not need and that hides what it says: the same key twice, anchors and
aliases, tags, keys that are not plain words, more than one document, and files too deep or too large. All problems of
a file are told in one run; only a broken syntax ends the reading of what stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from docgen.findings import Finding, FindingError, Place, Severity
from docgen.sources.nodes import Entry, Located, MappingNode, Node, ScalarNode, SequenceNode, place_of, plain
from docgen.sources.yaml_parts import Part, parts

__all__ = [
    "BREAKS",
    "DEEPEST",
    "LARGEST",
    "Entry",
    "Located",
    "MappingNode",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "SourceError",
    "composed",
    "examine",
    "examined",
    "place_of",
    "plain",
    "read",
]

DEEPEST = 40
BREAKS = frozenset({"yaml-syntax", "yaml-documents", "yaml-size", "yaml-missing-dash"})
"""The rules after whose findings something of the file was left unread."""
LARGEST = 200_000
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_QUESTION_MARK = re.compile(
    r"(?m)^([ ]*(?:- +)*(?:[A-Za-z_]\w*: +|(?<=- )))\?(?=[ \t\r]*(?:#.*)?$)"
)  # alone, an answer
_INSIDE = re.compile("while (?:scanning|parsing a flow)")  # what the parser was inside of began at its context
# What YAML forbids, rather than “all but what it allows”, which takes a hundredth of a second to compile.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


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
    text = _QUESTION_MARK.sub(r'\1"?"', reader.printable(text.removeprefix("\ufeff")))
    try:
        reader.take(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        reader.syntax(error, text)
    except (yaml.YAMLError, UnicodeError) as error:
        reader.refuse("yaml-syntax", f"This is not YAML that can be read: {error}.", Place(file, first_line, 1))
    return reader.tree(), sorted(reader.findings, key=lambda finding: finding.places)


@lru_cache(maxsize=4)
def examined(text: str, file: str) -> tuple[Node, tuple[Finding, ...]]:
    """As ``examine``; of the latest texts it is kept, as each change of a file reads what the one before wrote.

    A part of a text that stands as it stood in one of them is not read again.
    """
    found = parts(text)
    entries = [_entry(part, file) for part in found[1]] if found else []
    if entries and None not in entries:
        kept = tuple(entry for entry in entries if entry)
        return MappingNode(kept, kept[0].key_place), ()
    node, findings = examine(text, file)
    return node, tuple(findings)


@lru_cache(maxsize=256)
def _entry(part: Part, file: str) -> Entry | None:
    """A part by itself; None where it is not one entry without any problem."""
    node, findings = examine(part.text, file, part.first_line)
    whole = not findings and isinstance(node, MappingNode) and len(node.entries) == 1
    return node.entries[0] if whole and isinstance(node, MappingNode) and node.entries[0].key == part.name else None


def composed(text: str) -> Any:
    """The YAML library's own tree of a text that ``read`` accepts, in which each value knows where it ends; or None."""
    return yaml.compose(text, Loader=_LOADER)


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

    def refuse(self, rule: str, message: str, *places: Place, remedy: str = "") -> None:
        self.findings.append(Finding(rule, Severity.ERROR, message, places, remedy))

    def syntax(self, error: yaml.MarkedYAMLError, text: str) -> None:
        """Tell the mistake where it begins; what was noticed on its line before was part of it."""
        from docgen.sources import mistakes  # hardly any file has one

        mark = error.problem_mark or error.context_mark
        noticed, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        start = error.context_mark if _INSIDE.match(str(error.context)) else None
        begun = start.line + 1 if start else noticed
        found = mistakes.find(text.splitlines(), begun, noticed, column)
        place = Place(self.file, self.first_line + found.line - 1, found.column)
        self.findings = [other for other in self.findings if other.places[0].line < place.line]
        self.refuse("yaml-syntax", "The file cannot be read after this line.", place, remedy=found.advice)

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
        self.refuse(
            "yaml-alias",
            f"“*{event.anchor}” repeats another value. Put double quotation marks round the answer.",
            place,
        )
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
            message = f"“&{event.anchor}” names a value to repeat it. Put double quotation marks round the answer."
            self.refuse("yaml-anchor", message, place)
        if event.tag:
            self.refuse(
                "yaml-tag",
                f"“{event.tag}” is a tag. Leave it out, or put double quotation marks round the value.",
                place,
            )

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
        end = self._second_item(keys) if self.stack and not self.stack[-1].mapping else len(keys)
        for key, value in zip(keys[:end], values, strict=False):
            if not isinstance(key, ScalarNode) or key.value is None:
                self.refuse("yaml-key", "A name before a colon must be plain words.", key.place)
            elif key.text in entries:
                message = f"‘{key.text}’ is written twice in the same place. Keep one of them."
                self.refuse("yaml-duplicate-key", message, key.place, entries[key.text].key_place)
            else:
                entries[key.text] = Entry(key.text, key.place, value)
        return MappingNode(tuple(entries.values()), done.place)

    def _second_item(self, keys: list[Node]) -> int:
        """Where, in an item of a list, a second item begins whose dash was forgotten: its names come again."""
        names = [key.text if isinstance(key, ScalarNode) else "" for key in keys]
        again = [number for number, name in enumerate(names) if name and name in names[:number]]
        first = keys[again[0]] if again else None
        if not isinstance(first, ScalarNode) or (len(again) == 1 and first.text != names[0]):
            return len(keys)
        message = f"A second item seems to begin here without “- ”. Write “- {first.text}: …”."
        self.refuse("yaml-missing-dash", message, first.place)
        return again[0]

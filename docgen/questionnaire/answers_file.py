"""An answers file that is filled in answer by answer, by several people and programs at once.

Each change is made in the text as it is on the disk at that moment: nothing that somebody else saved meanwhile is
lost, every comment stays, and the file is replaced at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from docgen.findings import Finding, FindingError, Place, Severity
from docgen.questionnaire.answers import Reading, location, read_text, typed_at
from docgen.questionnaire.questions import Questionnaire
from docgen.questionnaire.review_record import FIELDS, RECORD, Status, in_one_line
from docgen.sources.lock import locked
from docgen.sources.nodes import MappingNode, Node, Step, plain
from docgen.sources.text_file import replace_text
from docgen.sources.yaml_edit import EditError, Value, add_item, arrange_items, fill, put
from docgen.sources.yaml_text import examine

UNSEEN: Final = object()
"""For a change that does not care what the answer was before."""
_PATIENCE: Final = 10.0
_PAUSE: Final = 0.02


class Meanwhile(Exception):
    """Somebody else has given another answer since it was last looked at; ``now`` is that answer."""

    def __init__(self, now: Value) -> None:
        super().__init__(now)
        self.now = now


class AnswersFile:
    """The answers file at a path."""

    def __init__(self, path: Path, questionnaire: Questionnaire, authority_title: Callable[[str], str] = str) -> None:
        """The file must exist; it is read anew each time it is asked for anything."""
        self.path, self.questionnaire, self._authority_title = path, questionnaire, authority_title

    def text(self) -> str:
        """What the file says now. Raises OSError, and UnicodeDecodeError where it is no UTF-8."""
        return self.path.read_bytes().decode("utf-8-sig")

    def reading(self) -> Reading:
        """The answers as they are now, and what is wrong with them."""
        return self.read_text(self.text())

    def typed(self, path: str) -> str | list[str] | None:
        """What stands in the file for the question at a path, as it was typed; None where nothing does."""
        return typed_at(self._node(self.text()), path)

    def answer(self, path: str, typed: Value, seen: object = UNSEEN) -> tuple[Finding, ...]:
        """Write an answer, or with None take it back.

        Gives what is wrong with it, and then writes nothing. Raises Meanwhile where the file no longer says what the
        person had ``seen`` there, and FindingError where the text cannot be changed.
        """
        where = location(path)
        with self._alone():
            before = self.text()
            now = typed_at(self._node(before), path)
            if seen is not UNSEEN and now not in (seen, typed):
                raise Meanwhile(now)
            after = self._edited(put, before, where, typed or None, self._order(where))
            if found := self._refused(after, path):
                return found
            if after != before:
                replace_text(self.path, after)
        return ()

    def add(self, section: str, values: Mapping[str, Value]) -> tuple[Finding, ...]:
        """Add an item to a repeated section; what is wrong with its answers, and then nothing is added.

        Where the section has no item but an empty one, as in a new file, that one is filled.
        """
        order = [question.id for question in self.questionnaire.by_id[section].questions]
        given = {name: values[name] or None for name in order if name in values}
        with self._alone():
            before = self.text()
            known = self.read_text(before).answers
            number = len(known.items(section)) + 1 if known else 1
            after = self._with_item(before, section, given, number)
            if found := self._refused(after, f"{section}[{number}]."):
                return found
            replace_text(self.path, after)
        return ()

    def _with_item(self, text: str, section: str, given: Mapping[str, Value], number: int) -> str:
        found = plain(examine(text, "")[0])
        listed = found.get(section) if isinstance(found, dict) else None
        if number > 1 or not isinstance(listed, list) or len(listed) != 1:
            return self._edited(add_item, text, section, given, tuple(self.questionnaire.by_id))
        for name, value in given.items():
            where = (section, 0, name)
            text = self._edited(put, text, where, value, self._order(where))
        return text

    def arrange(self, section: str, numbers: Sequence[int]) -> None:
        """Keep those items of a repeated section, counted from 1, in that order; the others are taken away."""
        with self._alone():
            after = self._edited(arrange_items, self.text(), section, [number - 1 for number in numbers])
            replace_text(self.path, after)

    def filled(self, text: str, values: Mapping[str, Value], added: Mapping[str, Sequence[Mapping[str, Value]]]) -> str:
        """A text of the file with many answers at their paths and more items of repeated sections; nothing is written.

        Raises FindingError where the text cannot be changed.
        """
        given = {location(path): value or None for path, value in values.items()}
        return self._edited(fill, text, given, added, self._order)

    def replace(self, seen: str, text: str) -> None:
        """Write a whole text in place of the one that was ``seen``; raises FindingError where it has changed since."""
        with self._alone():
            if self.text() != seen:
                message = "Somebody has changed the answers file meanwhile, and nothing is written."
                finding = Finding("answers-file", Severity.ERROR, message, (Place(str(self.path)),), "Try again.")
                raise FindingError(finding)
            if text != seen:
                replace_text(self.path, text)

    def record(self, paths: Sequence[str], status: Status, by: str, on: str) -> None:
        """Record how the answers at some paths stand now, who said so, and on which day (2026-04-01)."""
        with self._alone():
            text = self.text()
            node = self._node(text)
            kept = [one for one in _recorded(node) if one["question"] not in paths]
            new = [
                {
                    "question": path,
                    "status": str(status),
                    "by": by,
                    "on": on,
                    "answer": in_one_line(typed_at(node, path)) or None,
                }
                for path in paths
            ]
            order = (*self.questionnaire.by_id, RECORD)
            replace_text(self.path, self._edited(put, text, (RECORD,), [*kept, *new], order))

    def _node(self, text: str) -> Node:
        return examine(text, str(self.path))[0]

    def read_text(self, text: str) -> Reading:
        """What a text would say if it stood in the file."""
        return read_text(text, str(self.path), self.questionnaire, self._authority_title)

    def _refused(self, text: str, path: str) -> tuple[Finding, ...]:
        """What is wrong with the answer at a path, or with those that begin so where it ends with a full stop."""
        about = self.read_text(text).about.items()
        found = (one for one, at in about if at == path or (path.endswith(".") and at.startswith(path)))
        return tuple(one for one in found if one.severity is Severity.ERROR)

    def _order(self, where: Sequence[Step]) -> tuple[str, ...]:
        """The names that may stand beside the last of a path, in the order of the questionnaire."""
        section = self.questionnaire.by_id.get(str(where[0]))
        names = [question.id for question in section.questions] if section else []
        return (*self.questionnaire.by_id, *names)

    def _edited(self, edit: Callable[..., str], *given: object) -> str:
        try:
            return edit(*given)
        except EditError as error:
            message = f"The answers file cannot be changed here: {error}."
            remedy = "Change it in an editor, one answer on a line."
            finding = Finding("answers-file", Severity.ERROR, message, (Place(str(self.path)),), remedy)
            raise FindingError(finding) from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        deadline = time.monotonic() + _PATIENCE
        while True:
            with locked(self.path.resolve()) as alone:
                if alone:
                    yield
                    return
            if time.monotonic() > deadline:
                message = "Another program is writing the answers file."
                finding = Finding("answers-file", Severity.ERROR, message, (Place(str(self.path)),), "Try again.")
                raise FindingError(finding)
            time.sleep(_PAUSE)


def _recorded(node: Node) -> list[dict[str, str | None]]:
    """The records of a file as they stand there, those apart that name no question."""
    entry = node.entry(RECORD) if isinstance(node, MappingNode) else None
    found = plain(entry.value) if entry else None
    rows = found if isinstance(found, list) else []
    return [{name: one.get(name) for name in FIELDS} for one in rows if isinstance(one, dict) and one.get("question")]

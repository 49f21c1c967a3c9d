"""An answers file that is filled in answer by answer, by several people and programs at once.

Each change is made in the text as it is on the disk at that moment: nothing that somebody else saved meanwhile is
lost, every comment stays, and the file is replaced at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from docgen.findings import Finding, FindingError, Place, Severity
from docgen.questionnaire.answers import Reading, read_text
from docgen.questionnaire.naming import following
from docgen.questionnaire.paths import location, typed_at
from docgen.questionnaire.questions import Questionnaire
from docgen.questionnaire.review_record import FIELDS, RECORD, Status, in_one_line
from docgen.sources.lock import locked
from docgen.sources.nodes import MappingNode, Node, SequenceNode, Step, plain
from docgen.sources.text_file import replace_text
from docgen.sources.yaml_edit import EditError, Value, add_item, arrange_items, fill, put
from docgen.sources.yaml_text import examined

UNSEEN: Final = object()
"""For a change that does not care what the answer was before."""
_PATIENCE: Final = 10.0
_PAUSE: Final = 0.02
_KEPT: Final = 2


class Meanwhile(Exception):
    """Somebody else has given another answer since it was last looked at; ``now`` is that answer."""

    def __init__(self, now: Value) -> None:
        super().__init__(now)
        self.now = now


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was not written of several answers, by path: what is wrong with it, or what somebody else has answered."""

    refused: Mapping[str, tuple[Finding, ...]]
    meanwhile: Mapping[str, Value]


class AnswersFile:
    """The answers file at a path."""

    def __init__(self, path: Path, questionnaire: Questionnaire, authority_title: Callable[[str], str] = str) -> None:
        """The file must exist; it is read anew each time it is asked for anything.

        While it stays as it is, ``reading`` gives the same answers again: threads that look into them must take turns.
        """
        self.path, self.questionnaire, self._authority_title = path, questionnaire, authority_title
        self._latest: tuple[tuple[str, Reading], ...] = ()

    def text(self) -> str:
        """What the file says now. Raises OSError, and UnicodeDecodeError where it is no UTF-8."""
        return self.path.read_bytes().decode("utf-8-sig")

    def reading(self) -> Reading:
        """The answers as they are now, and what is wrong with them."""
        return self.read_text(self.text())

    def typed(self, path: str) -> str | list[str] | None:
        """What stands in the file for the question at a path, as it was typed; None where nothing does."""
        return typed_at(self._tree(self.text()), path)

    def doubts(self, path: str) -> tuple[Finding, ...]:
        """What is odd about the answer at a path, which stands all the same."""
        reading = self.reading()
        place = reading.answers.given.place(path) if reading.answers else None
        return tuple(
            one for one in reading.findings if reading.about.get(one) == path or (place and place in one.places)
        )

    def answer(self, path: str, typed: Value, seen: object = UNSEEN) -> tuple[Finding, ...]:
        """Write an answer, or with None take it back.

        Gives what is wrong with it, and then writes nothing. Raises Meanwhile where the file no longer says what the
        person had ``seen`` there, and FindingError where the text cannot be changed.
        """
        outcome = self.answer_all({path: typed}, {} if seen is UNSEEN else {path: seen})
        if path in outcome.meanwhile:
            raise Meanwhile(outcome.meanwhile[path])
        return outcome.refused.get(path, ())

    def answer_all(
        self,
        typed: Mapping[str, Value],
        seen: Mapping[str, object] | None = None,
        same: Mapping[str, Value] | None = None,
    ) -> Outcome:
        """Write several answers at once, but for those that are wrong or that somebody else has given meanwhile.

        ``seen`` is what the person saw of each before. Where an answer of ``same`` is no longer what it was, nothing is
        written and Meanwhile is raised: the name of an item tells that it is still the same one. Raises FindingError.
        """
        with self._alone():
            before = self.text()
            node = self._tree(before)
            for path, was in (same or {}).items():
                if (now := typed_at(node, path)) != was:
                    raise Meanwhile(now)
            found = {path: typed_at(node, path) for path in seen or {} if path in typed}
            meanwhile = {path: now for path, now in found.items() if now not in ((seen or {})[path], typed[path])}
            wanted = {path: value for path, value in typed.items() if path not in meanwhile}
            refused: dict[str, tuple[Finding, ...]] = {}
            while True:
                after = self.filled(before, wanted, {})
                wrong = {path: told for path in wanted if (told := self.read_text(after).problems_of(path))}
                if not wrong:
                    break
                refused |= wrong
                wanted = {path: value for path, value in wanted.items() if path not in wrong}
            if after != before:
                replace_text(self.path, after)
        return Outcome(refused, meanwhile)

    def add(self, section: str, values: Mapping[str, Value]) -> tuple[Finding, ...]:
        """Add an item to a repeated section; what is wrong with its answers, and then nothing is added.

        Where the list has only the empty item of a new file, that is the one which is filled.
        """
        order = [question.id for question in self.questionnaire.by_id[section].questions]
        given = {name: values[name] or None for name in order if name in values}
        lines = {name: given.get(name) for name in order}  # as a new file has a line for every question
        with self._alone():
            before = self.text()
            known = self.read_text(before).answers
            number = len(known.items(section)) + 1 if known else 1
            if number == 1 and _names(self._tree(before), section, self.questionnaire):
                after = before
                for name, value in given.items():
                    after = self._edited(put, after, (section, 0, name), value, order)
            else:
                after = self._edited(add_item, before, section, lines, tuple(self.questionnaire.by_id))
            reading = self.read_text(after)
            if found := [one for name in given for one in reading.problems_of(f"{section}[{number}].{name}")]:
                return tuple(found)
            replace_text(self.path, after)
        return ()

    def arrange(self, section: str, numbers: Sequence[int], seen: Sequence[Value] | None = None) -> None:
        """Keep those items of a repeated section, counted from 1, in that order; the others are taken away.

        ``seen`` are the names of all items as the person saw them; where they are others now, Meanwhile is raised. What
        is recorded of an item goes with it.
        """
        with self._alone():
            before = self.text()
            node = self._tree(before)
            if seen is not None and (now := _names(node, section, self.questionnaire)) != list(seen):
                raise Meanwhile([str(name or "") for name in now])
            after = self._edited(arrange_items, before, section, [number - 1 for number in numbers])
            recorded = _recorded(node)
            if (moved := _moved(recorded, section, numbers)) != recorded:
                after = self._edited(put, after, (RECORD,), moved or None, (*self.questionnaire.by_id, RECORD))
            replace_text(self.path, after)

    def names(self, section: str) -> list[Value]:
        """What stands in the file as the name of each item of a repeated section."""
        return _names(self._tree(self.text()), section, self.questionnaire)

    def _tree(self, text: str) -> Node:
        return examined(text, str(self.path))[0]

    def filled(self, text: str, values: Mapping[str, Value], added: Mapping[str, Sequence[Mapping[str, Value]]]) -> str:
        """A text of the file with many answers at their paths and more items of repeated sections; nothing is written.

        Where an item gets another name, the answers that name it go along, and what is recorded of them stays. Raises
        FindingError where the text cannot be changed.
        """
        known = self.read_text(text).answers if values else None
        others = following(known, values) if known else {}
        given = {location(path): value or None for path, value in {**others, **values}.items()}
        after = self._edited(fill, text, given, added, self._order)
        if others and (recorded := _recorded(node := self._tree(text))):
            kept = [_still(one, typed_at(node, str(one["question"])), others) for one in recorded]
            if kept != recorded:
                after = self._edited(put, after, (RECORD,), kept, (*self.questionnaire.by_id, RECORD))
        return after

    def replace(self, seen: str, text: str) -> None:
        """Write a whole text in place of the one that was ``seen``; raises FindingError where it has changed since."""
        with self._alone():
            if self.text() != seen:
                message = "Somebody has changed the answers file meanwhile, and nothing is written."
                finding = Finding("answers-file", Severity.ERROR, message, (Place(str(self.path)),), "Try again.")
                raise FindingError(finding)
            if text != seen:
                replace_text(self.path, text)

    def record(
        self, paths: Sequence[str], status: Status, by: str, on: str, seen: Mapping[str, Value] | None = None
    ) -> Mapping[str, Value]:
        """Record how the answers at some paths stand, who said so, and on which day (2026-04-01).

        Where answers are no longer what the person had ``seen``, nothing is recorded, and those that stand there now
        are given. Raises FindingError where the text cannot be changed.
        """
        with self._alone():
            text = self.text()
            node = self._tree(text)
            found = {path: (was, typed_at(node, path)) for path, was in (seen or {}).items()}
            if others := {path: now for path, (was, now) in found.items() if in_one_line(now) != in_one_line(was)}:
                return others
            kept = [one for one in _recorded(node) if one["question"] not in paths]
            said = {"status": str(status), "by": by, "on": on}
            new = [{"question": path, **said, "answer": in_one_line(typed_at(node, path)) or None} for path in paths]
            order = (*self.questionnaire.by_id, RECORD)
            replace_text(self.path, self._edited(put, text, (RECORD,), [*kept, *new], order))
        return {}

    def read_text(self, text: str) -> Reading:
        """What a text would say if it stood in the file.

        The latest two are kept: mostly nothing has changed, and after an answer was tried and refused the file still
        says what it did.
        """
        kept = next((one for one in self._latest if one[0] == text), None)
        if kept is None:
            kept = (text, read_text(text, str(self.path), self.questionnaire, self._authority_title))
        self._latest = (kept, *(one for one in self._latest if one is not kept))[:_KEPT]
        return kept[1]

    def _order(self, where: Sequence[Step]) -> tuple[str, ...]:
        """The names that may stand beside the last of a path, in the order of the questionnaire."""
        section = self.questionnaire.by_id.get(str(where[0]))
        names = [question.id for question in section.questions] if section else []
        return (*self.questionnaire.by_id, *names)

    def _edited(self, edit: Callable[..., str], *given: object) -> str:
        try:
            return edit(*given, file=str(self.path))
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


def _still(record: Mapping[str, str | None], was: Value, others: Mapping[str, Value]) -> Mapping[str, str | None]:
    """A record of an answer that names an item, once that has another name: the same is meant as ``was`` meant."""
    path = str(record["question"])
    if path not in others or in_one_line(was) != record["answer"]:
        return record
    return {**record, "answer": in_one_line(others[path])}


def _moved(
    recorded: Sequence[Mapping[str, str | None]], section: str, numbers: Sequence[int]
) -> list[Mapping[str, str | None]]:
    """The records once those items of a section are left, in that order: each is of the item that it was of before."""
    paths = {f"{section}[{old}]": f"{section}[{new}]" for new, old in enumerate(numbers, 1)}
    found: list[Mapping[str, str | None]] = []
    for one in recorded:
        item, dot, name = str(one["question"]).partition(".")
        if item in paths:
            found.append({**one, "question": f"{paths[item]}{dot}{name}"})
        elif not item.startswith(f"{section}["):
            found.append(one)
    return found


def _names(node: Node, section: str, questionnaire: Questionnaire) -> list[Value]:
    entry = node.entry(section) if isinstance(node, MappingNode) else None
    items = entry.value.items if entry and isinstance(entry.value, SequenceNode) else ()
    repeat = questionnaire.by_id[section].repeat
    return [typed_at(item, repeat.label) if repeat else None for item in items]

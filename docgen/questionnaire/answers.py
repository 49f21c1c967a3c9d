"""Reading an answers file: every problem told at its line and column in the question's own words.

A half-filled file is read without complaint. An answer that cannot be used is a finding and counts as open, so that
the rest of the file can still be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from docgen.findings import Finding, Place, Severity
from docgen.questionnaire.alike import alike
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.cross_check import cross_check
from docgen.questionnaire.cut_off import cut_off
from docgen.questionnaire.doubts import doubts
from docgen.questionnaire.holder import Item
from docgen.questionnaire.models import MISSING, draft_model, field_name
from docgen.questionnaire.paths import location, path_of, typed_at
from docgen.questionnaire.questions import Question, Questionnaire, Section
from docgen.questionnaire.review_record import RECORD, records
from docgen.questionnaire.standing import Given, Standing, State
from docgen.questionnaire.stopgaps import instead
from docgen.sources import yaml_text
from docgen.sources.nodes import MappingNode, Node, ScalarNode, SequenceNode, Step, follow, place_of
from docgen.sources.quoting import quoted
from docgen.sources.suggest import did_you_mean

__all__ = ["Answers", "Item", "Reading", "Standing", "State", "read", "read_text"]

LARGEST_FILE = 5_000_000
_JOINED = re.compile(r"[a-z_]+:[^\s/]")


@dataclass(frozen=True, slots=True)
class Reading:
    """The answers, None only where nothing could be read, and what was noticed.

    ``about`` gives the path of the answer that a finding is about, where it is about one; ``root`` is what was read.
    """

    answers: Answers | None
    findings: tuple[Finding, ...]
    about: Mapping[Finding, str] = field(default_factory=dict)
    root: MappingNode | None = None

    def typed(self, path: str) -> str | list[str] | None:
        """What stands in the file for the question at a path, as it was typed; None where nothing does."""
        return typed_at(self.root, path) if self.root else None

    def problems_of(self, path: str) -> tuple[Finding, ...]:
        """The errors of the answer at a path: what is wrong with it by itself, and beside the other answers."""
        given = self.answers.given if self.answers else None
        place = given.place(path) if given and path in given.values else None
        errors = (one for one in self.findings if one.severity is Severity.ERROR)
        return tuple(one for one in errors if self.about.get(one) == path or place in one.places)


def read(path: Path, questionnaire: Questionnaire, authority_title: Callable[[str], str] = str) -> Reading:
    """Read an answers file; ``authority_title`` turns an authority's id into its title for findings."""
    shown = str(path)
    try:
        if path.stat().st_size > LARGEST_FILE:
            return _unread(f"The file is larger than {LARGEST_FILE // 1_000_000} MB.", Place(shown))
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return _unread(f"The file cannot be read: {error.strerror or error}.", Place(shown))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return _unread("The file is not UTF-8 text. Save it again as UTF-8.", Place(shown, line))
    return read_text(text, shown, questionnaire, authority_title)


def read_text(
    text: str, file: str, questionnaire: Questionnaire, authority_title: Callable[[str], str] = str
) -> Reading:
    """Read the text of an answers file; ``file`` is its name in findings."""
    node, findings = yaml_text.examined(text, file)
    if isinstance(node, ScalarNode) and node.value is None:
        node = MappingNode((), node.place)
    if not isinstance(node, MappingNode):
        first = next(iter(questionnaire.by_id), "section")
        message = f"The answers should stand under the names of their sections, such as “{first}:”."
        misshapen = Finding("answer-shape", Severity.ERROR, message, (node.place,))
        return Reading(None, tuple(findings) or (misshapen,))
    reader = _Reader(node, questionnaire, authority_title)
    broken = [finding.places[0].line for finding in findings if finding.rule in yaml_text.BREAKS]
    answers = reader.answers(whole=not broken)
    if entry := node.entry(RECORD):
        known, problems = records(entry.value, {one.path: one for one in answers.standings()})
        answers.review = {path: (one, one.status_of(typed_at(node, path))) for path, one in known.items()}
        findings = (*findings, *problems)
    about = {_for_state(finding, path, answers): path for path, finding in reader.findings}
    findings = (*findings, *cut_off(answers, node, text))
    if not broken:
        about |= {finding: path for path, finding in doubts(answers, node)}
    found = list(about)
    if broken:
        found = [finding for finding in found if finding.places[0].line < min(broken)]
    else:
        found += [*cross_check(answers, authority_title), *alike(answers, node)]
    told = (_of_items(finding, node, questionnaire) for finding in findings)
    return Reading(answers, tuple(sorted([*told, *found], key=_order)), about, node)


def _unread(message: str, place: Place) -> Reading:
    return Reading(None, (Finding("answers-file", Severity.ERROR, message, (place,)),))


def _order(finding: Finding) -> tuple[Place, ...]:
    return finding.places


def _of_items(finding: Finding, node: MappingNode, questionnaire: Questionnaire) -> Finding:
    """A forgotten dash, told with what the items of that section are called."""
    if finding.rule != "yaml-missing-dash":
        return finding
    above = [entry.key for entry in node.entries if entry.key_place < finding.places[0]]
    section = questionnaire.by_id.get(above[-1]) if above else None
    item = section.repeat.item.replace("_", " ") if section and section.repeat else "item"
    return replace(finding, message=finding.message.replace("second item", f"second {item}", 1))


def _for_state(finding: Finding, path: str, answers: Answers) -> Finding:
    """A problem of an answer to a question that is not asked does no harm: it is a warning."""
    question = answers.questionnaire.question(path) if path else None
    if question is None or answers.state(path) is not State.NOT_ASKED:
        return finding
    return replace(finding, severity=Severity.WARNING, remedy="The question is not asked, so the answer is not used.")


class _Reader:
    """Reads one tree; findings are kept with the path of the answer they are about."""

    def __init__(self, node: MappingNode, questionnaire: Questionnaire, authority_title: Callable[[str], str]) -> None:
        self.node, self.questionnaire, self.authority_title = node, questionnaire, authority_title
        self.findings: list[tuple[str, Finding]] = []

    def answers(self, whole: bool) -> Answers:
        data = self._pruned()
        draft = self._validated(data)
        values: dict[str, object] = {}
        items: dict[str, int] = {}
        for section in self.questionnaire.sections:
            found = getattr(draft, field_name(section.id))
            if section.repeat:
                entries = [] if found is MISSING else found
                items[section.id] = len(entries)
                for number, entry in enumerate(entries, 1):
                    values.update(_values(section, entry, f"{section.id}[{number}]"))
            elif found is not MISSING:
                values.update(_values(section, found, section.id))
        return Answers(self.questionnaire, Given(values, items, self._place, self._has_line), whole)

    def _pruned(self) -> dict[str, Any]:
        """The data without what is empty; an empty item of a list with others stays, so that numbers hold."""
        data: dict[str, Any] = {}
        for entry in self.node.entries:
            if entry.key == RECORD:
                continue
            section = self.questionnaire.by_id.get(entry.key)
            value = self._prune(entry.value, (entry.key,))
            if section is not None and section.repeat and isinstance(value, list):
                value = [{} if item is None else item for item in value] if any(value) else None
            if value is not None:
                data[entry.key] = value
            elif section is None:
                self._add((entry.key,), "answer-unknown", self._unknown((entry.key,)), "")
        return data

    def _prune(self, node: Node, loc: tuple[Step, ...]) -> Any:
        """Plain data; None for what is empty, be it a text of spaces, a list of nothing or a group of nothing."""
        if isinstance(node, MappingNode):
            pruned = ((entry.key, self._prune(entry.value, (*loc, entry.key))) for entry in node.entries)
            return {key: value for key, value in pruned if value is not None} or None
        if isinstance(node, SequenceNode):
            return [self._prune(item, (*loc, number)) for number, item in enumerate(node.items)] or None
        value = node.value
        if value is None or not value.strip():
            return None
        if remedy := instead(value, self._question(loc), self.questionnaire.by_id.get(str(loc[0]))):
            message = f"“{value.strip()}” is taken as no answer yet, so that it is not printed."
            self.findings.append(("", Finding("answer-stopgap", Severity.WARNING, message, (node.place,), remedy)))
            return None
        return value

    def _question(self, loc: tuple[Step, ...]) -> Question | None:
        """The question that the value there is about, in a list of answers too."""
        names = [step for step in loc if isinstance(step, str)]
        return self.questionnaire.by_path.get(".".join(names))

    def _validated(self, data: dict[str, Any]) -> Any:
        """The draft model of the data; each part that is wrong becomes a finding and is left out."""
        model = draft_model(self.questionnaire)
        for _ in range(3):  # a part left out can only bring to light what stood beside it
            try:
                return model.model_validate(data)
            except ValidationError as error:
                for details in reversed(error.errors(include_url=False)):
                    self._problem(details)
                    _leave_out(data, details["loc"])
        return model.model_validate({})

    def _problem(self, details: ErrorDetails) -> None:
        loc, context = details["loc"], details.get("ctx", {})
        if details["type"] == "extra_forbidden":
            self._add(loc, "answer-unknown", self._unknown(loc), "")
        elif details["type"] in ("model_type", "list_type"):
            joined = " Put a space after the colon." if _JOINED.match(str(details["input"])) else ""
            self._add(loc, "answer-shape", f"{self._misshapen(loc)}{joined}", "")
        else:
            for problem in context.get("problems", ()):
                title = self.authority_title(problem.authority) if problem.authority else ""
                item = () if problem.item is None else (problem.item,)
                self._add((*loc, *item), problem.rule, problem.message, title)

    def _add(self, loc: tuple[Step, ...], rule: str, message: str, authority: str) -> None:
        sentence = f"{message.rstrip('.')} ({authority})." if authority else message
        place = place_of(self.node, *loc)
        if rule == "answer-unknown":
            place = self._key_place(loc)
        question = loc if isinstance(loc[-1], str) else loc[:-1]
        self.findings.append((path_of(question), Finding(rule, Severity.ERROR, sentence, (place,))))

    def _key_place(self, loc: tuple[Step, ...]) -> Place:
        home: Node = self.node
        for step in loc[:-1]:
            entry = home.entry(str(step)) if isinstance(home, MappingNode) else None
            home = entry.value if entry else home.items[int(step)] if isinstance(home, SequenceNode) else home
        found = home.entry(str(loc[-1])) if isinstance(home, MappingNode) else None
        return found.key_place if found else home.place

    def _unknown(self, loc: tuple[Step, ...]) -> str:
        name = str(loc[-1])
        if len(loc) == 1:
            hint = did_you_mean(name, self.questionnaire.by_id) or self._elsewhere(name, "")
            return f"There is no section called ‘{name}’. {hint}".rstrip()
        section = self.questionnaire.by_id[str(loc[0])]
        known = [question.id for question in section.questions]
        hint = self._elsewhere(name, section.id) or did_you_mean(name, known)
        return f"There is no question called ‘{name}’ here. {hint}".rstrip()

    def _elsewhere(self, name: str, here: str) -> str:
        homes = [s.id for s in self.questionnaire.sections if s.id != here and s.question(name)]
        return f"It belongs under ‘{homes[0]}’." if len(homes) == 1 else ""

    def _misshapen(self, loc: tuple[Step, ...]) -> str:
        section = self.questionnaire.by_id.get(str(loc[0]))
        title = section.title if section else str(loc[0])
        if section is not None and section.repeat and len(loc) > 1:
            return f"Each {section.repeat.item} takes its answers one on each line, as “name: answer”."
        if section is not None and section.repeat:
            return f"{quoted(title)} takes a list: begin each {section.repeat.item} with “- ”."
        return f"{quoted(title)} takes its answers one on each line, as “name: answer”."

    def _place(self, path: str) -> Place:
        return place_of(self.node, *location(path))

    def _has_line(self, path: str) -> bool:
        steps = location(path)
        return len(list(follow(self.node, steps))) == len(steps)


def _values(section: Section, entry: Any, prefix: str) -> Iterator[tuple[str, object]]:
    for question in section.questions:
        value = getattr(entry, field_name(question.id))
        if value is not MISSING and value != ():
            yield f"{prefix}.{question.id}", value


def _leave_out(data: Any, loc: tuple[Step, ...]) -> None:
    for step in loc[:-1]:
        data = data[step]
    if isinstance(data, list):
        data[int(loc[-1])] = {}
    else:
        data.pop(loc[-1], None)

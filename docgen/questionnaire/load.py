"""From the files under schemas/ to the questionnaire, with every problem of the files at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from docgen.expressions.check import meaning_of
from docgen.expressions.parse import Expression
from docgen.expressions.parse import parse as parse_expression
from docgen.expressions.scope import Layered
from docgen.expressions.values import Choice
from docgen.expressions.vocabulary import NUMBER, TEXT, Kind, Meaning, Vocabulary
from docgen.findings import Finding, FindingError, Place, Severity
from docgen.questionnaire.lint import lint
from docgen.questionnaire.load_glossary import load_glossary
from docgen.questionnaire.load_rules import load_rules
from docgen.questionnaire.load_stages import load_stages
from docgen.questionnaire.questions import (
    Derived,
    Lawful,
    Pattern,
    Phrase,
    Question,
    Questionnaire,
    Repeat,
    Section,
    Sensible,
    Stage,
)
from docgen.questionnaire.shapes import DerivedShape, QuestionShape, SectionHead
from docgen.questionnaire.types import TYPES
from docgen.sources import yaml_text
from docgen.sources.nodes import MappingNode, Node, SequenceNode, place_of
from docgen.sources.shapes import parse_as
from docgen.sources.suggest import did_you_mean

Made = TypeVar("Made")
_WHOLE = re.compile(r"-?\d{1,15}")


def load(schemas: Path, figures: Mapping[str, int | str]) -> Questionnaire:
    """Read the sections, rules, stages and glossary of ``schemas``; ``figures`` are the values of ``figures.…`` names.

    Whatever can be read is returned; the problems are in ``Questionnaire.findings``.
    """
    files = sorted((schemas / "questionnaire").glob("*.yaml"))
    findings: list[Finding] = []
    stages = load_stages(schemas, findings)
    reader = _Reader(figures, stages, findings)
    sections = tuple(section for file in files for section in reader.section(file, _shown(file, schemas)))
    words = vocabulary(sections, figures)
    findings.extend(lint(sections, words))
    rules = load_rules(schemas / "rules", words, lambda file: _shown(file, schemas), findings)
    explained = load_glossary(schemas, findings)
    return Questionnaire(sections, rules, words, dict(figures), tuple(findings), stages, explained)


def _shown(file: Path, schemas: Path) -> str:
    """The file's name as findings show it: from the folder that holds the schemas folder."""
    return f"{schemas.name}/{file.parent.name}/{file.name}"


def vocabulary(sections: Iterable[Section], figures: Mapping[str, int | str]) -> Vocabulary:
    """Every name that conditions, rules and clauses may use, with what it means."""
    names = {f"figures.{name}": _figure(name, value) for name, value in figures.items()}
    groups: dict[str, dict[str, Meaning]] = {}
    words = Vocabulary(names, groups)
    for section in sections:
        fields = names
        if section.repeat:
            fields = groups[section.id] = {}
            names[section.id] = Meaning(Kind.GROUP, section.title, of=section.id)
        for question in section.questions:
            fields[question.id if section.repeat else question.path] = _asked(question)
        scope = words.within(section.id, section.repeat.item) if section.repeat else words
        for fact in section.derived:
            fields[fact.id if section.repeat else fact.path] = _worked_out(fact, scope)
    return words


def _figure(name: str, value: int | str) -> Meaning:
    kind = TEXT if isinstance(value, str) else NUMBER
    return Meaning(kind.kind, name.replace("_", " "))


def _asked(question: Question) -> Meaning:
    choices = {choice.code: choice.label for choice in question.choices}
    least = question.lawful.least
    natural = question.type in ("money", "percent") or (least is not None and least >= 0)
    return Meaning(TYPES[question.type].kind, question.short, choices, question.of, natural=natural)


def _worked_out(fact: Derived, words: Vocabulary) -> Meaning:
    found = meaning_of(fact.value, words)
    says, denies = (fact.means, fact.means_not) if found.kind is Kind.YES_NO else ("", "")
    kind = found.kind if found.kind is not Kind.NOTHING else Kind.ANYTHING
    return Meaning(kind, fact.means, found.choices, found.of, says, denies=denies)


class _Reader:
    """Reads one section after another; what cannot be read becomes a finding."""

    def __init__(self, figures: Mapping[str, int | str], stages: Mapping[str, Stage], findings: list[Finding]) -> None:
        self.figures, self.stages = Layered({"figures": dict(figures)}), stages
        self.findings = findings

    def section(self, path: Path, shown: str) -> Iterable[Section]:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            self._refuse("source-file", f"The file cannot be read: {error}.", Place(shown, 1, 1))
            return
        node, problems = yaml_text.examine(text, shown)
        self.findings.extend(problems)
        if not isinstance(node, MappingNode):
            self._refuse("source-shape", "A section should stand here, beginning with “id:”.", node.place)
            return
        head, problems = parse_as(SectionHead, _without(node, {"questions", "derived"}))
        self.findings.extend(problems)
        if head is not None:
            yield self._section(head, node)

    def _section(self, head: SectionHead, node: MappingNode) -> Section:
        given = head.repeat
        repeat = Repeat(given.item, given.min, given.max, given.label) if given else None
        questions = self._listed(node, "questions", lambda item: self._question(head.id, item))
        derived = self._listed(node, "derived", lambda item: self._derived(head.id, item))
        if not questions:
            self._refuse("source-shape", f"The section ‘{head.id}’ has no questions.", node.place)
        when = self._expression(head.when, place_of(node, "when"))
        return Section(head.id, head.title, head.about, questions, derived, node.place, when, repeat, head.agree)

    def _listed(self, node: MappingNode, key: str, make: Callable[[Node], Made | None]) -> tuple[Made, ...]:
        entry = node.entry(key)
        if entry is None:
            return ()
        if not isinstance(entry.value, SequenceNode):
            self._refuse("source-shape", f"‘{key}’ should be a list: each entry begins with “- id:”.", entry.key_place)
            return ()
        return tuple(made for item in entry.value.items if (made := make(item)) is not None)

    def _question(self, section: str, node: Node) -> Question | None:
        shape, problems = parse_as(QuestionShape, node)
        self.findings.extend(problems)
        if shape is None:
            return None
        return Question(
            f"{section}.{shape.id}",
            shape.id,
            section,
            shape.ask.strip(),
            shape.short.strip(),
            shape.why.strip(),
            shape.example if isinstance(shape.example, str) else tuple(shape.example),
            shape.type,
            place_of(node, "id"),
            self._expression(shape.when, place_of(node, "when")),
            tuple(Choice(choice.id, choice.label, choice.words or choice.label) for choice in shape.choices),
            shape.of or "",
            self._lawful(shape, node),
            self._sensible(shape, node),
            self._expression(shape.nation, place_of(node, "nation")),
            shape.authority or "",
            shape.minutes,
            shape.agree,
            (shape.hint or "").strip(),
            _phrase(shape),
            shape.unit or "",
            self._expression(shape.registered_as, place_of(node, "registered_as")),
            shape.example_fits_many,
            self._stage(shape.stage, place_of(node, "stage")),
            shape.not_to_come,
            shape.sentences,
            Pattern(str(shape.pattern.matches.pattern), shape.pattern.means) if shape.pattern else None,
            self._choices_when(shape, node),
        )

    def _choices_when(self, shape: QuestionShape, node: Node) -> Mapping[str, Expression]:
        found = (
            (choice.id, self._expression(choice.when, place_of(node, "choices", number, "when")))
            for number, choice in enumerate(shape.choices)
        )
        return {code: when for code, when in found if when}

    def _derived(self, section: str, node: Node) -> Derived | None:
        shape, problems = parse_as(DerivedShape, node)
        self.findings.extend(problems)
        value = self._expression(shape.value, place_of(node, "value")) if shape else None
        if shape is None or value is None:
            return None
        means_not = (shape.means_not or "").strip()
        return Derived(f"{section}.{shape.id}", shape.id, value, shape.means.strip(), place_of(node, "id"), means_not)

    def _stage(self, name: str | None, place: Place) -> Stage | None:
        if name is not None and name not in self.stages:
            message = f"There is no stage called ‘{name}’. {did_you_mean(name, self.stages)}".rstrip()
            self._refuse("question-stage", message, place)
        return self.stages.get(name or "")

    def _lawful(self, shape: QuestionShape, node: Node) -> Lawful:
        if shape.lawful is None:
            return Lawful()
        least = self._bound(shape.lawful.min, place_of(node, "lawful", "min"))
        most = self._bound(shape.lawful.max, place_of(node, "lawful", "max"))
        return Lawful(least, most, shape.lawful.authority or shape.authority or "")

    def _sensible(self, shape: QuestionShape, node: Node) -> Sensible:
        if shape.sensible is None:
            return Sensible()
        least = self._bound(shape.sensible.min, place_of(node, "sensible", "min"))
        most = self._bound(shape.sensible.max, place_of(node, "sensible", "max"))
        return Sensible(least, most, self._usual(shape.sensible.usual, place_of(node, "sensible", "usual")))

    def _usual(self, written: int | str | None, place: Place) -> int | Expression | None:
        """The usual figure: a number, or an expression where it hangs on answers."""
        if isinstance(written, str) and not _WHOLE.fullmatch(written):
            expression = self._expression(written, place)
            if expression is None or any(not name.startswith("figures.") for name in expression.names):
                return expression
        return self._bound(written, place)

    def _bound(self, written: int | str | None, place: Place) -> int | None:
        """A limit as a number: written as one, or worked out from the figures."""
        if written is None or isinstance(written, int):
            return written
        if _WHOLE.fullmatch(written):
            return int(written)
        expression = self._expression(written, place)
        try:
            value = expression.evaluate(self.figures) if expression else None
        except FindingError as error:
            self.findings.append(error.finding)
            return None
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if expression:
            self._refuse("question-limit", f"“{written}” is not a whole number or an expression over figures.", place)
        return None

    def _expression(self, source: str | None, place: Place) -> Expression | None:
        if source is None:
            return None
        try:
            return parse_expression(source, place)
        except FindingError as error:
            self.findings.append(error.finding)
            return None

    def _refuse(self, rule: str, message: str, place: Place) -> None:
        self.findings.append(Finding(rule, Severity.ERROR, message, (place,)))


def _phrase(shape: QuestionShape) -> Phrase | None:
    given = shape.phrase
    return Phrase(given.after or "", given.begins or "", given.small or "") if given else None


def _without(node: MappingNode, keys: set[str]) -> MappingNode:
    return MappingNode(tuple(entry for entry in node.entries if entry.key not in keys), node.place)

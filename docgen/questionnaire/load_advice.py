"""Reading ``schemas/advice.yaml``, with every problem of it at its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from docgen.findings import Finding, Place, Severity, has_errors
from docgen.questionnaire.advice_shapes import AdviceShape
from docgen.questionnaire.questions import Questionnaire
from docgen.sources import yaml_text
from docgen.sources.nodes import Node, Step, place_of
from docgen.sources.shapes import parse_as
from docgen.sources.suggest import did_you_mean

FILE = "advice.yaml"


@dataclass(frozen=True, slots=True)
class AdviceReading:
    """The advice, None where there is none or it cannot be used; its problems; and the law it cites, with places."""

    advice: AdviceShape | None = None
    findings: tuple[Finding, ...] = ()
    cited: tuple[tuple[str, Place], ...] = field(default=())


def load_advice(schemas: Path, questionnaire: Questionnaire) -> AdviceReading:
    """Read the advice of a schemas folder; a folder need not have any."""
    path, shown = schemas / FILE, f"{schemas.name}/{FILE}"
    if not path.exists():
        return AdviceReading()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return AdviceReading(findings=(_error(f"The file cannot be read: {error}.", Place(shown, 1, 1)),))
    node, problems = yaml_text.examine(text, shown)
    if has_errors(problems):
        return AdviceReading(findings=tuple(problems))
    advice, problems = parse_as(AdviceShape, node)
    if advice is None:
        return AdviceReading(findings=tuple(problems))
    found = tuple(_Check(advice, node, questionnaire).findings())
    return AdviceReading(None if has_errors(found) else advice, found, tuple(_cited(advice, node)))


class _Check:
    """Holds the advice against the questionnaire and against itself."""

    def __init__(self, advice: AdviceShape, node: Node, questionnaire: Questionnaire) -> None:
        self._advice, self._node = advice, node
        self._options = [option.id for option in advice.options]
        self._named = {*self._options, *advice.groups}
        sections = questionnaire.by_id
        self._once = {path: one for path, one in questionnaire.by_path.items() if not sections[one.section].repeat}

    def findings(self) -> Iterator[Finding]:
        yield from self._choices()
        yield from self._aspects()
        for name, members in self._advice.groups.items():
            yield from self._unknown("option", members, self._options, "groups", name)
        for at, asked in enumerate(self._advice.questions):
            for number, answer in enumerate(asked.answers):
                where: tuple[Step, ...] = ("questions", at, "answers", number)
                for place, effect in enumerate(answer.effects):
                    yield from self._unknown("option", effect.options, self._named, *where, "effects", place, "options")
                    if bool(effect.points) is effect.rules_out:
                        message = "An effect either gives points other than 0 or rules out."
                        yield _error(message, place_of(self._node, *where, "effects", place))
                for place, one in enumerate(answer.suggests):
                    here = (*where, "suggests", place)
                    yield from self._unknown("option", one.options, self._named, *here, "options")
                    yield from self._suggestion(one.question, one.value, *here)
        yield from self._twice((asked.id for asked in self._advice.questions), "questions")

    def _choices(self) -> Iterator[Finding]:
        """Every choice of the question is an option, and every option a choice."""
        question = self._once.get(self._advice.chooses)
        if question is None or not question.choices:
            message = f"‘{self._advice.chooses}’ is no question with choices that is asked once."
            hint = did_you_mean(self._advice.chooses, self._once)
            yield _error(message, place_of(self._node, "chooses"), hint)
            return
        codes = [choice.code for choice in question.choices]
        for at, option in enumerate(self._options):
            yield from self._unknown("choice", [option], codes, "options", at, "id")
        for code in codes:
            if code not in self._options:
                message = f"The choice ‘{code}’ of “{question.short}” is missing here."
                yield _error(message, place_of(self._node, "options"), "Say what it means under each aspect.")
        yield from self._twice(self._options, "options")

    def _aspects(self) -> Iterator[Finding]:
        aspects = [aspect.id for aspect in self._advice.aspects]
        for at, option in enumerate(self._advice.options):
            yield from self._unknown("aspect", option.says, aspects, "options", at, "says")
            for name in aspects:
                if name not in option.says:
                    message = f"‘{option.id}’ says nothing about ‘{name}’."
                    yield _error(message, place_of(self._node, "options", at, "says"))

    def _suggestion(self, path: str, value: str, *where: Step) -> Iterator[Finding]:
        question = self._once.get(path)
        if question is None:
            yield from self._unknown("question", [path], self._once, *where, "question")
        elif question.choices:
            yield from self._unknown("choice", [value], [one.code for one in question.choices], *where, "value")

    def _unknown(self, kind: str, names: Iterable[str], known: Iterable[str], *where: Step) -> Iterator[Finding]:
        allowed = set(known)
        for name in names:
            if name not in allowed:
                yield _error(f"There is no {kind} ‘{name}’.", place_of(self._node, *where), did_you_mean(name, allowed))

    def _twice(self, names: Iterable[str], *where: Step) -> Iterator[Finding]:
        for name, number in Counter(names).items():
            if number > 1:
                yield _error(f"‘{name}’ stands here twice. Keep one.", place_of(self._node, *where))


def _cited(advice: AdviceShape, node: Node) -> Iterator[tuple[str, Place]]:
    for at, option in enumerate(advice.options):
        yield from ((name, place_of(node, "options", at, "authorities")) for name in option.authorities)
    for at, asked in enumerate(advice.questions):
        for number, answer in enumerate(asked.answers):
            for one, effect in enumerate(answer.effects):
                where = ("questions", at, "answers", number, "effects", one, "authorities")
                yield from ((name, place_of(node, *where)) for name in effect.authorities)


def _error(message: str, place: Place, remedy: str = "") -> Finding:
    return Finding("advice", Severity.ERROR, message, (place,), remedy)

"""Answers that are given before a file is made, as ``question=answer``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docgen.findings import has_errors
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.answers import read_text
from docgen.questionnaire.guidance import is_list
from docgen.questionnaire.paths import location
from docgen.questionnaire.questions import Question, Questionnaire
from docgen.questionnaire.standing import State
from docgen.sources.quoting import quoted
from docgen.sources.suggest import did_you_mean
from docgen.sources.yaml_edit import fill


class PresetError(ValueError):
    """Something that cannot be given before: a sentence says what, and the remedy."""


@dataclass(frozen=True, slots=True)
class Preset:
    """What was typed, by question path, and the answers that it gives."""

    typed: Mapping[str, str]
    answers: Answers


def preset(questionnaire: Questionnaire, told: Iterable[str]) -> Preset:
    """The answers of texts such as ``hub.legal_form=clg``; the last for a question counts. Raises PresetError."""
    typed: dict[str, str] = {}
    for one in told:
        path, equals, answer = (part.strip() for part in one.partition("="))
        if not equals or not answer:
            raise PresetError(
                f"‘{one}’ gives no answer. Write the question and its answer, as in “{_example(questionnaire)}”."
            )
        typed[_question(questionnaire, path).path] = answer
    text = fill(
        "", {location(path): answer for path, answer in typed.items()}, {}, lambda _: tuple(questionnaire.by_id)
    )
    reading = read_text(text, "", questionnaire)
    for finding in reading.findings:
        if has_errors([finding]):
            raise PresetError(f"{finding.message} {finding.remedy}".rstrip())
    assert reading.answers is not None
    for path in typed:
        short = quoted(questionnaire.by_path[path].short)
        if path not in reading.answers.given.values:
            raise PresetError(f"‘{typed[path]}’ is no answer to {short}. Leave it out: it stays open then.")
        if reading.answers.state(path) is State.NOT_ASKED:
            raise PresetError(f"{short} (‘{path}’) is not asked with these answers. Leave it out.")
    return Preset(typed, reading.answers)


def _question(questionnaire: Questionnaire, path: str) -> Question:
    once = {one.path: one for one in questionnaire.questions() if not questionnaire.by_id[one.section].repeat}
    if path not in once:
        section = questionnaire.by_id.get(path.partition(".")[0])
        if section is not None and section.repeat and path in questionnaire.by_path:
            item = section.repeat.item.replace("_", " ")
            raise PresetError(f"‘{path}’ is asked for each {item}. Answer it in the file.")
        hint = did_you_mean(path, once) or "“docgen list questions” names them all."
        raise PresetError(f"There is no question called ‘{path}’. {hint}")
    if is_list(once[path]):
        raise PresetError(f"{quoted(once[path].short)} (‘{path}’) takes several answers. Give them in the file.")
    return once[path]


def _example(questionnaire: Questionnaire) -> str:
    questions = (one for one in questionnaire.questions() if one.choices)
    found = next(questions, None)
    return f"{found.path}={found.choices[0].code}" if found else "section.question=answer"

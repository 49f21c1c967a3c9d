"""An empty answers file that explains itself: every question with why it is asked, an example and when to answer it."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.expressions.values import Choice
from docgen.questionnaire.guidance import guidance, only_if, who_agrees, words_in
from docgen.questionnaire.json_schema import answers as answers_schema
from docgen.questionnaire.paths import location
from docgen.questionnaire.possible import Possible
from docgen.questionnaire.preset import Preset
from docgen.questionnaire.questions import Question, Questionnaire, Section
from docgen.sources.quoting import quoted
from docgen.sources.yaml_edit import fill

SCHEMA = "answers.schema.json"
WIDTH = 100
_INTRODUCTION = (
    "Answers for your consortium. Write each answer after the colon. Leave empty what you do not know yet: papers can "
    "be drafted at any time, and what is open shows in square brackets.",
    "Lines that begin with # are help. You may change them, add your own or delete them.",
    "“ #” after an answer begins a comment, which is not read. Put double quotation marks round such an answer.",
)


_LEFT_OUT = (
    "This file is made for these answers: {answers}. What is not asked then is left out: {count} questions. If you "
    "change one of these answers, “docgen missing” names the questions that are asked now. “docgen ask” and “docgen "
    "serve” write them into this file as you answer them; you may also add them by hand, or make another file with "
    "“docgen new” and copy your answers."
)


def create(path: Path, questionnaire: Questionnaire, given: Preset | None = None) -> Path:
    """Write a new answers file, and beside it the JSON Schema that editors use, whose path is given. Raises OSError.

    With ``given`` it holds those answers, and only what can be asked with them.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    schema = path.parent / SCHEMA
    schema.write_text(json.dumps(answers_schema(questionnaire), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    path.write_text(commented(questionnaire, SCHEMA, given), encoding="utf-8")
    return schema


def commented(questionnaire: Questionnaire, schema_path: str, given: Preset | None = None) -> str:
    """The text of a new answers file; ``schema_path`` is where editors find its JSON Schema, from the file."""
    writer = _Writer(questionnaire, Possible(given.answers) if given else None)
    about = [*_INTRODUCTION, *(writer.left_out(given) if given else ())]
    lines = [f"# yaml-language-server: $schema={schema_path}", "#", *_comment(about, "")]
    for section in questionnaire.sections:
        if questions := writer.asked(section):
            lines += ["", "", *writer.section(section, questions)]
    text = "\n".join(lines) + "\n"
    typed = given.typed if given else {}
    return fill(text, {location(path): answer for path, answer in typed.items()}, {}, lambda _: ()) if typed else text


class _Writer:
    """Writes sections, as far as they can be asked; everything where nothing is known."""

    def __init__(self, questionnaire: Questionnaire, possible: Possible | None) -> None:
        self.questionnaire, self.words, self.possible = questionnaire, questionnaire.vocabulary, possible

    def asked(self, section: Section) -> tuple[Question, ...]:
        return self.possible.questions(section) if self.possible else section.questions

    def left_out(self, given: Preset) -> Iterator[str]:
        """What is not in the file, and why."""
        count = sum(len(section.questions) - len(self.asked(section)) for section in self.questionnaire.sections)
        if count:
            shorts = {path: quoted(self.questionnaire.by_path[path].short) for path in given.typed}
            told = (f"{shorts[path]} is {quoted(_said(given, path))}" for path in given.typed)
            yield _LEFT_OUT.format(answers="; ".join(told), count=count)

    def section(self, section: Section, questions: Sequence[Question]) -> Iterator[str]:
        scope = self.possible.outside if self.possible else None
        said = [section.about, only_if(section, self.words, scope), who_agrees(section)]
        yield from _comment([f"== {section.title} ==", *said], "")
        yield f"{section.id}:"
        if section.repeat:
            yield from self._group(section, questions)
            return
        for question in questions:
            yield ""
            yield from _comment(guidance(question, self.words, scope), "  ")
            yield f"  {question.id}:"

    def _group(self, section: Section, questions: Sequence[Question]) -> Iterator[str]:
        """The help for all items once, above the list, and one empty item."""
        repeat = section.repeat
        if repeat is None:
            return
        inner = words_in(section, self.words)
        scope = self.possible.scope(section) if self.possible else None
        how = f"Copy the lines from “- ” on for each further {repeat.item.replace('_', ' ')}."
        count = f"At least {repeat.least}, at most {repeat.most}." if repeat.least else f"At most {repeat.most}."
        yield from _comment([f"{how} {count}", "For each:"], "  ")
        for question in questions:
            yield "  #"
            heading, ask, *more = guidance(question, inner, scope)
            yield from _comment([heading, f"{question.id}: {ask}", *more], "  ")
        for number, question in enumerate(questions):
            yield f"  {'  ' if number else '- '}{question.id}:"


def _said(given: Preset, path: str) -> str:
    """An answer as people say it: a choice by its label."""
    value = given.answers.given.values[path]
    return value.label if isinstance(value, Choice) else given.typed[path]


def _comment(paragraphs: Sequence[str], indent: str) -> Iterator[str]:
    for paragraph in paragraphs:
        lead = paragraph[: len(paragraph) - len(paragraph.lstrip())]
        text = " ".join(paragraph.split())
        first, rest = f"{indent}# {lead}", f"{indent}# {lead}  " if lead else f"{indent}# "
        yield from textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)

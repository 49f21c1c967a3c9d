"""An empty answers file that explains itself: every question with why it is asked, an example and when to answer it."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path

from docgen.expressions.vocabulary import Vocabulary
from docgen.questionnaire.guidance import guidance, only_if, who_agrees, words_in
from docgen.questionnaire.json_schema import answers as answers_schema
from docgen.questionnaire.questions import Questionnaire, Section

SCHEMA = "answers.schema.json"
WIDTH = 100
_INTRODUCTION = (
    "Answers for your consortium. Write each answer after the colon. Leave empty what you do not know yet: papers can "
    "be drafted at any time, and what is open shows in square brackets.",
    "Lines that begin with # are help. You may change them, add your own or delete them.",
)


def create(path: Path, questionnaire: Questionnaire) -> Path:
    """Write a new answers file, and beside it the JSON Schema that editors use, whose path is given. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    schema = path.parent / SCHEMA
    schema.write_text(json.dumps(answers_schema(questionnaire), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    path.write_text(commented(questionnaire, SCHEMA), encoding="utf-8")
    return schema


def commented(questionnaire: Questionnaire, schema_path: str) -> str:
    """The text of a new answers file; ``schema_path`` is where editors find its JSON Schema, from the file."""
    lines = [f"# yaml-language-server: $schema={schema_path}", "#", *_comment(_INTRODUCTION, "")]
    for section in questionnaire.sections:
        lines += ["", "", *_section(section, questionnaire.vocabulary)]
    return "\n".join(lines) + "\n"


def _section(section: Section, words: Vocabulary) -> Iterator[str]:
    yield from _comment([f"== {section.title} ==", section.about, only_if(section, words), who_agrees(section)], "")
    yield f"{section.id}:"
    if section.repeat:
        yield from _group(section, words)
        return
    for question in section.questions:
        yield ""
        yield from _comment(guidance(question, words), "  ")
        yield f"  {question.id}:"


def _group(section: Section, words: Vocabulary) -> Iterator[str]:
    """The help for all items once, above the list, and one empty item."""
    repeat = section.repeat
    if repeat is None:
        return
    inner = words_in(section, words)
    how = f"Copy the lines from “- ” on for each further {repeat.item.replace('_', ' ')}."
    count = f"At least {repeat.least}, at most {repeat.most}." if repeat.least else f"At most {repeat.most}."
    yield from _comment([f"{how} {count}", "For each:"], "  ")
    for question in section.questions:
        yield "  #"
        heading, ask, *more = guidance(question, inner)
        yield from _comment([heading, f"{question.id}: {ask}", *more], "  ")
    for number, question in enumerate(section.questions):
        yield f"  {'  ' if number else '- '}{question.id}:"


def _comment(paragraphs: list[str] | tuple[str, ...], indent: str) -> Iterator[str]:
    for paragraph in paragraphs:
        lead = paragraph[: len(paragraph) - len(paragraph.lstrip())]
        text = " ".join(paragraph.split())
        first, rest = f"{indent}# {lead}", f"{indent}# {lead}  " if lead else f"{indent}# "
        yield from textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)

"""JSON Schemas for editors: of the answers file, and of the files under schemas/."""

from __future__ import annotations

from typing import Any

from docgen.expressions.explain import explain
from docgen.expressions.vocabulary import Vocabulary
from docgen.questionnaire.advice_shapes import AdviceShape
from docgen.questionnaire.guidance import choices
from docgen.questionnaire.questions import Question, Questionnaire, Section
from docgen.questionnaire.review_record import FIELDS, RECORD, Status
from docgen.questionnaire.shapes import PlainWordShape, RuleShape, SectionShape, StageShape
from docgen.sources.shapes import schema_of

DIALECT = "http://json-schema.org/draft-07/schema#"
Schema = dict[str, Any]


def answers(questionnaire: Questionnaire) -> Schema:
    """The JSON Schema of an answers file. What is empty is allowed everywhere: it is open."""
    properties = {section.id: _section(section, questionnaire.vocabulary) for section in questionnaire.sections}
    return {"$schema": DIALECT, "title": "Answers", **_object({**properties, RECORD: _review()})}


def _review() -> Schema:
    """The record of who has agreed what."""
    text = {"type": ["string", "number", "null"]}
    fields = {name: {"enum": [*Status, None]} if name == "status" else text for name in FIELDS}
    about = {"title": "Who has agreed what", "description": "Written by “docgen review”."}
    return {**about, "type": ["array", "null"], "items": _object(fields)}


def sources() -> dict[str, Schema]:
    """The JSON Schemas of the files under schemas/, by the name of the kind of file."""
    return {
        "section": for_editor(SectionShape, "Section"),
        "rules": for_editor(list[RuleShape], "Rules"),
        "stages": for_editor(list[StageShape], "Stages"),
        "glossary": for_editor(list[PlainWordShape], "Glossary"),
        "advice": for_editor(AdviceShape, "Advice"),
    }


def for_editor(shape: Any, title: str) -> Schema:
    """The JSON Schema of a source shape in the dialect that editors know best."""
    schema = schema_of(shape)
    schema.pop("title", None)
    changed: Schema = _draft_07({"$schema": DIALECT, "title": title, **schema})
    return changed


def _draft_07(schema: Any) -> Any:
    """``definitions`` for ``$defs``; booleans also as yes and no, numbers also as YAML has them, empty allowed."""
    if isinstance(schema, list):
        return [_draft_07(item) for item in schema]
    if isinstance(schema, str):
        return schema.replace("#/$defs/", "#/definitions/")
    if not isinstance(schema, dict):
        return schema
    changed = {"definitions" if key == "$defs" else key: _draft_07(value) for key, value in schema.items()}
    if changed.get("type") == "boolean":
        return {**{k: v for k, v in changed.items() if k != "type"}, "enum": [True, False, "yes", "no"]}
    if changed.get("type") == "string" and not {"enum", "const", "pattern"} & changed.keys():
        changed["type"] = ["string", "number", "boolean"]
    return changed


def _object(properties: Schema) -> Schema:
    return {"type": ["object", "null"], "additionalProperties": False, "properties": properties}


def _section(section: Section, words: Vocabulary) -> Schema:
    inner = words.within(section.id, section.repeat.item) if section.repeat else words
    fields = _object({question.id: _question(question, inner) for question in section.questions})
    about = {"title": section.title, "description": section.about, "markdownDescription": _about(section, words)}
    if section.repeat is None:
        return {**about, **fields}
    return {**about, "type": ["array", "null"], "items": fields, "maxItems": section.repeat.most}


def _about(section: Section, words: Vocabulary) -> str:
    only_if = f"\n\n*Only if {explain(section.when, words)}.*" if section.when else ""
    return f"**{section.title}**\n\n{section.about}{only_if}"


def _question(question: Question, words: Vocabulary) -> Schema:
    example = question.example if isinstance(question.example, str) else list(question.example)
    return {
        "title": question.short,
        "description": " ".join(filter(None, (question.ask, question.hint, question.why))),
        "markdownDescription": _described(question, words),
        "examples": [example],
        **_kind(question, words),
    }


def _described(question: Question, words: Vocabulary) -> str:
    shown = question.example if isinstance(question.example, str) else "; ".join(question.example)
    only_if = f"*Only if {explain(question.when, words)}.*" if question.when else ""
    later = question.stage.about if question.stage else ""
    lines = [f"**{question.ask}**", question.hint, question.why, only_if, f"Example: {shown}", later]
    return "\n\n".join(filter(None, lines))


def _kind(question: Question, words: Vocabulary) -> Schema:
    if question.type in ("choice", "choices"):
        return _chosen(question, words)
    if question.type == "yes_no":
        return {"enum": [True, False, "yes", "no", None]}
    if question.type in ("texts", "people", "items"):
        text = {"type": ["string", "number"]}
        return {"type": ["array", "string", "number", "null"], "items": text}
    if question.type == "whole_number":
        limits = {"minimum": question.lawful.least, "maximum": question.lawful.most}
        return {"type": ["integer", "string", "null"], **{k: v for k, v in limits.items() if v is not None}}
    return {"type": ["string", "number", "null"]}


def _chosen(question: Question, words: Vocabulary) -> Schema:
    codes: list[str | None] = [choice.code for choice in question.choices]
    labels = list(choices(question, words).values())
    if question.type == "choice":
        return {"enum": [*codes, None], "markdownEnumDescriptions": [*labels, "Not answered yet"]}
    one: Schema = {"enum": codes, "markdownEnumDescriptions": labels}
    return {"anyOf": [{"type": "array", "items": one, "uniqueItems": True}, one, {"type": "null"}]}

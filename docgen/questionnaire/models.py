"""The answers file as pydantic models, made from the questionnaire.

Two levels from one questionnaire: in the draft model every answer may be missing; in the final model every question
that is always asked must be answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, create_model
from pydantic_core import PydanticCustomError, core_schema

from docgen.questionnaire.questions import Question, Questionnaire, Section
from docgen.questionnaire.typed_texts import AnswerError
from docgen.questionnaire.types import read_answer

try:
    from pydantic import MISSING  # type: ignore[attr-defined, unused-ignore]
except ImportError:  # pydantic 2.12 and 2.13 keep it among the experiments
    from pydantic.experimental.missing_sentinel import MISSING

__all__ = ["MISSING", "draft_model", "field_name", "final_model"]


def field_name(name: str) -> str:
    """The model's field for a question or section; its alias is the plain name, which pydantic may want itself."""
    return f"{name}_"


def _plain_name(field: str) -> str:
    return field.removesuffix("_")


_CONFIG = ConfigDict(extra="forbid", frozen=True, protected_namespaces=(), alias_generator=_plain_name)
_INNER = ConfigDict(**_CONFIG, defer_build=True)  # the whole model builds its sections


@lru_cache(maxsize=8)
def draft_model(questionnaire: Questionnaire) -> type[BaseModel]:
    """The model of a file that may be half filled."""
    return _model(questionnaire, final=False)


@lru_cache(maxsize=8)
def final_model(questionnaire: Questionnaire) -> type[BaseModel]:
    """The model of a complete file, without the answers to questions that are not asked."""
    return _model(questionnaire, final=True)


def _model(questionnaire: Questionnaire, final: bool) -> type[BaseModel]:
    fields: dict[str, Any] = {}
    for section in questionnaire.sections:
        inner = _section(section, final)
        kind: Any = list[inner] if section.repeat else inner  # type: ignore[valid-type]
        fields[field_name(section.id)] = _field(kind, final and _needed(section))
    return create_model("Final" if final else "Draft", __config__=_CONFIG, **fields)


def _needed(section: Section) -> bool:
    """Whether a section has something to answer in every case."""
    always = any(question.when is None for question in section.questions)
    return section.when is None and always and (section.repeat is None or section.repeat.least > 0)


def _section(section: Section, final: bool) -> type[BaseModel]:
    fields: dict[str, Any] = {
        field_name(question.id): _field(Annotated[Any, _Answer(question)], final and question.when is None)
        for question in section.questions
    }
    return create_model(section.id.title().replace("_", ""), __config__=_INNER, **fields)


def _field(kind: Any, required: bool) -> tuple[Any, Any]:
    # What is missing is never validated, so the kind need not allow for it: a union for each question takes long.
    return kind, ... if required else MISSING


@dataclass(frozen=True, slots=True)
class _Answer:
    """A field's validator: its question's own reader, without pydantic's search for a signature."""

    question: Question

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self._read)

    def _read(self, typed: object) -> object:
        if not isinstance(typed, str | list | dict):
            return typed  # read before
        try:
            return read_answer(self.question, typed)
        except AnswerError as error:
            context = {"sentence": error.message, "problems": (error, *error.others)}
            raise PydanticCustomError(error.rule, "{sentence}", context) from None

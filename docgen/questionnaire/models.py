"""The answers file as pydantic models, made from the questionnaire.

Two levels from one questionnaire: in the draft model every answer may be missing; in the final model every question
that is always asked must be answered.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, create_model
from pydantic_core import PydanticCustomError

from docgen.questionnaire.questions import Question, Questionnaire, Section
from docgen.questionnaire.types import AnswerError, read_answer

try:
    from pydantic import MISSING  # type: ignore[attr-defined, unused-ignore]
except ImportError:  # pydantic 2.12 and 2.13 keep it among the experiments
    from pydantic.experimental.missing_sentinel import MISSING

__all__ = ["MISSING", "draft_model", "field_name", "final_model"]

_CONFIG = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())


def field_name(name: str) -> str:
    """The model's field for a question or section; its alias is the plain name, which pydantic may want itself."""
    return f"{name}_"


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
        fields[field_name(section.id)] = _field(section.id, kind, final and section.when is None)
    return create_model("Final" if final else "Draft", __config__=_CONFIG, **fields)


def _section(section: Section, final: bool) -> type[BaseModel]:
    fields: dict[str, Any] = {
        field_name(question.id): _field(question.id, _answer(question), final and question.when is None)
        for question in section.questions
    }
    return create_model(section.id.title().replace("_", ""), __config__=_CONFIG, **fields)


def _field(name: str, kind: Any, required: bool) -> tuple[Any, Any]:
    if required:
        return kind, Field(alias=name)
    return kind | MISSING, Field(MISSING, alias=name)


def _answer(question: Question) -> Any:
    return Annotated[Any, PlainValidator(partial(_validated, question))]


def _validated(question: Question, typed: object) -> object:
    try:
        return read_answer(question, typed)
    except AnswerError as error:
        context = {"sentence": error.message, "authority": error.authority}
        raise PydanticCustomError(error.rule, "{sentence}", context) from None

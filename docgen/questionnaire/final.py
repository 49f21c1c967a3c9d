"""Complete answers as the final model: the last check before anything is issued."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from docgen.questionnaire.answered import Answers
from docgen.questionnaire.models import final_model
from docgen.questionnaire.standing import Standing, State


def final(answers: Answers) -> BaseModel | None:
    """The final model, without the answers to questions that are not asked; None while anything is open."""
    if not answers.complete:
        return None
    data: dict[str, Any] = {}
    for standing in answers.standings():
        if standing.state is State.ANSWERED and standing.question:
            _home(data, standing)[standing.question.id] = answers.given.values[standing.path]
    return final_model(answers.questionnaire).model_validate(data)


def _home(data: dict[str, Any], standing: Standing) -> dict[str, Any]:
    """Where the answer belongs: its section, or its item of a repeated section."""
    section = standing.section
    if section.repeat is None:
        single: dict[str, Any] = data.setdefault(section.id, {})
        return single
    items: list[dict[str, Any]] = data.setdefault(section.id, [])
    number = int(standing.path[len(section.id) + 1 :].partition("]")[0])
    items.extend({} for _ in range(number - len(items)))
    return items[number - 1]

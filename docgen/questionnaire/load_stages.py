"""Reading ``schemas/stages.yaml``: the times later than the drafting at which questions are answered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docgen.findings import Finding, Severity
from docgen.questionnaire.listed import listed_as
from docgen.questionnaire.questions import Stage
from docgen.questionnaire.shapes import StageShape

FILE = "stages.yaml"


def load_stages(schemas: Path, findings: list[Finding]) -> Mapping[str, Stage]:
    """The stages of a schemas folder by their ids; it need not have any. Problems are added to ``findings``."""
    stages: dict[str, Stage] = {}
    for shape, place in listed_as(StageShape, schemas / FILE, "stages (“- id:”)", findings):
        if shape.id in stages:
            message = f"There are two stages called ‘{shape.id}’."
            findings.append(Finding("question-stage", Severity.ERROR, message, (place,)))
        stages[shape.id] = Stage(shape.id, shape.title, shape.about.strip(), shape.one, shape.several)
    return stages

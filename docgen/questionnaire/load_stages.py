"""Reading ``schemas/stages.yaml``: the times later than the drafting at which questions are answered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docgen.findings import Finding, Severity
from docgen.questionnaire.listed import listed
from docgen.questionnaire.questions import Stage
from docgen.questionnaire.shapes import StageShape
from docgen.sources.shapes import parse_as

FILE = "stages.yaml"


def load_stages(schemas: Path, findings: list[Finding]) -> Mapping[str, Stage]:
    """The stages of a schemas folder by their ids; it need not have any. Problems are added to ``findings``."""
    path = schemas / FILE
    stages: dict[str, Stage] = {}
    for item in listed(path, f"{schemas.name}/{FILE}", "stages (“- id:”)", findings) if path.exists() else ():
        shape, problems = parse_as(StageShape, item)
        findings.extend(problems)
        if shape is None:
            continue
        if shape.id in stages:
            message = f"There are two stages called ‘{shape.id}’."
            findings.append(Finding("question-stage", Severity.ERROR, message, (item.place,)))
        stages[shape.id] = Stage(shape.id, shape.title, shape.about.strip(), shape.one, shape.several)
    return stages

"""Reading ``schemas/stages.yaml``: the times later than the drafting at which questions are answered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docgen.findings import Finding, Place, Severity
from docgen.questionnaire.questions import Stage
from docgen.questionnaire.shapes import StageShape
from docgen.sources import yaml_text
from docgen.sources.nodes import SequenceNode
from docgen.sources.shapes import parse_as

FILE = "stages.yaml"


def load_stages(schemas: Path, findings: list[Finding]) -> Mapping[str, Stage]:
    """The stages of a schemas folder by their ids; it need not have any. Problems are added to ``findings``."""
    path, shown = schemas / FILE, f"{schemas.name}/{FILE}"
    if not path.exists():
        return {}
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        findings.append(_error("source-file", f"The file cannot be read: {error}.", Place(shown, 1, 1)))
        return {}
    node, problems = yaml_text.examine(text, shown)
    findings.extend(problems)
    if not isinstance(node, SequenceNode):
        findings.append(_error("source-shape", "A list of stages should stand here: “- id:”.", node.place))
        return {}
    stages: dict[str, Stage] = {}
    for item in node.items:
        shape, problems = parse_as(StageShape, item)
        findings.extend(problems)
        if shape is None:
            continue
        if shape.id in stages:
            findings.append(_error("question-stage", f"There are two stages called ‘{shape.id}’.", item.place))
        stages[shape.id] = Stage(shape.id, shape.title, shape.about.strip(), shape.one, shape.several)
    return stages


def _error(rule: str, message: str, place: Place) -> Finding:
    return Finding(rule, Severity.ERROR, message, (place,))

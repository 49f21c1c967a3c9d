"""Every rule over the answers has a case that passes it and a case that fails it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docgen.library.read import figures
from docgen.questionnaire.answers import read_text
from docgen.questionnaire.load import load
from docgen.questionnaire.questions import Questionnaire
from docgen.questionnaire.rules import check
from docgen.sources import yaml_text
from docgen.sources.nodes import plain

ROOT = Path(__file__).parents[2]
CASES = sorted(Path(__file__).parent.glob("*.yaml"))
USUAL_BASE = "small-company"


@cache
def _questionnaire() -> Questionnaire:
    known, _ = figures(ROOT / "templates")
    return load(ROOT / "schemas", {name: figure.value for name, figure in known.items()})


def _read(path: Path) -> Any:
    return plain(yaml_text.read(path.read_text(encoding="utf-8"), path.name))


def _changed(base: str, changes: dict[str, Any]) -> str:
    """The answers of a sample with changes at dotted paths, as JSON, which is YAML."""
    answers = _read(ROOT / "samples" / base / "answers.yaml")
    for path, value in changes.items():
        *steps, last = [int(step) if step.isdigit() else step for step in re.findall(r"[^.\[\]]+", path)]
        inside = answers
        for step in steps:
            inside = inside[step]
        inside[last] = value
    return json.dumps(answers)


def _broken(case: dict[str, Any], which: str) -> list[str]:
    text = _changed(case.get("base", USUAL_BASE), case[which])
    reading = read_text(text, "answers.yaml", _questionnaire())
    assert reading.answers is not None
    return [finding.rule for finding in check(reading.answers)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_rule_is_quiet_where_it_is_kept_and_speaks_where_it_is_broken(path: Path) -> None:
    case = _read(path)
    assert path.stem not in _broken(case, "passes")
    assert path.stem in _broken(case, "fails")


def test_every_rule_has_cases_and_every_case_has_a_rule() -> None:
    assert [path.stem for path in CASES] == sorted(rule.id for rule in _questionnaire().rules)


@pytest.mark.parametrize("sample", ["twenty-organisations", "small-company", "half-finished"])
def test_a_sample_breaks_no_rule_that_forbids_it(sample: str) -> None:
    file = ROOT / "samples" / sample / "answers.yaml"
    reading = read_text(file.read_text(encoding="utf-8"), sample, _questionnaire())
    assert reading.answers is not None
    findings = [*reading.findings, *check(reading.answers)]
    assert not [str(finding) for finding in findings if finding.severity.value == "error"]

"""Every rule of schemas/rules has one case file here, named after it.

``passes`` and ``fails`` are changes to the answers of a sample (``base``; without it the small company): a dotted path
such as ``members[7].branch_letter`` (counted from 0), and the value to put there; an empty value takes the answer
away. Under
``passes`` the rule says nothing, under ``fails`` it does.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docgen.build.variants import changed
from docgen.findings import Finding
from docgen.questionnaire.answers import read_text
from docgen.questionnaire.rules import check
from docgen.sources.yaml_text import plain
from docgen.sources.yaml_text import read as read_yaml
from tests.samples import PROJECT, SMALL, answers_file

CASES = sorted(Path(__file__).parent.glob("*.yaml"))
USUAL = SMALL


@cache
def text_of(name: str) -> str:
    return answers_file(name).read_text(encoding="utf-8")


def findings(base: str, changes: dict[str, Any]) -> list[Finding]:
    reading = read_text(changed(text_of(base), changes), "answers.yaml", PROJECT.questionnaire)
    assert reading.answers is not None
    return check(reading.answers)


def test_every_rule_has_a_case_file_and_every_case_file_a_rule() -> None:
    ids = [rule.id for rule in PROJECT.questionnaire.rules]
    assert sorted(ids) == sorted(set(ids))
    assert sorted(ids) == [path.stem for path in CASES]


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_rule_is_silent_where_it_is_kept_and_speaks_where_it_is_broken(path: Path) -> None:
    case = plain(read_yaml(path.read_text(encoding="utf-8"), path.name))
    assert set(case) <= {"base", "passes", "fails"}
    base = case.get("base") or USUAL
    kept = [str(one) for one in findings(base, case["passes"]) if one.rule == path.stem]
    broken = [one for one in findings(base, case["fails"]) if one.rule == path.stem]
    assert kept == []
    assert broken
    assert not any("{{" in one.message for one in broken)
    assert all(one.places for one in broken)

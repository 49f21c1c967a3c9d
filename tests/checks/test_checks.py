"""Every check has its folder of cases here: ``<rule>/bad/<case>`` and ``<rule>/good/<case>``.

The files of a case are put over a small library that is without findings. ``answers.yaml`` holds its answers, if they
matter, and ``expected.txt`` of a bad case the words that its finding must hold, one finding a line.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen.checks.table import LIBRARY_CHECKS, SET_CHECKS, check_library
from docgen.findings import Finding
from tests.tiny_library import ANSWERS, TinyLibrary

HERE = Path(__file__).parent
LIBRARY_RULES = {check.id for check in LIBRARY_CHECKS}
SET_RULES = {check.id for check in SET_CHECKS}
PASS_RULES = {"alternatives", "execution", "fill-in"}
RULES = LIBRARY_RULES | SET_RULES | PASS_RULES
BAD = sorted(path for path in HERE.glob("*/bad/*") if path.is_dir())
GOOD = sorted(path for path in HERE.glob("*/good/*") if path.is_dir())
# What the check of names finds carries the ids of the expressions' own checks.
SAID_AS = {"unknown-name": ("expression-name", "expression-choice", "expression-types")}


def name(path: Path) -> str:
    return "/".join(path.parts[-3:])


def found(tiny: TinyLibrary, case: Path) -> list[Finding]:
    """What the check of a case's folder finds in it."""
    tiny.clause("first", "1. The hub acts.\n")
    tiny.outline()
    shutil.copytree(case, tiny.root, dirs_exist_ok=True)
    rule = case.parts[-3]
    answers = tiny.root / "answers.yaml"
    given = answers.read_text(encoding="utf-8") if answers.exists() else ANSWERS
    if rule not in LIBRARY_RULES:
        status = "execution copy" if rule == "blank" else "draft"
        return [one for one in tiny.checked(given, status) if one.rule == rule]
    reading = tiny.reading()
    assert reading.library is not None
    assert not reading.findings, list(map(str, reading.findings))
    said = SAID_AS.get(rule, (rule,))
    return [one for one in check_library(tiny.project.subject(reading.library)) if one.rule in said]


def test_every_check_has_good_and_bad_cases_and_every_folder_a_check() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == RULES
    assert {path.parts[-3] for path in BAD} == RULES
    assert {path.parts[-3] for path in GOOD} == RULES


@pytest.mark.parametrize("case", BAD, ids=map(name, BAD))
def test_a_bad_case_is_told(tiny: TinyLibrary, case: Path) -> None:
    said = [str(one) for one in found(tiny, case)]
    expected = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert len(said) == len(expected), said
    assert all(words in line for words, line in zip(expected, said, strict=True)), said


@pytest.mark.parametrize("case", GOOD, ids=map(name, GOOD))
def test_a_good_case_is_not(tiny: TinyLibrary, case: Path) -> None:
    assert [str(one) for one in found(tiny, case)] == []


def test_a_library_without_faults_has_no_findings(tiny: TinyLibrary) -> None:
    tiny.clause("first", "1. The hub acts.\n")
    tiny.outline()
    assert tiny.project.library_findings() == []
    assert tiny.checked() == []


def test_what_is_wrong_in_a_clause_of_two_documents_is_told_once(tiny: TinyLibrary) -> None:
    tiny.clause("first", "1. The Hub acts.\n")
    tiny.outline()
    tiny.outline(head=tiny_articles(), name="articles")
    assert [one.rule for one in tiny.checked()] == ["undefined-term"]


def tiny_articles() -> str:
    return "id: articles\ntitle: A\nreference: the Articles\nsubject: A\nscheme: articles\nfile: articles\n"

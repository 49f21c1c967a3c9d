"""What CONTRIBUTING.md says about adding a clause, a question and a definition works as it is written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from docgen.build.build import Order, build
from docgen.build.project import Project
from docgen.findings import has_errors
from docgen.questionnaire.journey import missing
from tests.samples import ROOT, examined, small_answers

SECTION = "## Adding a clause, a question and a definition"
FILE = re.compile(r"`((?:templates|schemas)/\S+)`[^`]*\n\n```\w+\n(.*?)```", re.DOTALL)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the library with everything done that the section says."""
    root = tmp_path / "library"
    for name in ("templates", "schemas"):
        shutil.copytree(ROOT / name, root / name)
    for path, text in _blocks():
        file = root / path
        if file.exists():
            _insert(file, text.splitlines())
        else:
            file.write_text(text, encoding="utf-8")
    return root


def _blocks() -> list[tuple[str, str]]:
    """The fenced blocks of the section, each with the file that is named before it."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition(SECTION)[2].partition("\n## ")[0]
    return FILE.findall(text)


def _insert(file: Path, lines: list[str]) -> None:
    """Put the lines into a file after the first of them, which stands there already."""
    there, *new = lines
    old = file.read_text(encoding="utf-8").splitlines()
    place = old.index(there) + 1
    file.write_text("\n".join([*old[:place], *new, *old[place:]]) + "\n", encoding="utf-8")


def _answers(tmp_path: Path, more: str) -> Path:
    file = tmp_path / "answers.yaml"
    file.write_text(small_answers() + more, encoding="utf-8")
    return file


def test_the_section_names_three_new_files_and_a_line() -> None:
    assert [(ROOT / path).exists() for path, _ in _blocks()] == [False, False, False, True]


def test_the_library_has_no_errors_and_no_new_warnings(library: Path) -> None:
    def told(project: Project) -> list[tuple[str, str]]:
        return [(finding.rule, finding.message) for finding in project.library_findings()]

    found = Project(library).library_findings()
    assert not has_errors(found), [str(finding) for finding in found if has_errors([finding])]
    assert set(told(Project(library))) <= set(told(Project(ROOT)))


def test_the_clause_its_number_the_definition_and_the_answer_are_printed(library: Path, tmp_path: Path) -> None:
    answers, out = _answers(tmp_path, "newsletter:\n  issues: 7\n"), tmp_path / "out"
    order = Order(answers, out, ("text", "docx"), only=("partnership-agreement",))
    built = build(Project(library), order)
    assert built.published, [str(finding) for finding in built.findings if has_errors([finding])]
    text = (out / "members-partnership-agreement.txt").read_text(encoding="utf-8")
    heading = re.search(r"^(\d+)\. Newsletter$", text, re.MULTILINE)
    assert heading
    number = heading[1]
    assert re.search(
        rf"^ *{number}\.1 The Company must send each Member a Newsletter at least 7 times", text, re.MULTILINE
    )
    assert re.search(rf"^ *{number}\.2 A Member may ask the Company", text, re.MULTILINE)
    assert "| note: Consider who is the editor" in text
    assert "Newsletter means a paper or email about the work of the consortium" in text
    forum = re.search(r"^(\d+)\. .*orum", text, re.MULTILINE)
    assert forum
    assert int(number) == int(forum[1]) + 1


def test_the_clause_is_left_out_where_its_condition_does_not_hold(library: Path, tmp_path: Path) -> None:
    answers, out = _answers(tmp_path, "newsletter:\n  issues: 0\n"), tmp_path / "out"
    assert build(Project(library), Order(answers, out, ("text",), only=("partnership-agreement",))).published
    assert "Newsletter" not in (out / "members-partnership-agreement.txt").read_text(encoding="utf-8")


def test_the_question_is_asked_listed_and_checked(library: Path, tmp_path: Path) -> None:
    from docgen.build.examine import examine_answers

    project = Project(library)
    complete = examined("small-company").answers
    assert complete is not None
    assert not complete.open()
    waiting = examine_answers(project, _answers(tmp_path, "")).answers
    assert waiting is not None
    assert [gap.path for section in missing(waiting) for gap in section.gaps if gap.status == "open"] == [
        "newsletter.issues"
    ]
    wrong = examine_answers(project, _answers(tmp_path, "newsletter:\n  issues: 60\n"))
    (finding,) = [one for one in wrong.findings if has_errors([one])]
    assert "Newsletters a year" in finding.message

"""A question that is added to the schemas, and nothing else, is asked wherever questions are asked."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from docgen.build.project import Project
from docgen.cli.main import main
from tests.exchange import post
from tests.reading_docx import printed_lines
from tests.samples import ROOT
from tests.web.conftest import open_browser

PLAIN = "What do people say about your choir?"
OF_EACH_MEMBER = "Which songs does its choir sing?"
NEW = """
  - id: choir_{name}
    ask: {ask}
    short: {short}
    why: It is good to know before the first concert.
    example: Only the best
    type: text
    minutes: 2
"""
ADDED = {
    "10-consortium.yaml": NEW.format(name="fame", ask=PLAIN, short="Fame of the choir"),
    "16-members.yaml": NEW.format(name="songs", ask=OF_EACH_MEMBER, short="Songs of the choir"),
}

Docgen = Callable[..., str]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the library with a question more that is asked once, and one that is asked of each member."""
    root = tmp_path_factory.mktemp("more") / "library"
    for name in ("templates", "schemas"):
        shutil.copytree(ROOT / name, root / name)
    for name, question in ADDED.items():
        file = root / "schemas" / "questionnaire" / name
        text = file.read_text(encoding="utf-8")
        before, derived, after = text.partition("\nderived:\n")
        file.write_text(f"{before.rstrip()}\n{question}{derived}{after}", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def docgen(library: Path) -> Docgen:
    """Runs a command with that library; gives what it prints."""

    def run(*arguments: object, typed: str = "") -> str:
        given = [*map(str, arguments), "--library", str(library)]
        result = CliRunner().invoke(main, given, input=typed, prog_name="docgen")
        assert result.exit_code in (0, 1), result.output
        return result.stdout

    return run


@pytest.fixture(scope="module")
def answers(docgen: Docgen, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new answers file, with a name for one member."""
    path = tmp_path_factory.mktemp("answers") / "answers.yaml"
    docgen("new", path)
    before, members, after = path.read_text(encoding="utf-8").partition("\nmembers:\n")
    path.write_text(before + members + after.replace("  - name:", "  - name: Oak Trust", 1), encoding="utf-8")
    return path


def test_it_is_in_a_new_answers_file(answers: Path) -> None:
    text = answers.read_text(encoding="utf-8")
    assert f"  # {PLAIN}\n" in text
    assert "\n  choir_fame:\n" in text
    assert f"  # choir_songs: {OF_EACH_MEMBER}\n" in text
    assert "\n    choir_songs:\n" in text


def test_editors_know_it_from_the_schema_beside_the_file(answers: Path) -> None:
    schema = json.loads((answers.parent / "answers.schema.json").read_text(encoding="utf-8"))
    sections = schema["properties"]
    assert PLAIN in json.dumps(sections["consortium"]["properties"]["choir_fame"])
    assert OF_EACH_MEMBER in json.dumps(sections["members"]["items"]["properties"]["choir_songs"])


def test_it_is_missing_until_it_is_answered(docgen: Docgen, answers: Path) -> None:
    printed = docgen("missing", answers)
    assert f"Fame of the choir: {PLAIN}\n" in printed
    assert f"Songs of the choir – Oak Trust: {OF_EACH_MEMBER}\n" in printed


@pytest.mark.parametrize(("section", "ask"), [("consortium", PLAIN), ("members", OF_EACH_MEMBER)])
def test_it_is_asked_in_the_terminal(docgen: Docgen, answers: Path, section: str, ask: str) -> None:
    printed = docgen("ask", answers, "--section", section, "--plain", typed=">\n" * 40)
    assert f"\n{ask}\n" in printed


def test_it_is_asked_in_the_browser_where_its_answer_is_saved(library: Path, answers: Path, tmp_path: Path) -> None:
    browser = open_browser(Path(shutil.copy(answers, tmp_path / "answers.yaml")), Project(library))
    assert PLAIN in browser.page("/section/consortium/all")
    assert PLAIN in browser.page("/question/consortium.choir_fame")
    assert OF_EACH_MEMBER in browser.page("/section/members/1/all")
    assert browser.answer("consortium.choir_fame", "They say little").status_code == 303
    assert "  choir_fame: They say little\n" in browser.path.read_text(encoding="utf-8")
    browser.close()


def test_it_has_a_cell_in_the_workbook_and_a_column_in_the_table(docgen: Docgen, answers: Path, tmp_path: Path) -> None:
    docgen("export", answers, tmp_path / "form.xlsx")
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    beside = post.cell(book, "consortium.choir_fame").offset(column=-1).value
    assert PLAIN in str(beside)
    assert post.cell(book, "members.choir_songs", 1).value is None
    docgen("export", answers, tmp_path / "members.csv", "--section", "members")
    with (tmp_path / "members.csv").open(encoding="utf-8-sig", newline="") as file:
        assert "Songs of the choir" in next(csv.reader(file))


def test_it_is_on_the_blank_questionnaire_in_word(docgen: Docgen, tmp_path: Path) -> None:
    docgen("questionnaire", "-o", tmp_path / "paper", "--format", "docx")
    lines = printed_lines((tmp_path / "paper" / "questionnaire.docx").read_bytes())
    for ask in (PLAIN, OF_EACH_MEMBER):
        assert any(ask in line for line in lines)

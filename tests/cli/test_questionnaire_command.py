"""The questionnaire on paper."""

from __future__ import annotations

import json
from pathlib import Path

import ooxml_integrity
import page
import pytest
from click.testing import CliRunner
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

from docgen.build.paper import print_paper
from docgen.cli.main import main
from docgen.writers.docx.lint import lint
from tests.build.papers import Papers
from tests.cli.conftest import Docgen
from tests.samples import PROJECT, examined
from tests.test_files import is_false_alarm

FORM = "rural-collaboration"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, pdf_formats: tuple[str, ...]) -> Path:
    """The questionnaire of the shortest sample, filled in, as files."""
    place = tmp_path_factory.mktemp("paper")
    print_paper(PROJECT, (*pdf_formats, "text"), place, examined(FORM).answers)
    return place


def test_the_word_file_is_sound(folder: Path) -> None:
    file = folder / "questionnaire.docx"
    result = OpenXmlValidator().validate(file)
    assert result.is_valid, result.errors
    assert [str(one) for one in ooxml_integrity.check(file)] == []
    assert lint(file.read_bytes(), file.name) == []


@pytest.mark.parametrize("standard", ["3a", "ua1"])
def test_the_pdf_keeps_the_standards_and_can_be_typed_into(
    folder: Path, pdf_formats: tuple[str, ...], standard: str
) -> None:
    if "pdf" not in pdf_formats:
        pytest.skip("this computer makes no PDF")
    file = folder / "questionnaire.pdf"
    data = file.read_bytes()
    failures = page.validate_pdf_bytes(data, profile=standard).failures
    assert [f"{one.rule_id}: {one.message}" for one in failures if not is_false_alarm(one, data)] == []
    fields = PdfReader(file).get_fields() or {}
    labels = {str(field.get("/TU")) for field in fields.values()}
    assert "Legal name of the member" in labels
    assert "Community interest company limited by guarantee" in labels


def test_blank_and_filled_in(docgen: Docgen, papers: Papers, tmp_path: Path) -> None:
    out = tmp_path / "paper"
    result = docgen("questionnaire", "-o", out, "--format", "text")
    assert result.stdout == f"{out / 'questionnaire.txt'} is written.\n"
    text = (out / "questionnaire.txt").read_text(encoding="utf-8")
    assert "| Rule | ☐ The strict rule ☐ The loose rule |" in text
    docgen("questionnaire", papers.answers, "-o", tmp_path / "filled", "--format", "text")
    filled = (tmp_path / "filled" / "questionnaire.txt").read_text(encoding="utf-8")
    assert "| Rule | ☑ The strict rule ☐ The loose rule |" in filled


def test_a_wrong_answer_is_told_and_leaves_room_for_a_right_one(docgen: Docgen, papers: Papers, tmp_path: Path) -> None:
    papers.answer("days: 14", "days: soon")
    result = docgen("questionnaire", papers.answers, "-o", tmp_path, "--format", "text")
    assert result.exit_code == 0
    assert result.stderr == f"1 error: “docgen check {papers.answers}” lists it.\n"
    assert "| Notice (days) |  |" in (tmp_path / "questionnaire.txt").read_text(encoding="utf-8")


def test_a_file_that_somebody_filled_in_is_not_written_over(docgen: Docgen, papers: Papers, tmp_path: Path) -> None:
    out = tmp_path / "paper"
    given = ("questionnaire", "-o", out, "--format", "text")
    docgen(*given)
    assert docgen(*given).stdout == f"{out / 'questionnaire.txt'} is as it was.\n"
    (out / "questionnaire.txt").write_text("Ours", encoding="utf-8")
    refused = docgen(*given)
    assert refused.exit_code == 2
    assert "somebody may have written into it" in refused.stderr
    assert (out / "questionnaire.txt").read_text(encoding="utf-8") == "Ours"
    told = json.loads(docgen(*given, "--overwrite", "--json").stdout)
    assert told["written"] == ["questionnaire.txt"]
    assert (out / told["aside"]["questionnaire.txt"]).read_text(encoding="utf-8") == "Ours"


def test_answers_that_cannot_be_read_are_told(docgen: Docgen, papers: Papers, tmp_path: Path) -> None:
    papers.answers.write_text('hub:\n  name: "Harbour\n', encoding="utf-8")
    result = docgen("questionnaire", papers.answers, "-o", tmp_path / "paper", "--format", "text")
    assert result.exit_code == 2
    assert f"{papers.answers}:2:9: error:" in result.stderr
    assert not (tmp_path / "paper").exists()


def test_answers_may_be_given_without_a_file(docgen: Docgen, papers: Papers, tmp_path: Path) -> None:
    docgen("questionnaire", "--set", "hub.rule=strict", "-o", tmp_path, "--format", "text")
    text = (tmp_path / "questionnaire.txt").read_text(encoding="utf-8")
    assert "| Rule | ☑ The strict rule ☐ The loose rule |" in text
    refused = docgen("questionnaire", papers.answers, "--set", "hub.rule=strict", "-o", tmp_path, "--format", "text")
    assert "Give an answers file or --set, not both." in refused.stderr


def test_whoever_prints_it_blank_is_told_to_choose_first(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["questionnaire", "-o", str(tmp_path), "--format", "text"])
    assert "begin with “docgen choose”" in told.stdout
    known = ["questionnaire", "--set", "hub.legal_form=clg", "-o", str(tmp_path / "known"), "--format", "text"]
    assert "docgen choose" not in CliRunner().invoke(main, known).stdout

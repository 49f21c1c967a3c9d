"""``docgen house`` and ``--house``: what is said of a letterhead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.cli.main import main
from tests.build.papers import Papers
from tests.cli.conftest import Docgen
from tests.writers.docx.letterheads import Firm, garamond, landscape, para, text, usual_styles


@pytest.fixture
def letterhead(tmp_path: Path) -> Path:
    file = tmp_path / "letterhead.docx"
    file.write_bytes(garamond())
    return file


def _house(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["house", *map(str, arguments)], prog_name="docgen", catch_exceptions=False)


def test_it_says_what_documents_take_over_and_writes_nothing(letterhead: Path) -> None:
    result = _house(letterhead)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{letterhead} can be used: no errors. Documents take over:\n  the header\n")
    assert "note: [letterhead] The words of its body" in result.stderr
    assert [path.name for path in letterhead.parent.iterdir()] == ["letterhead.docx"]


def test_it_counts_what_somebody_should_look_at(letterhead: Path) -> None:
    letterhead.write_bytes(landscape())
    assert "can be used: 1 warning." in _house(letterhead).stdout


def test_its_data_are_what_it_says(letterhead: Path) -> None:
    data = json.loads(_house(letterhead, "--json").stdout)
    assert "1 picture" in data["kept"]
    assert {finding["rule"] for finding in data["findings"]} == {"letterhead"}


def test_a_file_that_cannot_be_used_is_told_why_and_ends_with_two(letterhead: Path) -> None:
    letterhead.write_bytes(Firm(usual_styles()).made(para(text("{{ titel }}"))))
    result = _house(letterhead)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "The tag {{ titel }} in the body means nothing. Did you mean ‘title’?" in result.stderr


def test_a_build_on_a_letterhead_tells_what_became_of_it(docgen: Docgen, papers: Papers, letterhead: Path) -> None:
    arguments = ("build", papers.answers, "-o", papers.out, "--format", "docx", "--house", letterhead)
    first = docgen(*arguments)
    assert first.exit_code == 0
    assert "note: [letterhead] As its pages print no number" in first.stderr
    assert docgen(*arguments).stderr == first.stderr
    verified = docgen("verify", papers.out, papers.answers, "--house", letterhead)
    assert verified.stdout == f"{papers.out}: 4 what these answers give.\n"


def test_a_letterhead_without_word_files_is_wrong_usage(docgen: Docgen, papers: Papers, letterhead: Path) -> None:
    result = docgen("build", papers.answers, "-o", papers.out, "--format", "text", "--house", letterhead)
    assert result.exit_code == 2
    assert "--house is the look of Word files" in result.stderr


def test_a_letterhead_that_cannot_be_used_makes_nothing(docgen: Docgen, papers: Papers, letterhead: Path) -> None:
    letterhead.write_bytes(b"%PDF-1.7")
    result = docgen("build", papers.answers, "-o", papers.out, "--format", "docx", "--house", letterhead)
    assert result.exit_code == 2
    assert "not a Word document but PDF" in result.stderr
    assert not papers.out.exists()


def test_verify_needs_answers_to_hold_a_letterhead_against(docgen: Docgen, papers: Papers, letterhead: Path) -> None:
    papers.build("docx")
    assert docgen("verify", papers.out, "--house", letterhead).exit_code == 2

"""``docgen export`` and ``docgen import`` as somebody at a terminal meets them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.cli.main import main
from tests.exchange.post import answered, edited, sample, typing
from tests.samples import ROOT

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    def invoke(*arguments: object) -> Result:
        result = CliRunner().invoke(main, [*map(str, arguments), "--library", str(ROOT)], prog_name="docgen")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(sample(), encoding="utf-8")
    return path


def test_a_workbook_goes_out_and_comes_back(run: Run, answers: Path, tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    assert run("export", answers, form).exit_code == 0
    edited(form, typing("consortium.name", "Weir Alliance"), typing("meetings.notice_days", "soon"))
    refused = run("import", form, "-o", answers)
    assert refused.exit_code == 1
    assert "takes a whole number" in refused.output
    last = f"Nothing was written: 1 error. {answers} is as it was. With --partial the other answer is written.\n"
    assert refused.output.endswith(last)
    assert answers.read_text(encoding="utf-8") == sample()
    partly = run("import", form, "-o", answers, "--partial")
    assert (partly.exit_code, "1 answer written; 1 error" in partly.output) == (1, True)
    assert answered(answers.read_text(encoding="utf-8"))["consortium.name"] == "Weir Alliance"


def test_a_filled_in_form_is_not_written_over(run: Run, answers: Path, tmp_path: Path) -> None:
    form = tmp_path / "members.csv"
    assert run("export", answers, form, "--section", "members").exit_code == 0
    assert run("export", answers, form, "--section", "members").exit_code == 0  # it would say the same
    form.write_text("name\nOak Trust\n", encoding="utf-8")
    refused = run("export", answers, form, "--section", "members")
    assert (refused.exit_code, "--overwrite" in refused.output) == (2, True)
    assert form.read_text(encoding="utf-8") == "name\nOak Trust\n"
    assert run("export", answers, form, "--section", "members", "--overwrite").exit_code == 0


def test_each_member_gets_a_page_and_all_come_back_at_once(run: Run, answers: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    assert run("export", answers, pages, "--per-member").exit_code == 0
    files = sorted(pages.glob("*.xlsx"))
    known = answered(sample())
    assert len(files) == sum(path.startswith("members[") and path.endswith("].name") for path in known)
    told = run("import", *files, "-o", answers, "--json")
    assert told.exit_code == 0
    assert json.loads(told.stdout) == {"findings": [], "written": True, "changed": [], "added": {}}
    assert answers.read_text(encoding="utf-8") == sample()


def test_a_new_answers_file_is_made_with_the_schema_beside_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "members.csv").write_text("name,email\nOak Trust,a@b.example\n", encoding="utf-8")
    answers = tmp_path / "new" / "answers.yaml"
    told = run("import", tmp_path / "members.csv", "-o", answers)
    assert (told.exit_code, "new under “Member organisations”: Oak Trust" in told.output) == (0, True)
    assert (answers.parent / "answers.schema.json").exists()
    assert answered(answers.read_text(encoding="utf-8"))["members[1].email"] == "a@b.example"


def test_what_cannot_be_read_ends_with_2_and_writes_nothing(run: Run, answers: Path, tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").write_bytes(b"%PDF-1.7")
    told = run("import", tmp_path / "form.xlsx", "-o", answers, "--json")
    assert told.exit_code == 2
    (finding,) = json.loads(told.stdout)["findings"]
    assert finding["rule"] == "exchange-file"
    assert finding["places"][0]["file"] == str(tmp_path / "form.xlsx")
    assert answers.read_text(encoding="utf-8") == sample()


def test_one_file_that_cannot_be_read_keeps_the_others_only_without_partial(
    run: Run, answers: Path, tmp_path: Path
) -> None:
    form = tmp_path / "form.xlsx"
    run("export", answers, form)
    edited(form, typing("consortium.name", "Weir Alliance"))
    (tmp_path / "other.xlsx").write_bytes(b"%PDF-1.7")
    told = run("import", form, tmp_path / "other.xlsx", "-o", answers)
    assert (told.exit_code, "With --partial the file that can be read is taken." in told.output) == (2, True)
    assert "1 answer written" in run("import", form, tmp_path / "other.xlsx", "-o", answers, "--partial").output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("form.doc",), "ends with .xlsx or .csv"),
        (("form.csv",), "Give --section with one of"),
        (("form.csv", "--section", "memers"), "Did you mean ‘members’?"),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(
    run: Run, answers: Path, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    told = run("export", answers, tmp_path / arguments[0], *arguments[1:])
    assert (told.exit_code, words in told.output) == (2, True)


def test_an_area_that_a_form_calls_otherwise_takes_its_members_along(run: Run, answers: Path, tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    run("export", answers, form)
    edited(form, typing("areas.name", "The Vale", row=2))
    back = run("import", form, "-o", answers)
    assert back.exit_code == 0, back.output
    assert "answers that named ‘Rural Penwold’ now name ‘The Vale’." in back.output


def test_a_folder_that_came_back_is_taken_whole(run: Run, answers: Path, tmp_path: Path) -> None:
    back = tmp_path / "back"
    run("export", answers, back, "--per-member")
    (back / "notes.pdf").write_bytes(b"%PDF")
    taken = run("import", back, "-o", answers)
    assert (taken.exit_code, "nothing new" in taken.output) == (0, True)
    assert "Not read, as no forms: notes.pdf." in taken.output
    (tmp_path / "none").mkdir()
    assert "no workbook and no CSV file" in run("import", tmp_path / "none", "-o", answers).output

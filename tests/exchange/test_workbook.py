"""The workbook goes out and comes back: what was not touched is not touched, what was changed is changed."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from docgen.exchange import workbook_out
from docgen.exchange.forms import BEFORE, DIGEST, FACTS, LISTS, MADE_BY
from docgen.exchange.placing import titles
from docgen.questionnaire.journey import work
from docgen.questionnaire.new import commented
from docgen.questionnaire.standing import State
from docgen.version import VERSION
from tests.exchange import post
from tests.exchange.post import QUESTIONS, answered, bring, changed, edited, sample, typing, with_answers, workbook
from tests.samples import HALF, LARGE

MEMBERS = QUESTIONS.by_id["members"].title


@pytest.mark.parametrize("name", [LARGE, HALF])
def test_a_workbook_that_nobody_touched_changes_nothing(name: str, tmp_path: Path) -> None:
    text = sample(name)
    brought = bring([workbook(tmp_path / "form.xlsx", text)], text)
    assert (brought.text, brought.changed, brought.findings) == (text, (), ())


@pytest.mark.parametrize("name", [LARGE, HALF, "rural-collaboration"])
def test_a_new_answers_file_from_a_workbook_has_the_same_answers(name: str, tmp_path: Path) -> None:
    text = sample(name)
    new = bring([workbook(tmp_path / "form.xlsx", text)], commented(QUESTIONS, "answers.schema.json"))
    assert new.text is not None, new.findings
    assert answered(new.text) == answered(text)


def test_only_the_lines_of_changed_answers_change(tmp_path: Path) -> None:
    text = sample()
    form = workbook(
        tmp_path / "form.xlsx",
        text,
        typing("consortium.name", "Weir Alliance"),
        typing("members.representative", "Ada Weir", row=2),
        typing("meetings.notice_days", 28),
    )
    brought = bring([form], text)
    assert brought.text is not None
    assert changed(text, brought.text) == ["  name: Weir Alliance", "    representative: Ada Weir", "  notice_days: 28"]
    assert len(text.splitlines()) == len(brought.text.splitlines())


def test_what_only_keeps_the_place_of_an_answer_goes_out_as_open_and_yields_to_an_answer(tmp_path: Path) -> None:
    text = with_answers(sample(), consortium__place="TBC")
    form = workbook(tmp_path / "form.xlsx", text)
    sheet = openpyxl.load_workbook(form, data_only=True)["The consortium"]
    row = next(row for row in range(1, 40) if sheet.cell(row, 1).value == "consortium.place")
    assert (sheet.cell(row, 3).value, sheet.cell(row, 4).value) == (None, "open")
    edited(form, typing("consortium.place", "the upper valley"))
    brought = bring([form], text)
    assert (brought.findings, brought.changed) == ((), ("consortium.place",))


def test_a_label_a_code_and_any_case_give_the_same_choice(tmp_path: Path) -> None:
    text = sample()
    typed = ("Charitable incorporated organisation (CIO)", "cio", "CIO", "CHARITABLE incorporated organisation (cio)")
    edits = [typing("members.legal_form", one, row) for row, one in enumerate(typed, 1)]
    after = bring([workbook(tmp_path / "form.xlsx", text, *edits)], text).text
    assert after is not None
    found = [answered(after)[f"members[{row}].legal_form"] for row in range(1, len(typed) + 1)]
    assert found == ["cio"] * len(typed)


def test_numbers_dates_and_truths_that_a_spreadsheet_made_are_read_as_answers(tmp_path: Path) -> None:
    text = sample()
    form = workbook(
        tmp_path / "form.xlsx",
        text,
        typing("consortium.law_date", datetime.datetime(2027, 4, 1)),
        typing("meetings.notice_days", 28.0),
        typing("meetings.agm", True),
    )
    after = bring([form], text).text
    assert after is not None
    assert answered(after)["consortium.law_date"] == datetime.date(2027, 4, 1)
    assert answered(after)["meetings.notice_days"] == 28
    assert answered(after)["meetings.agm"] is True


def test_25_percent_typed_into_a_cell_for_whole_numbers_is_25(tmp_path: Path) -> None:
    text = sample()
    after = bring([workbook(tmp_path / "form.xlsx", text, typing("meetings.quorum_percent", 0.25))], text).text
    assert after is not None
    assert answered(after)["meetings.quorum_percent"] == 25


def test_lists_are_one_on_each_line_with_or_without_dashes(tmp_path: Path) -> None:
    text = sample()
    for number, typed in enumerate(("Be kind\nBe fair, always", "- Be kind\n- Be fair, always\n")):
        form = workbook(tmp_path / f"{number}.xlsx", text, typing("consortium.values", typed))
        after = bring([form], text).text
        assert after is not None
        assert answered(after)["consortium.values"] == ("Be kind", "Be fair, always")


def test_an_emptied_answer_is_taken_back_and_an_emptied_row_is_kept(tmp_path: Path) -> None:
    text = sample()
    form = workbook(tmp_path / "form.xlsx", text, typing("consortium.place", None))
    after = bring([form], text).text
    assert after is not None
    assert "consortium.place" not in answered(after)

    def empty(book: Any) -> None:
        for question in QUESTIONS.by_id["members"].questions:
            post.cell(book, question.path, 2).value = None

    brought = bring([workbook(tmp_path / "row.xlsx", text, empty)], text)
    assert brought.text == text
    assert [finding.rule for finding in brought.findings] == ["exchange-emptied"]


def test_rows_that_were_moved_are_still_about_the_same_members(tmp_path: Path) -> None:
    text = sample()

    def swap(book: Any) -> None:
        for question in QUESTIONS.by_id["members"].questions:
            first, second = (post.cell(book, question.path, row) for row in (1, 2))
            first.value, second.value = second.value, first.value

    brought = bring([workbook(tmp_path / "form.xlsx", text, swap)], text)
    assert (brought.text, brought.findings) == (text, ())


def test_a_member_that_changed_its_name_is_not_a_new_member(tmp_path: Path) -> None:
    text = sample()
    form = workbook(tmp_path / "form.xlsx", text, typing("members.name", "Renamed Trust", row=1))
    brought = bring([form], text)
    assert brought.changed == ("members[1].name",)
    assert brought.added == {}


def test_notes_are_told_and_reach_no_answer(tmp_path: Path) -> None:
    text = sample()

    def note(book: Any) -> None:
        place = post.cell(book, "consortium.name")
        place.parent.cell(place.row, 6).value = "The board must agree"

    brought = bring([workbook(tmp_path / "form.xlsx", text, note)], text)
    assert brought.text == text
    (finding,) = brought.findings
    assert "“The board must agree”" in finding.message


def test_the_same_answers_give_the_same_bytes_and_say_which_questions_they_answer(tmp_path: Path) -> None:
    known = post.held(sample())
    data = workbook_out.whole(QUESTIONS, *known)
    assert data == workbook_out.whole(QUESTIONS, *known)
    path = tmp_path / "form.xlsx"
    path.write_bytes(data)
    book = openpyxl.load_workbook(path)
    kept = {one.name: one.value for one in book.custom_doc_props.props}
    assert set(kept) == {DIGEST, MADE_BY}
    assert kept[MADE_BY] == VERSION


def test_a_workbook_keeps_the_schemas_of_its_format(tmp_path: Path) -> None:
    result = OpenXmlValidator().validate(workbook(tmp_path / "form.xlsx", sample()))
    assert result.is_valid, result.errors


def test_a_workbook_has_one_sheet_for_each_section_and_can_be_typed_into_only_where_answers_go(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(workbook(tmp_path / "form.xlsx", sample()))
    shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert shown == ["Read me", *titles([section.title for section in QUESTIONS.sections])]
    assert {sheet.title for sheet in book.worksheets} - set(shown) == {BEFORE, FACTS, LISTS}
    assert all(sheet.protection.sheet for sheet in book.worksheets)
    place = post.cell(book, "consortium.name")
    assert (place.protection.locked, place.number_format) == (False, "@")
    assert place.parent.cell(place.row, 2).protection.locked
    assert place.parent.column_dimensions["A"].hidden
    assert place.parent.page_setup.orientation == "landscape"
    assert place.parent.print_title_rows


def test_choices_have_lists_and_numbers_have_limits(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(workbook(tmp_path / "form.xlsx", sample()))
    form, days = post.cell(book, "hub.legal_form"), post.cell(book, "meetings.notice_days")

    def rule(place: Any) -> Any:
        validations = place.parent.data_validations.dataValidation
        return next(one for one in validations if place.coordinate in one.sqref)

    labels = [row[0].value for row in book[LISTS][rule(form).formula1.split("!")[1].replace("$", "")]]
    assert labels == [choice.label for choice in QUESTIONS.by_path["hub.legal_form"].choices]
    lawful = QUESTIONS.by_path["meetings.notice_days"].lawful
    assert rule(days).type == "whole"
    assert int(rule(days).formula1) == lawful.least
    assert rule(form).promptTitle == "Legal form of the hub"


def test_the_page_of_a_member_leaves_out_what_cannot_be_asked_of_it(tmp_path: Path) -> None:
    text = sample(HALF)
    _, answers = post.held(text)
    for item in answers.items("members"):
        book = openpyxl.load_workbook(post.page(tmp_path / f"{item.number}.xlsx", text, item.number))
        sheet = book[MEMBERS]
        rows = [str(sheet.cell(row, 1).value) for row in range(4, sheet.max_row + 1)]
        states = {question.path: item.state(question)[0] for question in QUESTIONS.by_id["members"].questions}
        assert rows == [path for path, state in states.items() if state is not State.NOT_ASKED]
        assert all(sheet.cell(row, 4).data_type == "f" for row in range(4, sheet.max_row + 1))
        assert "left out" in " ".join(str(row[1].value) for row in book["Read me"].iter_rows())


def test_an_answer_to_a_question_that_is_left_out_stays_in_the_file(tmp_path: Path) -> None:
    text = sample().replace("is_charity: yes", "is_charity: no", 1)
    assert "charity_number" in text.partition("is_charity: no")[2].partition("is_charity")[0]
    form = post.page(tmp_path / "one.xlsx", text, 1, typing("members.deputy", "Ada Weir"))
    brought = bring([form], text)
    assert brought.text is not None
    assert changed(text, brought.text) == ["    deputy: Ada Weir"]


def test_the_read_me_counts_as_missing_does_and_only_what_is_on_its_sheets(tmp_path: Path) -> None:
    text = sample(HALF)
    _, answers = post.held(text)
    whole = openpyxl.load_workbook(workbook(tmp_path / "form.xlsx", text))
    left = work(answers.standings(), answers)
    assert f"When this workbook was made: {left.tally}: {left.time} to write down once, and longer to agree." in _told(
        whole
    )
    page = openpyxl.load_workbook(post.page(tmp_path / "one.xlsx", text, 1))
    own = work((one for one in answers.standings() if one.path.startswith("members[1].")), answers)
    assert f"When this workbook was made: {own.tally}" in "\n".join(_told(page))


def _told(book: Any) -> list[str]:
    return [str(row[1].value) for row in book["Read me"].iter_rows()]


def test_titles_of_sheets_are_short_and_differ() -> None:
    found = titles(["The hub: what/who?", "A" * 40, "A" * 41, "Read me", "history"])
    assert all(0 < len(title) <= 31 for title in found)
    assert len({title.lower() for title in (*found, "read me", "history")}) == 7


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_saves_it_with_the_same_answers_and_works_out_the_same_states(tmp_path: Path) -> None:
    text = sample(HALF)
    form = workbook(tmp_path / "form.xlsx", text)
    back = _through_libreoffice(form, tmp_path)
    brought = bring([back], text)
    assert (brought.text, brought.changed, brought.findings) == (text, (), ())
    new = bring([back], commented(QUESTIONS, "answers.schema.json"))
    assert new.text is not None
    assert answered(new.text) == answered(text)
    ours, theirs = (openpyxl.load_workbook(path, data_only=True) for path in (form, back))
    for sheet in ours.worksheets:
        if sheet.title not in (BEFORE, LISTS):
            assert _worked_out(theirs[sheet.title]) == _worked_out(sheet), sheet.title


def _worked_out(sheet: Any) -> list[object]:
    """The statuses and hidden states of a sheet, or the facts."""
    columns = (2,) if sheet.title == FACTS else (4, 7)
    return [sheet.cell(row, column).value for row in range(4, 100) for column in columns]


def _through_libreoffice(path: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it after it has worked out every formula anew."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">'
        "<value>0</value></prop></item></oor:items>\n",
        encoding="utf-8",
    )
    out = folder / "back"
    command = ["soffice", f"-env:UserInstallation=file://{profile.parent}", "--headless", "--convert-to", "xlsx"]
    done = subprocess.run([*command, "--outdir", out, path], capture_output=True, timeout=180, check=False)
    if not (out / path.name).exists():
        pytest.skip(f"LibreOffice has no spreadsheets: {done.stderr.decode(errors='replace')[-200:]}")
    return out / path.name

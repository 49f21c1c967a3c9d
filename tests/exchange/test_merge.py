"""Twenty members each send a page back, and no answer is lost or written over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.exchange.placing import titles
from docgen.findings import has_errors
from docgen.questionnaire.new import commented
from tests.exchange.post import QUESTIONS, answered, bring, changed, page, sample, table, typing, with_answers, workbook

TITLE = titles([QUESTIONS.by_id["members"].title])[0]


def test_pages_of_two_members_change_their_own_answers_only(tmp_path: Path) -> None:
    text = sample()
    files = [
        page(tmp_path / "one.xlsx", text, 1, typing("members.deputy", "Ada Weir")),
        page(tmp_path / "two.xlsx", text, 2, typing("members.deputy", "Bea Weir")),
    ]
    brought = bring(files, text)
    assert brought.changed == ("members[1].deputy", "members[2].deputy")
    assert brought.text is not None
    assert changed(text, brought.text) == ["    deputy: Ada Weir", "    deputy: Bea Weir"]


def test_a_page_holds_no_answers_of_others(tmp_path: Path) -> None:
    import zipfile

    text = sample()
    with zipfile.ZipFile(page(tmp_path / "one.xlsx", text, 1)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
    values = answered(text)
    assert str(values["members[1].email"]) in everything
    assert str(values["members[2].email"]) not in everything
    assert str(values["members[2].name"]) not in everything


def test_a_page_is_known_by_its_number_when_the_name_was_changed_on_both_sides(tmp_path: Path) -> None:
    text = sample()
    form = page(tmp_path / "one.xlsx", text, 1, typing("members.deputy", "Ada Weir"))
    now = text.replace(f"name: {answered(text)['members[1].name']}", "name: Renamed Since")
    brought = bring([form], now)
    assert brought.changed == ("members[1].deputy",)
    assert brought.added == {}


def test_what_somebody_answered_in_the_file_meanwhile_stays(tmp_path: Path) -> None:
    text = sample()
    form = workbook(tmp_path / "form.xlsx", text, typing("consortium.place", "the upper valley"))
    now = with_answers(text, consortium__name="Changed Meanwhile")
    brought = bring([form], now)
    assert brought.changed == ("consortium.place",)
    assert brought.text is not None
    assert "name: Changed Meanwhile" in brought.text


@pytest.mark.parametrize(("take", "name"), [("", None), ("theirs", "Weir Alliance"), ("ours", "Changed Meanwhile")])
def test_an_answer_changed_on_both_sides_is_a_conflict_that_take_decides(
    take: str, name: str | None, tmp_path: Path
) -> None:
    text = sample()
    form = workbook(tmp_path / "form.xlsx", text, typing("consortium.name", "Weir Alliance"))
    now = with_answers(text, consortium__name="Changed Meanwhile")
    brought = bring([form], now, take)
    if name is not None:
        assert brought.text is not None
        assert answered(brought.text)["consortium.name"] == name
        (told,) = brought.findings
        assert (told.severity, name in told.message.partition("instead of")[0]) == ("note", True)
        return
    assert brought.text is None
    (finding,) = brought.findings
    line = _line(now, "name: Changed Meanwhile")
    assert finding.message == (
        f"“Consortium’s working name” is “Weir Alliance” ({tmp_path / 'form.xlsx'}: The consortium!C4) and "
        f"“Changed Meanwhile” (answers.yaml:{line}:9)."
    )
    assert [str(place).rpartition("/")[2] for place in finding.places] == [
        "form.xlsx: The consortium!C4",
        f"answers.yaml:{line}:9",
    ]
    assert bring([form], now, partial=True).text == now


@pytest.mark.parametrize(("take", "deputy"), [("", None), ("theirs", "Bea Weir"), ("ours", "as it was")])
def test_two_files_that_say_different_things_are_a_conflict(take: str, deputy: str | None, tmp_path: Path) -> None:
    text = sample()
    files = [
        page(tmp_path / "one.xlsx", text, 1, typing("members.deputy", "Ada Weir")),
        page(tmp_path / "two.xlsx", text, 1, typing("members.deputy", "Bea Weir")),
    ]
    brought = bring(files, text, take)
    if deputy is None:
        assert brought.text is None
        (finding,) = brought.findings
        member = answered(text)["members[1].name"]
        assert finding.message.startswith(f"“Deputy of the representative – {member}” is “Ada Weir” (")
        cells = [str(place).rpartition("/")[2] for place in finding.places]
        assert f"{cells[0]}) and “Bea Weir” (" in finding.message
        assert [cell.partition("!")[0] for cell in cells] == [f"one.xlsx: {TITLE}", f"two.xlsx: {TITLE}"]
        return
    assert brought.text is not None
    wanted = answered(text)["members[1].deputy"] if deputy == "as it was" else deputy
    assert answered(brought.text)["members[1].deputy"] == wanted
    (told,) = brought.findings
    said = f"stays “{wanted}” (answers.yaml:" if take == "ours" else "is now “Bea Weir” ("
    assert said in told.message
    assert "instead of “Ada Weir” (" in told.message


def test_a_table_that_differs_from_the_answers_is_a_conflict_as_nobody_knows_who_changed_it(tmp_path: Path) -> None:
    text = sample()
    path = table(tmp_path / "members.csv", text)
    now = text.replace(f"deputy: {answered(text)['members[1].deputy']}", "deputy: Ada Weir", 1)
    assert [finding.rule for finding in bring([path], now).findings] == ["exchange-conflict"]
    taken = bring([path], now, "theirs")
    assert taken.text == text


def test_new_members_are_added_once_though_two_files_tell_of_them(tmp_path: Path) -> None:
    text = sample()
    for name, rows in (("a.csv", "Oak Trust,cio,,1234567\n"), ("b.csv", "Oak Trust,,a@b.example,1234567\n")):
        (tmp_path / name).write_text(f"name,legal_form,email,charity_number\n{rows}", encoding="utf-8")
    brought = bring([tmp_path / "a.csv", tmp_path / "b.csv"], text)
    assert brought.added == {"members": ("Oak Trust",)}
    assert brought.text is not None
    added = "  - name: Oak Trust\n    legal_form: cio\n    charity_number: 1234567\n    email: a@b.example\n"
    assert added in brought.text
    assert len(brought.text.splitlines()) == len(text.splitlines()) + 4


def test_a_row_without_a_name_and_one_whose_number_is_anothers_are_told(tmp_path: Path) -> None:
    text = sample()
    values = answered(text)
    path, number = next((p, v) for p, v in values.items() if p.startswith("members[1].") and p.endswith("y_number"))
    head = path.partition(".")[2]
    rows = f"name,email,{head}\n,a@b.example,\n{values['members[2].name']},a@b.example,{number}\n"
    (tmp_path / "members.csv").write_text(rows, encoding="utf-8")
    brought = bring([tmp_path / "members.csv"], text)
    assert brought.text is None
    assert [finding.rule for finding in brought.findings] == ["exchange-match"] * 2
    assert "has answers, but no" in brought.findings[0].message
    assert "not clear which" in brought.findings[1].message


def test_a_blank_answers_file_takes_the_first_member_where_its_empty_lines_stand(tmp_path: Path) -> None:
    new = commented(QUESTIONS, "answers.schema.json")
    (tmp_path / "members.csv").write_text("name,legal_form\nOak Trust,cio\nElm Trust,scio\n", encoding="utf-8")
    brought = bring([tmp_path / "members.csv"], new)
    assert brought.text is not None
    assert {path: str(getattr(value, "code", value)) for path, value in answered(brought.text).items()} == {
        "members[1].name": "Oak Trust",
        "members[1].legal_form": "cio",
        "members[2].name": "Elm Trust",
        "members[2].legal_form": "scio",
    }


def _line(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_with_partial_the_good_answers_are_written_and_the_wrong_ones_told(tmp_path: Path) -> None:
    text = sample()
    form = workbook(
        tmp_path / "form.xlsx",
        text,
        typing("consortium.name", "Weir Alliance"),
        typing("meetings.notice_days", "soon"),
    )
    assert bring([form], text).text is None
    brought = bring([form], text, partial=True)
    assert brought.changed == ("consortium.name",)
    assert brought.text is not None
    assert changed(text, brought.text) == ["  name: Weir Alliance"]
    assert has_errors(brought.findings)

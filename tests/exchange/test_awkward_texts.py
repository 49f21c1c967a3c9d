"""Whatever is typed as an answer comes back as it was, through a cell and through a row."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.exchange import workbook_out
from docgen.exchange.bring_in import read
from docgen.sources.yaml_edit import fill
from tests.exchange.post import QUESTIONS, answered, bring, held, table

NEW = "consortium:\n  name:\nhub:\n  office_address:\nmembers:\n  - name:\n"
AWKWARD = (
    *("01234567", "=1+1", "+44 1", "-5", "@home", "'", "''", "''=x", "1-2", "1e5", "00", "½", "é", "2026-04-01"),
    *("yes", "null", "TRUE", "#REF!", "# no", "a: b", '"', "x\ny", "- a\n- b", "a;b,c\td", " =1 ", "%", "£5"),
    *("{a}", "C:\\x", "&amp;<b>", "_x0041_", "‘’“”"),
)
_LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
_MARKED = st.one_of(_LETTERS, st.sampled_from("=+-@'\"\n;,\t:#"))
TEXTS = st.one_of(st.sampled_from(AWKWARD), st.text(_MARKED, max_size=30))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=8, max_size=8), st.lists(TEXTS, max_size=4))
def test_awkward_texts_come_back_as_they_were(texts: list[str], listed: list[str]) -> None:
    values = {
        ("consortium", "name"): texts[0],
        ("consortium", "vision"): texts[1],
        ("consortium", "values"): listed,
        ("hub", "office_address"): texts[2],
    }
    member = {"name": f"Oak {texts[3]}", "services": texts[4], "address": texts[5], "society_number": texts[6]}
    text = fill(NEW, {path: value or None for path, value in values.items()}, {}, lambda _: ())
    text = fill(text, {("members", 0, name): value or None for name, value in member.items()}, {}, lambda _: ())
    wanted = answered(text)
    known, answers = held(text)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.xlsx"
        page.write_bytes(workbook_out.of_item(QUESTIONS.by_id["members"], 1, known, answers))
        _assert_same(page, text, {path: value for path, value in wanted.items() if path.startswith("members")})
        _assert_same(
            table(Path(folder) / "members.csv", text), text, {p: v for p, v in wanted.items() if p.startswith("m")}
        )


def _assert_same(path: Path, text: str, wanted: dict[str, object]) -> None:
    brought = bring([path], text)
    assert (brought.changed, brought.findings) == ((), ())
    assert read(path, QUESTIONS).findings == ()
    new = bring([path], NEW, partial=True)
    assert new.text is not None
    assert dict(answered(new.text)) == wanted


def test_awkward_texts_of_a_whole_workbook_come_back(tmp_path: Path) -> None:
    paths = [
        question for question in QUESTIONS.questions() if question.type in ("text", "paragraph", "address", "texts")
    ]
    single = [question for question in paths if not QUESTIONS.by_id[question.section].repeat]
    values = {
        (question.section, question.id): [AWKWARD[number % len(AWKWARD)], "x"]
        if question.type == "texts"
        else AWKWARD[number % len(AWKWARD)]
        for number, question in enumerate(single)
    }
    text = fill(NEW, values, {}, lambda _: ())
    path = tmp_path / "form.xlsx"
    path.write_bytes(workbook_out.whole(QUESTIONS, *held(text)))
    assert bring([path], text).text == text
    new = bring([path], NEW, partial=True)
    assert new.text is not None
    assert answered(new.text) == answered(text)

"""The same mistake gives the same sentence wherever it is made, each with its own place."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from docgen.exchange.placing import letters
from docgen.findings import Finding, has_errors
from docgen.questionnaire.answers import read_text
from docgen.sources.yaml_edit import fill
from tests.exchange import post
from tests.exchange.post import QUESTIONS, bring, sample, typing, workbook
from tests.questionnaire.mistakes import ABOUT_MEMBERS, ELSEWHERE, Mistake
from tests.samples import SMALL

MEMBERS = QUESTIONS.by_id["members"]


def _others() -> str:
    """Answers with one member for each mistake, who has everything beside it right."""
    head = "areas:\n  - name: North Coast\nmembers:\n"
    lines = []
    for number, mistake in enumerate(ABOUT_MEMBERS, 1):
        lines += [f"  - name: Member {number}", *(f"    {name}: {value}" for name, value in mistake.beside.items())]
    return "hub:\n  legal_form: clg\n" + head + "\n".join(lines) + "\n"


RIGHT = _others()


@pytest.fixture(scope="module")
def in_yaml() -> list[Finding]:
    values = {("members", number, one.question): one.typed for number, one in enumerate(ABOUT_MEMBERS)}
    found = read_text(fill(RIGHT, values, {}, lambda _: ()), "answers.yaml", QUESTIONS)
    return [finding for finding in found.findings if has_errors([finding])]


def test_there_are_many_kinds_of_mistake_and_each_is_told(in_yaml: list[Finding]) -> None:
    assert len(ABOUT_MEMBERS) + len(ELSEWHERE) >= 40
    assert len(in_yaml) == len(ABOUT_MEMBERS)
    for mistake, finding in zip(ABOUT_MEMBERS, in_yaml, strict=True):
        assert mistake.says in finding.message, mistake.name


def test_a_workbook_says_the_same_at_its_cells(in_yaml: list[Finding], tmp_path: Path) -> None:
    edits = [typing(f"members.{one.question}", one.typed, number) for number, one in enumerate(ABOUT_MEMBERS, 1)]
    brought = bring([workbook(tmp_path / "form.xlsx", RIGHT, *edits)], RIGHT)
    assert brought.text is None
    places = [f"{MEMBERS.title}!{_column(one)}{number}" for number, one in enumerate(ABOUT_MEMBERS, 5)]
    assert _told(brought.findings) == list(zip(places, (one.message for one in in_yaml), strict=True))


def test_a_table_says_the_same_at_its_rows_and_columns(in_yaml: list[Finding], tmp_path: Path) -> None:
    path = post.table(tmp_path / "members.csv", RIGHT)
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    ids = [question.id for question in MEMBERS.questions]
    for row, one in zip(rows[1:], ABOUT_MEMBERS, strict=True):
        row[ids.index(one.question)] = one.typed
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    brought = bring([path], RIGHT)
    assert brought.text is None
    found = _told(brought.findings)
    assert [message for _, message in found] == [one.message for one in in_yaml]
    for number, (one, (cell, _)) in enumerate(zip(ABOUT_MEMBERS, found, strict=True), 2):
        assert cell.startswith(f"row {number}, column {letters(ids.index(one.question) + 1)} ("), one.name


def test_sheets_of_questions_say_the_same_as_the_answers_file(tmp_path: Path) -> None:
    text = sample(SMALL)
    for number, mistakes in enumerate(_rounds()):
        values = {(one.section, one.question): _typed(one) for one in mistakes}
        reading = read_text(fill(text, values, {}, lambda _: ()), "answers.yaml", QUESTIONS)
        sentences = sorted(one.message for one in reading.findings if has_errors([one]))
        assert all(any(one.says in sentence for sentence in sentences) for one in mistakes)
        edits = [typing(f"{one.section}.{one.question}", one.typed) for one in mistakes]
        brought = bring([workbook(tmp_path / f"{number}.xlsx", text, *edits)], text)
        found = _told(brought.findings)
        assert sorted(message for _, message in found) == sentences
        assert all("!C" in place for place, _ in found)


def _rounds() -> list[list[Mistake]]:
    """The mistakes elsewhere, each question once in a round."""
    rounds: list[list[Mistake]] = []
    for mistake in ELSEWHERE:
        fitting = [one for one in rounds if mistake.question not in {other.question for other in one}]
        if fitting:
            fitting[0].append(mistake)
        else:
            rounds.append([mistake])
    return rounds


def _typed(mistake: Mistake) -> str | list[str]:
    return mistake.typed.split("\n") if "\n" in mistake.typed else mistake.typed


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
    assert post.changed(text, brought.text) == ["  name: Weir Alliance"]
    assert has_errors(brought.findings)


def _column(mistake: Mistake) -> str:
    return letters(2 + [question.id for question in MEMBERS.questions].index(mistake.question))


def _told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """The cells and sentences of errors, by their rows."""
    errors = [finding for finding in findings if has_errors([finding])]
    return [(one.places[0].cell, one.message) for one in sorted(errors, key=lambda one: one.places[0].line)]

"""Who has agreed which answer, as the answers file records it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.questionnaire.answers import Answers, Reading, read_text
from docgen.questionnaire.answers_file import AnswersFile
from docgen.questionnaire.review_record import Status, in_one_line
from tests.samples import PROJECT, SMALL, answers_file

RECORD = (
    "review:\n  - question: hub.name\n    status: agreed\n    by: Board\n    on: 2026-03-03\n    answer: {answer}\n"
)


def reading(record: str) -> Reading:
    text = answers_file(SMALL).read_text(encoding="utf-8")
    return read_text(f"{text}\n{record}", "answers.yaml", PROJECT.questionnaire)


def status(answers: Answers | None, path: str) -> Status:
    assert answers is not None
    return next(status for standing, status in answers.reviewed() if standing.path == path)


def name_of_the_hub() -> str:
    answers = reading("").answers
    assert answers is not None
    return str(answers.lookup("hub.name"))


def test_an_answer_of_which_nothing_is_recorded_is_proposed() -> None:
    assert status(reading("").answers, "hub.name") is Status.PROPOSED


def test_an_answer_that_was_agreed_is_agreed_until_it_is_changed() -> None:
    assert status(reading(RECORD.format(answer=name_of_the_hub())).answers, "hub.name") is Status.AGREED
    assert status(reading(RECORD.format(answer="Another Name")).answers, "hub.name") is Status.PROPOSED


def test_what_needs_advice_needs_it_whatever_the_answer_is() -> None:
    record = RECORD.format(answer="Another Name").replace("agreed", "needs_advice")
    assert status(reading(record).answers, "hub.name") is Status.NEEDS_ADVICE


def test_spaces_and_lines_make_no_other_answer() -> None:
    assert in_one_line("one\n  two ") == in_one_line("one two")
    assert in_one_line(["a", " b"]) == "a; b"


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ("review: yes\n", "holds a list"),
        ("review:\n  - agreed\n", "names a question"),
        ("review:\n  - question: hub.nam\n    status: agreed\n", "Did you mean ‘hub.name’?"),
        ("review:\n  - question: hub.name\n    status: maybe\n", "is not one of"),
        ("review:\n  - question: hub.name\n    status: agreed\n    on: in March\n", "is no date"),
        ("review:\n  - question: hub.name\n    state: agreed\n", "Did you mean ‘status’?"),
    ],
)
def test_a_record_that_cannot_be_read_is_told_and_does_no_harm(record: str, sentence: str) -> None:
    found = reading(record)
    (finding,) = [one for one in found.findings if one.rule == "review-record"]
    assert sentence in finding.message
    assert finding.severity == "warning"
    assert status(found.answers, "hub.name") is Status.PROPOSED


def test_recording_writes_the_answer_that_was_meant_and_replaces_an_older_record(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(answers_file(SMALL).read_text(encoding="utf-8"), encoding="utf-8")
    file = AnswersFile(path, PROJECT.questionnaire)
    before = file.text()
    file.record(["hub.name", "members[1].name"], Status.PROPOSED, "Joan", "2026-03-01")
    file.record(["hub.name"], Status.AGREED, "Board", "2026-03-03")
    answers = file.reading().answers
    assert answers is not None
    assert file.text().startswith(before)
    assert (answers.review["hub.name"][0].by, status(answers, "hub.name")) == ("Board", Status.AGREED)
    assert len(answers.review) == 2
    file.answer("hub.name", "Another Name Limited")
    assert status(file.reading().answers, "hub.name") is Status.PROPOSED


def test_nothing_is_recorded_of_an_answer_that_is_another_one_than_was_seen(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(answers_file(SMALL).read_text(encoding="utf-8"), encoding="utf-8")
    file = AnswersFile(path, PROJECT.questionnaire)
    before, name = file.text(), file.typed("hub.name")
    seen = {"hub.name": name, "meetings.notice_days": "21"}
    assert file.record(list(seen), Status.AGREED, "Board", "2026-03-03", seen) == {"meetings.notice_days": "14"}
    assert file.text() == before
    assert file.record(["hub.name"], Status.AGREED, "Board", "2026-03-03", {"hub.name": f" {name}  "}) == {}
    assert file.text() != before


def test_what_is_recorded_of_an_item_goes_with_it(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(answers_file(SMALL).read_text(encoding="utf-8"), encoding="utf-8")
    file = AnswersFile(path, PROJECT.questionnaire)
    file.record(["members[1].name", "members[2].name"], Status.AGREED, "Board", "2026-03-03")
    file.arrange("members", [3, 2])
    answers = file.reading().answers
    assert answers is not None
    assert list(answers.review) == ["members[2].name"]
    assert status(answers, "members[2].name") is Status.AGREED
    file.arrange("members", [1])
    assert "question:" not in file.text()
    assert all(one.rule != "review-record" for one in file.reading().findings)

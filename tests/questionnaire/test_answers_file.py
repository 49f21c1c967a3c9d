"""Several hands fill in one answers file, and nothing that anybody wrote is lost."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from docgen.findings import FindingError
from docgen.questionnaire.answers_file import AnswersFile, Meanwhile
from docgen.questionnaire.new import commented
from tests.samples import LARGE, PROJECT, ROOT, answers_file


@pytest.fixture
def file(tmp_path: Path) -> AnswersFile:
    path = tmp_path / "answers.yaml"
    path.write_text(commented(PROJECT.questionnaire, "answers.schema.json"), encoding="utf-8")
    return AnswersFile(path, PROJECT.questionnaire)


def test_an_answer_is_written_where_its_question_stands_and_all_help_stays(file: AnswersFile) -> None:
    before = file.text().splitlines()
    assert file.answer("consortium.name", "Weir Alliance") == ()
    after = file.text().splitlines()
    assert [line for line in after if line not in before] == ["  name: Weir Alliance"]
    assert len(after) == len(before)
    answers = file.reading().answers
    assert answers is not None
    assert answers.lookup("consortium.name") == "Weir Alliance"


def test_what_is_no_answer_is_told_and_not_written(file: AnswersFile) -> None:
    before = file.text()
    (finding,) = file.answer("meetings.notice_days", "soon")
    assert "soon" in finding.message
    assert file.text() == before


def test_what_is_no_answer_beside_the_others_is_told_and_not_written(file: AnswersFile) -> None:
    for name in ("Oak Trust", "Elm Society"):
        file.add("members", {"name": name})
    before = file.text()
    for found in (
        file.add("members", {"name": "Oak Trust"}),
        file.answer("members[1].name", "Elm Society"),
        file.answer("members[2].name", "Oak Trust"),
    ):
        assert "is listed twice" in found[0].message
    (finding,) = file.answer("members[1].area", "Atlantis")
    assert "is not listed" in finding.message
    assert file.text() == before


def test_what_is_wrong_with_other_answers_keeps_none_from_being_written(file: AnswersFile) -> None:
    path = file.path
    path.write_text(
        "areas:\n  - name: North\nmembers:\n  - name: Oak\n    area: South\n    email: x\n", encoding="utf-8"
    )
    assert file.answer("members[1].deputy", "Ada Weir") == ()
    assert file.answer("members[1].area", "North") == ()
    assert file.answer("members[1].email", None) == ()


def test_an_answer_can_be_taken_back(file: AnswersFile) -> None:
    before = file.text()
    file.answer("consortium.name", "Weir Alliance")
    file.answer("consortium.name", None)
    assert file.text() == before


def test_members_are_added_changed_moved_and_taken_away(file: AnswersFile) -> None:
    for name in ("Oak Trust", "Elm Society", "Ash Group"):
        assert file.add("members", {"name": name}) == ()
    assert file.names("members") == ["Oak Trust", "Elm Society", "Ash Group"], "the empty item of a new file is filled"
    file.answer("members[2].name", "Beech Society")
    file.arrange("members", [3, 2])
    assert file.names("members") == ["Ash Group", "Beech Society"]


def test_a_list_that_has_changed_meanwhile_is_not_arranged(file: AnswersFile) -> None:
    for name in ("Oak Trust", "Elm Society"):
        file.add("members", {"name": name})
    seen = file.names("members")
    file.add("members", {"name": "Ash Group"})
    with pytest.raises(Meanwhile) as meanwhile:
        file.arrange("members", [2, 1], seen)
    assert meanwhile.value.now == ["Oak Trust", "Elm Society", "Ash Group"]
    file.arrange("members", [3, 1, 2], file.names("members"))
    assert file.names("members") == ["Ash Group", "Oak Trust", "Elm Society"]


def test_of_several_answers_those_that_are_right_are_written(file: AnswersFile) -> None:
    file.answer("consortium.place", "Weirshire")
    typed = {"consortium.name": "Weir Alliance", "meetings.notice_days": "soon", "consortium.place": "Lockshire"}
    outcome = file.answer_all(typed, {"consortium.name": None, "consortium.place": None})
    assert [*outcome.refused] == ["meetings.notice_days"]
    assert outcome.meanwhile == {"consortium.place": "Weirshire"}
    assert file.typed("consortium.name") == "Weir Alliance"
    assert file.typed("consortium.place") == "Weirshire"
    assert file.typed("meetings.notice_days") is None


def test_answers_about_an_item_that_is_no_longer_the_same_are_not_written(file: AnswersFile) -> None:
    for name in ("Oak Trust", "Elm Society"):
        file.add("members", {"name": name})
    file.arrange("members", [2, 1])
    before = file.text()
    with pytest.raises(Meanwhile):
        file.answer_all({"members[1].email": "oak@oak.example"}, same={"members[1].name": "Oak Trust"})
    assert file.text() == before
    assert file.answer_all({"members[2].email": "oak@oak.example"}, same={"members[2].name": "Oak Trust"}).refused == {}


def test_the_empty_item_of_a_new_file_is_filled_before_one_is_added(file: AnswersFile) -> None:
    lines = len(file.text().splitlines())
    file.add("members", {"name": "Oak Trust"})
    assert file.typed("members[1].name") == "Oak Trust"
    assert len(file.text().splitlines()) == lines
    file.add("members", {"name": "Elm Society"})
    assert file.typed("members[2].name") == "Elm Society"


def test_somebody_elses_answer_is_not_written_over(file: AnswersFile) -> None:
    file.answer("consortium.name", "Weir Alliance")
    with pytest.raises(Meanwhile) as meanwhile:
        file.answer("consortium.name", "Weir Union", seen=None)
    assert meanwhile.value.now == "Weir Alliance"
    assert file.answer("consortium.name", "Weir Union", seen="Weir Alliance") == ()


def test_answers_that_two_windows_and_an_editor_give_at_once_are_all_there(file: AnswersFile) -> None:
    questions = [one for one in PROJECT.questionnaire.questions() if one.type == "text" and not one.pattern]
    paths = [one.path for one in questions if not PROJECT.questionnaire.by_id[one.section].repeat][:24]
    with ThreadPoolExecutor(6) as hands:
        told = list(hands.map(lambda path: file.answer(path, f"Answer to {path}"), paths))
    assert told == [()] * len(paths)
    assert [file.typed(path) for path in paths] == [f"Answer to {path}" for path in paths]


def test_two_programs_wait_for_each_other(file: AnswersFile) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from docgen.build.project import Project\nfrom docgen.questionnaire.answers_file import AnswersFile\n"
        f"file = AnswersFile(Path({str(file.path)!r}), Project(Path({str(ROOT)!r})).questionnaire)\n"
        "for number in range(5): file.add('members', {'name': f'{sys.argv[1]} {number}'})\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", script, name], cwd=ROOT) for name in ("Oak", "Elm")]
    assert [process.wait(60) for process in running] == [0, 0]
    assert sum(file.text().count(f"name: {name} {number}\n") for name in ("Oak", "Elm") for number in range(5)) == 10


def test_a_file_written_on_one_line_is_left_alone_with_a_sentence(file: AnswersFile) -> None:
    file.path.write_text("consortium: {name: Weir}\n", encoding="utf-8")
    with pytest.raises(FindingError) as refused:
        file.answer("consortium.name", "Weir Union")
    assert "cannot be changed here" in refused.value.finding.message
    assert file.text() == "consortium: {name: Weir}\n"


def test_every_answer_of_the_large_sample_can_be_changed_back_and_forth(tmp_path: Path) -> None:
    text = answers_file(LARGE).read_text(encoding="utf-8")
    path = tmp_path / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    file = AnswersFile(path, PROJECT.questionnaire)
    answers = file.reading().answers
    assert answers is not None
    given = [one.path for one in answers.standings() if one.given]
    for place in given[:: max(1, len(given) // 12)]:
        typed = file.typed(place)
        file.answer(place, None)
        assert file.typed(place) is None
        assert file.answer(place, typed) == ()
        again = file.reading().answers
        assert again is not None
        assert file.typed(place) == typed

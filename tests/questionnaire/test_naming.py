"""Answers that name an item go along when it gets another name, and are told before it goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.questionnaire.answers import Answers
from docgen.questionnaire.answers_file import AnswersFile
from docgen.questionnaire.effects import effects, since
from docgen.questionnaire.naming import named_elsewhere
from docgen.questionnaire.review_record import Status
from tests.samples import PROJECT, SMALL, answers_file

RURAL = "Rural Penwold"


@pytest.fixture
def file(tmp_path: Path) -> AnswersFile:
    path = tmp_path / "answers.yaml"
    path.write_bytes(answers_file(SMALL).read_bytes())
    return AnswersFile(path, PROJECT.questionnaire)


def known(file: AnswersFile) -> Answers:
    answers = file.reading().answers
    assert answers is not None
    return answers


def rural_members(file: AnswersFile, name: str) -> list[int]:
    return [one.number for one in known(file).items("members") if file.typed(f"{one.prefix}.area") == name]


def test_an_area_with_another_name_takes_its_members_along(file: AnswersFile) -> None:
    before, were = known(file), rural_members(file, RURAL)
    assert were
    assert file.answer("areas[2].name", "The Vale of Penwold") == ()
    assert rural_members(file, "The Vale of Penwold") == were
    told = list(effects(before, known(file), ["areas[2].name"]).sentences())
    assert told == [f"{len(were)} answers that named ‘{RURAL}’ now name ‘The Vale of Penwold’."]


def test_a_new_name_that_is_refused_moves_nothing(file: AnswersFile) -> None:
    before = file.text()
    assert file.answer("areas[2].name", "Market Penwold")
    assert file.text() == before


def test_an_answer_given_in_the_same_breath_counts_more_than_a_new_name(file: AnswersFile) -> None:
    number, *others = rural_members(file, RURAL)
    path = f"members[{number}].area"
    assert file.answer_all({"areas[2].name": "The Vale", path: "Market Penwold"}).refused == {}
    assert file.typed(path) == "Market Penwold"
    assert rural_members(file, "The Vale") == others


def test_two_areas_may_change_names_with_each_other(file: AnswersFile) -> None:
    were = rural_members(file, RURAL)
    assert file.answer_all({"areas[1].name": RURAL, "areas[2].name": "Market Penwold"}).refused == {}
    assert rural_members(file, "Market Penwold") == were


def test_what_was_agreed_stays_agreed_when_only_the_name_has_changed(file: AnswersFile) -> None:
    path = f"members[{rural_members(file, RURAL)[0]}].area"
    file.record([path], Status.AGREED, "Board", "2026-04-01")
    file.answer("areas[2].name", "The Vale")
    assert known(file).review[path][1] is Status.AGREED


def test_whoever_removes_a_member_is_told_which_answers_name_it(file: AnswersFile) -> None:
    labels = [one.label for one in named_elsewhere(known(file), "members", 1)]
    assert labels
    assert any("Nominating member" in label for label in labels)


def test_another_legal_form_leaves_answers_unused_and_asks_more(file: AnswersFile) -> None:
    before = known(file)
    assert file.answer("hub.legal_form", "cio_assoc") == ()
    found = effects(before, known(file), ["hub.legal_form"])
    assert found.unused
    assert found.asked
    assert not found.renamed
    assert since(known(file), {"hub.legal_form": "clg"}) == found
    assert "no longer asked" in " ".join(found.sentences())


def test_a_first_answer_has_no_effects(tmp_path: Path, file: AnswersFile) -> None:
    file.answer("hub.legal_form", None)
    before = known(file)
    file.answer("hub.legal_form", "cio_assoc")
    assert not list(effects(before, known(file), ["hub.legal_form"]).sentences())

"""Usual figures that hang on other answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen.build.variants import changed
from docgen.questionnaire.answers import read_text
from docgen.questionnaire.guidance import limits
from docgen.questionnaire.load import load
from docgen.questionnaire.questions import Question, Questionnaire
from docgen.questionnaire.rules import check
from docgen.questionnaire.usual import usual
from docgen.sources.yaml_text import plain, read
from tests.questionnaire.conftest import FIGURES, MEETINGS
from tests.samples import PROJECT, SMALL, answers_file

HANGING = ("board", "meetings", "agreement")


def by_members(schemas: Path, written: str) -> Questionnaire:
    text = MEETINGS.replace("usual: 21", f"usual: '{written}'")
    (schemas / "questionnaire" / "30-meetings.yaml").write_text(text, encoding="utf-8")
    return load(schemas, FIGURES)


def asked(questionnaire: Questionnaire, path: str) -> Question:
    question = questionnaire.question(path)
    assert question is not None
    return question


def test_a_usual_figure_is_worked_out_from_other_answers(schemas: Path, complete: str) -> None:
    questionnaire = by_members(schemas, "21 if (members | length) > 2 else 28")
    assert questionnaire.findings == ()
    notice = asked(questionnaire, "meetings.notice_days")
    answers = read_text(complete.replace("notice_days: 21", "notice_days: 50"), "answers.yaml", questionnaire)
    assert answers.answers is not None
    assert usual(notice, answers.answers) == 28
    assert limits(notice, answers.answers) == "At least 14, at most 60. Usual: 28."
    assert "usual is 14 to 28, most often 28" in str(answers.findings[0])


def test_while_it_hangs_on_open_questions_there_is_none(schemas: Path) -> None:
    questionnaire = by_members(schemas, "21 if (members | length) > 2 else 28")
    notice = asked(questionnaire, "meetings.notice_days")
    answers = read_text("", "answers.yaml", questionnaire).answers
    assert answers is not None
    assert usual(notice, answers) is None
    assert limits(notice, answers) == limits(notice) == "At least 14, at most 60."


@pytest.mark.parametrize(
    ("written", "rule", "words"),
    [
        ("21 if (membrs | length) > 2 else 28", "expression-name", "Did you mean ‘members’?"),
        ("meetings.quorum", "question-order", "‘meetings.quorum’, which is asked later"),
        ("hub.name", "question-limit", "should be a whole number"),
        ("21 if", "expression-syntax", "cannot be read"),
    ],
)
def test_a_usual_figure_that_cannot_be_is_told(schemas: Path, written: str, rule: str, words: str) -> None:
    found = str(by_members(schemas, written).findings[0])
    assert f"[{rule}]" in found
    assert words in found


@pytest.mark.parametrize("members", [6, 12, 20])
def test_no_rule_speaks_against_the_usual_figures(members: int) -> None:
    text = changed(with_members(members), {"agreement.starts": "on_signatures"})
    for question in PROJECT.questionnaire.questions():
        if question.section in HANGING and question.sensible.usual is not None:
            answers = read_text(text, "answers.yaml", PROJECT.questionnaire).answers
            assert answers is not None
            figure = usual(question, answers)
            assert figure is not None
            text = changed(text, {question.path: str(figure)})
    reading = read_text(text, "answers.yaml", PROJECT.questionnaire)
    assert reading.answers is not None
    found = [*check(reading.answers), *reading.findings]
    about = re.compile(r"G03|G04|G15-(board|seats)|G16|G23|F07-enough|answer-unusual")
    assert [str(one) for one in found if about.match(one.rule)] == []


def with_members(number: int) -> str:
    """The small company's answers with so many full members."""
    text = answers_file(SMALL).read_text(encoding="utf-8")
    first, *_ = plain(read(text, "answers.yaml"))["members"]
    members = [{**first, "name": f"Group {one}", "class": "full"} for one in range(number)]
    return changed(text, {"members": members})

"""What hangs on what: after a change nothing else is worked out again, and nothing is missed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.build.examine import authority_title
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.answers import read
from docgen.questionnaire.effects import effects
from docgen.questionnaire.hanging import hanging
from docgen.questionnaire.paths import general
from docgen.questionnaire.rules import RuleWatch, check
from docgen.questionnaire.standing import State
from tests.samples import HALF, PROJECT, SAMPLES, SMALL, answers_file, thoroughly

QUESTIONS = PROJECT.questionnaire
USUAL = (SMALL, HALF)


def _answers(sample: str) -> Answers:
    answers = read(answers_file(sample), QUESTIONS, authority_title(PROJECT)).answers
    assert answers is not None
    return answers


def _without(answers: Answers, path: str) -> Answers:
    values = {other: value for other, value in answers.given.values.items() if other != path}
    return Answers(QUESTIONS, replace(answers.given, values=values))


@pytest.mark.parametrize("sample", thoroughly(SAMPLES, USUAL))
def test_rules_checked_again_after_each_change_say_what_all_of_them_say(sample: str) -> None:
    answers, watch = _answers(sample), RuleWatch()
    one_of_each = {general(path): path for path in answers.given.values}
    for path in one_of_each.values():
        changed = _without(answers, path)
        assert watch.check(changed) == check(changed), path
    assert watch.check(answers, final=True) == check(answers, final=True)


@pytest.mark.parametrize("sample", thoroughly(SAMPLES, USUAL))
def test_an_answer_on_which_no_condition_hangs_changes_nothing_about_what_is_asked(sample: str) -> None:
    answers = _answers(sample)
    asked = [one.state for one in answers.standings()]
    free = {general(path): path for path in answers.given.values if not hanging(QUESTIONS).decides(general(path))}
    assert len(free) > 20
    for path in free.values():
        after = [one.state for one in _without(answers, path).standings()]
        others = [(one, two) for one, two in zip(asked, after, strict=True) if one is not two]
        assert others == ([(State.ANSWERED, State.OPEN)] if answers.state(path) is State.ANSWERED else []), path


def test_few_rules_hang_on_one_answer() -> None:
    rules = hanging(QUESTIONS).rules
    assert sum("trustees.role" in behind for behind in rules) < len(rules) / 10
    assert effects(answers := _answers(SAMPLES[0]), answers, ["meetings.notice_days"]).asked == 0

from collections.abc import Callable
from pathlib import Path

from docgen.questionnaire.answers import Reading, read_text
from docgen.questionnaire.load import load
from docgen.questionnaire.rules import check
from tests.questionnaire.conftest import COMPLETE, FIGURES, RULES

Read = Callable[[str], Reading]


def broken(reading: Read, text: str) -> list[str]:
    answers = reading(text).answers
    assert answers is not None
    return [str(finding) for finding in check(answers, authority_title=str.upper)]


def test_a_complete_file_breaks_no_rule(reading: Read, complete: str) -> None:
    assert broken(reading, complete) == []


def test_a_broken_rule_is_told_where_its_questions_are_answered(reading: Read, complete: str) -> None:
    assert broken(reading, complete.replace("notice_days: 21", "notice_days: 14")) == [
        "answers.yaml:20:16: warning: [R1-notice] Members should have more than 14. (ACT-S1) "
        "Change the notice of Harbour Hub. (also answers.yaml:6:9)"
    ]


def test_the_law_behind_a_rule_is_named_only_to_whom_it_applies(schemas: Path) -> None:
    rules = schemas / "rules" / "10-rules.yaml"
    text = COMPLETE.replace("notice_days: 21", "notice_days: 14")
    for cited_when, named in (("meetings.quorum > 60", False), ("meetings.quorum > 40", True)):
        limited = RULES.replace("  authority: act-s1\n", f"  authority: act-s1\n  cited_when: {cited_when}\n")
        assert limited != RULES
        rules.write_text(limited, encoding="utf-8")
        answers = read_text(text, "answers.yaml", load(schemas, FIGURES)).answers
        assert answers is not None
        assert ["(ACT-S1)" in one.message for one in check(answers, authority_title=str.upper)] == [named]


def test_fill_ins_are_printed_in_their_formats(reading: Read, complete: str) -> None:
    answers = reading(complete.replace("notice_days: 21", "notice_days: 14")).answers
    assert answers is not None
    (found,) = check(answers, lambda value, name: f"<{value} as {name}>")
    assert found.message.startswith("Members should have more than <14 as clear_days>.")


def test_a_rule_speaks_once_for_each_item_that_breaks_it(reading: Read, complete: str) -> None:
    text = complete.replace("is_charity: yes\n    charity_number: SC012345", "is_charity: no")
    assert broken(reading, text) == ["answers.yaml:14:17: error: [R2-charities] Alpha should be a charity."]


def test_a_rule_that_hangs_on_open_questions_is_passed_over(reading: Read, complete: str) -> None:
    assert broken(reading, complete.replace("notice_days: 21", "notice_days:")) == []
    assert broken(reading, complete.replace("quorum: 50%", "quorum:").replace(": 21", ": 14")) == []
    assert broken(reading, "") == []


def test_a_rule_whose_condition_does_not_hold_is_passed_over(reading: Read, complete: str) -> None:
    assert broken(reading, complete.replace("quorum: 50%", "quorum: 5%").replace(": 21", ": 14")) == []


def test_what_must_be_ready_at_the_end_only_warns_in_a_draft(schemas: Path) -> None:
    rules = schemas / "rules" / "10-rules.yaml"
    rules.write_text(RULES.replace("- id: R2-charities\n", "- id: R2-charities\n  until: final\n"), encoding="utf-8")
    text = COMPLETE.replace("is_charity: yes\n    charity_number: SC012345", "is_charity: no")
    answers = read_text(text, "answers.yaml", load(schemas, FIGURES)).answers
    assert answers is not None
    assert [str(finding.severity) for finding in check(answers)] == ["warning"]
    assert [str(finding.severity) for finding in check(answers, final=True)] == ["error"]


def test_a_rule_that_only_warns_cannot_wait_until_the_end(schemas: Path) -> None:
    rules = schemas / "rules" / "10-rules.yaml"
    rules.write_text(RULES.replace("severity: warning", "severity: warning\n  until: final"), encoding="utf-8")
    assert [finding.rule for finding in load(schemas, FIGURES).findings] == ["rule-until"]

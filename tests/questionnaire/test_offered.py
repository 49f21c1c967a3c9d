"""Choices that are offered only where other answers allow them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli.main import main
from docgen.exchange.guidance import paragraphs
from docgen.questionnaire.answers import Reading
from docgen.questionnaire.answers_file import AnswersFile
from docgen.questionnaire.json_schema import answers as answers_schema
from docgen.questionnaire.load import load
from docgen.questionnaire.new import commented
from docgen.questionnaire.offered import offered
from docgen.questionnaire.questions import Questionnaire
from tests.questionnaire.conftest import FIGURES, HUB
from tests.samples import PROJECT, ROOT
from tests.web.conftest import Browser, open_browser

STAFF = "{id: staff, label: Staff}"
ONLY_IF = STAFF.replace("}", ", when: hub.is_charity}")
LEAD = "Chosen by the lead or host organisation"
LEFT_OVER = "hub:\n  legal_form: {form}\ndirectors:\n  - name: Mairi Oag\n    seat: lead_organisation\n"


@pytest.fixture
def questionnaire(schemas: Path) -> Questionnaire:
    (schemas / "questionnaire" / "10-hub.yaml").write_text(HUB.replace(STAFF, ONLY_IF), encoding="utf-8")
    loaded = load(schemas, FIGURES)
    assert loaded.findings == ()
    return loaded


@pytest.mark.parametrize(
    ("given", "codes"), [("clg", ["loans"]), ("cio", ["loans", "staff"]), ("", ["loans", "staff"])]
)
def test_a_choice_is_offered_unless_other_answers_rule_it_out(
    questionnaire: Questionnaire, reading: Callable[[str], Reading], given: str, codes: list[str]
) -> None:
    answers, matters = reading(f"hub:\n  legal_form: {given}\n").answers, questionnaire.question("hub.matters")
    assert answers
    assert matters
    assert [choice.code for choice in offered(matters, answers)] == codes


def test_one_that_is_not_offered_is_refused_with_its_condition(
    complete: str, problems: Callable[[str], list[str]]
) -> None:
    assert problems(complete) == [
        "answers.yaml:10:12: error: [answer-not-offered] “Staff” can be chosen for “Reserved matters” only if the hub "
        "is a charity. Choose another answer."
    ]
    assert problems(complete.replace("[staff, loans]", "[loans]")) == []


def test_what_a_condition_names_must_come_before(schemas: Path) -> None:
    later = STAFF.replace("}", ", when: meetings.quorum > 10}")
    (schemas / "questionnaire" / "10-hub.yaml").write_text(HUB.replace(STAFF, later), encoding="utf-8")
    (finding,) = load(schemas, FIGURES).findings
    assert "‘meetings.quorum’, which is asked later" in finding.message
    unknown = STAFF.replace("}", ", when: hub.is_charty}")
    (schemas / "questionnaire" / "10-hub.yaml").write_text(HUB.replace(STAFF, unknown), encoding="utf-8")
    assert any("Did you mean ‘hub.is_charity’" in one.message for one in load(schemas, FIGURES).findings)


def test_where_all_choices_are_listed_the_condition_stands_beside_its_own(
    questionnaire: Questionnaire, reading: Callable[[str], Reading]
) -> None:
    told = "Staff (only if the hub is a charity)"
    answers, matters = reading("").answers, questionnaire.question("hub.matters")
    assert answers
    assert matters
    assert f"staff: {told}" in commented(questionnaire, "answers.schema.json")
    assert f"• {told}" in paragraphs(matters, questionnaire.vocabulary, answers)
    assert told in str(answers_schema(questionnaire))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[str], Browser]]:
    browsers: list[Browser] = []

    def open_file(text: str) -> Browser:
        (tmp_path / "answers.yaml").write_text(text, encoding="utf-8")
        browsers.append(open_browser(tmp_path / "answers.yaml"))
        return browsers[-1]

    yield open_file
    for browser in browsers:
        browser.close()


@pytest.mark.parametrize(("form", "shown"), [("clg", False), ("lead_body", True)])
def test_the_browser_and_the_terminal_offer_only_what_can_be_chosen(
    opened: Callable[[str], Browser], tmp_path: Path, form: str, shown: bool
) -> None:
    browser = opened(LEFT_OVER.format(form=form).replace("    seat: lead_organisation\n", ""))
    page = browser.get("/question/directors[1].seat").get_data(as_text=True)
    assert (LEAD in page) is shown
    path = tmp_path / "answers.yaml"
    given = ["ask", str(path), "--section", "directors", "--plain", "--library", str(ROOT)]
    asked = CliRunner().invoke(main, given, input="quit\n", prog_name="docgen").stdout
    assert (LEAD in asked) is shown


def test_an_answer_that_is_ruled_out_later_stays_shown_and_is_told_of(opened: Callable[[str], Browser]) -> None:
    browser = opened(LEFT_OVER.format(form="clg"))
    page = browser.get("/question/directors[1].seat").get_data(as_text=True)
    assert LEAD in page
    assert "can be chosen for “Seat on the board – Mairi Oag” only if" in page
    browser.answer("directors[1].seat", "elected", seen="lead_organisation", same='"Mairi Oag"')
    assert AnswersFile(browser.path, PROJECT.questionnaire).typed("directors[1].seat") == "elected"

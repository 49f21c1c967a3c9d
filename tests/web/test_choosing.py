"""Choosing a legal form in the browser: what fits, why, and writing it into the answers file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from textwrap import dedent

import pytest
from werkzeug.test import TestResponse

from tests.questionnaire.test_advice import PLANS, TINY
from tests.samples import PROJECT
from tests.tiny_library import ANSWERS, build
from tests.web.conftest import Browser, Open, words

SCIO = "&".join(f"plan-{name}={answer}" for name, answer in PLANS["rural-scio"].items())
FIT = f"/choose/fit?{SCIO}"


def hidden(body: str) -> dict[str, object]:
    """What the form of a page carries along."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', body)
    return {name: value.replace("&#34;", '"') for name, value in found}


def use(browser: Browser, address: str, option: str) -> TestResponse:
    """Open what fits, and choose an option there."""
    return browser.post("/choose", {**hidden(browser.get(address).get_data(as_text=True)), "option": option})


def test_choosing_is_offered_first(empty: Browser) -> None:
    for address in ("/", "/tasks", "/question/hub.legal_form"):
        page = empty.page(address)
        assert "Choose between legal forms" in page
        assert 'href="/choose"' in empty.get(address).get_data(as_text=True)
    page = empty.page("/tasks")
    assert page.index("Choose between legal forms Not chosen yet") < page.index("The consortium")
    assert "Choose the legal form first" in empty.page("/")
    assert 'href="/choose"' not in empty.get("/question/hub.name").get_data(as_text=True)


def test_what_is_chosen_already_is_told(small: Browser) -> None:
    assert "Chosen: Company limited by guarantee that is not a charity." in small.page("/")
    assert "Company limited by guarantee that is not a charity Chosen" in small.page("/tasks")


def test_every_question_about_plans_is_asked_with_why_and_none_is_needed(empty: Browser) -> None:
    advice = PROJECT.advice.advice
    assert advice
    page = empty.page("/choose")
    for asked in advice.questions:
        for said in (asked.ask, asked.why, *(answer.label for answer in asked.answers)):
            assert " ".join(said.split()) in page
    assert "No question is answered: nothing is suggested." in empty.page("/choose/fit?plan-nation=&plan-voice=")
    assert "Use this suggestion" not in empty.page("/choose/fit")


def test_what_fits_is_told_with_its_reasons_what_is_ruled_out_and_what_would_change_it(empty: Browser) -> None:
    page = empty.page(FIT)
    for said in (
        "This is where to begin a talk, not legal advice.",
        "Fits best: Scottish charitable incorporated organisation with members (SCIO) For it",
        "Administration: It is a charity and a body in one, with one regulator.",
        "(Charities Act 2011, section 1; Charities Act 2011, section 3)",
        "Nothing that you said speaks against it.",
        "Next comes “Charitable company in Scotland”",
        "Ruled out",
        "Charitable company in England or Wales: This form is for hubs in another nation.",
        "Nation: “England” would give “Charitable incorporated organisation with members (CIO), England or Wales”.",
        "Legal form of the hub: not answered",
    ):
        assert said in page, said


def test_all_forms_are_compared_with_the_law_behind_each(empty: Browser) -> None:
    body = empty.get("/choose/fit").get_data(as_text=True)
    table = body[body.index("<table") :]
    assert table.count('scope="row"') == 9
    assert "Companies Act 2006, section 7; Companies Act 2006, section 11" in table
    assert "ca2006" not in table


def test_the_suggestion_is_written_with_what_goes_with_it_and_nothing_of_the_plans(empty: Browser) -> None:
    before = empty.path.read_text(encoding="utf-8").splitlines()
    response = use(empty, FIT, "scio")
    assert response.location == "/section/hub?saved=1"
    added = [line.strip() for line in empty.path.read_text(encoding="utf-8").splitlines() if line not in before]
    assert added == ["legal_form: scio", "office_nation: scotland"]
    assert "Saved in answers.yaml." in empty.page(response.location)


def test_founders_can_overrule_it(empty: Browser) -> None:
    assert use(empty, FIT, "clg").status_code == 303
    assert empty.sitting.file.typed("hub.legal_form") == "clg"
    assert empty.sitting.file.typed("hub.office_nation") == "scotland"


def test_what_a_chosen_form_contradicts_and_changes_is_shown_at_once(small: Browser) -> None:
    page = small.page(use(small, "/choose/fit", "cic_clg").location)
    assert "The name of a community interest company must end with" in page
    assert "no longer asked; nothing is deleted." in page


def test_one_that_is_ruled_out_can_be_chosen_without_the_answers_that_do_not_go_with_it(empty: Browser) -> None:
    assert "Choose this all the same" in empty.page(FIT)
    use(empty, FIT, "cio_assoc")
    assert empty.sitting.file.typed("hub.legal_form") == "cio_assoc"
    assert empty.sitting.file.typed("hub.office_nation") is None


def test_where_two_fit_alike_each_can_be_used(empty: Browser) -> None:
    alike = "&".join(
        f"plan-{name}={answer}"
        for name, answer in {**PLANS["time-bank"], "administration": "one", "money": "borrow"}.items()
    )
    page = empty.page(f"/choose/fit?{alike}")
    assert page.count("Fits as well as another:") == 2
    assert page.count("Use this suggestion") == 2
    use(empty, f"/choose/fit?{alike}", "cio_assoc")
    assert empty.sitting.file.typed("hub.legal_form") == "cio_assoc"


def test_what_was_said_can_be_changed(empty: Browser) -> None:
    body = empty.get("/choose?plan-nation=wales").get_data(as_text=True)
    assert body.count(" checked") == 1
    assert re.search(r'value="wales" checked', body)
    assert "/choose?plan-nation=wales" in empty.get("/choose/fit?plan-nation=wales").get_data(as_text=True)


def test_nothing_is_written_over_what_somebody_else_chose_meanwhile(empty: Browser) -> None:
    form = {**hidden(empty.get(FIT).get_data(as_text=True)), "option": "scio"}
    empty.answer("hub.office_nation", "wales")
    response = empty.post("/choose", form)
    assert response.status_code == 409
    page = words(response)
    assert "so “Scottish charitable incorporated organisation with members (SCIO)” was not written" in page
    assert "Nation of the main office: Wales" in page
    assert empty.sitting.file.typed("hub.legal_form") is None
    again = {**hidden(response.get_data(as_text=True)), "option": "scio"}
    assert again["seen:hub.office_nation"] == json.dumps("wales")
    assert empty.post("/choose", again).status_code == 303
    assert empty.sitting.file.typed("hub.office_nation") == "scotland"


@pytest.mark.parametrize("option", ["", "nothing", "<script>"])
def test_an_option_that_there_is_none_of_writes_nothing(empty: Browser, option: str) -> None:
    before = empty.path.read_text(encoding="utf-8")
    assert use(empty, FIT, option).location.startswith("/choose/fit?plan-nation=scotland")
    assert empty.path.read_text(encoding="utf-8") == before
    assert empty.page("/choose/fit?plan-nation=<script>&plan-other=x") == empty.page("/choose/fit")


def tiny(open_file: Open, folder: Path, advice: str) -> Browser:
    library = build(folder / "library")
    if advice:
        library.write("schemas/advice.yaml", advice)
    path = folder / "answers.yaml"
    path.write_text(dedent(ANSWERS), encoding="utf-8")
    return open_file(path, library.project)


def test_a_library_without_advice_shows_no_such_page_and_no_link(open_file: Open, tmp_path: Path) -> None:
    browser = tiny(open_file, tmp_path, "")
    for address in ("/choose", "/choose/fit"):
        assert browser.get(address).status_code == 404
    assert browser.post("/choose", {"option": "strict"}).status_code == 404
    for address in ("/", "/tasks", "/question/hub.rule"):
        assert "/choose" not in browser.get(address).get_data(as_text=True)


def test_another_library_is_chosen_from_in_its_own_words(open_file: Open, tmp_path: Path) -> None:
    browser = tiny(open_file, tmp_path, TINY)
    assert "Choose a rule" in browser.page("/tasks")
    for address in ("/choose", "/choose/fit?plan-money=none"):
        assert "egal form" not in browser.page(address)
    assert use(browser, "/choose/fit?plan-money=none", "loose").location == "/section/hub?saved=1"
    assert browser.sitting.file.typed("hub.rule") == "loose"

"""Who has agreed which answer: shown and recorded in the browser, of the answer that the person saw."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from docgen.clock import today
from docgen.questionnaire.answers_file import AnswersFile
from docgen.questionnaire.review_record import Status
from tests.samples import PROJECT, answers_file
from tests.web.conftest import Browser, Open, words

SAID = {"say-status": "agreed", "say-by": "Founders’ meeting", "say-on": "1 April 2026"}
FORM = "/review"


def seen(browser: Browser, *paths: str) -> dict[str, object]:
    """What the form carries of the answers that it shows."""
    body = browser.get(FORM).get_data(as_text=True)
    found = dict(re.findall(r'name="(seen:[^"]+)" value="([^"]*)"', body))
    return {name: html.unescape(value) for name, value in found.items() if not paths or name[5:] in paths}


def record(browser: Browser, *paths: str, **more: object) -> TestResponse:
    """Open the page, tick some answers and send the form."""
    changes = {name.replace("_", "-"): value for name, value in more.items()}
    return browser.post(FORM, {**seen(browser), **SAID, "question": list(paths), **changes})


def status(browser: Browser, path: str) -> Status:
    return browser.sitting.view().reviewed[path][1]


def by(browser: Browser, path: str) -> tuple[str, str]:
    said = browser.sitting.view().answers.review[path][0]
    return said.by, said.on


def count(browser: Browser) -> str:
    """The line of the task list."""
    found = re.search(r"Who has agreed what : (\d+ of \d+) answers agreed", browser.page("/tasks"))
    assert found
    return found[1]


def test_the_sections_say_how_many_answers_are_agreed(small: Browser) -> None:
    whole = len(small.sitting.view().reviewed)
    assert count(small) == f"0 of {whole}"
    record(small, "hub.name", "consortium.name")
    assert count(small) == f"2 of {whole}"
    assert 'href="/review"' in small.get("/tasks").get_data(as_text=True)
    assert f"2 of {whole} answers agreed." in small.page(FORM)
    assert "The consortium: 1 of 6 agreed" in small.page(FORM)


def test_every_answer_is_listed_with_how_it_stands_by_whom_and_when(open_file: Open, tmp_path: Path) -> None:
    path = tmp_path / "half.yaml"
    path.write_bytes(answers_file("half-finished").read_bytes())
    browser = open_file(path)
    page = browser.page(FORM)
    assert "Consortium’s working name Eskdene Alliance Agreed Founders’ meeting, 6 October 2026" in page
    assert "Name of the hub Eskdene Alliance Limited Needs advice Founders’ meeting, 6 October 2026" in page
    assert "Vision of the consortium Open" in page
    assert "Leave out “Limited” No Proposed" in page
    body = browser.get(FORM).get_data(as_text=True)
    assert re.findall(r'name="question" value="([^"]+)"', body) == list(browser.sitting.view().reviewed)


def test_what_is_ticked_is_recorded_and_nothing_else_is_changed(small: Browser) -> None:
    before = small.path.read_text(encoding="utf-8")
    response = record(small, "hub.name", "members[2].email")
    assert response.location == "/review?recorded=2"
    assert "Recorded in answers.yaml: 2 answers." in small.page(response.location)
    assert small.path.read_text(encoding="utf-8").startswith(before.rstrip())
    for path in ("hub.name", "members[2].email"):
        assert status(small, path) is Status.AGREED
        assert by(small, path) == ("Founders’ meeting", "2026-04-01")
    assert status(small, "consortium.name") is Status.PROPOSED


def test_a_whole_section_is_recorded_at_once_with_its_items_and_without_what_is_open(small: Browser) -> None:
    small.answer("meetings.notice_days", "", seen="14")
    assert record(small, section=["meetings", "members"]).status_code == 303
    stand = small.sitting.view().reviewed
    assert stand["meetings.notice_days"][1] is Status.OPEN
    others = [one for path, (_, one) in stand.items() if path.startswith(("meetings.", "members["))]
    assert others.count(Status.AGREED) == len(others) - 1
    assert status(small, "hub.name") is Status.PROPOSED


def test_what_needs_advice_may_be_open_and_what_is_agreed_may_not(empty: Browser) -> None:
    response = record(empty, "hub.legal_form")
    assert response.status_code == 422
    assert "“Legal form of the hub” has no answer yet. It can only be said to need advice." in words(response)
    assert record(empty, "hub.legal_form", say_status="needs_advice").status_code == 303
    assert status(empty, "hub.legal_form") is Status.NEEDS_ADVICE


def test_a_changed_answer_is_back_at_proposed(small: Browser) -> None:
    record(small, "meetings.notice_days")
    assert "Agreed Founders’ meeting, 1 April 2026" in small.page("/question/meetings.notice_days")
    told = small.answer("meetings.notice_days", "21", seen="14", do="autosave").get_json()
    assert "Proposed" in told["standing"]
    assert "since it was agreed: Founders’ meeting, 1 April 2026" in " ".join(told["standing"].split())
    page = small.page("/question/meetings.notice_days")
    assert "Proposed The answer has been changed since it was agreed: Founders’ meeting, 1 April 2026" in page
    assert count(small).startswith("0 of")
    small.answer("meetings.notice_days", "14", seen="21")
    assert count(small).startswith("1 of")


def test_a_question_has_its_own_form(small: Browser) -> None:
    body = small.get("/question/members[2].email").get_data(as_text=True)
    assert 'action="/review/members%5B2%5D.email"' in body or 'action="/review/members[2].email"' in body
    form = dict(re.findall(r'name="(seen:[^"]+)" value="([^"]*)"', body))
    form = {name: html.unescape(value) for name, value in form.items()}
    assert "seen:members[2].name" in form, "the name tells that the item is the same one"
    response = small.post("/review/members[2].email", {**form, **SAID, "say-status": "needs_advice"})
    assert response.status_code == 303
    page = small.page(response.location)
    assert "Recorded in answers.yaml. Needs advice Founders’ meeting, 1 April 2026" in page


def test_a_question_that_is_not_asked_needs_nobodys_agreement(small: Browser) -> None:
    path = next(one.path for one in small.sitting.view().answers.standings() if one.state == "not asked")
    assert "Who has agreed it" not in small.page(f"/question/{path}")
    assert small.get(f"/review/{path}").status_code == 404
    assert small.post(f"/review/{path}", {**SAID, f"seen:{path}": "null"}).status_code == 404


WRONG = [
    ({"say-by": "  "}, "Say who says so, such as “Board meeting” or a name."),
    ({"say-by": "Board\u202egnp"}, "“Who says so” has a character that cannot be printed"),
    ({"say-by": "x" * 300}, "“Who says so” has 300 characters, and at most 200 are kept."),
    ({"say-on": "soon"}, "“The day” takes a date such as 2026-04-01 or 1 April 2026, not “soon”."),
    ({"say-on": "31 February 2026"}, "“The day”: there is no such day as “31 February 2026”."),
    ({"say-on": "1 April 2926"}, "“The day” is 1 April 2926, and that day has not come yet."),
    ({"say-status": ""}, "Say how they stand: agreed, proposed or in need of advice."),
    ({"say-status": "open"}, "Say how they stand: agreed, proposed or in need of advice."),
    ({"question": []}, "Tick the answers that are meant, or a whole section."),
    ({"question": ["hub.nothing", "../../etc/passwd"]}, "Tick the answers that are meant, or a whole section."),
]


@pytest.mark.parametrize(("changed", "sentence"), WRONG)
def test_what_is_wrong_is_told_and_nothing_is_recorded(
    small: Browser, changed: dict[str, object], sentence: str
) -> None:
    before = small.path.read_text(encoding="utf-8")
    response = small.post(FORM, {**seen(small), **SAID, "question": ["hub.name"], **changed})
    assert response.status_code == 422
    body = html.unescape(response.get_data(as_text=True))
    assert body.count(sentence) == 2, "once in the summary and once where it is wrong"
    assert "<title>Error: " in body
    assert ("question" in changed) or re.search(r'value="hub.name"[^>]* checked', body), "what was ticked is kept"
    assert small.path.read_text(encoding="utf-8") == before


def test_on_the_form_of_one_question_what_is_wrong_is_told_too(small: Browser) -> None:
    response = small.post("/review/hub.name", {**seen(small, "hub.name"), **SAID, "say-by": ""})
    assert response.status_code == 422
    assert words(response).count("Say who says so") == 2
    assert status(small, "hub.name") is Status.PROPOSED


def test_without_a_day_it_is_today(small: Browser) -> None:
    day = today()
    assert f'value="{day.day} {day:%B %Y}"' in small.get(FORM).get_data(as_text=True)
    record(small, "hub.name", say_on="")
    assert by(small, "hub.name")[1] == day.isoformat()


def test_only_the_answer_that_somebody_saw_is_agreed(small: Browser) -> None:
    form = {**seen(small), **SAID, "question": ["meetings.notice_days", "hub.name"]}
    small.answer("meetings.notice_days", "21", seen="14")
    before = small.path.read_text(encoding="utf-8")
    response = small.post(FORM, form)
    assert response.status_code == 409
    page = words(response)
    assert "1 answer has changed since you opened the page, so nothing was recorded." in page
    assert "General meeting notice (days) Changed since you opened the page: 21" in page
    body = response.get_data(as_text=True)
    assert re.search(r'value="hub.name"[^>]* checked', body)
    assert not re.search(r'value="meetings.notice_days"[^>]* checked', body)
    assert small.path.read_text(encoding="utf-8") == before
    one = {**SAID, "seen:meetings.notice_days": json.dumps("14")}
    response = small.post("/review/meetings.notice_days", one)
    assert response.status_code == 409
    assert "This answer has changed since you opened the page, so nothing was recorded." in words(response)
    assert small.path.read_text(encoding="utf-8") == before
    assert small.post(FORM, {**seen(small), **SAID, "question": ["meetings.notice_days"]}).status_code == 303


def test_an_answer_that_is_gone_is_not_agreed_with_its_section(small: Browser) -> None:
    form = {**seen(small), **SAID, "section": "meetings"}
    small.answer("meetings.notice_days", "", seen="14")
    response = small.post(FORM, form)
    assert response.status_code == 409
    assert count(small).startswith("0 of")


def test_what_another_item_has_answered_is_not_agreed_for_the_one_that_was_seen(small: Browser) -> None:
    same = next(
        one.path
        for one in small.sitting.view().standings("members", 2)
        if small.sitting.file.typed(one.path) is not None
        and small.sitting.file.typed(one.path) == small.sitting.file.typed(one.path.replace("[2]", "[1]"))
    )
    form = {**seen(small), **SAID, "question": [same]}
    small.post("/items/members", {"up": "2", "names": json.dumps(small.sitting.file.names("members"))})
    assert small.post(FORM, form).status_code == 409
    assert status(small, same) is Status.PROPOSED


def test_what_was_agreed_of_an_item_moves_and_goes_with_it(small: Browser) -> None:
    record(small, "members[2].email", "members[3].email", "hub.name")
    names = json.dumps(small.sitting.file.names("members"))
    small.post("/items/members", {"up": "2", "names": names})
    assert status(small, "members[1].email") is Status.AGREED
    assert status(small, "members[2].email") is Status.PROPOSED
    names = json.dumps(small.sitting.file.names("members"))
    small.post("/items/members/1/remove", {"names": names})
    assert status(small, "members[2].email") is Status.AGREED
    assert sorted(small.sitting.view().answers.review) == ["hub.name", "members[2].email"]


def test_what_somebody_else_records_or_changes_meanwhile_is_kept(small: Browser) -> None:
    form = {**seen(small), **SAID, "question": ["hub.name"]}
    other = AnswersFile(small.path, PROJECT.questionnaire)
    other.record(["consortium.name"], Status.AGREED, "Board", "2026-03-03")
    other.answer("meetings.notice_days", "21")
    assert small.post(FORM, form).status_code == 303
    assert status(small, "consortium.name") is Status.AGREED
    assert status(small, "hub.name") is Status.AGREED
    assert small.sitting.file.typed("meetings.notice_days") == "21"


def test_whoever_has_just_named_an_item_can_name_it_again(small: Browser) -> None:
    name, path = small.sitting.file.typed("members[2].name"), "members[2].name"
    told = small.answer(path, "Weir Trust", seen=name, same=json.dumps(name), do="autosave").get_json()
    assert told["saved"]
    told = small.answer(path, "Lock Trust", seen="Weir Trust", same=told["same"], do="autosave").get_json()
    assert told["saved"]
    assert small.sitting.file.typed(path) == "Lock Trust"


def test_a_name_with_a_script_is_shown_as_text(small: Browser) -> None:
    script = "</p><script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}}: # - x"
    assert record(small, "hub.name", say_by=script).status_code == 303
    assert by(small, "hub.name")[0] == script
    wrong = record(small, "hub.name", say_by=script, say_on=script, say_status=script)
    assert wrong.status_code == 422
    for response in (wrong, *map(small.get, (FORM, "/review/hub.name", "/question/hub.name"))):
        body = response.get_data(as_text=True)
        assert body.count("<script") == 1
        assert "<img" not in body
        assert "&lt;script&gt;alert(1)" in body
        assert "{{7*7}}" in body

"""Every page says what somebody needs there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from textwrap import dedent

import pytest

from docgen.questionnaire.types import TYPES
from tests.samples import PROJECT, answers_file
from tests.tiny_library import ANSWERS, build
from tests.web.conftest import Browser, Open

PAGES = (
    *("/", "/tasks", "/check", "/missing", "/findings", "/draft", "/glossary", "/papers"),
    *(
        "/choose",
        "/choose/fit?plan-nation=wales",
        "/review",
        "/review/hub.name",
        "/section/hub",
        "/section/hub/all",
        "/question/meetings.notice_days",
        "/draft/articles",
    ),
    *(
        "/items/members",
        "/items/members/add",
        "/items/members/2/remove",
        "/section/members/2",
        "/section/members/2/all",
    ),
)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_stands_on_its_own_without_scripts_styles_or_addresses_of_others(small: Browser, address: str) -> None:
    response = small.get(address)
    assert response.status_code == 200
    body = response.get_data(as_text=True)
    assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=", body)
    assert not re.findall(r"(?:src|href|action)=\"(?!/|#)[^\"]*\"", body)
    assert body.count("<h1") == 1
    assert "<title>" in body


def test_the_first_page_says_how_long_it_takes_and_what_to_have_ready(empty: Browser) -> None:
    page = empty.page("/")
    assert re.search(r"\d+ questions are open now: about \d+ minutes to write down, longer to agree", page)
    assert re.search(r"Expect more: \d+ hang on other answers, and each member that you add brings up to \d+\.", page)
    assert "Agreeing takes longer" in page
    assert "What to have ready" in page


def test_the_sections_show_how_far_each_is(empty: Browser) -> None:
    assert "The consortium 6 questions left, about 27 minutes Not started" in empty.page("/tasks")
    empty.answer("consortium.name", "Weir Alliance")
    assert "The consortium 5 questions left, about 26 minutes In progress" in empty.page("/tasks")
    page = empty.page("/tasks")
    assert "Depends on other answers" in page


def test_no_time_is_nought(small: Browser) -> None:
    small.answer("meetings.notice_days", "", seen="14")
    assert "1 question is open now: about 1 minute to write down" in small.page("/tasks")
    assert not re.search(r"about 0|[^\d]0 minutes", small.page("/tasks"))


def test_sections_are_folded_where_nothing_is_open(small: Browser) -> None:
    small.answer("meetings.notice_days", "", seen="14")
    for address in ("/check", "/missing"):
        body = small.get(address).get_data(as_text=True)
        assert body.count('<details class="dg-fold" open>') == 1, address
        opened = body[body.index('<details class="dg-fold" open>') :].partition("</summary>")[0]
        assert "Meetings of members" in opened


def test_a_finished_file_has_finished_sections_and_some_that_are_not_needed(small: Browser) -> None:
    page = small.page("/tasks")
    assert "No question is open." in page
    assert "Completed" in page
    assert "Not needed" in page
    assert "Not started" not in page


def test_every_question_can_be_asked_with_why_and_an_example(small: Browser) -> None:
    for question in PROJECT.questionnaire.questions():
        section = PROJECT.questionnaire.by_id[question.section]
        path = f"{section.id}[1].{question.id}" if section.repeat else question.path
        if section.repeat and not small.sitting.view().answers.items(section.id):
            continue
        page = small.page(f"/question/{path}")
        for said in (question.ask, question.why, "Who should agree", "For example", "Skip for now", "Not sure yet"):
            assert " ".join(said.split()) in page, path


def test_a_question_says_its_limits_and_offers_its_choices(small: Browser) -> None:
    assert "At least 14, at most 60." in small.page("/question/meetings.notice_days")
    body = small.get("/question/hub.legal_form").get_data(as_text=True)
    assert len(re.findall(r'<input[^>]* name="hub.legal_form" type="radio"', body)) == 9 + 1
    assert re.search(r'value="clg" checked', body)


def test_how_to_write_an_answer_is_the_hint_of_its_field(small: Browser) -> None:
    page = small.get("/question/consortium.place").get_data(as_text=True)
    hint = page.index("Leave out the word “in” and the full stop.")
    assert 'class="govuk-hint"' in page[:hint]
    assert hint < page.index("Why we ask, and an example")


def test_a_phrase_that_does_not_fit_its_sentence_is_told_beside_its_question(small: Browser) -> None:
    seen = small.sitting.file.typed("consortium.beneficiaries")
    small.answer("consortium.beneficiaries", "Older people.", seen)
    assert "“for Older people”. Begin with a small letter" in small.page("/question/consortium.beneficiaries")


def test_a_date_in_figures_is_read_back_in_words(small: Browser) -> None:
    small.answer("consortium.law_date", "22/11/26", small.sitting.file.typed("consortium.law_date"))
    assert "22 November 2026" in small.page("/section/consortium")


def test_every_type_of_question_has_a_field() -> None:
    used = {question.type for question in PROJECT.questionnaire.questions()}
    assert used <= set(TYPES)


def test_the_draft_beside_a_question_marks_what_it_touches_and_says_why_clauses_are_in(small: Browser) -> None:
    body = small.get("/question/meetings.notice_days").get_data(as_text=True)
    draft = body[body.index("data-draft") :]
    assert "at least 14\N{NO-BREAK SPACE}Clear Days" in draft
    assert draft.count("dg-clause--marked") >= 1
    assert draft.count('id="dg-touched"') == 1
    assert "Included because" in draft


def test_of_a_question_about_one_member_the_draft_is_about_that_member(small: Browser) -> None:
    name = small.sitting.file.typed("members[3].name")
    assert str(name) in small.page("/question/members[3].address")


def test_a_paper_that_may_never_be_made_is_not_shown_beside_a_question(empty: Browser) -> None:
    pane = empty.page("/question/meetings.notice_days").partition("Your draft")[2]
    assert "Which papers there will be is not decided yet. It is decided by Legal form of the hub ." in pane
    assert "Articles" not in pane
    assert "by your answer to this question" in empty.page("/question/hub.legal_form")
    assert "Partnership Agreement not made if “Legal form of the hub” says so" in empty.page("/draft")
    empty.answer("hub.legal_form", "clg")
    assert "Your draft: Articles" in empty.page("/question/meetings.notice_days")


def test_an_answer_that_no_clause_prints_says_so(small: Browser) -> None:
    assert "No clause prints this answer" in small.page("/question/hub.incorporation_date")


def test_all_answers_can_be_read_through_and_changed(small: Browser) -> None:
    page = small.page("/check")
    assert "Legal form of the hub Company limited by guarantee that is not a charity Change" in page
    assert "Penwold Rides CIC" in page
    assert "Not answered" not in page


def test_what_is_missing_names_the_clauses_that_wait(open_file: Open, tmp_path: Path) -> None:
    path = tmp_path / "half.yaml"
    path.write_bytes(answers_file("half-finished").read_bytes())
    page = open_file(path).page("/missing")
    assert "for “" in page
    assert "asked only if" in page


def test_problems_lead_to_the_question_to_change(small: Browser) -> None:
    text = small.path.read_text(encoding="utf-8")
    small.path.write_text(re.sub(r"notice_days: 14", "notice_days: 3", text, count=1), encoding="utf-8")
    body = small.get("/findings").get_data(as_text=True)
    assert "must be at least 14" in body
    assert '/question/meetings.notice_days"' in body


def test_problems_about_a_list_or_an_item_lead_to_it(small: Browser) -> None:
    for _ in range(4):
        names = json.dumps(small.sitting.file.names("members"))
        small.post("/items/members/3/remove", {"names": names})
    told = small.page("/findings")
    assert "Warning: A consortium of fewer than 3 organisations is unusual." in told
    assert "Line" not in told
    assert 'href="/items/members">Change “Member organisations”</a>' in small.get("/findings").get_data(as_text=True)
    assert "warnings" in small.page("/tasks")


def test_an_open_question_of_an_item_added_here_leads_to_that_question(small: Browser) -> None:
    small.post("/items/members/add", {"name": "Lock Trust"})
    told = [one for one in small.sitting.view().forbids if one.finding.rule == "open-question"]
    assert len(told) > 5
    for one in told:
        assert [f"“{spot.label}”" in one.finding.message for spot in one.spots] == [True], one


def test_a_list_that_is_still_missing_has_a_link_from_the_download(empty: Browser) -> None:
    empty.path.write_text("consortium:\n  name: Weir Alliance\n", encoding="utf-8")
    told = next(one for one in empty.sitting.view().forbids if one.finding.message == "“Member organisations” is open.")
    assert [spot.path for spot in told.spots] == ["members"]


def test_the_glossary_gives_the_terms_as_the_answers_make_them(small: Browser) -> None:
    page = small.page("/glossary")
    assert "Bid means the proposal that the Company prepares" in page
    assert "[reference" not in page


def test_the_glossary_explains_the_words_of_the_questions_first(small: Browser) -> None:
    page = small.page("/glossary")
    assert page.index("is the organisation that acts for your consortium") < page.index("Bid means the proposal")
    assert "(CIC) is a company that works for a community" in page


def test_a_document_can_be_read_whole(small: Browser) -> None:
    listed = small.page("/draft")
    assert "Partnership Agreement" in listed
    assert "Cover Sheet" in listed[: listed.index("Partnership Agreement")]
    assert "Who signs, and how" in small.page("/draft/set-cover")
    assert "Notice of General Meetings" in small.page("/draft/articles")


def test_a_gap_in_the_draft_leads_to_its_question(small: Browser) -> None:
    small.answer("meetings.notice_days", "", seen="14")
    link = '<a class="blank" href="/question/meetings.notice_days"><mark>[General meeting notice (days)]</mark></a>'
    for address in ("/draft/articles", "/question/meetings.notice_days"):
        assert link in small.get(address).get_data(as_text=True)


def test_a_gap_in_a_paper_about_one_member_leads_to_the_question_about_that_member(small: Browser) -> None:
    email = small.sitting.file.typed("members[3].email")
    small.answer("members[3].email", "", seen=email, same=json.dumps(small.sitting.file.typed("members[3].name")))
    assert 'class="blank" href="/question/members%5B3%5D.email"' in small.get("/draft/partnership-agreement").get_data(
        as_text=True
    )


def test_a_gap_where_a_list_is_missing_leads_to_the_list(empty: Browser) -> None:
    empty.answer("hub.legal_form", "clg")
    assert 'class="blank" href="/items/members"' in empty.get("/draft/partnership-agreement").get_data(as_text=True)


@pytest.mark.parametrize(
    "address",
    [
        "/nothing",
        "/section/nothing",
        "/section/members/99",
        "/question/hub.nothing",
        "/question/members",
        "/question/members.name",
        "/question/members[99].name",
        "/question/members[x].name",
        "/question/../../etc/passwd",
        "/items/hub",
        "/items/members/99/remove",
        "/draft/nothing",
        "/papers/draft/0",
        "/papers/other.zip",
        "/choose/../../etc/passwd",
        "/choose/nothing",
        "/review/hub.nothing",
        "/review/members.name",
        "/review/members[99].name",
        "/review/../../etc/passwd",
        "/review/..%2f..%2fetc%2fpasswd",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
    ],
)
def test_what_is_not_there_is_told_in_a_page(small: Browser, address: str) -> None:
    response = small.get(address)
    assert response.status_code == 404
    assert "There is no such page" in response.get_data(as_text=True)


def test_a_file_with_a_mistake_is_told_with_its_line_and_nothing_is_saved(small: Browser) -> None:
    broken = "consortium:\n  name: [Weir\n" + small.path.read_text(encoding="utf-8")
    small.path.write_text(broken, encoding="utf-8")
    for response in (small.get("/tasks"), small.answer("consortium.name", "Other")):
        assert response.status_code == 500
        assert "Line 2" in response.get_data(as_text=True)
    assert small.path.read_text(encoding="utf-8") == broken


def test_a_file_that_is_gone_is_told(small: Browser) -> None:
    small.path.unlink()
    response = small.get("/tasks")
    assert response.status_code == 500
    assert "No such file" in response.get_data(as_text=True)


def test_the_pages_know_nothing_of_the_library_that_they_show(open_file: Open, tmp_path: Path) -> None:
    library = build(tmp_path / "library")
    library.clause("pay", "1. A Member pays {{ hub.fee | money }}.", title="Pay")
    library.outline()
    path = tmp_path / "answers.yaml"
    path.write_text(dedent(ANSWERS), encoding="utf-8")
    browser = open_file(path, library.project)
    for address in ("/", "/tasks", "/check", "/missing", "/findings", "/draft", "/glossary", "/papers", "/review"):
        assert "onsorti" not in browser.page(address)
    for question in library.project.questionnaire.sections[0].questions:
        assert question.ask in browser.page(f"/question/{question.path}")
    assert "A Member pays £1,000." in browser.page("/question/hub.fee")
    assert "A Member pays £1,000." in browser.page("/draft/agreement")

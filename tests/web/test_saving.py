"""Every answer is saved as it is given, what is wrong is told, and nothing that anybody typed is lost."""

from __future__ import annotations

import html
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from docgen.build.examine import authority_title
from docgen.questionnaire.answers import read_text
from tests.samples import PROJECT
from tests.web.conftest import Browser, Open, told_by, words


def test_an_answer_goes_into_the_file_and_leads_to_the_next_question(empty: Browser) -> None:
    before = empty.path.read_text(encoding="utf-8").splitlines()
    response = empty.answer("consortium.name", "Weir Alliance")
    assert response.status_code == 303
    assert response.location == "/question/consortium.vision"
    after = empty.path.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == ["  name: Weir Alliance"]
    assert len(after) == len(before)


def test_the_last_question_of_a_section_leads_back_to_it(empty: Browser) -> None:
    assert empty.answer("consortium.law_date", "1 April 2026").location == "/section/consortium"


def test_an_answer_opens_the_questions_that_hang_on_it(empty: Browser) -> None:
    assert "not known yet whether this is asked" in empty.page("/question/hub.company_number")
    empty.answer("hub.legal_form", "clg")
    empty.answer("hub.registered", "yes")
    assert "not known yet" not in empty.page("/question/hub.company_number")
    empty.answer("hub.registered", "no", seen="yes")
    assert "this is not asked" in empty.page("/question/hub.company_number")


def test_skipping_leaves_an_answer_as_it_is_and_not_sure_takes_it_back(small: Browser) -> None:
    before = small.path.read_text(encoding="utf-8")
    response = small.answer("meetings.notice_days", "33", seen="14", do="skip")
    assert response.status_code == 303
    assert small.path.read_text(encoding="utf-8") == before
    small.answer("meetings.notice_days", "14", seen="14", do="unsure")
    assert small.sitting.file.typed("meetings.notice_days") is None
    assert "[General meeting notice (days)]" in small.page("/question/meetings.notice_days")


def test_the_usual_value_is_taken_with_one_button(empty: Browser) -> None:
    empty.answer("hub.legal_form", "clg")
    assert "At least 14, at most 60. Usual: 21." in empty.page("/question/meetings.notice_days")
    assert "Use the usual value: 21" in empty.page("/question/meetings.notice_days")
    assert empty.answer("meetings.notice_days", "", do="usual").status_code == 303
    assert empty.sitting.file.typed("meetings.notice_days") == "21"
    assert "Use the usual value" not in empty.page("/question/consortium.name")


def test_a_choice_can_be_taken_back_with_not_sure_yet(small: Browser) -> None:
    small.answer("hub.legal_form", "", seen="clg")
    assert small.sitting.file.typed("hub.legal_form") is None


def test_a_form_in_which_nothing_was_changed_writes_nothing(small: Browser) -> None:
    when = small.path.stat().st_mtime_ns
    small.answer("meetings.notice_days", "14", seen="14")
    assert small.path.stat().st_mtime_ns == when


WRONG = [
    ("meetings.notice_days", "soon"),
    ("meetings.notice_days", "3"),
    ("hub.email", "office at hub"),
    ("hub.incorporation_date", "31 February 2026"),
    ("hub.company_number", "12"),
    ("consortium.name", "long " * 300 + "name"),
    ("members[2].email", "nobody"),
]


@pytest.mark.parametrize(("path", "typed"), WRONG)
def test_what_is_wrong_is_told_in_the_sentence_that_an_editor_would_get(small: Browser, path: str, typed: str) -> None:
    before = small.path.read_text(encoding="utf-8")
    seen = small.sitting.file.typed(path)
    name = small.sitting.file.typed("members[2].name")
    response = small.answer(path, typed, seen=seen, same=json.dumps(name if "[" in path else None))
    assert response.status_code == 422
    sentence = _sentence(small, path, typed)
    body = html.unescape(response.get_data(as_text=True))
    assert body.count(sentence) >= 2, "once in the summary and once at the field"
    assert f'value="{typed}"' in body, "what was typed is kept"
    assert "<title>Error: " in body
    assert small.path.read_text(encoding="utf-8") == before


def _sentence(browser: Browser, path: str, typed: str) -> str:
    """What ``docgen check`` would say of the file with this answer in it."""
    text = browser.path.read_text(encoding="utf-8")
    place = browser.sitting.view().answers.given.place(path)
    lines = text.split("\n")
    line = lines[place.line - 1]
    lines[place.line - 1] = f"{line[: line.index(':') + 1]} {typed}"
    reading = read_text("\n".join(lines), "answers.yaml", PROJECT.questionnaire, authority_title(PROJECT))
    return next(finding.message for finding in reading.findings if finding.places[0].line == place.line)


def test_a_whole_section_is_saved_at_once_and_shows_what_it_opens(empty: Browser) -> None:
    body = empty.get("/section/hub/all").get_data(as_text=True)
    assert 'name="hub.legal_form"' in body
    assert 'name="hub.company_number"' not in body
    form = {"seen:hub.legal_form": "null", "hub.legal_form": "clg", "seen:hub.name": "null", "hub.name": "Weir Limited"}
    response = empty.post("/section/hub/all", {**form, "same": "null"})
    address, _, anchor = response.location.partition("#")
    body = empty.get(address).get_data(as_text=True)
    assert 'name="hub.registered"' in body
    assert anchor == "new-registered"
    assert f'id="{anchor}"' in body
    assert "marked “New”" in body
    assert body.count(">New<") == address.count("new=") > 5
    assert empty.sitting.file.typed("hub.name") == "Weir Limited"


def test_on_a_whole_section_what_is_right_is_saved_and_what_is_wrong_is_kept_in_its_field(small: Browser) -> None:
    form = {
        "seen:meetings.notice_days": '"14"',
        "meetings.notice_days": "soon",
        "seen:meetings.agm_held": json.dumps(small.sitting.file.typed("meetings.agm_held")),
        "meetings.agm_held": "",
        "same": "null",
    }
    response = small.post("/section/meetings/all", form)
    assert response.status_code == 422
    assert 'value="soon"' in response.get_data(as_text=True)
    assert small.sitting.file.typed("meetings.notice_days") == "14"
    assert small.sitting.file.typed("meetings.agm_held") is None


def test_lists_and_choices_of_several_go_into_the_file_as_lists(empty: Browser) -> None:
    empty.answer("consortium.values", "Fairness \r\n\r\nHonesty: always\r\n")
    assert empty.sitting.file.typed("consortium.values") == ["Fairness", "Honesty: always"]
    assert "Fairness\nHonesty: always</textarea>" in empty.get("/question/consortium.values").get_data(as_text=True)


def test_two_windows_that_change_different_answers_both_keep_theirs(empty: Browser) -> None:
    one, other = empty, empty
    one.get("/question/consortium.name")
    other.get("/question/consortium.place")
    one.answer("consortium.name", "Weir Alliance")
    other.answer("consortium.place", "Weirshire")
    assert empty.sitting.file.typed("consortium.name") == "Weir Alliance"
    assert empty.sitting.file.typed("consortium.place") == "Weirshire"


def test_two_programs_that_save_many_answers_at_the_same_time_lose_none(empty: Browser, open_file: Open) -> None:
    windows = [empty, open_file(empty.path)]
    questions = [one for one in PROJECT.questionnaire.questions() if one.type == "text" and not one.pattern]
    paths = [one.path for one in questions if not PROJECT.questionnaire.by_id[one.section].repeat][:16]

    def save(number: int) -> int:
        window, path = windows[number % 2], paths[number]
        client = window.client.application.test_client()
        client._cookies = window.client._cookies
        return replace(window, client=client).answer(path, f"Answer to {path}").status_code

    with ThreadPoolExecutor(4) as hands:
        assert list(hands.map(save, range(len(paths)))) == [303] * len(paths)
    assert [empty.sitting.file.typed(path) for path in paths] == [f"Answer to {path}" for path in paths]


def test_two_windows_that_change_the_same_answer_are_shown_both(empty: Browser) -> None:
    empty.answer("consortium.name", "Weir Alliance")
    response = empty.answer("consortium.name", "Lock Alliance", seen=None)
    assert response.status_code == 409
    page = words(response)
    assert "In the file now: Weir Alliance" in page
    assert "You typed: Lock Alliance" in page
    assert empty.sitting.file.typed("consortium.name") == "Weir Alliance"
    body = response.get_data(as_text=True)
    assert 'value="Lock Alliance"' in body
    assert 'name="seen:consortium.name" value="&#34;Weir Alliance&#34;"' in body
    empty.answer("consortium.name", "Lock Alliance", seen="Weir Alliance")
    assert empty.sitting.file.typed("consortium.name") == "Lock Alliance"


def test_on_a_whole_section_only_the_answer_that_two_changed_waits(empty: Browser) -> None:
    empty.answer("consortium.name", "Weir Alliance")
    form = {
        "seen:consortium.name": "null",
        "consortium.name": "Lock Alliance",
        "seen:consortium.place": "null",
        "consortium.place": "Weirshire",
        "same": "null",
    }
    response = empty.post("/section/consortium/all", form)
    assert response.status_code == 409
    assert "In the file now: Weir Alliance You typed: Lock Alliance" in words(response)
    assert empty.sitting.file.typed("consortium.place") == "Weirshire"


def test_what_an_editor_saves_meanwhile_is_shown_at_once_and_kept(empty: Browser) -> None:
    text = empty.path.read_text(encoding="utf-8")
    empty.path.write_text(text.replace("  place:", "  place: Weirshire # agreed in May", 1), encoding="utf-8")
    assert 'value="Weirshire"' in empty.get("/question/consortium.place").get_data(as_text=True)
    empty.answer("consortium.name", "Weir Alliance")
    assert "  place: Weirshire # agreed in May" in empty.path.read_text(encoding="utf-8")


def test_a_script_saves_while_somebody_types_and_gets_the_draft_anew(small: Browser) -> None:
    response = small.answer("meetings.notice_days", "21", seen="14", do="autosave")
    told = response.get_json()
    assert told["saved"]
    assert told["message"] == "Saved in answers.yaml."
    assert json.loads(told["seen"]) == "21"
    assert "21\N{NO-BREAK SPACE}Clear Days" in told["draft"]


def test_what_is_odd_about_an_answer_is_shown_once_before_somebody_goes_on(small: Browser) -> None:
    first = small.answer("meetings.notice_days", "60", seen="14")
    assert first.status_code == 200
    assert "which is high: usual is 14 to 28" in words(first)
    assert "Saved in answers.yaml. Change it, or press “Save and continue” once more." in words(first)
    assert small.sitting.file.typed("meetings.notice_days") == "60"
    form = {"seen": "60", "told": told_by(first)}
    assert small.answer("meetings.notice_days", "60", **form).status_code == 303
    assert "is 59, which is high" in words(small.answer("meetings.notice_days", "59", **form))
    assert small.answer("meetings.notice_days", "21", seen="59").status_code == 303


def test_what_is_odd_is_shown_before_somebody_goes_on_though_a_script_has_saved_the_answer(small: Browser) -> None:
    opened = told_by(small.get("/question/meetings.notice_days"))
    answer = small.answer("meetings.notice_days", "60", seen="14", do="autosave", told=opened).get_json()
    at_once = small.answer("meetings.notice_days", "60", seen="60", told=opened)
    assert "which is high: usual is 14 to 28" in words(at_once)
    assert small.answer("meetings.notice_days", "60", seen="60", told=told_by(at_once)).status_code == 303
    assert small.answer("meetings.notice_days", "60", seen="60", told=answer["told"]).status_code == 303


def test_what_contradicts_another_answer_is_shown_with_all_that_may_be_changed(small: Browser) -> None:
    opened = told_by(small.get("/question/hub.legal_form"))
    response = small.answer("hub.legal_form", "cic_clg", seen="clg", told=opened, **{"was:hub.legal_form": '"clg"'})
    page = words(response)
    assert response.status_code == 200
    assert "The name of a community interest company must end with" in page
    assert "No draft can be made until the problem is put right." in page
    assert "Change “" in page
    assert "no longer asked; nothing is deleted" in page
    again = small.answer("hub.legal_form", "cic_clg", seen="cic_clg", told=told_by(response))
    assert again.status_code == 303


def test_on_a_whole_section_what_is_odd_is_shown_once_too(small: Browser) -> None:
    page = small.get("/section/meetings/all")
    form = {"seen:meetings.notice_days": '"14"', "meetings.notice_days": "60", "same": "null", "told": told_by(page)}
    response = small.post("/section/meetings/all", form)
    assert "press “Save” once more. Warning: “General meeting notice (days)” is 60, which is high" in words(response)
    form |= {"seen:meetings.notice_days": '"60"', "told": told_by(response)}
    assert small.post("/section/meetings/all", form).location == "/section/meetings?saved=1"


def test_what_is_odd_about_the_name_of_a_new_item_is_shown_before_its_questions(small: Browser) -> None:
    response = small.post("/items/directors/add", {"name": "Bob"})
    assert "is one word: “Bob”" in small.page(response.location)


def test_a_script_is_told_what_is_odd_about_what_was_saved(small: Browser) -> None:
    told = small.answer("meetings.notice_days", "60", seen="14", do="autosave").get_json()
    assert told["saved"]
    assert told["message"].startswith("Saved in answers.yaml. Look again: “General meeting notice (days)” is 60, which")


def test_a_script_is_told_what_was_not_saved(small: Browser) -> None:
    told = small.answer("meetings.notice_days", "soon & <late>", seen="14", do="autosave").get_json()
    assert not told["saved"]
    assert "not “soon & <late>”" in told["message"]
    told = small.answer("meetings.notice_days", "30", seen="15", do="autosave").get_json()
    assert not told["saved"]
    assert "somebody else" in told["message"]
    assert small.sitting.file.typed("meetings.notice_days") == "14"


@pytest.mark.parametrize("typed", ["to be agreed", "TBC", "xxx"])
def test_what_counts_as_no_answer_is_told_at_once(empty: Browser, typed: str) -> None:
    response = empty.answer("consortium.name", typed)
    assert response.status_code == 200
    assert f"“{typed}” is taken as no answer yet" in words(response)
    told = empty.answer("consortium.name", typed, seen=typed, do="autosave").get_json()
    assert "is taken as no answer yet" in told["message"]


def test_an_area_with_another_name_takes_its_members_along_and_the_next_page_says_so(small: Browser) -> None:
    seen = "Rural Penwold"
    same = json.dumps(seen)
    response = small.answer("areas[2].name", "The Vale", seen=seen, same=same)
    told = words(small.get(response.location))
    assert "answers that named ‘Rural Penwold’ now name ‘The Vale’." in told
    assert "is not listed" not in small.page("/findings")


def test_what_a_script_has_saved_meanwhile_is_told_on_the_next_page_too(small: Browser) -> None:
    was = {"was:hub.legal_form": json.dumps("clg")}
    answer = small.answer("hub.legal_form", "cio_assoc", seen="clg", do="autosave", **was).get_json()
    assert "no longer asked" in answer["message"]
    was["told"] = answer["told"]
    told = words(small.get(small.answer("hub.legal_form", "cio_assoc", seen="cio_assoc", **was).location))
    assert "no longer asked; nothing is deleted." in told
    assert "more questions are asked now. What is missing" in told


def test_a_change_on_which_nothing_hangs_is_not_told(small: Browser) -> None:
    response = small.answer("consortium.name", "Weir Alliance", seen="Penwold Wellbeing")
    assert response.location == "/question/consortium.vision"


def test_what_answers_open_is_shown_after_a_correction_too(small: Browser) -> None:
    small.post("/items/members/add", {"name": "Lock Trust"})
    form = {"same": json.dumps("Lock Trust")}
    for name, typed in (("legal_form", "charitable_company"), ("email", "nonsense"), ("is_branch", "no")):
        form |= {f"members[7].{name}": typed, f"seen:members[7].{name}": "null"}
    assert small.post("/section/members/7/all", form).status_code == 422
    seen = {f"seen:members[7].{name}": json.dumps(form[f"members[7].{name}"]) for name in ("legal_form", "is_branch")}
    response = small.post("/section/members/7/all", {**form, **seen, "members[7].email": "a@lock.example"})
    assert "new=company_number" in response.location


def test_money_is_shown_with_its_sign(small: Browser) -> None:
    small.answer("hub.guarantee", "2,500.00", seen="10")
    assert "£2,500 Change" in small.page("/section/hub")

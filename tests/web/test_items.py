"""Members, people and areas: found, added, changed, moved and removed."""

from __future__ import annotations

import json

from tests.web.conftest import Browser, words


def names(browser: Browser, section: str = "members") -> list[object]:
    return list(browser.sitting.file.names(section))


def as_seen(browser: Browser, section: str = "members") -> str:
    return json.dumps(names(browser, section))


def test_the_list_names_every_item_and_how_many_are_needed(small: Browser) -> None:
    page = small.page("/items/members")
    assert "6 members so far. At least" in page
    assert all(str(name) in page for name in names(small))


def test_many_items_can_be_searched(small: Browser) -> None:
    page = small.page("/items/members?q=RIDES")
    assert "Penwold Rides CIC" in page
    assert "Penwold Befriending" not in page
    assert "No name has “zzz” in it." in small.page("/items/members?q=zzz")


def test_an_item_is_added_by_its_name_and_leads_to_its_questions(small: Browser) -> None:
    response = small.post("/items/members/add", {"name": "Lock Trust"})
    assert response.location == "/question/members%5B7%5D.trading_name_used"
    assert names(small)[-1] == "Lock Trust"
    assert "Answer one by one" in small.page("/section/members/7")


def test_the_first_item_of_a_new_file_can_be_added(empty: Browser) -> None:
    assert "0 members so far" in empty.page("/items/members")
    assert empty.post("/items/members/add", {"name": "Lock Trust"}).location.startswith("/question/members%5B1%5D.")
    empty.post("/items/members/add", {"name": "Weir Trust"})
    assert names(empty) == ["Lock Trust", "Weir Trust"]
    assert "# " in empty.path.read_text(encoding="utf-8")


def test_an_item_without_a_name_is_not_added(small: Browser) -> None:
    assert small.post("/items/members/add", {"name": "  "}).location == "/items/members/add"
    assert small.post("/items/members/add", {"name": "long " * 300}).status_code == 422
    assert len(names(small)) == 6


def test_items_move_up_and_down_with_their_answers(small: Browser) -> None:
    first, second, *others = names(small)
    email = small.sitting.file.typed("members[2].email")
    small.post("/items/members", {"up": "2", "names": as_seen(small)})
    assert names(small) == [second, first, *others]
    assert small.sitting.file.typed("members[1].email") == email
    small.post("/items/members", {"down": "1", "names": as_seen(small)})
    assert names(small) == [first, second, *others]


def test_an_item_is_removed_only_after_a_question(small: Browser) -> None:
    third = names(small)[2]
    assert f"Do you want to remove {third}?" in small.page("/items/members/3/remove")
    assert third in names(small)
    response = small.post("/items/members/3/remove", {"names": as_seen(small)})
    assert response.status_code == 303
    assert third not in names(small)
    assert len(names(small)) == 5


def test_nothing_is_moved_or_removed_in_a_list_that_has_changed_meanwhile(small: Browser) -> None:
    seen = as_seen(small)
    small.post("/items/members", {"up": "2", "names": seen})
    now = names(small)
    for address, form in (("/items/members", {"up": "3"}), ("/items/members/3/remove", {})):
        response = small.post(address, {**form, "names": seen})
        assert response.status_code == 409
        assert "The list has changed since you opened the page" in words(response)
        assert names(small) == now


def test_no_answer_goes_to_another_item_that_has_moved_into_its_place(small: Browser) -> None:
    name, email = small.sitting.file.typed("members[2].name"), small.sitting.file.typed("members[2].email")
    small.post("/items/members", {"up": "2", "names": as_seen(small)})
    before = small.path.read_text(encoding="utf-8")
    typed = "new@penwold.example"
    response = small.answer("members[2].email", typed, seen=email, same=json.dumps(name))
    assert response.status_code == 409
    assert typed in words(response)
    form = {"members[2].email": typed, "seen:members[2].email": json.dumps(email), "same": json.dumps(name)}
    response = small.post("/section/members/2/all", form)
    assert response.status_code == 409
    assert typed in words(response)
    assert small.path.read_text(encoding="utf-8") == before


def test_a_member_can_be_answered_on_one_page(small: Browser) -> None:
    name, email = small.sitting.file.typed("members[2].name"), small.sitting.file.typed("members[2].email")
    form = {
        "members[2].email": "new@penwold.example",
        "seen:members[2].email": json.dumps(email),
        "members[2].name": "New Name",
        "seen:members[2].name": json.dumps(name),
        "same": json.dumps(name),
    }
    assert small.post("/section/members/2/all", form).location == "/section/members/2?saved=1"
    assert small.sitting.file.typed("members[2].email") == "new@penwold.example"
    assert "New Name" in small.page("/section/members/2")


def test_every_item_can_be_removed_and_a_new_one_added(small: Browser) -> None:
    for _ in range(6):
        small.post("/items/members/1/remove", {"names": as_seen(small)})
    assert "0 members so far" in small.page("/items/members")
    assert small.post("/items/members/add", {"name": "Lock Trust"}).location.startswith("/question/members%5B1%5D.")


def test_the_page_that_asks_says_which_answers_name_what_goes(small: Browser) -> None:
    page = small.page("/items/members/1/remove")
    assert "2 other answers name Penwold Counselling. No draft can be made until each names another" in page
    assert "Nominating member – Leonie Harcourt" in page

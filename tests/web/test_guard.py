"""Nobody but whoever started the pages can read or change the answers."""

from __future__ import annotations

import pytest

from tests.web.conftest import HOST, Browser

ADDRESS = "/question/consortium.name"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:9", "127.0.0.1:8123.evil.example", ""])
def test_another_name_for_this_computer_is_refused(small: Browser, host: str) -> None:
    assert small.get("/tasks", headers={"Host": host}).status_code == 400


def test_localhost_is_this_computer_too(small: Browser) -> None:
    assert small.client.get("/tasks", base_url="http://localhost:8123").status_code == 403


def test_without_the_token_of_the_terminal_nothing_is_shown(small: Browser) -> None:
    small.client.delete_cookie(small.guard.cookie, domain="127.0.0.1")
    response = small.get("/tasks")
    assert response.status_code == 403
    assert "Open the address that the terminal shows" in response.get_data(as_text=True)
    assert "Penwold" not in response.get_data(as_text=True)
    assert small.get("/?t=guess").status_code == 403
    assert small.get("/tasks?t=").status_code == 403


def test_the_token_leaves_the_address_and_becomes_a_cookie_for_this_site_alone(small: Browser) -> None:
    small.client.delete_cookie(small.guard.cookie, domain="127.0.0.1")
    response = small.get(f"/tasks?t={small.guard.token}")
    assert response.status_code == 303
    assert response.location == "/tasks"
    cookie = response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert cookie.startswith("docgen-8123=")


def test_a_token_that_a_program_was_told_lets_in_one_browser(small: Browser) -> None:
    small.guard.once = True
    address = f"/?t={small.guard.token}"
    assert small.get(address).status_code == 303, "the browser that has used it may come again"
    small.client.delete_cookie(small.guard.cookie, domain="127.0.0.1")
    assert small.get(address).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(small: Browser, headers: dict[str, str]) -> None:
    form = {"consortium.name": "Other", "seen:consortium.name": "null"}
    assert small.post(ADDRESS, form, headers=headers).status_code == 403
    assert small.sitting.file.typed("consortium.name") != "Other"


def test_a_form_of_our_own_site_is_taken(small: Browser) -> None:
    headers = {"Origin": HOST, "Sec-Fetch-Site": "same-origin"}
    form = {"consortium.name": "Other", "seen:consortium.name": '"Penwold Wellbeing"', "same": "null"}
    assert small.post(ADDRESS, form, headers=headers).status_code == 303
    assert small.sitting.file.typed("consortium.name") == "Other"


@pytest.mark.parametrize(
    "address",
    [
        ADDRESS,
        "/section/hub/all",
        "/items/members",
        "/items/members/add",
        "/items/members/2/remove",
        "/papers",
        "/choose",
        "/review",
        "/review/hub.name",
    ],
)
@pytest.mark.parametrize("token", ["", "guess"])
def test_a_form_without_its_token_is_refused(small: Browser, address: str, token: str) -> None:
    before = small.path.read_text(encoding="utf-8")
    assert small.post(address, {"form_token": token, "name": "Other"}).status_code == 403
    assert small.path.read_text(encoding="utf-8") == before


def test_a_form_that_is_too_large_is_refused(small: Browser) -> None:
    before = small.path.read_text(encoding="utf-8")
    response = small.answer("consortium.vision", "x" * 2_000_000)
    assert response.status_code == 413
    assert "That is too much at once" in response.get_data(as_text=True)
    assert small.path.read_text(encoding="utf-8") == before


def test_a_form_of_too_many_parts_is_refused(small: Browser) -> None:
    parts = {f"x{number}": (None, "y") for number in range(3)}
    assert small.client.post(ADDRESS, data=parts, base_url=HOST).status_code == 403
    many = {"form_token": small.guard.form_token, **{f"x{number}": "y" for number in range(3_000)}}
    response = small.client.post(ADDRESS, data=many, base_url=HOST, content_type="multipart/form-data")
    assert response.status_code == 413


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_ways_of_asking_are_refused(small: Browser, method: str) -> None:
    response = getattr(small.client, method)(ADDRESS, base_url=HOST, data={"form_token": small.guard.form_token})
    assert response.status_code == 405


@pytest.mark.parametrize("address", ["/tasks", "/nothing", "/static/docgen.css"])
def test_every_answer_forbids_frames_scripts_of_others_and_being_kept(small: Browser, address: str) -> None:
    headers = small.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    if not address.startswith("/static"):
        assert headers["Cache-Control"] == "no-store"

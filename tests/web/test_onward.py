"""At the end of a section or of an item there is always a way on to what is open elsewhere."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

import pytest

from tests.web.conftest import Browser


def way_on(browser: Browser, address: str) -> tuple[str, str] | None:
    """The words and the address of the button that goes on."""
    body = browser.get(address).get_data(as_text=True)
    found = re.search(r'href="([^"]+)">Go on: ([^<]+)</a>', body)
    return (html.unescape(found[2]), unquote(html.unescape(found[1]))) if found else None


def test_from_a_section_it_goes_to_the_next_that_has_something_open(empty: Browser) -> None:
    assert way_on(empty, "/section/consortium") == ("The hub", "/question/hub.legal_form")


def test_after_the_last_section_it_goes_to_those_before_it(small: Browser) -> None:
    small.answer("hub.email", "", seen=small.sitting.file.typed("hub.email"))
    assert way_on(small, "/section/first_steps") == ("The hub", "/question/hub.email")


def test_from_the_list_and_from_an_item_it_goes_to_an_item_with_something_open(small: Browser) -> None:
    small.post("/items/members/add", {"name": "Lock Trust"})
    small.post("/items/members/add", {"name": "Weir Trust"})
    assert way_on(small, "/items/members") == ("Lock Trust", "/question/members[7].trading_name_used")
    assert way_on(small, "/section/members/7") == ("Weir Trust", "/question/members[8].trading_name_used")
    assert way_on(small, "/section/members/8") == ("Lock Trust", "/question/members[7].trading_name_used")


@pytest.mark.parametrize("address", ["/section/meetings", "/items/members", "/section/members/2"])
def test_where_nothing_is_open_it_goes_to_the_draft(small: Browser, address: str) -> None:
    assert way_on(small, address) == ("read the draft", "/draft")

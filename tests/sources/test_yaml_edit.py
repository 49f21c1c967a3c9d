"""One value of a YAML file is changed, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.sources.yaml_edit import EditError, add_item, arrange_items, put
from docgen.sources.yaml_text import plain, read

FILE = """\
# Our answers
hub:
  # What it is called
  name: Weir Alliance   # agreed in May
  charity:  # ask Joan
  aims:
    - to help
    - "to listen: always"
  story: |
    One line.

    Another.
  # money comes next
money:
  fee: 1000

members:
  # each of us
  - name: Oak Trust
    town: Thorn
  # second: still to confirm
  - name: Elm Society
    town: "Weir # upper"
# the end
"""
ORDER = ("name", "charity", "aims", "story", "later")


def data(text: str):
    return plain(read(text, "file"))


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_changed_answer_changes_one_line_and_keeps_its_comment():
    assert changed_lines(FILE, put(FILE, ("hub", "name"), "Weir Union")) == (
        ["  name: Weir Alliance   # agreed in May"],
        ["  name: Weir Union   # agreed in May"],
    )


def test_an_open_answer_is_filled_in_before_its_comment():
    assert "  charity: 1234567  # ask Joan\n" in put(FILE, ("hub", "charity"), "1234567")


def test_an_answer_that_looks_like_something_else_is_put_in_quotation_marks():
    for text in ("# no", "a: b", "- x", "", " x", "null", "@x", "*", "yes: ", '"'):
        assert data(put(FILE, ("money", "fee"), text))["money"]["fee"] == text


def test_a_list_is_written_one_item_on_a_line():
    after = put(FILE, ("hub", "aims"), ["to share", "to listen"])
    assert "  aims:\n    - to share\n    - to listen\n  story: |\n" in after
    assert "  charity:  # ask Joan\n    - a\n" in put(FILE, ("hub", "charity"), ["a"])


def test_lines_stay_lines():
    after = put(FILE, ("hub", "story"), "First.\n\nSecond.")
    assert "  story: |-\n    First.\n\n    Second.\n  # money comes next\nmoney:\n" in after
    assert data(after)["hub"]["story"] == "First.\n\nSecond."


def test_an_answer_that_is_taken_back_leaves_its_question():
    assert "  name:   # agreed in May\n" in put(FILE, ("hub", "name"), None)
    assert "\n  aims:\n  story: |" in put(FILE, ("hub", "aims"), None)


def test_a_new_answer_stands_after_those_that_are_asked_before_it():
    after = put(FILE, ("hub", "later"), "x", ORDER)
    assert "    Another.\n  later: x\n  # money comes next\n" in after
    assert put("money:\n  fee: 1\n", ("hub", "name"), "x", ("hub", "money")) == "hub:\n  name: x\nmoney:\n  fee: 1\n"
    assert put("hub:\n", ("hub", "name"), "x") == "hub:\n  name: x\n"
    assert put("", ("hub", "name"), "x") == "hub:\n  name: x\n"


def test_an_answer_of_an_item_is_changed_in_its_place():
    after = put(FILE, ("members", 1, "town"), "Thorn")
    assert changed_lines(FILE, after) == (['    town: "Weir # upper"'], ["    town: Thorn"] * 0)
    assert data(after)["members"][1]["town"] == "Thorn"
    assert data(put(FILE, ("members", 0, "email"), "a@b.example"))["members"][0]["email"] == "a@b.example"


def test_an_item_is_added_after_the_last_and_before_what_follows():
    after = add_item(FILE, "members", {"name": "Ash Group", "town": None, "aims": ["a", "b"]})
    assert after.endswith(
        '    town: "Weir # upper"\n  - name: Ash Group\n    town:\n    aims:\n      - a\n      - b\n# the end\n'
    )
    assert add_item("members:\n", "members", {"name": "x"}) == "members:\n  - name: x\n"
    assert add_item("hub:\n  name: y\n", "members", {"name": "x"}, ("hub", "members")).endswith(
        "members:\n  - name: x\n"
    )


def test_an_item_that_goes_takes_what_was_said_above_it_along():
    after = arrange_items(FILE, "members", [0])
    assert "still to confirm" not in after
    assert "# each of us" in after
    assert data(arrange_items(FILE, "members", []))["members"] is None


def test_items_change_places_with_their_comments():
    after = arrange_items(FILE, "members", [1, 0])
    assert [member["name"] for member in data(after)["members"]] == ["Elm Society", "Oak Trust"]
    assert "# each of us\n  # second: still to confirm\n  - name: Elm Society" in after


@pytest.mark.parametrize("text", ["hub: {name: x}\n", "- a\n", "hub:\n\tname: x\n", "members: [a, b]\n"])
def test_what_cannot_be_changed_safely_is_refused(text: str):
    with pytest.raises(EditError):
        put(text, ("members", 0, "name") if "members" in text else ("hub", "name"), "x")


TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["C"], exclude_characters="\u2028\u2029\x85"), max_size=30),
    st.sampled_from(
        ["01234567", "a: b", "# not", "one\ntwo", "@x", "'", " trailing ", "-", "~", "x #y", "%", "a\n\n b"]
    ),
)
HUB = [("hub", name) for name in ("name", "charity", "aims", "story", "later")]
ELSEWHERE = [("money", "fee"), ("money", "new"), ("members", 0, "name"), ("members", 1, "town"), ("other", "first")]
PATHS = st.sampled_from([*HUB, *ELSEWHERE, ("members", 1, "email")])
CHANGES = st.lists(st.tuples(PATHS, st.one_of(st.none(), TEXTS, st.lists(TEXTS, min_size=1, max_size=3))), max_size=6)


@given(CHANGES)
@settings(max_examples=300, deadline=None)
def test_any_changes_one_after_the_other_give_what_was_asked_for_and_keep_every_comment(changes):
    text = FILE
    for path, value in changes:
        text = put(text, path, value, ORDER if path[0] == "hub" else ())
        place = data(text)
        for step in path[:-1]:
            place = place[step]
        assert (place or {}).get(path[-1]) == value
    for comment in ("# Our answers", "# What it is called", "# agreed in May", "# ask Joan", "# money comes next"):
        assert comment in text
    assert text.endswith("# the end\n") or "other:" in text

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from docgen.writers.docx.anchors import numbered_names, own_names


def test_a_short_key_can_be_read_in_its_bookmark() -> None:
    assert own_names(["competing-bids/2.1"]) == {"competing-bids/2.1": "_dg_competing_bids_2_1"}


@given(st.lists(st.text(min_size=1), unique=True))
def test_bookmarks_are_short_valid_and_each_its_own(keys: list[str]) -> None:
    for names in (own_names(keys), numbered_names("_Ref", keys)):
        assert len({name.casefold() for name in names.values()}) == len(keys)
        assert all(len(name) <= 40 and re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) for name in names.values())


def test_a_bookmark_for_references_looks_like_one_of_words_own() -> None:
    (name,) = numbered_names("_Ref", ["competing-bids/2.1"]).values()
    assert re.fullmatch(r"_Ref\d{9}", name)

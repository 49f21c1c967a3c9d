import pytest

from docgen.findings import FindingError, Place
from docgen.sources.front_matter import split
from docgen.sources.nodes import place_of
from docgen.sources.yaml_text import SourceError, plain


def test_the_head_and_the_body_are_told_apart_with_their_lines() -> None:
    node, body, line = split("---\nid: a\ntitle: b\n---\n\n1. Text.\n", "c.md")
    assert plain(node) == {"id": "a", "title": "b"}
    assert place_of(node, "title") == Place("c.md", 3, 8)
    assert (body, line) == ("\n1. Text.\n", 5)


def test_line_ends_of_any_system_are_read() -> None:
    _, body, line = split("---\r\nid: a\r\n---\r\nText.\r\n", "c.md")
    assert (body, line) == ("Text.\n", 4)


def test_a_file_may_end_with_its_head() -> None:
    _, body, _ = split("---\nid: a\n---", "c.md")
    assert body == ""


def test_an_empty_head_is_an_empty_value() -> None:
    node, body, line = split("---\n---\nText", "c.md")
    assert (plain(node), body, line) == (None, "Text", 3)


@pytest.mark.parametrize("text", ["id: a\n", "", "---\nid: a\n"])
def test_a_file_without_a_whole_head_is_refused(text: str) -> None:
    with pytest.raises(FindingError) as caught:
        split(text, "c.md")
    assert caught.value.finding.rule == "front-matter"


def test_problems_of_the_head_are_told_at_the_line_of_the_file() -> None:
    with pytest.raises(SourceError) as caught:
        split("---\nid: a\nid: b\n---\n", "c.md")
    assert str(caught.value.findings[0].places[0]) == "c.md:3:1"

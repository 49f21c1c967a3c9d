import pytest

from docgen.expressions.fill_in import FillIn, parse_fill_in, parse_text
from docgen.findings import FindingError, Place

HERE = Place("clause.md", 3, 7)


@pytest.mark.parametrize(
    ("source", "name", "path"),
    [
        ("meetings.notice_days | clear_days", "clear_days", "meetings.notice_days"),
        ("hub.name", None, "hub.name"),
        ("members | each('name') | list", "list", ""),
        ("members | length", None, ""),
        ("members | length | in_words", "in_words", ""),
        ("(a if b else c) | lower_first", "lower_first", ""),
        ("a if b else c", None, ""),
        (" a.b |money ", "money", "a.b"),
    ],
)
def test_the_last_filter_is_the_format_unless_it_works_on_values(source: str, name: str | None, path: str) -> None:
    fill_in = parse_fill_in(source, HERE)
    assert (fill_in.format, fill_in.path) == (name, path)
    assert fill_in.place == HERE


@pytest.mark.parametrize(
    "source",
    [
        "a | money('x')",
        "a | words | lower_first",
        "a | words + b",
        "a if b else c | money",
        "a or b",
        "x if y else a and b",
        "",
    ],
)
def test_a_format_stands_alone_and_last(source: str) -> None:
    with pytest.raises(FindingError):
        parse_fill_in(source, HERE)


def test_a_line_of_text_is_split_into_words_and_fill_ins() -> None:
    first, fill_in, last = parse_text("At least {{ figures.days | days }} of notice.", HERE)
    assert (first, last) == ("At least ", " of notice.")
    assert isinstance(fill_in, FillIn)
    assert fill_in.format == "days"


def test_a_line_without_fill_ins_is_one_text() -> None:
    assert parse_text("No fill-in.", HERE) == ("No fill-in.",)
    assert parse_text("", HERE) == ()


@pytest.mark.parametrize("text", ["a {{ b", "a }} b", "{{ a }} {{ b"])
def test_a_fill_in_that_is_not_closed_is_told(text: str) -> None:
    with pytest.raises(FindingError) as caught:
        parse_text(text, HERE)
    assert "not closed" in caught.value.finding.message

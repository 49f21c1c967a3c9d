import pytest

from docgen.expressions.parse import parse
from docgen.findings import FindingError, Place

HERE = Place("clause.md", 3, 7)


def refusal(source: str) -> str:
    with pytest.raises(FindingError) as caught:
        parse(source, HERE)
    assert caught.value.finding.places == (HERE,)
    return f"{caught.value.finding.rule}: {caught.value.finding.message}"


def test_an_expression_knows_its_source_place_and_names() -> None:
    expression = parse(" hub.is_charity and members | where('tier', hub.tier) | length > 2 ", HERE)
    assert expression.source == "hub.is_charity and members | where('tier', hub.tier) | length > 2"
    assert expression.place == HERE
    assert expression.names == {"hub.is_charity", "members", "hub.tier"}


def test_the_same_source_elsewhere_has_its_own_place() -> None:
    parse("a.b", HERE)
    assert parse("a.b", Place("other.md", 1, 1)).place == Place("other.md", 1, 1)


def test_an_expression_that_is_one_name_says_so() -> None:
    assert parse("director.nominated_by.name", HERE).name == "director.nominated_by.name"
    assert parse("not a.b", HERE).name == ""


@pytest.mark.parametrize(
    "source", ["", "  ", "a and", "a b", "a = b", "a }} {{ b", "{% if a %}", "a; b", "1 +", "a.", "'x"]
)
def test_what_is_no_expression_is_a_syntax_finding(source: str) -> None:
    assert refusal(source).startswith("expression-syntax: ")


@pytest.mark.parametrize(
    "source",
    [
        "a()",
        "a.b('x')",
        "a[0]",
        "a ~ b",
        "a / b",
        "a // b",
        "a % b",
        "a ** 2",
        "{'a': 1}",
        "(1, 2)",
        "a is defined",
        "a is divisibleby 3",
        "a | upper",
        "a | map(attribute='b')",
        "a if b",
        "+a",
        "'abc'.upper",
        "(members | first).name",
        "members | where(field)",
        "members | where",
        "members | length(1)",
        "members | where(field='x')",
        "members | where(*x)",
        "a in 'abc'",
        "a not in ('abc')",
        "a | words | lower_first",
    ],
)
def test_what_is_not_in_the_language_is_refused(source: str) -> None:
    assert refusal(source).startswith("expression-refused: ")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a = b", "“=” is not expected"),
        ("a == “x”", "Use straight quotation marks."),
        ("a in ('clg')", "Write a list in square brackets"),
        ("('a', 'b')", "Write a list in square brackets"),
        ("a | money + 1", "put brackets round what it formats"),
        ("a if b", "needs an “else”"),
        ("members | where", "takes 1 or 2 argument(s), and has 0"),
    ],
)
def test_a_refusal_says_what_to_write_instead(source: str, words: str) -> None:
    assert words in refusal(source)


def test_brackets_too_deep_are_refused_not_a_crash() -> None:
    assert refusal("(" * 1500 + "a" + ")" * 1500).startswith("expression-syntax: ")
    assert refusal("not " * 900 + "a").startswith("expression-")


def test_an_expression_too_long_is_refused() -> None:
    assert "at most" in refusal("a or " * 2000 + "a")

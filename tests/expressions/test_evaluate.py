import datetime

import pytest

from docgen.expressions.parse import holds, parse
from docgen.expressions.scope import Layered, UnknownName
from docgen.expressions.values import Choice, Open, Undecided, UndecidedList, UndecidedNumber
from docgen.findings import FindingError, Place

CIO = Choice("cio", "Charitable incorporated organisation", "a charitable incorporated organisation")
OPEN = Open("q.open", "Open question")
BRANCH = Open("m[2].branch", "Branch – no. 2")
MEMBERS = (
    {"name": "Alpha", "branch": True, "size": 3, "form": CIO, "email": None},
    {"name": "Beta", "branch": BRANCH, "size": 4, "form": "clg", "email": "b@b.example"},
    {"name": "Gamma", "branch": False, "size": Open("m[3].size", "Size – no. 3"), "form": "clg", "email": None},
)
SCOPE = Layered(
    {
        "yes": True,
        "no": False,
        "open": OPEN,
        "nothing": None,
        "form": CIO,
        "days": 14,
        "nought": 0,
        "title": "Harbour Trust",
        "day": datetime.date(2026, 4, 1),
        "matters": (CIO, "borrowing"),
        "members": MEMBERS,
        "known": MEMBERS[:1],
        "hub": {"name": "Hub", "nested": {"deep": 7}},
    }
)


def value(source: str) -> object:
    return parse(source, Place("x")).evaluate(SCOPE)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 + 2 * 3 - 4", 3),
        ("-days", -14),
        ("'a' + title", "aHarbour Trust"),
        ("yes and not no", True),
        ("no or nothing or nought or ''", False),
        ("title and form and days", True),
        ("form == 'cio'", True),
        ("'cio' == form", True),
        ("form != 'clg'", True),
        ("form in ['clg', 'cio']", True),
        ("form not in ['clg']", True),
        ("'borrowing' in matters", True),
        ("'cio' in matters", True),
        ("'x' in nothing", False),
        ("nothing == none", True),
        ("nothing is none", True),
        ("days is not none", True),
        ("nothing > 3", False),
        ("nothing < 3", False),
        ("nothing <= nothing", False),
        ("nothing != 'x'", True),
        ("1 < days <= 14", True),
        ("1 < days < 14", False),
        ("day > '2026-03-31'", True),
        ("day == '2026-04-01'", True),
        ("day - '2026-03-01' if no else day + 30", datetime.date(2026, 5, 1)),
        ("day - day", 0),
        ("nothing + 1", None),
        ("yes == 1", False),
        ("'x' if yes else 'y'", "x"),
        ("hub.nested.deep", 7),
        ("nothing.anything", None),
        ("matters | length", 2),
        ("nothing | length", 0),
        ("title | length", 13),
        ("members | length", 3),
        ("members | first | length if no else 1", 1),
        ("members | each('name')", ("Alpha", "Beta", "Gamma")),
        ("members | each('email')", ("b@b.example",)),
        ("members | where('form', 'clg') | each('name')", ("Beta", "Gamma")),
        ("members | without('form', 'clg') | each('name')", ("Alpha",)),
        ("members | each('form') | unique | length", 2),
        ("known | each('size') | sum", 3),
        ("nothing | each('size') | sum", 0),
        ("nothing | first", None),
        ("title | mentions(['trust'])", True),
        ("title | mentions(['harbour  trust', 'x'])", True),
        ("title | mentions(['rust'])", False),
        ("title | mentions([])", False),
        ("nothing | mentions(['trust'])", False),
        ("[title, 'NHS unit'] | mentions(['nhs'])", True),
    ],
)
def test_what_an_expression_gives(source: str, expected: object) -> None:
    found = value(source)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("open and no", False),
        ("no and open", False),
        ("open or yes", True),
        ("yes or open", True),
        ("open in []", False),
        ("form in ['cio', open]", True),
        ("'x' if open else 'x'", "x"),
        ("members | where('branch') | length >= 1", True),
        ("members | where('branch') | length > 2", False),
        ("members | where('branch') | length == 3", False),
        ("members | where('branch') | length + 1 <= 3", True),
        ("members | without('branch') | length < 1", False),
        ("members | where('branch') and yes", True),
        ("'Alpha' in members | where('branch') | each('name')", True),
        ("'Gamma' in members | where('branch') | each('name')", False),
        ("members | where('size', 99) | where('name', 'Alpha') | length", 0),
    ],
)
def test_an_open_answer_that_cannot_matter_does_not(source: str, expected: object) -> None:
    assert value(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "open",
        "not open",
        "open and yes",
        "open or no",
        "open == 'x'",
        "open != 'x'",
        "open > 3",
        "open + 1",
        "-open",
        "open is none",
        "open is not none",
        "open in ['a']",
        "'a' in open",
        "open | length",
        "open | where('x')",
        "open | mentions(['x'])",
        "'x' if open else 'y'",
        "open.anything",
    ],
)
def test_an_open_answer_that_matters_is_the_cause(source: str) -> None:
    found = value(source)
    assert isinstance(found, Undecided)
    assert found.causes == (OPEN,)


def test_every_cause_is_told_once() -> None:
    found = value("(open and open) or (members | where('branch') | length == 2)")
    assert isinstance(found, Undecided)
    assert found.causes == (OPEN, BRANCH)


def test_a_list_may_be_known_in_part() -> None:
    found = value("members | where('branch')")
    assert found == UndecidedList((BRANCH,), MEMBERS[:1], MEMBERS[1:2])
    assert value("members | where('branch') | length") == UndecidedNumber((BRANCH,), 1, 2)
    assert isinstance(value("members | where('branch') | first"), Undecided)
    assert isinstance(value("members | each('size') | sum"), Undecided)


def test_an_open_field_in_a_list_prints_its_blank() -> None:
    found = value("members | each('size')")
    assert isinstance(found, tuple)
    assert [str(item) for item in found] == ["3", "4", "[Size – no. 3]"]


def test_holds_is_true_false_or_undecided() -> None:
    assert holds(parse("days", Place("x")), SCOPE) is True
    assert holds(parse("nought", Place("x")), SCOPE) is False
    assert isinstance(holds(parse("open", Place("x")), SCOPE), Undecided)


@pytest.mark.parametrize(
    "source", ["title + 1", "title > 3", "title in form", "'a' in title", "days | sum", "unknown.name"]
)
def test_what_cannot_be_worked_out_is_a_finding(source: str) -> None:
    with pytest.raises(FindingError) as caught:
        value(source)
    assert caught.value.finding.rule == "expression-value"


def test_an_inner_name_hides_an_outer_one() -> None:
    inner = Layered({"days": 1}, SCOPE)
    assert inner.lookup("days") == 1
    assert inner.lookup("title") == "Harbour Trust"
    with pytest.raises(UnknownName):
        inner.lookup("unknown")


def test_a_choice_equals_its_code_and_prints_its_words() -> None:
    assert CIO == "cio"
    assert CIO in {"cio"}
    assert Choice("cio", "x", "y") == CIO
    assert str(CIO) == "a charitable incorporated organisation"

import pytest

from docgen.expressions.explain import explain
from docgen.expressions.parse import holds, parse
from docgen.expressions.parts import signature
from docgen.expressions.scope import Layered
from docgen.expressions.values import Open, Undecided
from docgen.expressions.vocabulary import Kind, Meaning, Vocabulary
from docgen.findings import Place

RULES = {"notify": "Tell the hub and step back", "open": "Anything goes"}
WORDS = Vocabulary(
    {
        "bids.rule": Meaning(Kind.CHOICE, "Competing bids", RULES),
        "hub.limited": Meaning(Kind.YES_NO, "Leave out “Limited”"),
        "hub.is_charity": Meaning(Kind.YES_NO, "the hub is a charity", says="the hub is a charity"),
        "hub.signs": Meaning(Kind.YES_NO, "x", says="a person signs for the hub"),
        "hub.needs": Meaning(Kind.YES_NO, "x", says="there are members that need a letter"),
        "hub.group": Meaning(Kind.YES_NO, "x", says="the hub is a group that may need a nominee"),
        "hub.keeps": Meaning(Kind.YES_NO, "x", says="the hub keeps books"),
        "hub.fee": Meaning(Kind.NUMBER, "Fee", natural=True),
        "hub.alone": Meaning(Kind.YES_NO, "x", says="one organisation leads", denies="no one organisation leads"),
        "hub.number": Meaning(Kind.TEXT, "the registered number of the hub"),
        "hub.nation": Meaning(Kind.ANYTHING, "the hub’s nation", {"scotland": "Scotland"}),
        "hub.noun": Meaning(Kind.TEXT, "what the hub is called"),
        "hub.name": Meaning(Kind.TEXT, "Company name"),
        "meetings.days": Meaning(Kind.NUMBER, "Notice (days)"),
        "hub.started": Meaning(Kind.DATE, "Start"),
        "meetings.matters": Meaning(Kind.CHOICES, "Reserved matters", {"borrowing": "Borrowing"}),
        "members": Meaning(Kind.GROUP, "The members", of="members"),
        "figures.quorum": Meaning(Kind.NUMBER, "quorum"),
    },
    {
        "members": {
            "branch": Meaning(Kind.YES_NO, "Local branch"),
            "letter": Meaning(Kind.YES_NO, "x", says="the member needs a letter", denies="the member needs no letter"),
            "rule": Meaning(Kind.CHOICE, "Rule", RULES),
        }
    },
)


@pytest.mark.parametrize(
    ("source", "english", "opposite"),
    [
        (
            "bids.rule == 'notify'",
            "“Competing bids” is “Tell the hub and step back”",
            "“Competing bids” is not “Tell the hub and step back”",
        ),
        (
            "bids.rule in ['notify', 'open']",
            "“Competing bids” is “Tell the hub and step back” or “Anything goes”",
            "“Competing bids” is not “Tell the hub and step back” or “Anything goes”",
        ),
        ("hub.limited", "“Leave out ‘Limited’” is yes", "“Leave out ‘Limited’” is no"),
        ("hub.limited == true", "“Leave out ‘Limited’” is yes", "“Leave out ‘Limited’” is no"),
        ("hub.is_charity", "the hub is a charity", "the hub is not a charity"),
        ("hub.signs", "a person signs for the hub", "no person signs for the hub"),
        ("hub.needs", "there are members that need a letter", "there are no members that need a letter"),
        (
            "hub.group",
            "the hub is a group that may need a nominee",
            "the hub is not a group that may need a nominee",
        ),
        ("hub.keeps", "the hub keeps books", "it is not the case that the hub keeps books"),
        ("hub.alone", "one organisation leads", "no one organisation leads"),
        ("hub.nation != 'scotland'", "the hub’s nation is not “Scotland”", "the hub’s nation is “Scotland”"),
        (
            "hub.number is not none",
            "there is a registered number of the hub",
            "there is no registered number of the hub",
        ),
        ("hub.number is none", "there is no registered number of the hub", "there is a registered number of the hub"),
        (
            "hub.number != hub.name",
            "the registered number of the hub is not the same as “Company name”",
            "the registered number of the hub is the same as “Company name”",
        ),
        (
            "members | without('branch') | where('letter')",
            "there are members whose “Local branch” is no and for which the member needs a letter",
            "there are no members whose “Local branch” is no and for which the member needs a letter",
        ),
        ("hub.fee > 0", "“Fee” is more than 0", "“Fee” is 0"),
        ("hub.fee == 0", "“Fee” is 0", "“Fee” is more than 0"),
        ("meetings.days > 0", "“Notice (days)” is more than 0", "“Notice (days)” is at most 0"),
        (
            "trustee.branch and old.last_date",
            "“Local branch” is yes and the old’s last date is given",
            "“Local branch” is no or the old’s last date is not given",
        ),
        ("hub.noun == 'x'", "what the hub is called is “x”", "what the hub is called is not “x”"),
        (
            "meetings.days >= figures.quorum + 1",
            "“Notice (days)” is at least quorum plus 1",
            "“Notice (days)” is less than quorum plus 1",
        ),
        ("14 < meetings.days", "“Notice (days)” is more than 14", "“Notice (days)” is at most 14"),
        ("hub.started > '2026-01-01'", "“Start” is after “2026-01-01”", "“Start” is not after “2026-01-01”"),
        (
            "'borrowing' in meetings.matters",
            "“Reserved matters” includes “Borrowing”",
            "“Reserved matters” does not include “Borrowing”",
        ),
        ("hub.name is none", "“Company name” does not apply", "“Company name” applies"),
        (
            "hub.name | mentions(['trust', 'fund'])",
            "“Company name” mentions “trust” or “fund”",
            "“Company name” does not mention “trust” or “fund”",
        ),
        (
            "members | where('branch') | length > 0",
            "there are members whose “Local branch” is yes",
            "there are no members whose “Local branch” is yes",
        ),
        ("members | length >= 3", "the number of members is at least 3", "the number of members is less than 3"),
        (
            "members | where('rule', 'open')",
            "there are members whose “Rule” is “Anything goes”",
            "there are no members whose “Rule” is “Anything goes”",
        ),
        (
            "hub.is_charity and not hub.limited",
            "the hub is a charity and “Leave out ‘Limited’” is no",
            "the hub is not a charity or “Leave out ‘Limited’” is yes",
        ),
        (
            "hub.is_charity and (hub.limited or meetings.days > 1)",
            "the hub is a charity and (“Leave out ‘Limited’” is yes or “Notice (days)” is more than 1)",
            "the hub is not a charity or (“Leave out ‘Limited’” is no and “Notice (days)” is at most 1)",
        ),
    ],
)
def test_a_condition_is_said_in_english(source: str, english: str, opposite: str) -> None:
    expression = parse(source, Place("x"))
    assert explain(expression, WORDS) == english
    assert explain(expression, WORDS, opposite=True) == opposite


def test_long_lists_are_cut_short() -> None:
    codes = ", ".join(f"'w{n}'" for n in range(20))
    assert explain(parse(f"hub.name | mentions([{codes}])", Place("x")), WORDS).endswith("“w5” or 14 others")


def test_one_item_of_a_loop_is_called_by_its_name() -> None:
    words = WORDS.within("members", "member")
    assert explain(parse("member.branch", Place("x")), words) == "“Local branch” is yes"
    assert explain(parse("member in members", Place("x")), words) == "the members includes the member"


HOLDS, FAILS, OPEN = True, False, Undecided((Open("x", "x"),))


@pytest.mark.parametrize(
    ("source", "values", "english"),
    [
        ("a and b and c", (HOLDS, FAILS, FAILS), "B is no and C is no"),
        ("a and b and c", (HOLDS, FAILS, OPEN), "B is no"),
        ("a and b and c", (HOLDS, HOLDS, HOLDS), "A is yes, B is yes and C is yes"),
        ("a and b and c", (HOLDS, OPEN, OPEN), "B is yes and C is yes"),
        ("a or b or c", (HOLDS, FAILS, OPEN), "A is yes"),
        ("a or b or c", (HOLDS, FAILS, HOLDS), "A is yes and C is yes"),
        ("a or b or c", (FAILS, FAILS, FAILS), "A is no, B is no and C is no"),
        ("a or b or c", (FAILS, OPEN, OPEN), "B is yes or C is yes"),
        ("a and (b or c)", (HOLDS, FAILS, HOLDS), "A is yes and C is yes"),
        ("a and (b or c)", (HOLDS, OPEN, OPEN), "B is yes or C is yes"),
        ("a and not (b or c)", (HOLDS, FAILS, HOLDS), "C is yes"),
        ("not (a and b)", (HOLDS, FAILS, HOLDS), "B is no"),
        ("b if a else c", (HOLDS, FAILS, HOLDS), "A is yes and B is no"),
        ("true if a else c", (FAILS, FAILS, HOLDS), "A is no and C is yes"),
        ("b if a else c", (OPEN, FAILS, HOLDS), "(A is yes and B is yes) or (A is no and C is yes)"),
    ],
)
def test_only_what_is_so_under_the_answers_is_named(source: str, values: tuple[object, ...], english: str) -> None:
    words = Vocabulary({name: Meaning(Kind.YES_NO, name.upper()) for name in "abc"})
    scope = Layered(dict(zip("abc", values, strict=True)))
    expression = parse(source, Place("x"))
    opposite = holds(expression, scope) is False
    said = explain(expression, words, opposite, signature(expression, scope))
    assert said.replace("“", "").replace("”", "") == english


def test_of_what_there_is_not_nothing_else_is_said() -> None:
    words = Vocabulary({"a": Meaning(Kind.TEXT, "the number of the hub"), "b": Meaning(Kind.TEXT, "Number")})
    expression, scope = parse("a is not none and a != b", Place("x")), Layered({"a": None, "b": None})
    said = explain(expression, words, True, signature(expression, scope))
    assert said == "there is no number of the hub"


def test_a_part_that_cannot_be_worked_out_is_not_named() -> None:
    words = Vocabulary({name: Meaning(Kind.NUMBER, name.upper()) for name in "ab"})
    expression, scope = parse("a is not none and a.b > 3", Place("x")), Layered({"a": None, "b": 1})
    assert explain(expression, words, True, signature(expression, scope)).startswith("“A” does not apply")

import pytest

from docgen.expressions.explain import explain
from docgen.expressions.parse import parse
from docgen.expressions.vocabulary import Kind, Meaning, Vocabulary
from docgen.findings import Place

RULES = {"notify": "Tell the hub and step back", "open": "Anything goes"}
WORDS = Vocabulary(
    {
        "bids.rule": Meaning(Kind.CHOICE, "Competing bids", RULES),
        "hub.limited": Meaning(Kind.YES_NO, "Leave out “Limited”"),
        "hub.is_charity": Meaning(Kind.YES_NO, "the hub is a charity", says="the hub is a charity"),
        "hub.signs": Meaning(Kind.YES_NO, "x", says="a person signs for the hub"),
        "hub.noun": Meaning(Kind.TEXT, "what the hub is called"),
        "hub.name": Meaning(Kind.TEXT, "Company name"),
        "meetings.days": Meaning(Kind.NUMBER, "Notice (days)"),
        "hub.started": Meaning(Kind.DATE, "Start"),
        "meetings.matters": Meaning(Kind.CHOICES, "Reserved matters", {"borrowing": "Borrowing"}),
        "members": Meaning(Kind.GROUP, "The members", of="members"),
        "figures.quorum": Meaning(Kind.NUMBER, "quorum"),
    },
    {"members": {"branch": Meaning(Kind.YES_NO, "Local branch"), "rule": Meaning(Kind.CHOICE, "Rule", RULES)}},
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
        ("hub.signs", "a person signs for the hub", "it is not so that a person signs for the hub"),
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

import pytest

from docgen.assembly.scan import Terms, coined, readable
from docgen.model.inlines import Blank, Filled, Reference, Step, Term, Text

TERMS = Terms(
    {
        "Bid": "Bid",
        "Bids": "Bid",
        "Competing Bid": "Competing Bid",
        "Competing Bids": "Competing Bid",
        "Bid Team": "Bid Team",
        "No-Staff Member": "No-Staff Member",
        "Member": "Member",
        "Board": "Board",
    }
)

TEXTS = [
    ("A Bid.", ["Bid"]),
    ("A Competing Bid and a Bid.", ["Competing Bid", "Bid"]),
    ("Competing Bids of the Bid Team", ["Competing Bid", "Bid Team"]),
    ("Competing Bidders are competing with Bidder.", []),
    ("a bid, a Bidding, a Bid-writer, a Pre-Bid and a Bid Teamwork", ["Bid"]),
    ("A No-Staff Member, a Staff-Member", ["No-Staff Member"]),
    ("the Board's word and the Board’s, the Members' and (Member)", ["Board", "Board", "Member"]),
    ("“Member”/Member–Board", ["Member", "Member", "Board"]),
    ("Competing Competing Bid", ["Competing Bid"]),
    ("BID MEMBER £Bid", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[text for text, _ in TEXTS])
def test_uses_are_known_by_their_capitals_longest_first(text: str, expected: list[str]) -> None:
    assert [term for _, _, term in TERMS.uses(text)] == expected


def test_a_use_says_where_it_stands() -> None:
    (use,) = TERMS.uses("the Competing Bids of")
    assert use == (4, 18, "Competing Bid")


def test_typed_answers_blanks_and_references_define_and_use_nothing() -> None:
    line = (
        Text("Competing "),
        Filled("Bid", "hub.name", typed=True),
        Text(" Bid"),
        Blank("hub.x", "Member"),
        Reference("a", "b", (Step("Board"),)),
        Filled("Member", "hub.noun"),
    )
    assert [term for _, _, term in TERMS.uses(readable(line))] == ["Bid", "Member"]


def test_a_word_that_is_filled_in_is_read_with_the_words_beside_it() -> None:
    assert [term for _, _, term in TERMS.uses(readable((Text("Competing "), Filled("Bid", "hub.noun"))))] == [
        "Competing Bid"
    ]


def test_terms_defined_in_place_are_those_in_bold() -> None:
    assert coined([(Text("(the "), Term("Hub"), Text(")")), (Text("Bid"),)]) == {"Hub"}

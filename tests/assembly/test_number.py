import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.assembly.number import Numbering, number, numeral
from docgen.library.read import read
from docgen.model.blocks import Clause, ClauseKind, Provision
from docgen.model.document import Document, Part, Schedule
from docgen.model.inlines import Text
from tests.tiny_library import HOUSE, TinyLibrary

library = read(HOUSE.parent).library
assert library is not None
NUMBERING = Numbering(library.numbering.families)


@pytest.mark.parametrize(
    ("count", "counts", "expected"),
    [
        (1, "letter", "a"),
        (26, "letter", "z"),
        (27, "letter", "aa"),
        (53, "letter", "aaa"),
        (28, "capital", "BB"),
        (4, "roman", "iv"),
        (9, "roman", "ix"),
        (48, "roman", "xlviii"),
        (99, "roman", "xcix"),
        (7, "decimal", "7"),
    ],
)
def test_a_number_is_written_as_its_level_counts(count: int, counts: str, expected: str) -> None:
    assert numeral(count, counts) == expected


def test_each_kind_of_text_has_its_own_numbers(tiny: TinyLibrary) -> None:
    body = "1. A:\n\n   1. b; and\n\n   1. c:\n\n      1. d.\n\n1. E.\n"
    for name in ("preamble", "party", "party-two", "recital", "clause", "clause-two", "paragraph", "form", "intro"):
        tiny.clause(name, body)
    tiny.outline(
        """
        preamble: [preamble]
        parties: [party, party-two]
        background: [recital]
        parts: [{heading: One, clauses: [clause]}, {heading: Two, clauses: [clause-two]}]
        schedules:
          - {id: schedule-one, heading: One, clauses: [paragraph]}
          - {id: schedule-two, heading: Two, plain: true, clauses: [form]}
        execution: {intro: [intro]}
        """
    )
    listed = ["1. A:", "(a) b; and", "(b) c:", "(i) d.", "2. E."]
    parties = ["(1) A:", "(a) b; and", "(b) c:", "(i) d.", "(2) E."]
    assert tiny.printed() == [
        *listed,
        *parties,
        *["(3) A:", *parties[1:4], "(4) E."],
        *["(A) A:", *parties[1:4], "(B) E."],
        *["1. Clause", "1.1 A:", *parties[1:4], "1.2 E."],
        *["2. Clause two", "2.1 A:", *parties[1:4], "2.2 E."],
        *["Schedule 1: One", "1. Paragraph", "1.1 A:", *parties[1:4], "1.2 E."],
        *["Schedule 2: Two", *listed],
        *["3. A:", *listed[1:4], "4. E."],
    ]


def provisions(depth: int) -> st.SearchStrategy[tuple[Provision, ...]]:
    inner = provisions(depth - 1) if depth > 1 else st.just(())
    one = inner.map(lambda children: Provision("k", "", 4 - depth, (Text("x"),), children))
    return st.lists(one, max_size=30 if depth == 1 else 3).map(tuple)


def clause(kind: ClauseKind) -> st.SearchStrategy[tuple[Clause, ...]]:
    one = provisions(3).map(lambda blocks: Clause("c", kind, "", "H", blocks))
    return st.lists(one, min_size=1, max_size=3).map(tuple)


def document(clauses: tuple[Clause, ...], scheduled: tuple[Clause, ...]) -> Document:
    return Document(
        id="a",
        outline="a",
        file_name="a",
        title="A",
        subject="",
        scheme="agreement",
        cover=None,
        preamble=(),
        parties=(),
        background=(),
        parts=(Part("p", "", clauses),),
        schedules=(Schedule("s", "", "", "S", scheduled),),
        execution=(),
    )


def siblings(blocks: tuple[Provision, ...], above: str) -> list[str]:
    """The whole number of each provision; and those of brothers and sisters must follow one another."""
    whole = []
    for count, block in enumerate(blocks, start=1):
        expected = {1: f".{count}", 2: f"({numeral(count, 'letter')})", 3: f"({numeral(count, 'roman')})"}[block.level]
        assert block.number.endswith(expected)
        full = above + block.number
        whole += [full, *siblings(block.children, full)]  # type: ignore[arg-type]
    return whole


@settings(max_examples=30, deadline=None)
@given(clause(ClauseKind.CLAUSE), clause(ClauseKind.SCHEDULE_PARAGRAPH))
def test_numbers_follow_one_another_at_each_level_and_none_comes_twice(
    clauses: tuple[Clause, ...], scheduled: tuple[Clause, ...]
) -> None:
    numbered = number(document(clauses, scheduled), NUMBERING)
    for group in (numbered.parts[0].clauses, numbered.schedules[0].clauses):
        assert [one.number for one in group] == [str(count) for count in range(1, len(group) + 1)]
        whole = [full for one in group for full in siblings(one.blocks, "")]  # type: ignore[arg-type]
        assert len(set(whole)) == len(whole)

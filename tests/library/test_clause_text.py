from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.findings import Finding
from docgen.library.clause_text import ClauseText
from docgen.library.tree import (
    Break,
    CrossReference,
    DefinedTerm,
    DefinitionsSlot,
    DraftingNote,
    Each,
    Element,
    Grid,
    Item,
    Para,
    Pieces,
    When,
    Words,
)


def read(body: str) -> tuple[tuple[Element, ...], list[Finding]]:
    text = ClauseText(dedent(body).lstrip("\n"), "a.md", 1)
    return text.elements(), text.findings


def clean(body: str) -> tuple[Element, ...]:
    elements, findings = read(body)
    assert not findings, list(map(str, findings))
    return elements


def told(body: str) -> list[str]:
    return [f"{finding.places[0].line} {finding.rule} {finding.message}" for finding in read(body)[1]]


def words(pieces: Pieces) -> str:
    return "".join(piece.text if isinstance(piece, Words) else "…" for piece in pieces)


def item(element: Element) -> Item:
    assert isinstance(element, Item)
    return element


def test_items_nest_by_three_spaces_and_keep_their_lines() -> None:
    (first, second) = clean("""
        1. A Member must: {#duty}

           1. pay; and

              1. promptly.

        1. That is all.
    """)
    inner = item(item(first).children[0])
    assert (item(first).name, words(item(first).content), item(first).place.line) == ("duty", "A Member must:", 1)
    assert (words(inner.content), words(item(inner.children[0]).content)) == ("pay; and", "promptly.")
    assert (words(item(second).content), item(second).place.line) == ("That is all.", 7)


def test_marks_do_not_move_when_a_passage_before_them_is_left_out() -> None:
    elements = clean("""
        1. One.

        ::: when hub.deed
        1. Two, sometimes.
        :::

        1. Three:

           1. its first. {#first}

           1. its second.
    """)
    passage = elements[1]
    assert isinstance(passage, When)
    marks = [item(elements[0]).mark, item(passage.body[0]).mark, item(elements[2]).mark]
    assert marks == ["1", "2", "3"]
    assert [item(child).mark for child in item(elements[2]).children] == ["first", "3.1"]


def test_a_wrapped_line_is_one_line_of_words() -> None:
    (only,) = clean("1. Words that go\n   on below.\n")
    assert item(only).content == (Words("Words that go on below."),)


def test_a_backslash_at_the_end_of_a_line_breaks_it() -> None:
    (only,) = clean("1. One\\\n   two\n")
    assert item(only).content == (Words("One"), Break(), Words("two"))


def test_quotation_marks_become_curly_also_beside_fill_ins_and_references() -> None:
    (only,) = clean("""1. "{{ hub.noun }}", the {{ hub.noun }}'s hat, [](articles)'s end and it's 'so'.\n""")
    assert words(item(only).content) == "“…”, the …’s hat, …’s end and it’s ‘so’."


def test_fill_ins_references_and_terms_are_read_with_their_places() -> None:
    (only,) = clean("1. The **Company** pays\n   {{ hub.fee | money }} under [](articles#fees/late).\n")
    _, term, _, fill_in, _, reference, _ = item(only).content
    assert term == DefinedTerm("Company")
    assert isinstance(reference, CrossReference)
    assert (reference.document, reference.target) == ("articles", "fees/late")
    assert (reference.place.line, reference.place.column) == (2, 35)
    assert getattr(fill_in, "format", None) == "money"
    assert str(getattr(fill_in, "place", "")) == "a.md:2:7"


def test_passages_repetitions_rows_and_forms_nest() -> None:
    (outer,) = clean("""
        :::: each members as member if member.small
        ::: rows members as other
        | Name | Fee |
        |---|---|
        | {{ other.name }} | {{ hub.fee \\| money }} |
        :::
        ::::
    """)
    assert isinstance(outer, Each)
    assert (outer.repeat.name, getattr(outer.repeat.condition, "source", "")) == ("member", "member.small")
    (grid,) = outer.body
    assert isinstance(grid, Grid)
    assert grid.repeat is not None
    assert grid.repeat.name == "other"
    assert getattr(grid.rows[0][1][0], "format", "") == "money"


def test_a_row_leaves_room_for_so_many_lines_of_handwriting() -> None:
    (grid,) = clean("| Question | Answer |\n|---|---|\n| Who? | |\n| Why? | {lines=3} |\n")
    assert isinstance(grid, Grid)
    assert grid.lines == (1, 3)
    assert grid.rows[1][1] == ()


def test_a_table_takes_the_widths_below_it_also_from_outside_its_container() -> None:
    passage, alone = clean("""
        ::: when hub.deed
        | A | B |
        |---|---|
        |   | b |
        :::

        {widths=30,70}

        ::: form
        | C |
        |---|
        |   |
        :::
    """)
    assert isinstance(passage, When)
    (grid,) = passage.body
    assert isinstance(grid, Grid)
    assert (grid.widths, grid.form, grid.rows[0][0]) == ((0.3, 0.7), False, ())
    assert isinstance(alone, Grid)
    assert (alone.form, alone.widths) == (True, (1.0,))


def test_notes_and_the_place_of_definitions_are_read() -> None:
    note, slot = clean("""
        ::: note
        Ask first.

        Then wait.
        :::

        ::: definitions
        :::
    """)
    assert isinstance(note, DraftingNote)
    assert note.content == (Words("Ask first."), Break(), Words("Then wait."))
    assert isinstance(slot, DefinitionsSlot)


def test_a_paragraph_below_an_item_belongs_to_it() -> None:
    (only,) = clean("1. One.\n\n   And more.\n")
    (below,) = item(only).children
    assert isinstance(below, Para)
    assert words(below.content) == "And more."


MISTAKES = {
    "an unclosed passage": ("1. A.\n\n::: when hub.deed\n1. B.\n", "3 clause-container “::: when” is not closed"),
    "an inner passage closed for the outer one": (
        ":::: when a\n::: note\nText\n::::\n",
        "2 clause-container “::: note” is not closed",
    ),
    "a passage of the same length inside another": (
        "::: when a\n1. A.\n\n   ::: note\n   x\n   :::\n\n:::\n",
        "8 clause-markup “:::”",
    ),
    "an unknown container": ("::: if hub.deed\n1. A.\n:::\n", "1 clause-markup “:::”"),
    "words after note": ("::: note ask\nText\n:::\n", "1 clause-container Nothing can follow “::: note”"),
    "a heading": ("# Title\n", "1 clause-markup “#” is not used"),
    "a heading in a paragraph": ("Text\n## more\n", "2 clause-markup “##” is not used"),
    "a quotation": ("> Text\n", "1 clause-markup “>” is not used"),
    "a rule": ("1. A\n\n---\n", "3 clause-markup “---” is not used"),
    "bullets": ("1. A:\n\n   - b\n", "3 clause-markup A bullet list cannot stand here"),
    "italics": ("1. A\n   *b* c.\n", "2 clause-markup “em” markup is not used"),
    "code": ("1. A `b`.\n", "1 clause-markup “`” is not used"),
    "HTML": ("1. A\n   <b>c</b>.\n", "2 clause-markup “<b” is not used"),
    "an entity": ("1. A &amp; b.\n", "1 clause-markup “&amp;” is not used"),
    "an external link": ("1. See [us](https://example.org).\n", "1 clause-markup “link” markup is not used"),
    "a bare external link": ("1. See [](https://example.org).\n", "1 clause-reference “https://example.org” is no"),
    "an empty reference": ("1. See\n   []().\n", "2 clause-reference “” is no cross-reference"),
    "a reference without a name": ("1. See [](articles#).\n", "1 clause-reference “articles#” is no"),
    "four levels": ("1. A\n\n   1. B\n\n      1. C\n\n         1. D\n", "7 clause-depth Provisions go three"),
    "another number than 1": ("2. A\n", "1 clause-item Write “1.” and not “2.”"),
    "an item without words": ("1. {#name}\n", "1 clause-item A numbered item must begin with its words"),
    "an item that begins with a table": (
        "1.\n   | A |\n   |---|\n   | b |\n",
        "1 clause-item A numbered item must begin with its words",
    ),
    "a name in the middle": ("1. A {#b} c.\n", "1 clause-markup “{#b}” is no name"),
    "a name below a paragraph": ("Text. {#b}\n", "1 clause-markup “{#b}” is no name"),
    "a name with capitals": ("1. A {#Big}\n", "1 clause-markup “{#Big}” is no name"),
    "a name twice": ("1. A {#b}\n\n1. C {#b}\n", "3 duplicate-name The name ‘b’ stands in the clause twice"),
    "an open fill-in": ("1. A {{ hub.name.\n", "1 clause-markup “{{” is not used in clauses, or is not closed"),
    "an empty fill-in": ("1. A {{ }}.\n", "1 expression-syntax An expression is missing here"),
    "a wrong fill-in": ("1. A\n   {{ hub. }}.\n", "2 expression-syntax"),
    "an empty condition": ("::: when\n1. A\n:::\n", "1 expression-syntax An expression is missing here"),
    "a repetition without a name": ("::: each members\n1. A\n:::\n", "1 clause-repeat Say what to repeat"),
    "lines outside a table": ("1. A {lines=2}\n", "1 clause-markup “{lines” must stand alone"),
    "widths without a table": ("1. A\n\n{widths=30,70}\n", "3 clause-widths Column widths must follow a table"),
    "too few widths": ("| A | B |\n|---|---|\n| a | b |\n\n{widths=30}\n", "5 clause-widths"),
    "widths of nothing": ("| A | B |\n|---|---|\n| a | b |\n\n{widths=0,70}\n", "5 clause-widths"),
    "widths in per cent": ("| A | B |\n|---|---|\n| a | b |\n\n{widths=30%,70%}\n", "5 clause-markup “{widths” must"),
    "a note with a list": ("::: note\n1. A\n:::\n", "1 clause-note A drafting note holds plain paragraphs only"),
    "a form round text": ("::: form\nText\n:::\n", "1 clause-table “::: form” must stand round a table only"),
    "rows round text": ("::: rows members as m\nText\n:::\n", "1 clause-table “::: rows” must stand round a table"),
    "definitions with words": ("::: definitions\nText\n:::\n", "1 clause-container “::: definitions” must be empty"),
    "a table without its second line": ("| A | B |\n| a | b |\n", "1 clause-markup “|” begins no table"),
    "a cell too many": ("| A | B |\n|---|---|\n| a | b | c |\n", "3 clause-table This row has more cells"),
    "a bare bar in a fill-in in a cell": (
        "| A |\n|---|\n| {{ hub.fee | money }} |\n",
        "3 clause-table This row has more cells",
    ),
}


@pytest.mark.parametrize(("body", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_at_its_line(body: str, expected: str) -> None:
    assert any(line.startswith(expected) for line in told(body)), told(body)


def test_mistakes_are_told_in_the_order_of_their_lines() -> None:
    lines = [line.split()[0] for line in told("1. *a*\n\n   # b\n\n1. {{ }}\n\n2. c\n")]
    assert lines == ["1", "3", "5", "7"]


def test_what_can_be_read_beside_a_mistake_is_still_there() -> None:
    elements, findings = read("1. Good.\n\n- bad\n\n1. Also good.\n")
    assert [words(item(element).content) for element in elements] == ["Good.", "Also good."]
    assert len(findings) == 1


def test_a_title_is_one_line() -> None:
    text = ClauseText("One\n\nTwo", "a.yaml", 3)
    assert words(text.line()) == "One"
    assert [finding.rule for finding in text.findings] == ["clause-markup"]


PLAIN = st.lists(
    st.text(
        st.characters(codec="utf-8", categories=("L", "N", "Pd", "Po", "Sc"), exclude_characters="\\*&'\"`#"),
        min_size=1,
        max_size=12,
    ),
    min_size=1,
    max_size=8,
).map(" ".join)


@settings(deadline=None)
@given(PLAIN)
def test_plain_words_come_back_as_they_were_typed(text: str) -> None:
    """Whatever a lawyer types that is no markup is printed, letter by letter."""
    elements, findings = read(f"1. The words {text} end.\n")
    assert not findings
    assert words(item(elements[0]).content) == f"The words {text} end."


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60))
def test_nothing_typed_is_lost_without_a_word(text: str) -> None:
    """Whatever stands in a file is printed with every letter and digit, or told as a mistake."""
    elements, findings = read(f"1. Begin {text} end.\n")
    content = item(elements[0]).content if elements and isinstance(elements[0], Item) else ()
    if not findings and all(isinstance(piece, Words) for piece in content):
        assert [letter for letter in words(content) if letter.isalnum()] == [
            letter for letter in f"Begin {text} end." if letter.isalnum()
        ]

import pytest

from docgen.library.tree import Words
from tests.tiny_library import TinyLibrary


def told(tiny: TinyLibrary) -> list[str]:
    return [str(finding) for finding in tiny.reading().findings]


def only(tiny: TinyLibrary) -> str:
    (finding,) = told(tiny)
    return finding


def test_clauses_definitions_and_outlines_are_read_by_their_ids(tiny: TinyLibrary) -> None:
    tiny.clause("fees", "1. A Member pays.\n", when="hub.deed", guidance="Always.", meets="[agreement-1]")
    tiny.definition("member", "Member", "a body that has joined.\n", forms="[Members]")
    tiny.outline()
    library = tiny.reading().library
    assert library is not None
    clause, definition = library.clauses["fees"], library.definitions["member"]
    assert (clause.title, clause.guidance, clause.meets) == ("Fees", "Always.", ("agreement-1",))
    assert clause.when is not None
    assert (clause.when.source, clause.when.place.line) == ("hub.deed", 4)
    assert definition.spellings == ("Member", "Members")
    assert [entry.clauses for entry in library.outlines["agreement"].entries()] == [("fees",)]
    assert told(tiny) == []


def test_a_mistake_in_a_clause_is_told_at_the_line_of_the_file(tiny: TinyLibrary) -> None:
    tiny.clause("fees", "1. One.\n\n1. *Two*.\n")
    assert only(tiny).startswith("templates/clauses/tiny/fees.md:7:5: error: [clause-markup]")


def test_a_clause_whose_condition_cannot_be_read_is_told_at_it(tiny: TinyLibrary) -> None:
    tiny.clause("fees", "1. One.\n", when="hub.deed and")
    assert only(tiny).startswith("templates/clauses/tiny/fees.md:4:7: error: [expression-syntax]")


def test_the_file_name_must_be_the_id(tiny: TinyLibrary) -> None:
    tiny.clause("fees", "1. One.\n", id="costs")
    assert "The id ‘costs’ and the file name ‘fees’ must be the same." in only(tiny)


def test_an_id_can_be_used_once_in_all_folders(tiny: TinyLibrary) -> None:
    tiny.clause("fees", "1. One.\n")
    tiny.write("templates/clauses/wee/fees.md", "---\nid: fees\ntitle: Fees\n---\n1. Two.\n")
    assert "[duplicate-id] There is another file with the id ‘fees’." in only(tiny)


def test_an_unknown_key_is_told_with_the_nearest_one(tiny: TinyLibrary) -> None:
    tiny.clause("fees", "1. One.\n", guidence="x")
    assert "Did you mean ‘guidance’?" in only(tiny)


def test_a_file_without_front_matter_is_told(tiny: TinyLibrary) -> None:
    tiny.write("templates/clauses/tiny/fees.md", "1. One.\n")
    assert "[front-matter]" in only(tiny)


def test_a_file_that_no_pattern_reads_is_told(tiny: TinyLibrary) -> None:
    tiny.write("templates/clauses/fees.md", "---\nid: fees\ntitle: Fees\n---\n1. One.\n")
    tiny.write("templates/documents/agreement.yml", "id: agreement\n")
    assert [line.partition(" ")[0] for line in told(tiny)] == [
        "templates/clauses/fees.md:",
        "templates/documents/agreement.yml:",
    ]


def test_hidden_files_that_editors_leave_are_passed_over(tiny: TinyLibrary) -> None:
    tiny.write("templates/clauses/tiny/.fees.md.swp", "x")
    assert told(tiny) == []


def test_a_file_in_another_encoding_is_told(tiny: TinyLibrary) -> None:
    tiny.clause("fees", "1. One.\n")
    path = tiny.root / "templates/clauses/tiny/fees.md"
    path.write_bytes(path.read_bytes() + "1. £5.\n".encode("cp1252"))
    assert only(tiny).startswith("templates/clauses/tiny/fees.md:6: error: [source-text]")


def test_a_byte_order_mark_does_no_harm(tiny: TinyLibrary) -> None:
    tiny.clause("fees", "1. One.\n")
    path = tiny.root / "templates/clauses/tiny/fees.md"
    path.write_text("\ufeff" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert told(tiny) == []


@pytest.mark.parametrize("name", ["words.yaml", "style.yaml", "numbering.yaml"])
def test_without_a_house_file_there_is_no_library(tiny: TinyLibrary, name: str) -> None:
    (tiny.root / "templates/house" / name).unlink()
    assert tiny.reading().library is None
    assert only(tiny) == f"templates/house/{name}: error: [missing-file] The library needs this file."


def test_a_register_is_told_when_it_is_missing_or_holds_an_entry_twice(tiny: TinyLibrary) -> None:
    (tiny.root / "templates/authorities.yaml").unlink()
    entry = "{id: days, value: 14, unit: days, kind: practice}"
    tiny.write("templates/figures.yaml", f"- {entry}\n- {entry}\n")
    assert [line.partition("[")[2].partition("]")[0] for line in told(tiny)] == ["missing-file", "duplicate-id"]


def test_a_word_that_the_house_does_not_give_is_told_when_the_library_is_read(tiny: TinyLibrary) -> None:
    path = tiny.root / "templates/house/words.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("  of: of\n", "").replace("  contents: Contents\n", "  content: Contents\n")
    path.write_text(text, encoding="utf-8")
    lines = told(tiny)
    assert any("‘of’ is missing from ‘references’." in line for line in lines)
    assert any("‘contents’ is missing from ‘wording’." in line for line in lines)
    assert any("‘content’ is no wording that is ever printed. Did you mean ‘contents’?" in line for line in lines)


def test_a_level_that_the_house_does_not_number_is_told(tiny: TinyLibrary) -> None:
    path = tiny.root / "templates/house/numbering.yaml"
    path.write_text("families: {}\nschemes: {}\n", encoding="utf-8")
    assert any("The list ‘clauses’ has no level for ‘heading’." in line for line in told(tiny))


def test_a_title_is_plain_words(tiny: TinyLibrary) -> None:
    tiny.clause("fees", "1. One.\n", title="'Fees of {{ hub.name }}'")
    assert "[clause-title]" in only(tiny)


MEANINGS = {
    "words after its items": ("any of:\n\n1. one;\n\n1. two,\n\nif it likes.\n", "Words cannot follow"),
    "a table": ("this:\n\n| A |\n|---|\n| b |\n", "no tables or notes"),
    "a note": ("this.\n\n::: note\nAsk.\n:::\n", "no tables or notes"),
    "three levels": ("a:\n\n1. b:\n\n   1. c:\n\n      1. d.\n", "two levels deep at most"),
    "two paragraphs in an item": ("a:\n\n1. b\n\n   and c.\n", "is one paragraph"),
}


@pytest.mark.parametrize(("meaning", "expected"), MEANINGS.values(), ids=MEANINGS)
def test_a_definition_cannot_hold(tiny: TinyLibrary, meaning: str, expected: str) -> None:
    tiny.definition("member", "Member", meaning)
    assert expected in only(tiny)


def test_a_definition_may_have_one_meaning_or_another_each_with_items(tiny: TinyLibrary) -> None:
    branch = "::: when {0}hub.deed\nany of:\n\n1. one; or\n\n1. two.\n:::\n\n"
    tiny.definition("member", "Member", branch.format("") + branch.format("not "))
    assert told(tiny) == []


def test_a_term_and_its_forms_begin_with_a_capital(tiny: TinyLibrary) -> None:
    tiny.definition("member", "Member", "a body.\n", forms="[members]")
    assert "“members” must begin with a capital letter" in only(tiny)


def test_an_outline_is_read_with_every_expression_at_its_place(tiny: TinyLibrary) -> None:
    tiny.clause("fees", "1. One.\n")
    tiny.outline(
        """
        when: hub.deed
        for_each: members as member if member.small
        terms_from: [articles]
        cover: {lines: ["for {{ member.name }}"]}
        parts:
          - heading: Money
            when: hub.fee > 0
            clauses: [fees, {one_of: [strict, loose]}]
        schedules:
          - {id: schedule-list, heading: The list, plain: true, clauses: [list]}
        execution:
          parties:
            - each: members as member
              party: {name: member.name}
        """
    )
    library = tiny.reading().library
    assert library is not None
    outline = library.outlines["agreement"]
    assert outline.repeat is not None
    assert (outline.repeat.name, getattr(outline.repeat.condition, "source", "")) == ("member", "member.small")
    assert outline.cover_lines[0][0] == Words("for ")
    assert [entry.is_choice for entry in outline.parts[0].entries] == [False, True]
    assert (
        str(outline.parts[0].when.place if outline.parts[0].when else "") == "templates/documents/agreement.yaml:14:11"
    )
    assert outline.schedules[0].plain
    assert outline.signers[0].party["name"].source == "member.name"
    assert told(tiny) == []


OUTLINES = {
    "a repetition without a name": ("for_each: members\nparts: []\n", "[outline-repeat] Say what to repeat"),
    "a condition that cannot be read": ("when: hub.\nparts: []\n", "[expression-syntax]"),
    "a line with markup": ("header: a *b*\nparts: []\n", "“em” markup is not used"),
    "a choice of one": ("parts: [{clauses: [{one_of: [a]}]}]\n", "[source-shape]"),
    "an unknown key": ("partz: []\n", "Did you mean ‘parts’?"),
}


@pytest.mark.parametrize(("more", "expected"), OUTLINES.values(), ids=OUTLINES)
def test_an_outline_cannot_hold(tiny: TinyLibrary, more: str, expected: str) -> None:
    tiny.outline(more)
    assert expected in only(tiny)
    assert "templates/documents/agreement.yaml:" in only(tiny)


def test_an_execution_file_is_read_and_its_mistakes_are_told(tiny: TinyLibrary) -> None:
    tiny.write(
        "templates/execution/simple.yaml",
        """
        id: simple
        when: party.deed
        intro: "Signed by {{ party.name }}."
        signatures:
          - [{label: Signature}, {label: Name, value: "{{ party. }}"}]
        """,
    )
    assert "[expression-syntax]" in only(tiny)
    library = tiny.reading().library
    assert library is not None
    assert library.executions[0].signatures[0][0] == ("Signature", ())

"""Plain text for diffs."""

from dataclasses import replace

from docgen.model.blocks import Provision, Row, Table
from docgen.model.document import Document
from docgen.model.inlines import LineBreak, Text
from docgen.writers import text
from tests.writers.houses import HOUSE
from tests.writers.sample_document import item, line, plain_sample, sample


def _written(document: Document) -> str:
    return text.write(document, HOUSE).decode()


def _with_blocks(*blocks: Provision | Table) -> Document:
    document = plain_sample()
    part = document.parts[0]
    return replace(document, parts=(replace(part, clauses=(replace(part.clauses[0], blocks=blocks),)),))


def test_a_policy_reads_as_a_lawyer_expects():
    assert _written(plain_sample()) == (
        "Conflicts Policy\n"
        "================\n"
        "\n"
        "The Board makes this policy under article 30 of the Articles.\n"
        "\n"
        "1. Declaring interests\n"
        "   1.1 Each Director must declare each interest.\n"
        "   1.2 A change must be declared as paragraph 1.1 says.\n"
        "\n"
        "2. Meetings\n"
        "   2.1 The chair must ask at each meeting.\n"
    )


def test_a_long_provision_stays_on_one_line_so_that_a_diff_shows_one_change():
    long = "word " * 300
    assert f"   1.1 {long.strip()}\n" in _written(_with_blocks(item("k", "1.1", 1, long)))


def test_each_level_is_indented_three_spaces_more():
    written = _written(sample())
    assert "\n   1.2 In this agreement, unless" in written
    assert "\n      (b) a reference to a law is to that law:\n         (i) as amended" in written


def test_a_second_line_of_a_paragraph_is_aligned_with_the_first():
    written = _written(_with_blocks(item("k", "1.1", 1, "Send it to:", LineBreak(), "12 Harbour Row")))
    assert "   1.1 Send it to:\n       12 Harbour Row\n" in written


def test_a_table_is_rows_of_cells():
    table = Table("t", (line("Name"), line("Area")), (Row((line("Moor\nFriends"), ())),), (0.5, 0.5), level=1)
    assert "   | Name | Area |\n   | Moor Friends |  |\n" in _written(_with_blocks(table))


def test_a_signature_without_a_value_has_a_line_to_write_on():
    written = _written(sample())
    assert "   Signature of director: ______\n   Name: Ann Lee\n" in written


def test_a_draft_says_so_and_shows_blanks_notes_and_what_is_undecided():
    written = _written(sample())
    assert written.startswith("DRAFT · 5 questions are open\n")
    assert "company number [Company number] (the Company)" in written
    assert "    | note: The commissioner may set its own terms.\n" in written
    assert "    | Not decided yet: Competing bids is not answered\n" in written


def test_an_execution_copy_has_no_draft_mark_and_no_notes():
    written = _written(sample("execution copy"))
    assert "DRAFT" not in written
    assert "    | " not in written


def test_schedules_and_parts_are_underlined_headings():
    assert "\nSchedule 1  The Members\n-----------------------\n" in _written(sample())


def test_hidden_characters_do_not_reach_the_file():
    assert "1.1 safe\n" in _written(_with_blocks(Provision("k", "1.1", 1, (Text("sa\u202efe"),))))

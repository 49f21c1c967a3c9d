"""The printed words in reading order."""

from docgen.writers.reading import printed_lines
from tests.writers.sample_document import plain_sample, sample


def test_a_policy_is_read_from_its_title_to_its_last_provision():
    assert printed_lines(plain_sample()) == [
        "Conflicts Policy",
        "The Board makes this policy under article 30 of the Articles.",
        "1. Declaring interests",
        "1.1 Each Director must declare each interest.",
        "1.2 A change must be declared as paragraph 1.1 says.",
        "2. Meetings",
        "2.1 The chair must ask at each meeting.",
    ]


def test_a_cover_is_read_first_and_its_title_only_once():
    assert printed_lines(sample())[:7] == [
        "Members’ Partnership Agreement",
        "Calder & Northshire Together Limited",
        "and each of its Members",
        "Dated [Start date]",
        "The law in this document is stated as at 22 November 2026.",
        "Parties",
        "(1) Calder & Northshire Together Limited, a company limited by guarantee registered in England and Wales with "
        "company number [Company number] (the Company); and",
    ]


def test_a_definition_is_read_as_the_term_what_it_means_and_its_lettered_parts():
    lines = printed_lines(sample())
    start = lines.index("Bid Information means information about a Bid, in any form, that is:")
    assert lines[start + 1 : start + 3] == [
        "(a) marked or described as confidential;",
        "(b) a price, a cost or a rate; or",
    ]


def test_a_table_is_read_cell_by_cell_and_empty_cells_are_passed_over():
    lines = printed_lines(sample())
    start = lines.index("Question")
    assert lines[start : start + 6] == [
        "Question",
        "Answer",
        "Name of Member",
        "Opportunity",
        "Alone or with others?",
        "☐ alone ☐ with others",
    ]


def test_a_schedule_is_read_as_its_label_and_heading():
    assert "Schedule 2 How work is shared out" in printed_lines(sample())


def test_a_signature_block_is_read_as_its_introduction_then_each_label_with_its_value():
    lines = printed_lines(sample())
    start = lines.index("Signed by Harbour Trust acting by:")
    assert lines[start + 1 :] == ["Signature", "Name Bo Ahmed", "Office held trustee", "Date"]


def test_drafting_notes_are_no_words_of_the_document():
    assert not any("Check each name" in line or "Not decided" in line for line in printed_lines(sample()))

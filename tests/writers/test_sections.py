"""The divisions of a document and their order."""

from dataclasses import replace

from docgen.writers.sections import SectionKind, sections
from tests.writers.sample_document import plain_sample, sample


def test_an_agreement_is_divided_in_the_order_in_which_lawyers_read_it():
    found = [(section.kind.value, section.label or section.heading) for section in sections(sample())]
    assert found == [
        ("parties", "Parties"),
        ("background", "Background"),
        ("agreed-terms", "Agreed terms"),
        ("part", "Working together"),
        ("part", "Bids and money"),
        ("schedule", "Schedule 1"),
        ("schedule", "Schedule 2"),
        ("schedule", "Schedule 3"),
        ("execution", "Signatures"),
    ]


def test_a_policy_has_no_heading_over_its_agreed_terms():
    assert [section.kind for section in sections(plain_sample())] == [SectionKind.PREAMBLE, SectionKind.PART]


def test_only_an_agreement_with_parties_has_agreed_terms():
    without = replace(sample(), parties=())
    assert SectionKind.AGREED_TERMS not in [section.kind for section in sections(without)]


def test_the_contents_list_named_parts_schedules_and_signatures():
    listed = [section.label or section.heading for section in sections(sample()) if section.in_contents]
    assert listed == ["Working together", "Bids and money", "Schedule 1", "Schedule 2", "Schedule 3", "Signatures"]


def test_clauses_without_any_heading_above_them_are_not_under_a_heading():
    assert [section.under_heading for section in sections(plain_sample())] == [False, False]
    assert all(section.under_heading for section in sections(sample()))

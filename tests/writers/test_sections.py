"""The divisions of a document and their order."""

from dataclasses import replace

from docgen.writers.sections import SectionKind, ends_together, sections
from tests.writers.docx.documents import document, paragraph, plain, register, schedule, table
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


def test_schedules_and_the_signatures_below_them_start_on_new_pages():
    starting = [section.label or section.heading for section in sections(sample()) if section.new_page]
    assert starting == ["Schedule 1", "Schedule 2", "Schedule 3", "Signatures"]


def test_signatures_above_the_schedules_stand_below_what_they_are_about_and_not_on_a_page_of_their_own():
    found = list(sections(replace(sample(), signed_before_schedules=True)))
    assert [section.kind for section in found[-4:]] == [SectionKind.EXECUTION, *[SectionKind.SCHEDULE] * 3]
    assert not found[-4].new_page
    assert not ends_together(found[-5], found[-4])


def test_what_is_mostly_a_table_with_many_columns_lies_on_its_side():
    few, many = table("few", ("a", "b")), register()
    lines = [paragraph(f"p{number}", "words") for number in range(5)]
    schedules = (
        schedule("1", plain("a", many)),
        schedule("2", plain("b", few)),
        schedule("3", plain("c", *lines, many)),
        schedule("4", plain("d", *lines, register(11))),
    )
    found = list(sections(document(plain("x", few), schedules=schedules)))
    assert [section.wide for section in found] == [False, True, False, False, True]


def test_a_schedule_lies_on_its_side_where_its_outline_says_so():
    told = replace(schedule("1", plain("a", paragraph("p", "words"))), wide=True)
    assert [section.wide for section in sections(document(plain("x"), schedules=(told,)))] == [False, True]


def test_all_parts_of_a_register_lie_on_their_side():
    found = list(sections(document(plain("x", register()), preamble=(plain("y", paragraph("p", "words")),))))
    assert [section.wide for section in found] == [True, True]

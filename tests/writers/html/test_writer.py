"""A document as one HTML page."""

from dataclasses import replace
from itertools import pairwise

import pytest

from docgen.model.document import Document
from docgen.writers.html import writer
from docgen.writers.reading import printed_lines
from tests.writers.houses import HOUSE
from tests.writers.html.pages import Element, printed_words, read
from tests.writers.sample_document import plain_sample, sample

SAMPLES = [sample(), sample("execution copy"), plain_sample()]


def _page(document: Document) -> Element:
    return read(writer.write(document, HOUSE))


def _by_id(page: Element) -> dict[str, Element]:
    every = [element for tag in ("h2", "h3", "li", "p", "div", "table") for element in page.find_all(tag)]
    return {element.attributes["id"]: element for element in every if "id" in element.attributes}


@pytest.mark.parametrize("document", SAMPLES, ids=["draft", "execution", "plain"])
def test_the_page_has_exactly_the_printed_words_in_reading_order(document):
    expected = "".join("".join(line.split()) for line in printed_lines(document))
    assert printed_words(_page(document)) == expected


def test_the_head_gives_language_title_author_and_subject():
    page = _page(sample())
    assert page.find_all("html")[0].attributes["lang"] == "en-GB"
    assert page.find_all("title")[0].text == "Members’ Partnership Agreement"
    meta = {element.attributes.get("name"): element.attributes.get("content") for element in page.find_all("meta")}
    assert meta["author"] == "Calder & Northshire Together Limited"
    assert meta["description"] == "The agreement between the Company and its Members"


@pytest.mark.parametrize("document", SAMPLES, ids=["draft", "execution", "plain"])
def test_headings_start_at_the_top_and_never_skip_a_level(document):
    order = [int(tag[1]) for tag in _heading_tags(_page(document))]
    assert order[0] == 1
    assert order.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(order))


def _heading_tags(element: Element) -> list[str]:
    found = []
    for child in element.children:
        if isinstance(child, Element):
            found += [child.tag] if child.tag in ("h1", "h2", "h3", "h4") else _heading_tags(child)
    return found


def test_numbers_are_text_that_can_be_copied():
    provision = _by_id(_page(sample()))["agreement-bids/prices"]
    assert provision.tag == "li"
    assert provision.words.startswith("(b) keep prices apart")


def test_a_cross_reference_leads_to_its_target():
    page = _page(sample())
    links = [link for link in page.find_all("a") if link.words == "clause 3.2(b)"]
    assert {link.attributes["href"] for link in links} == {"#agreement-bids/prices"}
    assert all(link.attributes["href"][1:] in _by_id(page) for link in page.find_all("a"))


def test_a_reference_to_another_document_is_plain_text():
    page = _page(sample())
    assert "article 4.1 of the Articles" in page.words
    assert not any("Articles" in link.words for link in page.find_all("a"))


def test_each_id_stands_once_even_if_two_things_share_a_key():
    document = sample()
    clause = document.parts[0].clauses[0]
    doubled = replace(document, parts=(replace(document.parts[0], clauses=(clause, clause)),))
    text = writer.write(doubled, HOUSE).decode()
    assert text.count('id="agreement-interpretation/1"') == 1


def test_the_contents_list_parts_clauses_schedules_and_signatures():
    contents = _page(sample()).find_all("nav")[0]
    assert [entry.words for entry in contents.find_all("li")] == [
        "Working together",
        "1. Definitions and interpretation",
        "2. Relationship of the Members",
        "Bids and money",
        "3. Bids",
        "4. Competing Bids",
        "5. Management charge, and how members pay for the work that the Company does for them",
        "6. General",
        "Schedule 1 The Members",
        "Schedule 2 How work is shared out",
        "Schedule 3 Notice of a Competing Bid",
        "Signatures",
    ]


def test_a_document_without_contents_has_none():
    assert _page(plain_sample()).find_all("nav") == []


def test_a_table_names_its_columns_and_itself():
    table = _by_id(_page(sample()))["agreement-charge/rates"]
    assert table.attributes["aria-label"] == "Rates of the management charge"
    assert [cell.attributes["scope"] for cell in table.find_all("th")] == ["col", "col", "col"]
    assert [column.attributes["style"] for column in table.find_all("col")] == [
        "width:40.00%",
        "width:35.00%",
        "width:25.00%",
    ]


def test_a_draft_marks_blanks_and_what_is_undecided_and_shows_notes():
    page = _page(sample())
    assert "[Company number]" in [mark.words for mark in page.find_all("mark")]
    assert "undecided" in _by_id(page)["agreement-competing/panel"].classes
    notes = [element.words for element in page.find_all("div") if "note" in element.classes]
    assert "Drafting note The commissioner may set its own terms." in notes
    assert "Not decided yet: Competing bids is not answered" in notes


def test_an_execution_copy_has_no_draft_mark_no_notes_and_nothing_marked():
    text = writer.write(sample("execution copy"), HOUSE).decode().split("</head>")[1]
    assert "note" not in text
    assert "<mark>" not in text
    assert "DRAFT" not in text


def test_what_a_person_typed_never_becomes_markup():
    nasty = '"><script>alert(1)</script><style>*{display:none}</style>\u202e&amp;'
    document = replace(sample(), title=nasty, header=nasty, author=nasty, version=nasty, subject=nasty)
    page = _page(document)
    assert page.find_all("script") == []
    assert len(page.find_all("style")) == 1
    assert page.find_all("title")[0].text == nasty.replace("\u202e", "")
    assert page.find_all("body")[0].attributes["data-head"] == nasty.replace("\u202e", "")


def test_the_page_needs_no_other_file():
    text = writer.write(sample(), HOUSE).decode()
    assert "http" not in text
    assert "src=" not in text
    assert "<link" not in text


def test_writing_twice_gives_the_same_bytes():
    assert writer.write(sample(), HOUSE) == writer.write(sample(), HOUSE)


def test_the_page_for_layout_has_the_ids_of_headings_and_of_what_is_referred_to():
    page = read(writer.page_for_layout(sample()))
    ids = set(_by_id(page))
    assert {"agreement-bids", "schedule-allocation", "agreement-bids/prices", "_execution"} <= ids
    assert "agreement-bids/1" not in ids
    assert all(link.attributes["href"][1:] in ids for link in page.find_all("a"))

from __future__ import annotations

from collections.abc import Mapping

from docgen.model.document import Document
from docgen.writers.docx.writer import write
from docgen.writers.house import House
from tests.writers.docx.documents import clause, document, schedule
from tests.writers.docx.parts import W, part, tree
from tests.writers.sample_document import item, sample

ENTRIES = [
    *("Working together", "1. Definitions and interpretation", "2. Relationship of the Members", "Bids and money"),
    *("3. Bids", "4. Competing Bids"),
    "5. Management charge, and how members pay for the work that the Company does for them",
    *("6. General", "Schedule 1 The Members", "Schedule 2 How work is shared out"),
    *("Schedule 3 Notice of a Competing Bid", "Signatures"),
]


def _entries(paper: Document, house: House, pages: Mapping[str, int] | None = None) -> list[tuple[str, str]]:
    """The style and the words of each entry."""
    found = []
    for paragraph in tree(write(paper, house, pages)).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val", "").startswith("TOC") and style.get(f"{W}val") != "TOCHeading":
            texts = paragraph.iter(f"{W}t", f"{W}tab")
            words = "".join(" " if text.tag == f"{W}tab" else text.text or "" for text in texts)
            found.append((style.get(f"{W}val", ""), " ".join(words.split())))
    return found


def _flat() -> Document:
    first = clause("a", "1", item("a/1", "1.1", 1, "x"))
    return document(first, schedules=(schedule("1"),), contents=True)


def test_parts_schedules_and_signatures_are_above_clauses(house: House) -> None:
    entries = _entries(sample(), house)
    assert [words for _, words in entries] == ENTRIES
    assert [style for style, _ in entries] == ["TOC2" if words[0].isdigit() else "TOC1" for _, words in entries]


def test_without_pages_the_field_prints_none(house: House) -> None:
    assert r'TOC \o "1-2" \n \h \z \u' in part(write(sample(), house), "word/document.xml")


def test_with_pages_every_entry_shows_the_page_of_its_key(house: House) -> None:
    pages = {"part-1": 3, "agreement-interpretation": 3, "schedule-members": 6, "_execution": 9}
    entries = dict.fromkeys(words for _, words in _entries(sample(), house, pages))
    assert "Working together 3" in entries
    assert "Schedule 1 The Members 6" in entries
    assert "Signatures 9" in entries
    body = part(write(sample(), house, pages), "word/document.xml")
    assert r'TOC \o "1-2" \h \z \u' in body
    assert body.count(" PAGEREF _Toc") == len(ENTRIES)


def test_a_document_without_main_headings_lists_its_clauses_at_the_first_level(house: House) -> None:
    docx = write(_flat(), house)
    assert r'TOC \o "1-1" \n' in part(docx, "word/document.xml")
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in tree(docx, "word/styles.xml").iterfind(f"{W}style")
    }
    assert (names["Heading2"], names["TOC2"]) == ("heading 1", "toc 1")
    assert _entries(_flat(), house) == [("TOC2", "1. Heading of a"), ("TOC2", "Schedule 1 The 1th schedule")]


def test_a_document_that_wants_no_contents_has_none(house: House) -> None:
    assert "TOC \\o" not in part(write(document(clause("a", "1")), house), "word/document.xml")
    assert "TOC \\o" not in part(write(document(contents=True), house), "word/document.xml")


def _kept(paper: Document, house: House) -> list[str]:
    """The entries that stay with the next."""
    paragraphs = tree(write(paper, house)).iter(f"{W}p")
    kept = [each for each in paragraphs if each.find(f"{W}pPr/{W}keepNext") is not None]
    return [
        "".join(text.text or "" for text in each.iter(f"{W}t"))
        for each in kept
        if each.find(f"{W}hyperlink") is not None
    ]


def test_no_part_stands_last_and_no_last_clause_first_on_a_page(house: House) -> None:
    kept = _kept(sample(), house)
    assert {"Working together", "1.Definitions and interpretation", "Bids and money"} <= set(kept)
    assert kept[-1] == "Schedule 3Notice of a Competing Bid"
    assert "Schedule 1The Members" not in kept

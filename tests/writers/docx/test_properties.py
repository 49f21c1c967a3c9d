from __future__ import annotations

from docgen.writers.docx.writer import write
from docgen.writers.house import House
from tests import reading_docx
from tests.writers.docx.parts import part, tree
from tests.writers.sample_document import sample

MANIFEST = "customXml/item900.xml"


def test_the_file_says_what_it_is(house: House) -> None:
    docx = write(sample(), house)
    core = part(docx, "docProps/core.xml")
    assert "<dc:title>Members’ Partnership Agreement</dc:title>" in core
    assert "<dc:creator>Calder &amp; Northshire Together Limited</dc:creator>" in core
    assert "<dc:language>en-GB</dc:language>" in core
    assert core.count("2026-01-01T00:00:00Z") == 2
    assert 'name="DocgenVersion"><vt:lpwstr>0123abcd<' in part(docx, "docProps/custom.xml")


def test_the_manifest_names_the_key_of_every_hidden_bookmark(house: House) -> None:
    docx = write(sample(), house)
    keys = {entry.get("bookmark"): entry.get("key") for entry in tree(docx, MANIFEST)}
    marks = {mark for line in reading_docx.read(docx) for mark in line.bookmarks if mark.startswith("_dg_")}
    assert set(keys) == marks
    assert keys["_dg_agreement_bids_prices"] == "agreement-bids/prices"
    assert len(set(keys.values())) == len(keys)


def test_a_hidden_bookmark_stands_round_the_words_of_its_provision(house: House) -> None:
    lines = {mark: line for line in reading_docx.read(write(sample(), house)) for mark in line.bookmarks}
    assert lines["_dg_agreement_bids_prices"].words == "(b) keep prices apart, so that no Member learns:"
    assert lines["_dg_schedule_allocation"].words == "Schedule 2 How work is shared out"

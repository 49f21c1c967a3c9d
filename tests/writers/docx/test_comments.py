from __future__ import annotations

from dataclasses import replace

from docgen.writers.docx.writer import write
from docgen.writers.house import House
from tests.writers.docx.parts import W, part, tree
from tests.writers.sample_document import sample


def test_notes_and_reasons_are_comments_in_the_order_of_the_text(house: House) -> None:
    comments = tree(write(sample(), house), "word/comments.xml")
    assert ["".join(comment.itertext()) for comment in comments] == [
        "Check each name against the register on the day of signature.",
        "Some members ask for a statement on charity law here.",
        "Ask whether the price circle needs an independent person: see clause 4.2",
        "The commissioner may set its own terms.",
        "Not decided yet: Competing bids is not answered",
    ]


def test_a_comment_is_by_the_author_of_the_document_at_a_fixed_time(house: House) -> None:
    (first, *_) = tree(write(replace(sample(), author="Ann Lee"), house), "word/comments.xml")
    assert first.get(f"{W}author") == "Ann Lee"
    assert first.get(f"{W}initials") == "AL"
    assert first.get(f"{W}date") == "2026-01-01T00:00:00Z"


def test_a_comment_without_an_author_is_by_the_engine(house: House) -> None:
    assert 'w:author="docgen"' in part(write(replace(sample(), author=""), house), "word/comments.xml")


def test_a_comment_surrounds_the_words_it_is_about(house: House) -> None:
    body = tree(write(sample(), house))
    start = next(body.iter(f"{W}commentRangeStart")).getparent()
    assert "Calder & Northshire" in "".join(start.itertext())

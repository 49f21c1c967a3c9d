"""A letterhead is one of the things that decide a Word file, and only a Word file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docgen.build.digests import digest
from docgen.build.manifest import read
from docgen.findings import has_errors
from tests.build.papers import Papers
from tests.writers.docx.letterheads import first_page, garamond
from tests.writers.docx.parts import part


@pytest.fixture
def letterhead(papers: Papers) -> Path:
    file = papers.answers.with_name("letterhead.docx")
    file.write_bytes(garamond())
    return file


def test_word_files_take_the_letterhead(papers: Papers, letterhead: Path) -> None:
    built = papers.build("docx", house=letterhead)
    assert built.published
    assert "EB Garamond" in part((papers.out / "rules.docx").read_bytes(), "word/styles.xml")
    assert any(finding.rule == "letterhead" for finding in built.findings)


def test_another_letterhead_makes_the_word_files_anew_and_no_others(papers: Papers, letterhead: Path) -> None:
    papers.build("text", "docx", "html", house=letterhead)
    letterhead.write_bytes(first_page())
    built = papers.build("text", "docx", "html", house=letterhead)
    assert built.written
    assert all(name.endswith(".docx") for name in built.written)
    assert {name.rpartition(".")[2] for name in built.kept} == {"txt", "html"}
    without = papers.build("text", "docx", "html")
    assert all(name.endswith(".docx") for name in without.written)


def test_the_same_letterhead_changes_nothing_and_is_told_of_again(papers: Papers, letterhead: Path) -> None:
    first = papers.build("docx", house=letterhead)
    again = papers.build("docx", house=letterhead)
    assert not again.published
    assert again.kept
    assert [str(one) for one in again.findings] == [str(one) for one in first.findings]


def test_the_manifest_has_the_digest_of_the_letterhead(papers: Papers, letterhead: Path) -> None:
    papers.build("docx", house=letterhead)
    assert json.loads((papers.out / "manifest.json").read_text("utf-8"))["house"] == digest(letterhead.read_bytes())
    papers.build("docx")
    manifest = read(papers.out)
    assert manifest
    assert manifest.house == ""


def test_a_letterhead_that_cannot_be_used_stops_the_build_before_anything_is_touched(
    papers: Papers, letterhead: Path
) -> None:
    papers.build("docx")
    before = papers.files()
    letterhead.write_bytes(b"{\\rtf1}")
    built = papers.build("docx", house=letterhead)
    assert not built.published
    assert built.misused
    assert has_errors(built.findings)
    assert papers.files() == before


def test_workers_are_told_of_the_letterhead(papers: Papers, letterhead: Path) -> None:
    from docgen.build.build import Order, build

    order = Order(papers.answers, papers.out, ("docx",), workers=1, house=letterhead)
    assert build(papers.project, order).published
    assert "EB Garamond" in part((papers.out / "rules.docx").read_bytes(), "word/styles.xml")

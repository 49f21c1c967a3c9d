"""The same answers are checked once, and nobody ever notices but by the clock."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgen.build import examine as examining
from docgen.build.checked import Checked, check
from docgen.build.project import Project
from docgen.clock import DAY
from tests.build.papers import Papers
from tests.samples import ROOT, answers_file


@pytest.fixture(autouse=True)
def cache(own_cache: Path) -> Path:
    return own_cache / "checked"


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch, papers: Papers) -> Papers:
    """Papers whose answers were checked before, and cannot be checked a second time."""
    check(papers.project, papers.answers)
    _forbid(monkeypatch)
    return papers


@pytest.mark.parametrize("sample", ["half-finished", "small-company"])
def test_what_was_found_in_answers_is_told_again_word_for_word(monkeypatch: pytest.MonkeyPatch, sample: str) -> None:
    first = check(Project(ROOT), answers_file(sample))
    assert first.findings
    assert first.open
    _forbid(monkeypatch)
    assert check(Project(ROOT), answers_file(sample)) == first


def test_answers_that_cannot_be_read_are_told_so_again(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    papers.answers.write_bytes(b"hub: \xff\n")
    first = check(papers.project, papers.answers)
    assert first.open is None
    assert first.findings
    _forbid(monkeypatch)
    assert check(papers.project, papers.answers) == first


def test_a_changed_answer_is_checked_at_once(once: Papers) -> None:
    was = once.answers.stat()
    once.answer("14", "15")
    os.utime(once.answers, ns=(was.st_atime_ns, was.st_mtime_ns))
    with pytest.raises(AssertionError, match="checked again"):
        check(once.project, once.answers)


def test_a_changed_clause_is_checked_at_once(once: Papers) -> None:
    clause = once.tiny.root / "templates/clauses/tiny/notice.md"
    clause.write_bytes(clause.read_bytes() + b"\n1. The hub must say more.\n")
    with pytest.raises(AssertionError, match="checked again"):
        check(once.project, once.answers)


def test_on_another_day_answers_are_checked_again(once: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DAY, "2031-01-01")
    with pytest.raises(AssertionError, match="checked again"):
        check(once.project, once.answers)


def test_findings_name_the_file_as_it_is_named_today(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    papers.answer("14", "soon")
    monkeypatch.chdir(papers.answers.parent)
    for named in (papers.answers, Path(papers.answers.name)):
        assert _files(check(papers.project, named)) == {str(named)}


def test_each_answers_file_is_kept_by_itself(papers: Papers, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = papers.answers.with_name("other.yaml")
    other.write_bytes(papers.answers.read_bytes())
    first = [check(papers.project, file) for file in (papers.answers, other)]
    assert len(list(cache.iterdir())) == 2
    _forbid(monkeypatch)
    assert [check(papers.project, file) for file in (papers.answers, other)] == first


def _files(checked: Checked) -> set[str]:
    return {place.file for finding in checked.findings for place in finding.places}


def _forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*arguments: object) -> object:
        raise AssertionError("the answers are checked again")

    monkeypatch.setattr(examining, "examine", forbidden)

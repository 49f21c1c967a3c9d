"""A set can be held against its manifest, and against what its answers give."""

from __future__ import annotations

from pathlib import Path

from docgen.build.verify import State, verify, verify_against
from tests.build.papers import Papers
from tests.writers.docx.letterheads import first_page, garamond


def test_a_set_that_nobody_touched_is_as_built(papers: Papers) -> None:
    papers.build()
    verified = verify(papers.out)
    assert verified.good
    assert set(verified.files.values()) == {State.AS_BUILT}


def test_a_changed_a_missing_and_a_foreign_file_are_each_named(papers: Papers) -> None:
    papers.build()
    (papers.out / "rules.txt").write_text("by hand", encoding="utf-8")
    (papers.out / "agreement.txt").unlink()
    (papers.out / "notes.txt").write_text("mine", encoding="utf-8")
    verified = verify(papers.out)
    assert not verified.good
    assert verified.files["rules.txt"] == State.CHANGED
    assert verified.files["agreement.txt"] == State.MISSING
    assert verified.files["notes.txt"] == State.FOREIGN


def test_a_file_of_somebody_elses_does_no_harm(papers: Papers) -> None:
    papers.build()
    (papers.out / "notes.txt").write_text("mine", encoding="utf-8")
    assert verify(papers.out).good
    assert verify_against(papers.out, papers.answers, papers.project).good


def test_a_folder_without_a_set_is_told_so(tmp_path: Path) -> None:
    verified = verify(tmp_path)
    assert not verified.readable
    assert "holds no manifest.json" in verified.findings[0].message


def test_a_manifest_that_is_broken_is_told_so(papers: Papers) -> None:
    papers.build()
    (papers.out / "manifest.json").write_text("{", encoding="utf-8")
    assert "cannot read manifest.json" in verify(papers.out).findings[0].message


def test_a_set_is_what_its_answers_give(papers: Papers) -> None:
    papers.build("text", "docx")
    verified = verify_against(papers.out, papers.answers, papers.project)
    assert verified.good
    assert verified.findings == ()
    assert set(verified.files.values()) == {State.SAME}


def test_other_answers_give_another_file_and_the_reason_is_told(papers: Papers) -> None:
    papers.build()
    papers.answer("fee: 1000", "fee: 2000")
    verified = verify_against(papers.out, papers.answers, papers.project)
    assert not verified.good
    assert [name for name, state in verified.files.items() if state is State.OTHER] == ["rules.txt"]
    assert "answers have changed" in verified.findings[0].message


def test_a_forged_file_is_found_though_its_manifest_was_forged_too(papers: Papers) -> None:
    papers.build()
    rules, manifest = papers.out / "rules.txt", papers.out / "manifest.json"
    from docgen.build.digests import digest

    before = digest(rules.read_bytes())
    rules.write_text(rules.read_text(encoding="utf-8").replace("1,000", "9,000"), encoding="utf-8")
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(before, digest(rules.read_bytes())), "utf-8")
    assert verify(papers.out).good
    assert verify_against(papers.out, papers.answers, papers.project).files["rules.txt"] == State.OTHER


def test_words_of_the_library_that_changed_are_told(papers: Papers) -> None:
    papers.build()
    papers.tiny.clause("fees", "1. The fee is now {{ hub.fee | money }}.\n")
    verified = verify_against(papers.out, papers.answers, papers.project)
    assert verified.files["rules.txt"] == State.OTHER
    assert "library has changed" in verified.findings[0].message


def test_a_set_on_a_letterhead_is_held_against_the_same_letterhead(papers: Papers) -> None:
    letterhead = papers.answers.with_name("letterhead.docx")
    letterhead.write_bytes(garamond())
    papers.build("text", "docx", house=letterhead)
    assert verify_against(papers.out, papers.answers, papers.project, house=letterhead).good
    without = verify_against(papers.out, papers.answers, papers.project)
    assert {name for name, state in without.files.items() if state is State.OTHER} == {
        name for name in without.files if name.endswith(".docx")
    }
    assert "built with a letterhead. Name it with --house FILE" in str(without.findings[0])
    letterhead.write_bytes(first_page())
    other = verify_against(papers.out, papers.answers, papers.project, house=letterhead)
    assert "or this one has changed since" in other.findings[0].message
    assert not other.good


def test_a_paper_that_the_answers_give_and_the_set_lacks_is_named(papers: Papers) -> None:
    papers.build()
    papers.answer("name: Elm Society", "name: Ash Society")
    verified = verify_against(papers.out, papers.answers, papers.project)
    assert verified.files["letter-ash-society.txt"] == State.ABSENT
    assert verified.files["letter-elm-society.txt"] == State.OTHER


def test_of_a_set_of_which_only_a_part_was_asked_for_only_that_part_is_wanted(papers: Papers) -> None:
    papers.build(only=("rules",))
    assert verify_against(papers.out, papers.answers, papers.project).good
    papers.build(only=("agreement",))
    assert verify_against(papers.out, papers.answers, papers.project).good
    papers.build()
    papers.build(only=("rules",))
    (papers.out / "agreement.txt").unlink()
    assert not verify_against(papers.out, papers.answers, papers.project).good


def test_answers_that_cannot_be_used_are_told(papers: Papers) -> None:
    papers.build()
    papers.answer("fee: 1000", "fee: much")
    verified = verify_against(papers.out, papers.answers, papers.project)
    assert not verified.readable
    assert verified.findings

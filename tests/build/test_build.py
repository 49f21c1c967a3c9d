"""A build makes the whole set or nothing, and no more than it must."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.build import build as building
from docgen.build import publish as publishing
from docgen.build.build import Order, build
from docgen.build.manifest import read
from docgen.build.project import LibraryError
from docgen.sources.lock import locked
from tests.build.papers import Papers, beside, contents, is_whole
from tests.samples import ROOT

ALL = {"agreement.txt", "rules.txt", "letter-oak-trust.txt", "letter-elm-society.txt"}


def test_a_set_appears_whole_with_its_manifest(papers: Papers) -> None:
    built = papers.build()
    assert built.published
    assert set(built.written) == ALL
    assert set(papers.files()) == ALL | {"manifest.json"}
    assert is_whole(papers.out)
    assert beside(papers.out) == []


def test_the_manifest_says_why_each_clause_is_in_and_what_is_open(papers: Papers) -> None:
    papers.answer("days: 14", "days:")
    papers.build()
    manifest = json.loads(papers.files()["manifest.json"])
    assert {"path": "hub.days", "question": "Notice (days)"} in manifest["open"]
    reasons = {decision["clause"]: decision["reason"] for decision in manifest["decisions"]}
    assert reasons["notice"]
    assert manifest["status"] == "draft"


def test_the_same_order_again_renders_nothing_and_changes_nothing(
    papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = papers.build()
    before = contents(papers.out), papers.out.stat().st_ino
    monkeypatch.setattr(building, "Crew", None)  # would be called if anything was to render
    again = papers.build()
    assert not again.published
    assert again.written == ()
    assert set(again.kept) == ALL
    assert again.findings == first.findings
    assert (contents(papers.out), papers.out.stat().st_ino) == before


def test_a_changed_answer_renders_only_the_papers_it_touches(papers: Papers) -> None:
    papers.build()
    papers.answer("fee: 1000", "fee: 2000")
    built = papers.build()
    assert built.written == ("rules.txt",)
    assert set(built.kept) == ALL - {"rules.txt"}
    assert b"2,000" in papers.files()["rules.txt"]


def test_a_changed_house_style_renders_everything(papers: Papers) -> None:
    papers.build()
    style = papers.tiny.root / "templates" / "house" / "print.css"
    style.write_text(style.read_text() + "/* new */", encoding="utf-8")
    assert set(papers.build().written) == ALL


def test_other_code_renders_everything(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    papers.build()
    for module in ("build", "plan"):
        monkeypatch.setattr(f"docgen.build.{module}.digest_of_engine", lambda: "other")
    assert set(papers.build().written) == ALL


def test_a_comment_in_the_answers_renders_nothing_and_is_recorded(papers: Papers) -> None:
    papers.build()
    old = read(papers.out)
    papers.answer("hub:", "# About us\nhub:")
    built = papers.build()
    assert built.published
    assert built.written == ()
    new = read(papers.out)
    assert old
    assert new
    assert new.answers != old.answers


def test_a_file_that_is_gone_is_made_again(papers: Papers) -> None:
    papers.build()
    before = papers.files()
    (papers.out / "rules.txt").unlink()
    assert papers.build().written == ("rules.txt",)
    assert papers.files() == before


def test_a_paper_of_somebody_who_left_is_removed(papers: Papers) -> None:
    papers.build()
    papers.answer("  - {name: Elm Society, small: no, town: Thorn}\n", "")
    built = papers.build()
    assert built.removed == ("letter-elm-society.txt",)
    assert set(papers.files()) == ALL - {"letter-elm-society.txt"} | {"manifest.json"}


def test_a_file_changed_by_hand_is_not_overwritten(papers: Papers) -> None:
    papers.build()
    (papers.out / "rules.txt").write_text("ours", encoding="utf-8")
    before = papers.files()
    for change in ("fee: 1000", "fee: 2000"), ("days: 14", "days: 21"):
        papers.answer(*change)
        built = papers.build()
        assert not built.published
        assert [finding.rule for finding in built.findings] == ["edited-file"]
        assert built.findings[0].places[0].file == str(papers.out / "rules.txt")
        assert "--overwrite" in built.findings[0].remedy
        assert papers.files() == before


def test_with_overwrite_it_is_kept_beside_the_new_one(papers: Papers) -> None:
    papers.build()
    before = papers.files()
    for number in (1, 2):
        (papers.out / "rules.txt").write_text(f"ours {number}", encoding="utf-8")
        assert papers.build(overwrite=True).written == ("rules.txt",)
    kept = {"rules.edited-1.txt": b"ours 1", "rules.edited-2.txt": b"ours 2"}
    files = papers.files()
    assert {name: files[name] for name in kept} == kept
    assert files["rules.txt"] == before["rules.txt"]


def test_a_file_that_somebody_put_where_a_new_paper_goes_is_kept(papers: Papers) -> None:
    papers.build()
    (papers.out / "letter-ash.txt").write_text("mine", encoding="utf-8")
    papers.answer("members:\n", "members:\n  - {name: Ash, small: no, town: Thorn}\n")
    assert [finding.rule for finding in papers.build().findings] == ["edited-file"]
    assert papers.files()["letter-ash.txt"] == b"mine"
    papers.build(overwrite=True)
    assert papers.files()["letter-ash.edited-1.txt"] == b"mine"
    assert b"Welcome, Ash" in papers.files()["letter-ash.txt"]


def test_an_edited_paper_that_is_no_longer_of_the_set_stays(papers: Papers) -> None:
    papers.build()
    (papers.out / "letter-elm-society.txt").write_text("signed", encoding="utf-8")
    papers.answer("  - {name: Elm Society, small: no, town: Thorn}\n", "")
    built = papers.build()
    assert built.published
    assert "stays as it is" in built.findings[-1].message
    assert papers.files()["letter-elm-society.txt"] == b"signed"


def test_a_file_saved_while_the_build_runs_is_not_lost(papers: Papers) -> None:
    papers.build()
    papers.answer("fee: 1000", "fee: 2000")

    def save(what: str, done: int, whole: int) -> None:
        (papers.out / "rules.txt").write_text("just saved", encoding="utf-8")

    built = build(papers.project, Order(papers.answers, papers.out, ("text",), workers=0), save)
    assert not built.published
    assert papers.files()["rules.txt"] == b"just saved"


def test_other_things_in_the_folder_stay(papers: Papers) -> None:
    papers.build()
    (papers.out / "minutes").mkdir()
    (papers.out / "minutes" / "may.odt").write_text("may", encoding="utf-8")
    (papers.out / "notes.md").write_text("notes", encoding="utf-8")
    papers.answer("fee: 1000", "fee: 2000")
    assert papers.build().published
    assert papers.files()["minutes/may.odt"] == b"may"
    assert papers.files()["notes.md"] == b"notes"


def test_a_folder_keeps_its_permissions(papers: Papers) -> None:
    papers.build()
    papers.out.chmod(0o700)
    papers.answer("fee: 1000", "fee: 2000")
    papers.build()
    assert papers.out.stat().st_mode & 0o777 == 0o700


def test_only_one_paper_is_built_and_the_others_stay(papers: Papers) -> None:
    papers.build()
    papers.answer("fee: 1000", "fee: 2000")
    papers.answer("town: Calder", "town: Thorn")
    before = papers.files()
    built = papers.build(only=("rules",))
    assert built.written == ("rules.txt",)
    after = papers.files()
    assert {name for name in after if after[name] != before[name]} == {"rules.txt", "manifest.json"}
    assert "1 other file of the set is of earlier answers." in built.findings[-1].message
    assert is_whole(papers.out)
    assert papers.build().written == ("letter-oak-trust.txt",)


def test_only_the_papers_of_one_person_or_of_one_kind_are_built(papers: Papers) -> None:
    assert papers.build(only=("letter-oak-trust",)).written == ("letter-oak-trust.txt",)
    assert papers.build(only=("letter",)).written == ("letter-elm-society.txt",)


def test_a_paper_that_the_set_does_not_have_is_refused_with_the_nearest(papers: Papers) -> None:
    built = papers.build(only=("agrement",))
    assert built.misused
    assert "‘agrement’" in built.findings[0].message
    assert "‘agreement’" in built.findings[0].remedy
    assert not papers.out.exists()


def test_two_people_of_one_name_get_two_files(papers: Papers) -> None:
    papers.answer("Elm Society", "Oak Trust!")
    built = papers.build()
    assert {"letter-oak-trust.txt", "letter-oak-trust-2.txt"} <= set(built.written)
    assert b"Thorn" in papers.files()["letter-oak-trust-2.txt"]


def test_every_format_is_built(papers: Papers) -> None:
    papers.build("docx", "html", "text", "json", only=("rules",))
    assert set(papers.files()) == {"rules.docx", "rules.html", "rules.txt", "rules.json", "manifest.json"}


def test_a_format_added_later_renders_that_format_only(papers: Papers) -> None:
    papers.build("text")
    assert set(papers.build("text", "html").written) == {name.replace(".txt", ".html") for name in ALL}


def test_a_wrong_answer_leaves_the_folder_byte_for_byte(papers: Papers) -> None:
    papers.build()
    before = papers.files()
    papers.answer("days: 14", "days: soon")
    built = papers.build()
    assert not built.published
    assert [finding.places[0].line for finding in built.findings] == [6]
    assert papers.files() == before
    assert beside(papers.out) == []


def test_execution_copies_are_refused_with_every_open_question(papers: Papers) -> None:
    papers.answer("days: 14", "days:")
    papers.answer("town: Calder", "town: null")
    built = papers.build(final=True)
    assert not built.published
    assert [finding.rule for finding in built.findings] == ["open-question", "open-question"]
    assert "Notice (days)" in built.findings[0].message
    assert not papers.out.exists()


def test_execution_copies_are_made_of_complete_answers(papers: Papers) -> None:
    assert b"DRAFT" in (papers.build() and papers.files()["rules.txt"])
    assert set(papers.build(final=True).written) == ALL
    assert b"DRAFT" not in papers.files()["rules.txt"]


@pytest.mark.parametrize("name", ["thesis.docx", "manifest.json"])
def test_a_folder_that_docgen_did_not_make_is_refused(papers: Papers, name: str) -> None:
    papers.out.mkdir()
    (papers.out / name).write_text('{"name": "somebody’s"}', encoding="utf-8")
    built = papers.build()
    assert built.misused
    assert name in built.findings[0].message
    assert set(papers.files()) == {name}


def test_an_empty_folder_is_used(papers: Papers) -> None:
    papers.out.mkdir()
    assert papers.build().published


def test_the_folder_one_stands_in_is_refused(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    papers.build()
    monkeypatch.chdir(papers.out)
    before = papers.files()
    papers.answer("fee: 1000", "fee: 2000")
    built = build(papers.project, Order(papers.answers, Path(), ("text",)))
    assert built.misused
    assert "the folder you stand in" in built.findings[0].message
    assert papers.files() == before


def test_a_whole_disk_is_refused(papers: Papers) -> None:
    built = build(papers.project, Order(papers.answers, Path("/"), ("text",)))
    assert built.misused
    assert "Name a folder inside it" in built.findings[0].remedy


def test_a_folder_is_found_whatever_way_it_is_named(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    papers.build()
    (papers.out.parent / "link").symlink_to(papers.out)
    monkeypatch.chdir(papers.out.parent)
    for name in ("out", "./out/", "library/../out", "link"):
        papers.answer("town: ", "town: New ")
        built = build(papers.project, Order(papers.answers, Path(name), ("text",), workers=0))
        assert built.published, name
        assert (papers.out.parent / "link").is_symlink()
        assert b"New" in papers.files()["letter-oak-trust.txt"]


def test_while_one_build_writes_another_is_refused(papers: Papers) -> None:
    with locked(papers.out) as alone:
        assert alone
        built = papers.build()
    assert built.misused
    assert "Another build" in built.findings[0].message
    assert papers.build().published


def test_a_full_disk_leaves_the_folder_as_it_was(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    papers.build()
    before = papers.files()
    papers.answer("fee: 1000", "fee: 2000")

    def full(path: Path, data: bytes) -> None:
        path.write_bytes(data[:5])
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(publishing, "_write", full)
    with pytest.raises(OSError, match="No space left"):
        papers.build()
    assert papers.files() == before
    assert beside(papers.out) == []


def test_a_refused_build_leaves_no_folders_behind(papers: Papers) -> None:
    papers.answer("days: 14", "days: soon")
    build(papers.project, Order(papers.answers, papers.out / "deep" / "er", ("text",)))
    assert not papers.out.exists()


def test_a_broken_library_is_an_error_of_its_own(papers: Papers) -> None:
    papers.tiny.write("templates/documents/rules.yaml", "id: rules\n")
    with pytest.raises(LibraryError) as caught:
        papers.build()
    assert any("rules.yaml" in str(finding) for finding in caught.value.findings)


def test_progress_tells_each_paper_as_it_is_ready(papers: Papers) -> None:
    told: list[tuple[str, int, int]] = []
    order = Order(papers.answers, papers.out, ("text",), workers=0)
    build(papers.project, order, lambda *what: told.append(what))
    assert [(done, whole) for _, done, whole in told] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert {what for what, _, _ in told} == {"Agreement", "Rules", "Letter"}


def test_two_builds_anywhere_give_the_same_bytes(papers: Papers, pdf_formats: tuple[str, ...]) -> None:
    script = (
        "import sys; from pathlib import Path; from docgen.build.build import Order, build; "
        "from docgen.build.project import Project; "
        "print(build(Project(Path(sys.argv[1])), Order(Path(sys.argv[2]), Path(sys.argv[3]), "
        "(*sys.argv[4].split(','), 'html', 'text', 'json'))).published)"
    )
    sets = []
    for seed in ("1", "2"):
        folder = papers.out / seed
        arguments = [str(papers.tiny.root), str(papers.answers), str(folder), ",".join(pdf_formats)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}", "PYTHONPATH": str(ROOT)}
        told = subprocess.run(
            [sys.executable, "-c", script, *arguments], env=environment, capture_output=True, text=True, check=True
        )
        assert told.stdout == "True\n"
        sets.append(contents(folder))
    assert len(sets[0]) == 4 * (len(pdf_formats) + 3) + 1
    assert sets[0] == sets[1]

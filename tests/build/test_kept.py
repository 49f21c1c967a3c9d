"""A library that was read is kept, and nobody ever notices but by the clock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.build.project import Project
from docgen.build.shelf import MOST_ENTRIES, Shelf
from docgen.library.library import Library
from tests.build.papers import Papers, contents
from tests.samples import PROJECT, ROOT

READERS = ("jinja2", "markdown_it", "yaml")


@pytest.fixture(autouse=True)
def cache(own_cache: Path) -> Path:
    return own_cache / "library"


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch, papers: Papers) -> Papers:
    """Papers whose library was read before, and cannot be read a second time."""
    _both(papers.project)
    _forbid(monkeypatch)
    return papers


def test_a_library_is_read_once_for_all_commands(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _both(papers.project)
    _forbid(monkeypatch)
    assert _both(papers.project) == first


def test_a_kept_library_gives_the_same_documents(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    assert papers.build("text").published
    before = papers.files()
    _forbid(monkeypatch)
    papers.out.rename(papers.out.with_name("before"))
    assert papers.build("text").published
    assert papers.files() == before


def test_docgens_own_library_is_kept_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    first, again = Project(ROOT), Project(ROOT)
    assert _both(first) == _both(PROJECT)
    _forbid(monkeypatch)
    assert _both(again) == _both(PROJECT)


@pytest.mark.parametrize("name", ["templates/clauses/tiny/notice.md", "schemas/questionnaire/10-hub.yaml"])
def test_a_changed_file_is_seen_at_once(papers: Papers, name: str) -> None:
    _both(papers.project)
    file = papers.tiny.root / name
    was = file.stat()
    file.write_bytes(file.read_bytes().replace(b"Harbour", b"Airport").replace(b"must", b"need"))
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert _both(papers.project)[0] == papers.tiny.reading().library


def test_a_new_file_that_is_never_read_is_told_at_once(papers: Papers) -> None:
    assert papers.project.library_findings() == []
    papers.tiny.write("templates/clauses/notes.txt", "by hand")
    assert [finding.rule for finding in papers.project.library_findings()] == ["stray-file"]


def test_what_is_wrong_with_a_library_is_kept_with_it(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    papers.tiny.clause("broken", "1. The {{ hub. }} may # hope.\n")
    papers.tiny.questions("30-more.yaml", "id: more\n")
    first = papers.project.library_findings()
    assert {"clause-markup", "expression-syntax", "source-shape"} <= {finding.rule for finding in first}
    _forbid(monkeypatch)
    assert papers.project.library_findings() == first


def test_a_kept_library_is_used_without_its_parsers(papers: Papers, cache: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from docgen.build.project import Project\n"
        "project = Project(Path(sys.argv[1])); project.library, project.questionnaire\n"
        f"print([name for name in {READERS!r} if name in sys.modules])"
    )
    run = [sys.executable, "-c", script, str(papers.tiny.root)]
    told = [subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert told == [f"{list(READERS)}\n", "[]\n"]
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize(
    "damage",
    [lambda data: b"", lambda data: data[:-1], lambda data: data[:-2] + b"xx", lambda data: b"\x80\x05N." + data],
    ids=["empty", "short", "changed", "foreign"],
)
def test_a_damaged_entry_is_read_anew(papers: Papers, cache: Path, damage: object) -> None:
    first = _both(papers.project)
    kept = contents(cache)
    for name, data in kept.items():
        (cache / name).write_bytes(damage(data))  # type: ignore[operator]
    assert _both(papers.project) == first
    assert contents(cache) == kept


@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_a_folder_that_others_may_write_to_is_not_believed(unread: Papers, cache: Path, mode: int) -> None:
    cache.chmod(mode)
    with pytest.raises(AssertionError, match="read again"):
        _both(unread.project)


def test_an_entry_that_others_may_write_to_is_not_believed(unread: Papers, cache: Path) -> None:
    for entry in cache.iterdir():
        entry.chmod(0o666)
    with pytest.raises(AssertionError, match="read again"):
        _both(unread.project)


def test_a_link_is_not_followed_to_an_entry(unread: Papers, cache: Path) -> None:
    moved = cache.with_name("elsewhere")
    cache.rename(moved)
    cache.symlink_to(moved)
    with pytest.raises(AssertionError, match="read again"):
        _both(unread.project)
    cache.unlink()
    cache.mkdir(0o700)
    for entry in moved.iterdir():
        (cache / entry.name).symlink_to(entry)
    with pytest.raises(AssertionError, match="read again"):
        _both(unread.project)


def test_what_is_kept_is_for_its_user_alone(papers: Papers, cache: Path) -> None:
    _both(papers.project)
    assert cache.stat().st_mode & 0o777 == 0o700
    assert {entry.stat().st_mode & 0o777 for entry in cache.iterdir()} == {0o600}


def test_without_a_cache_folder_everything_works(
    papers: Papers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = _both(papers.project)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert _both(papers.project) == first
    assert (tmp_path / "file").read_text() == ""


def test_nothing_is_kept_in_the_project_itself(papers: Papers) -> None:
    before = contents(papers.tiny.root)
    _both(papers.project)
    assert contents(papers.tiny.root) == before


def test_a_library_is_found_by_any_name_of_its_folder(unread: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(unread.tiny.root.parent)
    library = Project(Path(unread.tiny.root.name)).library
    assert library.house == Path(unread.tiny.root.name) / "templates" / "house"


def test_a_file_that_is_saved_while_it_is_read_is_read_again(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    from docgen.library import read as reading

    clause, whole = papers.tiny.root / "templates/clauses/tiny/notice.md", reading.read

    def slowly(root: Path) -> object:
        found = whole(root)
        clause.write_bytes(clause.read_bytes() + b"\n1. The hub must say more.\n")
        return found

    monkeypatch.setattr(reading, "read", slowly)
    old = papers.project.library
    monkeypatch.setattr(reading, "read", whole)
    assert papers.project.library != old
    assert papers.project.library == papers.tiny.reading().library


def test_old_entries_make_room(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    for number in range(MOST_ENTRIES + 3):
        shelf.keep(f"entry-{number}", b"state", b"content")
        os.utime(tmp_path / "shelf" / f"entry-{number}.kept", (number, number))
    assert len(list((tmp_path / "shelf").iterdir())) == MOST_ENTRIES
    assert shelf.find("entry-0", b"state") is None
    assert shelf.find(f"entry-{MOST_ENTRIES + 2}", b"state") == b"content"
    assert shelf.find(f"entry-{MOST_ENTRIES + 2}", b"other") is None


def _both(project: Project) -> tuple[Library, object]:
    """Everything that is read of a project; questionnaires are compared by what they hold."""
    asked = project.questionnaire
    return project.library, (asked.sections, asked.rules, asked.vocabulary, asked.figures, asked.findings)


def _forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*arguments: object) -> object:
        raise AssertionError("the files are read again")

    monkeypatch.setattr("docgen.library.read.read", forbidden)
    monkeypatch.setattr("docgen.library.read.figures", forbidden)

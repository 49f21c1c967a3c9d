from __future__ import annotations

from pathlib import Path

import pytest

from docgen.build.digests import digest, digest_of_folders
from docgen.build.manifest import NAME, FileRecord, Manifest, read
from docgen.findings import Finding, Place, Severity

FINDING = Finding("rule", Severity.WARNING, "Look.", (Place("a.yaml", 2, 3, ("Hub",)),), "Mend it.")
MANIFEST = Manifest(
    "1", "draft", "a", "b", "c", (FileRecord("a.txt", "a", "text", "d", "s"),), findings=(FINDING.as_json(),)
)


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(MANIFEST.as_bytes())
    assert read(tmp_path) == MANIFEST
    assert MANIFEST.told() == (FINDING,)


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', "{}", '{"name": "An app", "files": []}', "\x00\xff"])
def test_what_docgen_did_not_write_is_no_manifest(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="latin-1")
    assert read(tmp_path) is None
    assert read(tmp_path / "nowhere") is None


def test_a_digest_knows_where_one_part_ends() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc")


def test_a_digest_of_folders_knows_names_and_words_but_not_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a")
    first = digest_of_folders([tmp_path])
    (tmp_path / ".a.md.swp").write_text("editor")
    assert digest_of_folders([tmp_path]) == first
    (tmp_path / "a.md").rename(tmp_path / "b.md")
    assert digest_of_folders([tmp_path]) != first

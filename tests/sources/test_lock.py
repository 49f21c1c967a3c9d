from __future__ import annotations

from pathlib import Path

from docgen.sources.lock import locked


def test_only_one_at_a_time_holds_a_folder(tmp_path: Path) -> None:
    with locked(tmp_path / "out") as first, locked(tmp_path / "out") as second:
        assert (first, second) == (True, False)
    with locked(tmp_path / "out") as third:
        assert third


def test_other_folders_are_free(tmp_path: Path) -> None:
    with locked(tmp_path / "out") as one, locked(tmp_path / "other") as other:
        assert one
        assert other


def test_a_lock_whose_owner_was_killed_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / ".out.docgen-lock").write_text("")
    with locked(tmp_path / "out") as alone:
        assert alone


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    with locked(tmp_path / "deep" / "er" / "out"):
        assert (tmp_path / "deep" / "er" / ".out.docgen-lock").exists()
    assert list(tmp_path.iterdir()) == []

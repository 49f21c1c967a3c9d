"""Where docgen keeps what it can make again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgen.sources.user_cache import user_cache


def test_the_folder_is_where_the_user_wants_caches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_cache("library") == tmp_path / "docgen" / "library"


@pytest.mark.parametrize("chosen", ["", "relative/folder"])
@pytest.mark.parametrize(
    ("platform", "usual"), [("linux", ".cache"), ("darwin", "Library/Caches"), ("win32", "AppData/Local")]
)
def test_without_a_wish_it_is_where_the_system_keeps_caches(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, chosen: str, platform: str, usual: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", chosen)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setattr("sys.platform", platform)
    assert user_cache("fonts") == tmp_path / usual / "docgen" / "fonts"


def test_a_user_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    with pytest.raises(OSError, match="no home folder"):
        user_cache("library")

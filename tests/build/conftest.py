from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import papers as making


@pytest.fixture
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where docgen keeps things, empty, and of this test alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "docgen"


@pytest.fixture
def papers(tmp_path: Path) -> making.Papers:
    return making.papers(tmp_path)

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import papers as making


@pytest.fixture
def papers(tmp_path: Path) -> making.Papers:
    return making.papers(tmp_path)

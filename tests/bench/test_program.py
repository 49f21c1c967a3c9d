"""docgen is watched as a program of its own, however much it tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import program


def test_a_program_that_has_much_to_tell_is_not_held_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(program, "_RUN", "import json; print(json.dumps({'files': ['of a set'] * 50_000}))")
    answer, peaks = program.watched("build", cache=tmp_path)
    assert len(answer["files"]) == 50_000
    assert peaks.most >= 0

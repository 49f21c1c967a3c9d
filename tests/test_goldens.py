"""The samples give the papers that were last looked at."""

from __future__ import annotations

import pytest

from tests.goldens import COMMAND, folder, goldens
from tests.samples import SAMPLES


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_sample_gives_its_goldens(sample: str) -> None:
    stored = {path.name: path.read_text(encoding="utf-8") for path in folder(sample).glob("*.txt")}
    made = goldens(sample)
    differing = sorted(name for name in {*stored, *made} if stored.get(name) != made.get(name))
    assert not differing, f"{sample}: {', '.join(differing)} changed. If that is meant: {COMMAND}, and read the diff."

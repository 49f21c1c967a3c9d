"""The same answers give the same bytes: in another year, time zone and language, with other workers and hash seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Rendered
from tests.samples import HALF, ROOT, SAMPLES, answers_file, thoroughly

ANOTHER_YEAR = "import time\nnow = time.time\ntime.time = lambda: now() + 1_000_000_000\n"
VERIFY = "from docgen.cli.main import main; main(prog_name='docgen')"


@pytest.mark.parametrize("sample", thoroughly(SAMPLES, (HALF, "rural-collaboration")))
def test_a_set_that_is_built_once_more_elsewhere_is_the_same(sample: str, rendered: Rendered, tmp_path: Path) -> None:
    told = verified_elsewhere(rendered(sample), answers_file(sample), tmp_path)
    assert set(told["files"].values()) == {"what these answers give"}, told
    assert told["good"]
    assert told["findings"] == []


def verified_elsewhere(folder: Path, answers: Path, elsewhere: Path) -> dict:
    """What ``docgen verify`` says where nothing but the answers and the library is as it was."""
    (elsewhere / "sitecustomize.py").write_text(ANOTHER_YEAR, encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": os.pathsep.join(map(str, (elsewhere, ROOT))),
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "HOME": str(elsewhere),
        "XDG_CACHE_HOME": str(elsewhere / "cache"),
    }
    command = [sys.executable, "-c", VERIFY, "verify", str(folder), str(answers), "--json"]
    one = min(os.sched_getaffinity(0)) if sys.platform == "linux" else None
    if one is not None:
        command = ["taskset", "--cpu-list", str(one), *command]
    told = subprocess.run(command, cwd=elsewhere, env=environment, capture_output=True, text=True, check=False)
    assert told.stdout, told.stderr
    found: dict = json.loads(told.stdout)
    return found

"""The files themselves are sound, as judged by programs that are not ours."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from docgen.writers.docx.lint import lint
from tests.conftest import Rendered
from tests.samples import LARGE, SAMPLES


@pytest.fixture(params=SAMPLES)
def folder(request: pytest.FixtureRequest, rendered: Rendered) -> Path:
    return rendered(request.param)


def test_every_word_file_of_the_large_sample_keeps_the_schemas_of_its_format(rendered: Rendered) -> None:
    validator = OpenXmlValidator()
    for file in sorted(rendered(LARGE).glob("*.docx")):
        result = validator.validate(file)
        assert result.is_valid, f"{file.name}: {result.errors}"


def test_no_word_file_has_a_fault_that_word_would_repair_in_silence(folder: Path) -> None:
    for file in sorted(folder.glob("*.docx")):
        assert lint(file.read_bytes(), file.name) == []


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_every_pdf_is_sound(folder: Path) -> None:
    for file in sorted(folder.glob("*.pdf")):
        told = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
        assert told.returncode == 0, f"{file.name}: {told.stdout}{told.stderr}"

"""The files themselves are sound, as judged by programs that are not ours."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import ooxml_integrity
import page
import pytest
from openxml_audit import OpenXmlValidator

from docgen.writers.docx.lint import lint
from tests import verapdf
from tests.conftest import Rendered
from tests.samples import SAMPLES, thoroughly


@pytest.fixture(params=SAMPLES)
def folder(request: pytest.FixtureRequest, rendered: Rendered) -> Path:
    return rendered(request.param)


def test_every_word_file_keeps_the_schemas_of_its_format(folder: Path) -> None:
    for file in sorted(folder.glob("*.docx")):
        # A new validator for each: one that is used again looks for comments in the file before.
        result = OpenXmlValidator().validate(file)
        assert result.is_valid, f"{file.name}: {result.errors}"


def test_every_word_file_is_consistent_in_itself(folder: Path) -> None:
    for file in sorted(folder.glob("*.docx")):
        assert [str(one) for one in ooxml_integrity.check(file)] == [], file.name


def test_no_word_file_has_a_fault_that_word_would_repair_in_silence(folder: Path) -> None:
    for file in sorted(folder.glob("*.docx")):
        assert lint(file.read_bytes(), file.name) == []


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_every_pdf_is_sound(folder: Path) -> None:
    for file in sorted(folder.glob("*.pdf")):
        told = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
        assert told.returncode == 0, f"{file.name}: {told.stdout}{told.stderr}"


@pytest.mark.parametrize("standard", ["3a", "ua1"])
def test_every_pdf_keeps_the_standards_for_archives_and_for_screen_readers(folder: Path, standard: str) -> None:
    for file in sorted(folder.glob("*.pdf")):
        data = file.read_bytes()
        failures = page.validate_pdf_bytes(data, profile=standard).failures
        assert [f"{one.rule_id}: {one.message}" for one in failures if not is_false_alarm(one, data)] == [], file.name


@pytest.mark.skipif(bool(verapdf.missing()), reason=verapdf.missing())
@pytest.mark.parametrize("sample", thoroughly(SAMPLES))
def test_the_reference_judge_of_both_standards_passes_every_pdf(sample: str, rendered: Rendered) -> None:
    files = sorted(rendered(sample).glob("*.pdf"))
    assert verapdf.complaints(files) == []


def is_false_alarm(failure: page.ValidationFailure, data: bytes) -> bool:
    """The checker counts a stream short whose compressed data happens to end with half of a line end."""
    return failure.rule_id == "PDFA3A-STREAM-LENGTH-001" and b"\r\nendstream" in data

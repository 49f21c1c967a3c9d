"""LibreOffice counts and quotes numbers by itself: in a whole set it must find what we stored."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from docgen.writers.reading import printed_lines
from tests.conftest import Rendered
from tests.samples import LARGE, documents, some_of_each
from tests.writers.docx.test_libreoffice import SCRIPT, _python, pytestmark  # noqa: F401


def test_refreshing_all_fields_changes_no_number_and_no_reference(rendered: Rendered) -> None:
    for document in some_of_each(documents(LARGE)):
        assert _refreshed(rendered(LARGE) / f"{document.file_name}.docx") == printed_lines(document), document.id


def _refreshed(file: Path) -> list[str]:
    command = [_python(), str(SCRIPT), str(file)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True)
    lines = json.loads(told.stdout)["lines"]
    words = (" ".join(f"{number} {text}".split()) for style, number, text in lines if "Contents" not in style)
    return [line for line in words if line]

from __future__ import annotations

import subprocess
import sys

import pytest

from docgen.build import editor_schemas
from docgen.build.project import LibraryError, default_library
from docgen.findings import has_errors
from tests.build.papers import Papers
from tests.samples import PROJECT, ROOT

HEAVY = ("pydantic", "jinja2", "markdown_it", "weasyprint", "docx", "lxml", "yaml")


def test_the_library_of_the_checkout_has_no_errors() -> None:
    assert default_library() == ROOT
    assert [str(finding) for finding in PROJECT.library_findings() if has_errors([finding])] == []


def test_a_questionnaire_that_cannot_be_used_is_an_error(papers: Papers) -> None:
    papers.tiny.questions("30-more.yaml", "id: more\n")
    with pytest.raises(LibraryError) as caught:
        papers.project.usable()
    assert "30-more.yaml" in str(caught.value.findings[0])


def test_the_schemas_that_editors_use_are_written_once(papers: Papers) -> None:
    assert "answers.schema.json" in editor_schemas.stale(papers.project)
    written = {path.name for path in editor_schemas.write(papers.project)}
    assert {"answers.schema.json", "clause.schema.json"} <= written
    assert editor_schemas.stale(papers.project) == []
    assert editor_schemas.write(papers.project) == []


def test_a_build_is_imported_without_what_reads_a_library() -> None:
    script = f"import sys, docgen.build.build; print([name for name in {HEAVY!r} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"

"""The table of formats."""

import subprocess
import sys

import pytest

from docgen.writers.registry import WRITERS, writer


@pytest.mark.parametrize("name", ["text", "html", "json", "pdf"])
def test_a_writer_is_found_by_the_name_of_its_format(name):
    assert callable(writer(name).write)


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(KeyError, match="there are: docx, pdf, html, text, json"):
        writer("odt")


def test_each_format_says_how_its_files_end_and_what_it_is_for():
    assert {name: row.ending for name, row in WRITERS.items()} == {
        "docx": ".docx",
        "pdf": ".pdf",
        "html": ".html",
        "text": ".txt",
        "json": ".json",
    }
    assert all(row.description for row in WRITERS.values())


def test_looking_at_the_table_loads_no_writer():
    script = (
        "import sys, docgen.writers.registry; "
        "print([m for m in ('weasyprint', 'docx', 'docxtpl', 'lxml', 'yaml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

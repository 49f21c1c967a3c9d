"""Help is instant: it imports nothing that reads a library or writes a document."""

from __future__ import annotations

import subprocess
import sys

from click.testing import CliRunner

from docgen.cli.main import COMMANDS, main
from docgen.version import VERSION
from tests.samples import ROOT

HEAVY = ("pydantic", "jinja2", "markdown_it", "weasyprint", "docx", "docxtpl", "lxml", "yaml", "rich")


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import atexit, sys\n"
        f"atexit.register(lambda: print('HEAVY', [name for name in {HEAVY!r} if name in sys.modules]))\n"
        "from docgen.cli.main import main\n"
        "main(['--help'], prog_name='docgen')"
    )
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.startswith("Usage: docgen")
    assert told.stdout.endswith("HEAVY []\n")


def test_help_names_every_command_in_the_order_of_use() -> None:
    text = CliRunner().invoke(main, ["--help"], prog_name="docgen").stdout
    places = [text.index(f"\n  {name}") for name in COMMANDS]
    assert places == sorted(places)


def test_docgen_alone_prints_its_help() -> None:
    result = CliRunner().invoke(main, [], prog_name="docgen")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: docgen")
    assert "Begin with: docgen choose\n" in result.stdout


def test_the_version_is_printed() -> None:
    assert CliRunner().invoke(main, ["--version"], prog_name="docgen").stdout == f"docgen, version {VERSION}\n"

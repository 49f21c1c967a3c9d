from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.cli.main import main
from tests.build import papers as making

Docgen = Callable[..., Result]


@pytest.fixture
def papers(tmp_path: Path) -> making.Papers:
    return making.papers(tmp_path)


@pytest.fixture
def docgen(papers: making.Papers) -> Docgen:
    """Runs a command with the small library; an exception that no command expects fails the test."""

    def run(command: str, *arguments: object) -> Result:
        library = () if command == "completion" else ("--library", papers.tiny.root)
        given = [command, *map(str, (*arguments, *library))]
        result = CliRunner().invoke(main, given, prog_name="docgen")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


def heeding_ctrl_c() -> None:
    """For ``preexec_fn``: as in a terminal. What is started in the background is started to ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)

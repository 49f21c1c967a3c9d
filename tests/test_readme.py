"""README.md says what is so: its commands exist, its links lead somewhere, its figures are those of docs/speed.md."""

from __future__ import annotations

import re
import subprocess

import click
import pytest

from docgen.cli.main import COMMANDS, main
from tests.samples import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SPEED = (ROOT / "docs" / "speed.md").read_text(encoding="utf-8")
TYPED = re.compile(r"^    (\S.*?)(?: +# .*)?$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
ROAD = "## Set up and begin"


def typed(text: str) -> list[str]:
    """The lines that are to be typed, without the remarks after them."""
    return TYPED.findall(text)


def road() -> list[str]:
    """What a founder types from the beginning."""
    return typed(README.partition(ROAD)[2].partition("\n## ")[0])


def test_the_founders_road_stands_first_and_is_in_order() -> None:
    assert README.index(ROAD) == README.index("\n## ") + 1
    assert road()[:2] == ["./dev setup", "source .venv/bin/activate"]
    commands = [line.split()[1] for line in road() if line.startswith("docgen ")]
    assert commands == ["choose", "new", "serve", "missing", "build"]


@pytest.mark.parametrize("line", [line for line in typed(README) if line.startswith("docgen ")])
def test_a_command_can_be_typed_as_it_stands(line: str) -> None:
    _, name, *rest = line.split()
    assert name in COMMANDS
    command = main.get_command(click.Context(main), name)
    assert command is not None
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word.partition("=")[0] for word in rest if word.startswith("-")} <= known


def test_what_is_called_in_the_checkout_is_known_to_dev() -> None:
    told = subprocess.run([ROOT / "dev"], capture_output=True, text=True, check=True).stdout
    for line in typed(README):
        if line.startswith("./dev "):
            assert f"  {line} " in told


def test_the_sample_and_the_tests_are_run_as_the_machine_of_every_change_runs_them() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    for line in ("./dev sample", "./dev test"):
        assert line in typed(README)
        assert line in run


def test_every_link_leads_somewhere() -> None:
    assert [link for link in LINK.findall(README) if not (ROOT / link).exists()] == []


def test_the_figures_are_those_of_the_whole_table() -> None:
    rows = [line for line in README.splitlines() if re.search(r"\| (NOT )?met \|$", line)]
    assert rows != []
    assert set(rows) <= set(SPEED.splitlines())
    machine, processors = SPEED.partition("from here -->\n")[2].split(", ")[:2]
    assert machine in README
    assert processors in README

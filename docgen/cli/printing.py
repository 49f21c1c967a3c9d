"""Findings and tables on the terminal, and the exit codes: 0 clean, 1 findings, 2 could not read or wrong usage."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from docgen.findings import Finding, Severity, has_errors

CLEAN, FOUND, UNREADABLE = 0, 1, 2
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def library_option(command: Any) -> Any:
    """``--library DIR``: another pair of templates/ and schemas/."""
    return click.option(
        "--library",
        "library",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="A folder with templates/ and schemas/ to use instead of docgen's own.",
    )(command)


def json_option(command: Any) -> Any:
    """``--json``: data for other programs instead of text."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")(command)


def answers_argument(command: Any) -> Any:
    """The answers file."""
    kind = click.Path(exists=True, dir_okay=False, path_type=Path)
    return click.argument("answers", type=kind)(command)


def show(findings: Iterable[Finding]) -> None:
    """Print findings to standard error, one a line, errors first."""
    order = list(Severity)
    for finding in sorted(findings, key=lambda one: order.index(one.severity)):
        colour = COLOURS[finding.severity]
        line = str(finding)
        mark = f"{finding.severity}:"
        before, _, after = line.partition(mark)
        click.echo(f"{before}{click.style(mark, fg=colour, bold=True)}{after}", err=True)


def show_json(data: Any) -> None:
    """Print data as JSON to standard output."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
    click.echo()


def count(findings: Sequence[Finding]) -> str:
    """How many errors and warnings there are, in words."""
    parts = []
    for severity in (Severity.ERROR, Severity.WARNING):
        number = sum(finding.severity is severity for finding in findings)
        if number:
            parts.append(f"{number} {severity}{'' if number == 1 else 's'}")
    return " and ".join(parts) or "no errors"


def end(findings: Sequence[Finding]) -> None:
    """End the command with the exit code that the findings ask for."""
    sys.exit(FOUND if has_errors(findings) else CLEAN)

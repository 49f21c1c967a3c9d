"""Findings and data on the terminal, and the exit codes: 0 clean, 1 findings, 2 could not read or wrong usage."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from docgen.findings import Finding, Severity, has_errors

CLEAN, FOUND, UNREADABLE = 0, 1, 2
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def show(findings: Iterable[Finding]) -> None:
    """Print findings to standard error, one a line, errors first, each kind in the order of files and lines."""
    order = list(Severity)
    for finding in sorted(findings, key=lambda one: (order.index(one.severity), one.places)):
        colour = COLOURS[finding.severity]
        line = str(finding)
        mark = f"{finding.severity}:"
        before, _, after = line.partition(mark)
        click.echo(f"{before}{click.style(mark, fg=colour, bold=True)}{after}", err=True)


def show_json(findings: Iterable[Finding], **data: Any) -> None:
    """Print data as one JSON object to standard output, with the findings under ``findings``."""
    whole = {**data, "findings": [finding.as_json() for finding in findings]}
    click.echo(json.dumps(whole, ensure_ascii=False, indent=1))


def fail(findings: Sequence[Finding], as_json: bool, code: int = FOUND) -> NoReturn:
    """End a command that cannot do what it was asked, saying why."""
    if as_json:
        show_json(findings)
    else:
        show(finding for finding in findings if finding.severity is not Severity.NOTE)
    sys.exit(code)


def count(findings: Sequence[Finding]) -> str:
    """How many errors and warnings there are, in words."""
    parts = []
    for severity in (Severity.ERROR, Severity.WARNING):
        number = sum(finding.severity is severity for finding in findings)
        if number:
            parts.append(f"{number} {severity}{'' if number == 1 else 's'}")
    return " and ".join(parts) or "no errors"


def point_to_check(findings: Sequence[Finding], answers: Path) -> None:
    """Say in one line on standard error how much is wrong with an answers file, and which command tells what."""
    told = sum(finding.severity is not Severity.NOTE for finding in findings)
    if told:
        what = "it" if told == 1 else "them"
        click.echo(f"{count(findings)}: “docgen check {answers}” lists {what}.", err=True)


def end(findings: Sequence[Finding]) -> NoReturn:
    """End the command with the exit code that the findings ask for."""
    sys.exit(FOUND if has_errors(findings) else CLEAN)

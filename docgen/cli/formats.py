"""Which formats to write: the option, and what this computer can make."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from docgen.build.project import Project
from docgen.findings import Finding, Severity
from docgen.writers.house import House
from docgen.writers.registry import WRITERS

USUAL = "docx,pdf"


def formats_option(command: Any) -> Any:
    """``--format LIST``: names of formats with commas."""
    told = f"With commas: {', '.join(WRITERS)}. Usual: {USUAL}."
    return click.option("--format", "formats", metavar="LIST", callback=_formats, help=told)(command)


def were_asked_for(context: click.Context) -> bool:
    """Whether the formats were named, rather than the usual ones."""
    return context.get_parameter_source("formats") is click.core.ParameterSource.COMMANDLINE


def possible(formats: tuple[str, ...], project: Project, asked: bool) -> tuple[tuple[str, ...], list[Finding]]:
    """The formats to make; PDF is left out, with a word, where nobody asked for it and it cannot be made."""
    if "pdf" not in formats:
        return formats, []
    from docgen.writers.pdf.doctor import probe

    missing = probe(House(project.house))
    if missing and asked:
        return (), missing
    softened = [replace(one, severity=Severity.WARNING, message=f"{one.message} Only Word is made.") for one in missing]
    return tuple(name for name in formats if not (missing and name == "pdf")), softened


def _formats(context: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...]:
    names = tuple(dict.fromkeys((value or USUAL).replace(" ", "").split(",")))
    for name in names:
        if name not in WRITERS:
            from docgen.sources.suggest import did_you_mean

            hint = did_you_mean(name, WRITERS)
            raise click.UsageError(f"There is no format ‘{name}’. {hint} There are: {_told()}.".replace("  ", " "))
    return names


def _told() -> str:
    """The formats, each known by the ending of its files: “docx (Word), pdf”."""
    return ", ".join(f"{name} (Word)" if name == "docx" else name for name in WRITERS)

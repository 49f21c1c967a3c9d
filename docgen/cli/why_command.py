"""``docgen why ANSWERS CLAUSE``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docgen.cli.opening import opened
from docgen.cli.printing import FOUND, answers_argument, json_option, library_option, show, show_json
from docgen.model.document import Decision


@click.command("why")
@answers_argument
@click.argument("clause")
@library_option
@json_option
def command(answers: Path, clause: str, library: Path | None, as_json: bool) -> None:
    """Say in English why a clause, a definition or a document is in or out."""
    from docgen.build.examine import examine

    project = opened(library)
    examined = examine(project, answers)
    if examined.documents is None:
        show(examined.findings)
        sys.exit(FOUND)
    known = [*project.library.clauses, *project.library.outlines]
    known += [f"definition-{name}" for name in project.library.definitions]
    if clause not in known:
        from docgen.sources.suggest import did_you_mean

        raise click.UsageError(f"There is no clause called ‘{clause}’. {did_you_mean(clause, known)}".rstrip())
    found = [
        one for one in examined.documents.decisions if clause in (one.clause, one.document if not one.clause else "")
    ]
    found = list(dict.fromkeys(found))
    if as_json:
        show_json(
            [{name: getattr(one, name) for name in ("document", "clause", "state", "reason", "place")} for one in found]
        )
        return
    for decision in found:
        click.echo(_sentence(decision))
    if not found:
        click.echo(f"{clause} is in no document of this set.")


def _sentence(decision: Decision) -> str:
    what = f"passage at {decision.place}" if decision.place else decision.clause or decision.document
    return f"{decision.document}: {what} is {click.style(decision.state, bold=True)}: {decision.reason}."

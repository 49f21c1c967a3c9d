"""The ``docgen`` command. Commands are imported when they are called, so that ``--help`` is instant."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from docgen.version import VERSION

COMMANDS = {
    "new": "Write a new answers file with every question in it.",
    "check": "Check answers, or the library itself, and say what is wrong.",
    "missing": "List what is still open, by section, and the clauses it affects.",
    "build": "Make the set of documents.",
    "why": "Say why a clause is in or out.",
    "list": "List documents, clauses or questions.",
    "doctor": "Say whether this computer has all that is needed.",
    "schemas": "Write the JSON Schemas that editors use.",
    "completion": "Print the shell's completion script.",
}


class LazyGroup(click.Group):
    """A group that knows its commands' one-line help without importing them."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The commands in the order in which a founder meets them."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command, imported now."""
        if name not in COMMANDS:
            return None
        module = import_module(f"docgen.cli.{name}_command")
        command: click.Command = module.command
        return command

    def resolve_command(self, context: click.Context, args: list[str]) -> Any:
        """The command a user means; for one that does not exist, the nearest that does."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from docgen.sources.suggest import did_you_mean

            raise click.UsageError(f"There is no command ‘{args[0]}’. {did_you_mean(args[0], COMMANDS)}".rstrip())
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their help, none of them imported."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="docgen")
def main() -> None:
    """Draft agreeing sets of governing documents for a consortium.

    Begin with: docgen new answers.yaml
    """

"""The ``docgen`` command. Commands are imported when they are called, so that ``--help`` is instant."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from docgen.memory import collect_seldom
from docgen.version import VERSION

# Looking for plugins of pydantic's means reading the metadata of every installed package, at each start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
collect_seldom()

COMMANDS = {
    "choose": "Find the legal form that fits, with its reasons.",
    "new": "Write a new answers file with its questions in it.",
    "ask": "Ask the questions one by one, here in the terminal.",
    "questionnaire": "Print the questionnaire, blank or filled in, to take to a meeting.",
    "check": "Check answers, or the library itself, and say what is wrong.",
    "missing": "List what is still open, by section, and the clauses it affects.",
    "review": "Show, or record, who has agreed which answers.",
    "export": "Write the questionnaire as a workbook, or members and people as CSV.",
    "import": "Take the answers of workbooks and CSV files into an answers file.",
    "build": "Make the set of documents.",
    "serve": "Ask the questions in a browser, on this computer only.",
    "verify": "Say whether a set is as it was built, and what its answers give.",
    "house": "Say what documents take over from a firm's own Word file.",
    "why": "Say why a clause is in or out.",
    "list": "List documents, clauses or questions.",
    "doctor": "Say whether this computer has all that is needed.",
    "schemas": "Write the JSON Schemas that editors use.",
    "completion": "Print the shell's completion script.",
}


class LazyGroup(click.Group):
    """A group that knows its commands' one-line help without importing them, and says what is wrong in one line."""

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

            raise click.UsageError(
                f"There is no command ‘{args[0]}’. {did_you_mean(args[0], COMMANDS)}".rstrip(), context
            )
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their help, none of them imported."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run; wrong usage ends with one sentence instead of a page."""
        # Python looks for garbage once more when it ends, in all that a command has kept: a tenth of its time again.
        atexit.register(gc.freeze)
        run: Any = super().main
        if not standalone_mode:
            return run(*args, standalone_mode=False, **extra)
        try:
            code = run(*args, standalone_mode=False, **extra)
        except click.Abort:
            click.echo("Stopped.", err=True)
            sys.exit(1)
        except click.ClickException as error:
            context = getattr(error, "ctx", None)
            name = context.command_path if context else "docgen"
            click.echo(f"{name}: {error.format_message()} (Help: {name} --help)", err=True)
            sys.exit(error.exit_code)
        sys.exit(code if isinstance(code, int) else 0)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=True)
@click.version_option(VERSION, prog_name="docgen")
@click.pass_context
def main(context: click.Context) -> None:
    """Draft agreeing sets of governing documents for a consortium.

    Begin with: docgen choose
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())

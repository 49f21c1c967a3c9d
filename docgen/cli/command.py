"""What the commands have in common: arguments and options, and how they end when something stops them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.build.project import LibraryError, Project, default_library
from docgen.cli.printing import UNREADABLE, fail
from docgen.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from docgen.questionnaire.preset import Preset
    from docgen.questionnaire.questions import Questionnaire


class Command(click.Command):
    """A command that says in a sentence what stopped it: a library that cannot be used, or the disk."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command."""
        as_json = bool(context.params.get("as_json"))
        try:
            return super().invoke(context)
        except LibraryError as error:
            fail(error.findings, as_json, UNREADABLE)
        except BrokenPipeError:
            raise  # whoever reads our output has enough of it
        except OSError as error:
            fail([_disk(error)], as_json, UNREADABLE)


Decorator = Callable[[Any], Any]


class ExistingFile(click.Path):
    """A file that must be there; for one that is not, the file beside it that may be meant."""

    def __init__(self, or_folder: bool = False) -> None:
        """Takes no folder, unless ``or_folder`` says so."""
        super().__init__(exists=True, dir_okay=or_folder, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path. Raises BadParameter."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            path = Path(value)
            if not path.exists() and path.parent.is_dir():
                from docgen.sources.suggest import did_you_mean

                beside = [one.name for one in path.parent.iterdir() if one.suffix == path.suffix and one.is_file()]
                message = f"{error.message} {did_you_mean(path.name, beside)}".rstrip()
                raise click.BadParameter(message, ctx, param) from None
            raise


def library_option(command: Any) -> Any:
    """``--library DIR``: another pair of templates/ and schemas/."""
    return click.option(
        "--library",
        "project",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        callback=lambda context, option, value: Project(value or default_library()),
        help="A folder with templates/ and schemas/ to use instead of docgen's own.",
    )(command)


def house_option(command: Any) -> Any:
    """``--house FILE``: a firm's own letterhead."""
    help_text = "A firm's own Word file, whose look Word files take."
    return click.option("--house", "letterhead", type=ExistingFile(), metavar="FILE", help=help_text)(command)


def json_option(command: Any) -> Any:
    """``--json``: data for other programs instead of text."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")(command)


def answers_argument(required: bool = True, exists: bool = True) -> Decorator:
    """The answers file; with ``exists`` False the command makes one that does not exist (``make_where_new``)."""
    kind = ExistingFile() if exists else click.Path(dir_okay=False, path_type=Path)
    return click.argument("answers", type=kind, required=required)


def set_option(command: Any) -> Any:
    """``--set QUESTION=ANSWER``: answers that are given before there is a file, as texts in ``given``."""
    help_text = "An answer that is known already, such as hub.legal_form=clg (may be repeated)."
    return click.option("--set", "given", multiple=True, metavar="QUESTION=ANSWER", help=help_text)(command)


def answers_before(project: Project, given: tuple[str, ...]) -> Preset | None:
    """The answers of ``--set``; None where it was not given. Raises UsageError."""
    from docgen.questionnaire.preset import PresetError, preset

    try:
        return preset(project.usable().questionnaire, given) if given else None
    except PresetError as error:
        raise click.UsageError(str(error)) from error


def make_where_new(answers: Path, questionnaire: Questionnaire) -> None:
    """Make an answers file that does not exist yet, and say so. Raises UsageError where its folder is not there."""
    if not answers.exists():
        if not answers.absolute().parent.is_dir():
            raise click.UsageError(f"There is no folder {answers.parent}. Make it first, or give a file elsewhere.")
        from docgen.questionnaire.new import create

        create(answers, questionnaire)
        click.echo(f"{answers} is new: it holds every question, with help.")


def _disk(error: OSError) -> Finding:
    places = (Place(str(error.filename)),) if error.filename else ()
    message = f"The system refused this: {error.strerror or error}."
    return Finding("disk", Severity.ERROR, message, places, "See that there is room and that you may write there.")

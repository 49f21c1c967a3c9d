"""``docgen why ANSWERS WHAT``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

from docgen.assembly.named import document_name, first_words, known_names, named
from docgen.build.examine import Examined, examine, with_items
from docgen.build.manifest import recorded
from docgen.build.project import Project
from docgen.cli.command import Command, answers_argument, json_option, library_option
from docgen.cli.printing import FOUND, UNREADABLE, fail, point_to_check, show_json
from docgen.expressions.explain import explain_items
from docgen.expressions.vocabulary import Vocabulary
from docgen.library.library import Library
from docgen.model.document import Decision, Document
from docgen.sources.quoting import quoted


@click.command("why", cls=Command)
@answers_argument()
@click.argument("what", nargs=-1, required=True)
@library_option
@json_option
def command(answers: Path, what: tuple[str, ...], project: Project, as_json: bool) -> None:
    """Say in English why something is in or out.

    WHAT is a clause (its id, its heading, or its printed number such as “articles 40”), a defined term, or a document
    (its id, title or file name).
    """
    asked, library = " ".join(what), project.library
    examined = examine(project, answers)
    if examined.documents is None:
        _refuse_unknown(asked, library, ())
        _stopped(examined, answers, as_json)
    _refuse_unknown(asked, library, examined.documents.documents)
    meant = named(asked, library, examined.documents.documents)
    found = dict.fromkeys(one for name in meant for one in name.of(examined.documents.decisions))
    if as_json:
        show_json([], decisions=recorded(found))
        return
    teller = _Teller(library, with_items(project.questionnaire), found)
    sentences = dict.fromkeys(sentence for decision in found if (sentence := teller.sentence(decision)))
    for sentence in sentences:
        click.echo(sentence)
    if not sentences:
        click.echo(f"{quoted(asked)} is in no document of this set.")


def _stopped(examined: Examined, answers: Path, as_json: bool) -> NoReturn:
    """End where no set can be made: with what cannot be read, or a word where to find what is wrong."""
    if as_json or examined.answers is None or not examined.answers.whole:
        fail(examined.findings, as_json, FOUND if examined.answers else UNREADABLE)
    click.echo("No draft can be made of these answers, so nothing can be said of what is in it.", err=True)
    point_to_check(examined.findings, answers)
    sys.exit(FOUND)


def _refuse_unknown(asked: str, library: Library, documents: Iterable[Document]) -> None:
    number = any(letter.isdigit() for letter in asked) and not documents  # of what was not made nobody knows numbers
    if not number and not named(asked, library, documents):
        from docgen.sources.suggest import did_you_mean

        hint = did_you_mean(asked, known_names(library))
        raise click.UsageError(f"There is no clause, term or document called ‘{asked}’. {hint}".rstrip())


class _Teller:
    """Words decisions, with the id of a clause where another one has the same heading."""

    def __init__(self, library: Library, vocabulary: Vocabulary, decisions: Iterable[Decision]) -> None:
        self._library, self._vocabulary = library, vocabulary
        clauses = dict.fromkeys(one.clause for one in decisions if one.clause in library.clauses)
        self._headings = Counter(library.clauses[name].title for name in clauses)

    def sentence(self, decision: Decision) -> str:
        """Where, what, and why it is in or out, as “Articles: in, as in every set.”; "" of a passage without words."""
        library = self._library
        if decision.place and not first_words(decision.clause, decision.place, library):
            return ""
        parts = [document_name(library.outlines[decision.document]), self._what(decision)]
        always = decision.reason == library.words.reasons["always"]
        reason = f"{decision.state}, {self._always(decision)}" if always else decision.reason
        if decision.state == "undecided":
            hangs = f"; it hangs on {', '.join(map(quoted, decision.waits_for))}" if decision.waits_for else ""
            reason = f"open: {reason}{hangs}"
        return f"{': '.join(filter(None, parts))}: {reason}."

    def _always(self, decision: Decision) -> str:
        """Why something is in that has no condition: a document that is made for some items only hangs on those."""
        repeat = self._library.outlines[decision.document].repeat
        if decision.clause or repeat is None or repeat.condition is None:
            return "as in every set"
        return f"as there are {explain_items(repeat.items, repeat.condition, self._vocabulary)}"

    def _what(self, decision: Decision) -> str:
        library = self._library
        if decision.place:
            return f"the passage {quoted(first_words(decision.clause, decision.place, library))}"
        definition = library.definitions.get(decision.clause.removeprefix("definition-"))
        if definition is not None and decision.clause.startswith("definition-"):
            return f"the definition of {quoted(definition.term)}"
        clause = library.clauses.get(decision.clause)
        if clause is None:
            return ""
        several = self._headings[clause.title] > 1
        return f"{quoted(clause.title)}{f' ({clause.id})' if several else ''}"

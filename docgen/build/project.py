"""A library and its questionnaire, opened together: what every command begins with.

Both halves are read when they are first asked for, as a build that finds nothing changed needs neither; and what was
read once is kept (``kept``), so the modules that read are imported only where there is something new to read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.build.kept import Kept
from docgen.findings import Finding, Place, has_errors

if TYPE_CHECKING:
    from docgen.checks.subject import LibrarySubject
    from docgen.library.library import Library
    from docgen.questionnaire.answered import Answers
    from docgen.questionnaire.load_advice import AdviceReading
    from docgen.questionnaire.questions import Questionnaire


def default_library() -> Path:
    """The folder that holds templates/ and schemas/: inside the installed package, or the checkout around it."""
    package = Path(__file__).parents[1]
    installed = package / "_library"
    return installed if installed.is_dir() else package.parent


@dataclass(frozen=True)
class Project:
    """The two folders of a library."""

    root: Path

    @property
    def templates(self) -> Path:
        """Clauses, definitions, outlines, house."""
        return self.root / "templates"

    @property
    def schemas(self) -> Path:
        """Questions and rules."""
        return self.root / "schemas"

    @property
    def house(self) -> Path:
        """The look and the engine's words."""
        return self.templates / "house"

    @cached_property
    def _kept(self) -> Kept:
        return Kept("library", self.templates, self.schemas)

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """The questions and rules, with what is wrong with their files in ``findings``."""

        def load() -> Questionnaire:
            from docgen.library.read import figures
            from docgen.questionnaire.load import load

            known, _ = figures(self.templates)
            return load(self.schemas, {name: figure.value for name, figure in known.items()})

        return self._kept.read("questionnaire", load)

    @cached_property
    def advice(self) -> AdviceReading:
        """The advice on the choice of a legal form, with what is wrong with it."""
        from docgen.questionnaire.load_advice import load_advice

        return load_advice(self.schemas, self.questionnaire)

    @cached_property
    def _reading(self) -> tuple[Library | None, tuple[Finding, ...]]:
        def read() -> tuple[Library | None, tuple[Finding, ...]]:
            from docgen.library.read import read

            reading = read(self.templates)
            return reading.library, reading.findings

        library, findings = self._kept.read("library", read)
        # The same folder may go by another name today, such as one that is relative to another folder.
        return library and replace(library, root=self.templates), findings

    @property
    def library(self) -> Library:
        """The library; raises LibraryError where its files cannot be read."""
        library, findings = self._reading
        if library is None or has_errors(findings):
            raise LibraryError(findings)
        return library

    def usable(self) -> Project:
        """This project; raises LibraryError where its library or its questionnaire cannot be used."""
        for findings in (self._reading[1], self.questionnaire.findings):
            if has_errors(findings):
                raise LibraryError(findings)
        return self

    def library_findings(self) -> list[Finding]:
        """Everything wrong with the library and the questionnaire."""
        from docgen.checks.table import check_library

        library, findings = self._reading
        found = [*findings, *self.questionnaire.findings, *self.advice.findings]
        if library is not None:
            found.extend(check_library(self.subject(library)))
        return found

    def subject(self, library: Library) -> LibrarySubject:
        """What the checks of the library look at."""
        from docgen.checks.subject import LibrarySubject

        forms = dict(_forms(self.questionnaire, library.style.forms_of))
        cited = (*_cited(self.questionnaire), *self.advice.cited)
        return LibrarySubject(library, self.questionnaire.vocabulary, cited, forms)


def _cited(questionnaire: Questionnaire) -> Iterator[tuple[str, Place]]:
    """The authorities that questions and rules name."""
    for question in questionnaire.questions():
        for name in dict.fromkeys((question.authority, question.lawful.authority)):
            if name:
                yield name, question.place
    for rule in questionnaire.rules:
        if rule.authority:
            yield rule.authority, rule.place


def _forms(questionnaire: Questionnaire, path: str) -> Iterator[tuple[str, Answers]]:
    """For each choice of the question at ``path``, answers that say nothing else."""
    from docgen.questionnaire.answers import read_text

    section, _, question = path.partition(".")
    meaning = questionnaire.vocabulary.meaning(path)
    for form in meaning.choices if meaning else ():
        reading = read_text(f"{section}:\n  {question}: {form}\n", path, questionnaire)
        if reading.answers is not None:
            yield form, reading.answers


class LibraryError(Exception):
    """A library that cannot be used; ``findings`` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """``findings`` are all problems of its files."""
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings

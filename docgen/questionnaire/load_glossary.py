"""Reading ``schemas/glossary.yaml``: the words of the questions, for those who meet them for the first time."""

from __future__ import annotations

from pathlib import Path

from docgen.findings import Finding, Severity
from docgen.questionnaire.listed import listed_as
from docgen.questionnaire.questions import PlainWord
from docgen.questionnaire.shapes import PlainWordShape

FILE = "glossary.yaml"


def load_glossary(schemas: Path, findings: list[Finding]) -> tuple[PlainWord, ...]:
    """The words of a schemas folder in the order of the alphabet; it need not have any.

    Problems are added to ``findings``.
    """
    found: dict[str, PlainWord] = {}
    for shape, place in listed_as(PlainWordShape, schemas / FILE, "words (“- word:”)", findings):
        key = shape.word.casefold()
        if key in found:
            message = f"“{shape.word}” is explained twice. Keep one of them."
            findings.append(Finding("glossary-word", Severity.ERROR, message, (place,)))
        found[key] = PlainWord(shape.word, shape.means.strip())
    return tuple(found[key] for key in sorted(found))

"""A library of a few lines, built in a temporary folder, so that a test shows all that matters to it.

It has one questionnaire (a hub, its members) and whatever clauses, definitions and outlines the test writes.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

import pytest

from docgen.assembly.about_set import open_questions
from docgen.assembly.assemble import DocumentSet, assemble
from docgen.assembly.briefing import Briefing
from docgen.assembly.typed import typed_names
from docgen.build.project import Project
from docgen.checks.subject import SetSubject
from docgen.checks.table import check_set
from docgen.findings import Finding, has_errors
from docgen.library.read import LibraryReading, read
from docgen.model.blocks import Block, Clause, DefinitionList, DocumentStatus, ExecutionBlock, Provision, Table
from docgen.model.document import Document
from docgen.model.walk import clauses, text_of
from docgen.questionnaire.answers import Answers, read_text

HOUSE = Path(__file__).parents[1] / "templates" / "house"

QUESTIONS = {
    "10-hub.yaml": """
        id: hub
        title: The hub
        about: About the hub.
        questions:
          - {id: name, ask: What is it called?, short: Hub name, why: Printed., example: x, type: text}
          - {id: about, ask: What does it do?, short: About the hub, why: Printed., example: x, type: paragraph}
          - {id: aims, ask: What are its aims?, short: Aims, why: They are printed., example: x, type: texts}
          - {id: days, ask: How many days?, short: Notice (days), why: Printed., example: 14, type: whole_number}
          - {id: fee, ask: How much?, short: Fee, why: Printed., example: 1000, type: money}
          - {id: share, ask: What share?, short: Share, why: Printed., example: 75, type: percent}
          - {id: starts, ask: When does it start?, short: Start date, why: Printed., example: 2026-04-01, type: date}
          - {id: deed, ask: Is it a deed?, short: Signed as a deed, why: It decides., example: yes, type: yes_no}
          - id: rule
            ask: Which rule?
            short: Rule
            why: It chooses a clause.
            example: strict
            type: choice
            choices:
              - {id: strict, label: The strict rule, words: strictly}
              - {id: loose, label: The loose rule, words: loosely}
          - id: works
            ask: Which works?
            short: Works
            why: They are printed.
            example: [advice]
            type: choices
            choices:
              - {id: advice, label: Advice, words: giving advice}
              - {id: meals, label: Meals, words: serving meals}
              - {id: sport, label: Sport, words: running sport}
          - {id: secret, ask: What is the secret?, short: Secret, why: Printed., example: x, type: text, when: hub.deed}
        derived:
          - {id: noun, value: "'Company'", means: what the hub is called}
    """,
    "20-members.yaml": """
        id: members
        title: Members
        about: About the members.
        repeat: {item: member, min: 1, max: 200, label: name}
        questions:
          - {id: name, ask: What is it called?, short: Member name, why: Printed., example: x, type: text}
          - {id: small, ask: Is it small?, short: Small, why: It decides., example: yes, type: yes_no}
          - {id: town, ask: Where is it?, short: Town, why: Printed., example: x, type: text}
    """,
}
OUTLINE = """
    id: agreement
    title: Agreement of {{ hub.name }}
    reference: the Agreement
    subject: An agreement
    scheme: agreement
    file: agreement
"""
ANSWERS = """
    hub:
      name: Harbour Hub
      about: We help.
      aims: [to help, to teach]
      days: 14
      fee: 1000
      share: 75
      starts: 2026-04-01
      deed: no
      rule: strict
      works: [advice, meals]
    members:
      - {name: Oak Trust, small: yes, town: Calder}
      - {name: Elm Society, small: no, town: Thorn}
"""


@dataclass
class TinyLibrary:
    """The folder, and ways to write into it and to look at what comes out."""

    root: Path
    clause_ids: list[str] = field(default_factory=list)

    def write(self, path: str, text: str) -> None:
        """A file of the library, the indentation of the test taken off."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(dedent(text).lstrip("\n"), encoding="utf-8")

    def clause(self, name: str, body: str, **front: str) -> None:
        """A clause file; its front matter is six lines with ``when``, so that bodies begin at a known line."""
        head = {"id": name, "title": name.replace("-", " ").capitalize(), **front}
        lines = "\n".join(f"{key}: {value}" for key, value in head.items())
        self.write(f"templates/clauses/tiny/{name}.md", f"---\n{lines}\n---\n{dedent(body)}")
        self.clause_ids.append(name)

    def definition(self, name: str, term: str, meaning: str, **front: str) -> None:
        """A definition file."""
        head = {"id": name, "term": term, **front}
        lines = "\n".join(f"{key}: {value}" for key, value in head.items())
        self.write(f"templates/definitions/{name}.md", f"---\n{lines}\n---\n{dedent(meaning)}")

    def outline(self, more: str = "", head: str = OUTLINE, name: str = "agreement") -> None:
        """An outline; without more, one part with every clause written so far."""
        listed = f"parts:\n  - clauses: [{', '.join(self.clause_ids)}]\n"
        self.write(f"templates/documents/{name}.yaml", dedent(head) + (dedent(more) or listed))

    def questions(self, name: str, text: str) -> None:
        """A section of the questionnaire."""
        self.write(f"schemas/questionnaire/{name}", text)

    def requirement(self, name: str, topic: str, **forms: list[str]) -> None:
        """The one requirement of the library, of every document: ``required=["strict"]``."""
        documents = ", ".join(path.stem for path in (self.root / "templates/documents").glob("*.yaml"))
        listed = "".join(f"  {status}: [{', '.join(names)}]\n" for status, names in forms.items())
        head = f"- id: {name}\n  topic: {topic}\n  asks: It holds this.\n  documents: [{documents}]\n"
        self.write("templates/requirements/all.yaml", head + listed)

    def authority(self, name: str, title: str, doubt: str = "") -> None:
        """One more entry of the register of authorities."""
        path = self.root / "templates/authorities.yaml"
        head = f"- id: {name}\n  title: {title}\n  says: It says so.\n  nations: [england_wales]\n"
        tail = f"  verified: false\n  doubt: {doubt}\n" if doubt else ""
        entry = f"{head}  link: https://example.org/{name}\n  looked_at: 2026-11-22\n{tail}"
        path.write_text(path.read_text(encoding="utf-8").removeprefix("[]\n") + entry, encoding="utf-8")

    @property
    def project(self) -> Project:
        """The library with its questionnaire, read anew."""
        return Project(self.root)

    def reading(self) -> LibraryReading:
        """The library as read, with what is wrong with its files."""
        return read(self.root / "templates")

    def answers(self, text: str = ANSWERS) -> Answers:
        """The answers that a text gives."""
        reading = read_text(dedent(text), "answers.yaml", self.project.questionnaire)
        assert reading.answers is not None, reading.findings
        return reading.answers

    def assembled(self, answers: str = ANSWERS, status: DocumentStatus = "draft") -> DocumentSet:
        """The set that the library and the answers give."""
        project = self.project
        reading = self.reading()
        assert reading.library is not None, reading.findings
        assert not has_errors(reading.findings), [str(finding) for finding in reading.findings]
        known = self.answers(answers)
        briefing = Briefing(
            known, project.questionnaire.vocabulary, typed_names(project.questionnaire), open_questions(known), status
        )
        return assemble(reading.library, briefing)

    def document(self, answers: str = ANSWERS, number: int = 0) -> Document:
        """One document of the set."""
        return self.assembled(answers).documents[number]

    def printed(self, answers: str = ANSWERS, number: int = 0) -> list[str]:
        """The lines of one document of the set as printed."""
        return printed(self.document(answers, number))

    def checked(self, answers: str = ANSWERS, status: DocumentStatus = "draft") -> list[Finding]:
        """What the passes and the checks say of the set."""
        library = self.reading().library
        assert library is not None
        return check_set(SetSubject(library, self.assembled(answers, status)))


def printed(document: Document) -> list[str]:
    """The lines of a document as a reader sees them: numbers, headings, words."""
    schedules = {schedule.clauses[0].key: schedule for schedule in document.schedules}
    lines: list[str] = []
    for clause in clauses(document):
        if clause.key in schedules:
            lines.append(f"{schedules[clause.key].label}: {schedules[clause.key].heading}")
        lines.extend(_clause(clause))
    for block in document.execution:
        lines.extend(_block(block))
    return lines


def _clause(clause: Clause) -> Iterator[str]:
    if clause.number:
        yield f"{clause.number}. {clause.heading}"
    yield from _blocks(clause.blocks)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Provision):
        yield f"{block.number} {text_of(block.content)}"
        yield from _blocks(block.children)
    elif isinstance(block, Table):
        yield from (" | ".join(map(text_of, row)) for row in (block.header, *(row.cells for row in block.rows)))
    elif isinstance(block, DefinitionList):
        for entry in block.entries:
            yield f"{entry.term} means {text_of(entry.content)}"
            yield from _blocks(entry.children)
    elif isinstance(block, ExecutionBlock):
        yield text_of(block.intro)
        for line in (line for signature in block.signatures for line in signature):
            yield f"{line.label}: {text_of(line.value)}"
    else:
        yield text_of(block.content)


def build(root: Path) -> TinyLibrary:
    """A library without clauses in a folder."""
    library = TinyLibrary(root)
    (root / "templates" / "house").mkdir(parents=True)
    for name in ("words.yaml", "style.yaml", "numbering.yaml"):
        shutil.copy(HOUSE / name, root / "templates" / "house" / name)
    style = root / "templates" / "house" / "style.yaml"
    style.write_text(style.read_text(encoding="utf-8").replace("hub.legal_form", "hub.rule"), encoding="utf-8")
    library.write("templates/authorities.yaml", "[]\n")
    library.write("templates/figures.yaml", "[]\n")
    library.write("schemas/rules/10-none.yaml", "[]\n")
    for name, text in QUESTIONS.items():
        library.questions(name, text)
    return library


@pytest.fixture
def tiny(tmp_path: Path) -> TinyLibrary:
    """A library without clauses."""
    return build(tmp_path)

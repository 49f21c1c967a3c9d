"""Reading templates/: every file parsed, every problem told at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import BaseModel

from docgen.expressions.parse import Expression
from docgen.expressions.parse import parse as parse_expression
from docgen.findings import Finding, FindingError, Place, Severity
from docgen.library import soundness
from docgen.library.clause_text import ClauseText
from docgen.library.library import Library, Outline, WrittenClause, WrittenDefinition, WrittenExecution
from docgen.library.outline_text import OutlineText
from docgen.library.shapes import (
    AuthorityShape,
    ClauseFront,
    DefinitionFront,
    ExecutionBlockShape,
    FigureShape,
    NumberingShape,
    OutlineShape,
    RequirementShape,
    StyleShape,
    WordsShape,
)
from docgen.library.tree import Element, Pieces
from docgen.sources import front_matter, yaml_text
from docgen.sources.nodes import Node, SequenceNode, place_of
from docgen.sources.shapes import parse_as

ShapeT = TypeVar("ShapeT", bound=BaseModel)


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


IdentifiedT = TypeVar("IdentifiedT", bound=_Identified)


@dataclass(frozen=True, slots=True)
class LibraryReading:
    """What was read, and what is wrong with it; ``library`` is None where the house files cannot be read."""

    library: Library | None
    findings: tuple[Finding, ...]


def read(root: Path) -> LibraryReading:
    """Read a templates folder whole."""
    return _Reading(root).reading()


def figures(root: Path) -> tuple[dict[str, FigureShape], tuple[Finding, ...]]:
    """The figures alone, which the questionnaire needs before the clauses are read."""
    reading = _Reading(root)
    found = reading.register("figures.yaml", FigureShape)
    return found, tuple(reading.findings)


class _Reading:
    def __init__(self, root: Path) -> None:
        self._root = root
        self._names: dict[Path, str] = {}
        self.findings: list[Finding] = []

    def reading(self) -> LibraryReading:
        words = self._house("words.yaml", WordsShape)
        style = self._house("style.yaml", StyleShape)
        numbering = self._house("numbering.yaml", NumberingShape)
        if words:
            self.findings.extend(soundness.of_words(words, Place(self._name(self._root / "house" / "words.yaml"))))
        if numbering:
            place = Place(self._name(self._root / "house" / "numbering.yaml"))
            self.findings.extend(soundness.of_numbering(numbering, place))
        clauses = self._by_id(self._each("clauses", "*/*.md", self._clause))
        definitions = self._by_id(self._each("definitions", "*.md", self._definition))
        found = self._by_id(self._each("documents", "*.yaml", self._outline))
        outlines = dict(sorted(found.items(), key=lambda named: named[1].order))
        executions = self._by_id(self._each("execution", "*.yaml", self._execution))
        authorities = self.register("authorities.yaml", AuthorityShape)
        known_figures = self.register("figures.yaml", FigureShape)
        library = None
        if words and style and numbering:
            for outline in outlines.values():
                self.findings.extend(soundness.of_outline(outline, words, numbering))
            library = Library(
                self._root,
                clauses,
                definitions,
                outlines,
                tuple(executions.values()),
                authorities,
                known_figures,
                words,
                style,
                numbering,
                self._requirements(),
            )
        return LibraryReading(library, tuple(self.findings))

    def _requirements(self) -> dict[str, RequirementShape]:
        """The requirements of all files; an id stands in one of them only."""
        found: dict[str, RequirementShape] = {}
        for path in sorted((self._root / "requirements").glob("*.yaml")):
            entries = self.register(f"requirements/{path.name}", RequirementShape)
            for name in entries.keys() & found.keys():
                self._error("duplicate-id", f"‘{name}’ is in two files of requirements.", Place(self._name(path)))
            found |= entries
        return found

    def register(self, name: str, shape: type[ShapeT]) -> dict[str, ShapeT]:
        """A file that is one list of entries, by their ids."""
        node = self._yaml(self._root / name)
        if node is None:
            return {}
        if not isinstance(node, SequenceNode):
            self._error("source-shape", "A list should stand here: each entry begins with “- id:”.", node.place)
            return {}
        found: dict[str, ShapeT] = {}
        for item in node.items:
            entry = self._shape(shape, item)
            if entry is None:
                continue
            name = str(getattr(entry, "id"))  # noqa: B009 - every register entry has an id; the type variable cannot say so
            if name in found:
                self._error("duplicate-id", f"‘{name}’ is in the register twice. Keep one.", item.place)
            found[name] = entry
        return found

    def _house(self, name: str, shape: type[ShapeT]) -> ShapeT | None:
        node = self._yaml(self._root / "house" / name)
        return None if node is None else self._shape(shape, node)

    def _each(
        self, folder: str, pattern: str, read_file: Callable[[Path], IdentifiedT | None]
    ) -> Iterator[tuple[Path, IdentifiedT]]:
        found_files = set((self._root / folder).glob(pattern))
        for path in sorted(self._files(folder)):
            if path not in found_files:
                message = f"This file is not read: only {folder}/{pattern} are."
                self._error("stray-file", message, Place(self._name(path)))
                continue
            try:
                found = read_file(path)
            except yaml_text.SourceError as error:
                self.findings.extend(error.findings)
            except FindingError as error:
                self.findings.append(error.finding)
            else:
                if found is not None:
                    yield path, found

    def _files(self, folder: str) -> Iterator[Path]:
        """Every file in a folder and those below it; hidden ones, which editors leave, apart."""
        for path in (self._root / folder).rglob("*"):
            if path.is_file() and not path.name.startswith("."):
                yield path

    def _by_id(self, found: Iterator[tuple[Path, IdentifiedT]]) -> dict[str, IdentifiedT]:
        by_id: dict[str, IdentifiedT] = {}
        for path, item in found:
            place = Place(self._name(path), 1)
            if item.id != path.stem:
                self._error("file-name", f"The id ‘{item.id}’ and the file name ‘{path.stem}’ must be the same.", place)
            if item.id in by_id:
                self._error("duplicate-id", f"There is another file with the id ‘{item.id}’.", place)
            by_id[item.id] = item
        return by_id

    def _clause(self, path: Path) -> WrittenClause | None:
        node, body, first_line = front_matter.split(self._text(path), self._name(path))
        front = self._shape(ClauseFront, node)
        if front is None:
            return None
        clause = WrittenClause(
            front.id,
            front.title,
            self._when(front.when, node),
            self._body(body, path, first_line),
            tuple(front.basis),
            front.guidance,
            tuple(front.meets),
            front.prescribed,
            Place(self._name(path), first_line),
            tuple(front.stands_for),
        )
        self.findings.extend(soundness.of_clause(clause))
        return clause

    def _definition(self, path: Path) -> WrittenDefinition | None:
        node, body, first_line = front_matter.split(self._text(path), self._name(path))
        front = self._shape(DefinitionFront, node)
        if front is None:
            return None
        definition = WrittenDefinition(
            front.id,
            front.term,
            (front.term, *front.forms),
            self._when(front.when, node),
            self._body(body, path, first_line),
            tuple(front.basis),
            Place(self._name(path), first_line),
        )
        self.findings.extend(soundness.of_definition(definition))
        return definition

    def _outline(self, path: Path) -> Outline | None:
        node = self._yaml(path)
        shape = None if node is None else self._shape(OutlineShape, node)
        if node is None or shape is None:
            return None
        text = OutlineText(node, self._name(path))
        outline = text.outline(shape)
        self.findings.extend(text.findings)
        return outline

    def _execution(self, path: Path) -> WrittenExecution | None:
        node = self._yaml(path)
        shape = None if node is None else self._shape(ExecutionBlockShape, node)
        if node is None or shape is None:
            return None
        place = place_of(node)
        condition = self._when(shape.when, node)
        if condition is None:
            return None
        signatures = tuple(
            tuple((line.label, self._line(line.value, place)) for line in signature) for signature in shape.signatures
        )
        intro = self._line(shape.intro, place_of(node, "intro"))
        return WrittenExecution(shape.id, condition, intro, signatures, tuple(shape.basis), place, shape.usual)

    def _body(self, body: str, path: Path, first_line: int) -> tuple[Element, ...]:
        text = ClauseText(body, self._name(path), first_line)
        elements = text.elements()
        self.findings.extend(text.findings)
        return elements

    def _line(self, value: str, place: Place) -> Pieces:
        text = ClauseText(value, place.file, place.line)
        pieces = text.line() if value else ()
        self.findings.extend(text.findings)
        return pieces

    def _when(self, source: str | None, node: Node) -> Expression | None:
        return None if source is None else parse_expression(source, place_of(node, "when"))

    def _yaml(self, path: Path) -> Node | None:
        try:
            return yaml_text.read(self._text(path), self._name(path))
        except FileNotFoundError:
            self._error("missing-file", "The library needs this file.", Place(self._name(path)))
        except yaml_text.SourceError as error:
            self.findings.extend(error.findings)
        except FindingError as error:
            self.findings.append(error.finding)
        return None

    def _shape(self, shape: type[ShapeT], node: Node) -> ShapeT | None:
        found, findings = parse_as(shape, node)
        self.findings.extend(findings)
        return found

    def _name(self, path: Path) -> str:
        """How findings name a file: from the folder that holds the library."""
        if path not in self._names:
            self._names[path] = str(path.relative_to(self._root.parent))
        return self._names[path]

    def _error(self, rule: str, message: str, place: Place) -> None:
        self.findings.append(Finding(rule, Severity.ERROR, message, (place,)))

    def _text(self, path: Path) -> str:
        try:
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            message = "The file is not UTF-8 text. Save it again as UTF-8."
            place = Place(self._name(path), error.object.count(b"\n", 0, error.start) + 1)
            raise FindingError(Finding("source-text", Severity.ERROR, message, (place,))) from None

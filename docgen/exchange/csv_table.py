"""Items of a repeated section as CSV, one row each: written for spreadsheets, read from whatever they make of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from docgen.exchange.forms import Cell, Part, Returned, Unreadable
from docgen.exchange.placing import letters
from docgen.exchange.written import Held
from docgen.findings import Finding, Place, Severity
from docgen.questionnaire.questions import Question, Questionnaire, Section
from docgen.sources.quoting import quoted
from docgen.sources.suggest import did_you_mean

LARGEST: Final = 5_000_000
_FORMULA = tuple("=+-@")
_GUARDED = tuple("=+-@'")
_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}


def write(section: Section, held: Held, items: int) -> bytes:
    """The items as CSV: UTF-8 with its mark, as spreadsheets know it by, and commas."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(_headings(section))
    for number in range(1, items + 1):
        texts = (held.shown(question, f"{section.id}[{number}].{question.id}") for question in section.questions)
        rows.writerow([_guarded(text) for text in texts])
    return out.getvalue().encode("utf-8-sig")


def _headings(section: Section) -> list[str]:
    """The short name of each question; its id where two have the same."""
    shorts = [question.short for question in section.questions]
    return [one.short if shorts.count(one.short) == 1 else one.id for one in section.questions]


def _guarded(text: str) -> str:
    """A text that a spreadsheet would take for a formula, with an apostrophe before it."""
    own = text.startswith("'") and text[1:2] in _GUARDED
    return f"'{text}" if text.startswith(_FORMULA) or own else text


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:2] in _GUARDED and len(text) > 1 else text


def read(path: Path, questionnaire: Questionnaire, section_id: str = "") -> Returned:
    """Read a CSV file of one repeated section, which its headings tell where it is not named.

    Raises Unreadable for a file that cannot be read at all, and OSError.
    """
    file = str(path)
    if path.stat().st_size > LARGEST:
        raise Unreadable(file, f"The file is larger than {LARGEST // 1_000_000} MB.")
    text = _decoded(file, path.read_bytes())
    tables = {separator: _rows(text, separator) for separator in _SEPARATORS}
    repeated = [one for one in questionnaire.sections if one.repeat and section_id in ("", one.id)]
    known = {section.id: _names(section) for section in repeated}
    scores = {
        (separator, section): sum(_plain(head) in names for head in rows[0]) if rows else 0
        for separator, rows in tables.items()
        for section, names in known.items()
    }
    best = max(scores.values(), default=0)
    found = [key for key, score in scores.items() if score == best]
    if best == 0:
        raise Unreadable(file, "The first row holds no headings that we know.", _headings_remedy(repeated))
    if len({section for _, section in found}) > 1:
        raise Unreadable(file, "The headings fit several sections.", "Say which with --section.")
    separator, name = found[0]
    table = _Table(file, questionnaire.by_id[name], known[name])
    parts = tuple(table.parts(tables[separator]))
    return Returned(file, parts, tuple(table.findings))


def _headings_remedy(sections: Sequence[Section]) -> str:
    example = ", ".join(_headings(sections[0])[:3]) if sections else ""
    return f"Begin with a row of headings, such as {example}."


def _decoded(file: str, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\x00" in data[:200]:
        encodings = ["utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(file, "The file is no text that we can read.", "Save it as “CSV UTF-8”.")


def _rows(text: str, separator: str) -> list[list[str]]:
    """The rows of a text; what Excel writes in the first line about its separator is left out."""
    first, _, rest = text.partition("\n")
    body = rest if first.strip().lower().strip('"') in ("sep=,", "sep=;", "sep=\t", "sep=") else text
    try:
        return list(csv.reader(io.StringIO(body, newline=""), delimiter=separator))
    except csv.Error:
        return []


def _plain(heading: str) -> str:
    return " ".join(_unguarded(heading.strip()).casefold().replace("’", "'").split())


def _names(section: Section) -> Mapping[str, Question]:
    """The questions by every heading that may stand for them: id, path, and short name where it is one's own."""
    by_short = zip(_headings(section), section.questions, strict=True)
    named = {_plain(heading): question for heading, question in by_short}
    for question in section.questions:
        named |= {_plain(question.id): question, _plain(question.path): question}
    return named


class _Table:
    def __init__(self, file: str, section: Section, names: Mapping[str, Question]) -> None:
        self.file, self.section, self.names = file, section, names
        self.findings: list[Finding] = []
        self.heads: list[str] = []

    def parts(self, rows: Sequence[Sequence[str]]) -> Iterator[Part]:
        self.heads = [head.strip() for head in rows[0]]
        columns = self._columns(rows)
        label = self.section.repeat.label if self.section.repeat else ""
        for number, row in enumerate(rows[1:], 2):
            if not any(value.strip() for value in row):
                continue
            for column in range(len(self.heads), len(row)):
                if row[column].strip():
                    self._say(f"‘{row[column].strip()}’ stands under no heading.", number, column)
            cells = {
                question.id: Cell(_text(row[column]), self._place(number, column))
                for column, question in columns.items()
                if column < len(row)
            }
            at = next((column for column, question in columns.items() if question.id == label), 0)
            yield Part(self.section.id, cells, None, self._place(number, at), number - 1)

    def _columns(self, rows: Sequence[Sequence[str]]) -> dict[int, Question]:
        found: dict[int, Question] = {}
        for column, head in enumerate(self.heads):
            question = self.names.get(_plain(head))
            filled = any(column < len(row) and row[column].strip() for row in rows[1:])
            if question is not None and question in found.values():
                self._say(f"{quoted(question.short)} has two columns. Keep one of them.", 1, column)
            elif question is not None:
                found[column] = question
            elif head:
                hint = did_you_mean(head, [*_headings(self.section), *(one.id for one in self.section.questions)])
                self._say(f"There is no question called {quoted(head)} here. {hint}".rstrip(), 1, column)
            elif filled:
                self._say("This column has no heading.", 1, column)
        return found

    def _say(self, message: str, row: int, column: int) -> None:
        place = (self._place(row, column),)
        self.findings.append(Finding("exchange-cell", Severity.ERROR, message, place))

    def _place(self, row: int, column: int) -> Place:
        head = self.heads[column] if column < len(self.heads) else ""
        called = f" ({head})" if head and row > 1 else ""
        return Place(self.file, row, column + 1, cell=f"row {row}, column {letters(column + 1)}{called}")


def _text(value: str) -> str:
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _unguarded("\n".join(line.strip() for line in lines).strip())

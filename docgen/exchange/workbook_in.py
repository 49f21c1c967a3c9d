"""A workbook that came back: its answers by section and item, with the cell of each, and what is odd about it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docgen.exchange.forms import BEFORE, DIGEST, FACTS, LISTS, MARK, Part, Returned, Unreadable, digest
from docgen.exchange.guard import LAST_COLUMN, LAST_ROW, look_at
from docgen.exchange.placing import README
from docgen.exchange.sheet_in import SheetReader
from docgen.exchange.workbook_out import REMEDY, WITHOUT
from docgen.findings import Finding, Place, Severity
from docgen.questionnaire.questions import Questionnaire
from docgen.sources.quoting import quoted

_OURS = frozenset({README, BEFORE, FACTS, LISTS})


def read(path: Path, questionnaire: Questionnaire) -> Returned:
    """Read a workbook. Raises Unreadable for a file that cannot be read at all, and OSError."""
    book = _opened(path)
    file, known = str(path), questionnaire.by_id
    findings: list[Finding] = []
    parts: list[Part] = []
    before = _before(book)
    first: dict[str, str] = {}
    told: dict[str, None] = {}
    for sheet in book.worksheets:
        marked = _section(sheet)
        if marked is None or marked[0] not in known:
            findings.extend(_unknown(file, sheet, gone=bool(marked)))
            continue
        if marked[0] in first:
            message = f"The sheets {quoted(first[marked[0]])} and {quoted(sheet.title)} hold the same section."
            place = Place(file, cell=f"{sheet.title}!A1")
            findings.append(Finding("exchange-sheet", Severity.ERROR, message, (place,), "Keep one of them."))
            continue
        first[marked[0]] = sheet.title
        if sheet.sheet_state != "visible":
            message = f"The sheet {quoted(sheet.title)} is hidden, and was read all the same."
            findings.append(Finding("exchange-sheet", Severity.WARNING, message, (Place(file, cell=sheet.title),)))
        reader = SheetReader(file, sheet, known[marked[0]], before)
        parts.extend(reader.table() if marked[1] else reader.questions())
        findings.extend(reader.findings)
        told |= dict.fromkeys(reader.asked)
    if not first:
        message = "The workbook holds none of the sheets of a questionnaire."
        raise Unreadable(file, message, "Fill in one that “docgen export” made.")
    findings.extend(_version(file, book, questionnaire, told, set(first)))
    return Returned(file, tuple(parts), tuple(findings))


def _opened(path: Path) -> Any:
    try:
        import openpyxl
    except ImportError:
        raise Unreadable(str(path), WITHOUT, REMEDY) from None
    look_at(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it cannot show or save is nothing that we read
            return openpyxl.load_workbook(path, data_only=False, keep_links=False)
    except MemoryError:
        raise
    except Exception as error:  # whatever a damaged file makes the library stumble over
        raise Unreadable(str(path), "The file cannot be read as a workbook.", "Save it again as .xlsx.") from error


def _section(sheet: Any) -> tuple[str, bool] | None:
    """The section that a sheet is about, and whether it is a table."""
    for row in (1, 2):
        value = sheet.cell(row, 1).value
        if isinstance(value, str) and value.startswith(MARK):
            return value.removeprefix(MARK).strip(), row == 2
    return None


def _before(book: Any) -> dict[str, str] | None:
    """What each answer was when the form was made, by path; None where the workbook does not say."""
    if BEFORE not in book.sheetnames:
        return None
    rows = book[BEFORE].iter_rows(max_row=LAST_ROW * 4, max_col=2, values_only=True)
    return {str(path): str(text) for path, text in rows if path is not None and text is not None}


def _unknown(file: str, sheet: Any, gone: bool) -> Iterator[Finding]:
    if sheet.title in _OURS:
        return
    found = sheet.iter_rows(max_row=min(sheet.max_row, LAST_ROW), max_col=min(sheet.max_column, LAST_COLUMN))
    filled = next((cell for row in found for cell in row if cell.value is not None), None)
    if filled is None:
        return
    hidden = "hidden " if sheet.sheet_state != "visible" else ""
    what = "is about a section that is no longer asked" if gone else "is none of ours"
    message = f"The {hidden}sheet {quoted(sheet.title)} {what}, and was not read."
    place = Place(file, filled.row, filled.column, cell=f"{sheet.title}!{filled.coordinate}")
    yield Finding("exchange-sheet", Severity.WARNING, message, (place,), "Move what counts to the sheets of the form.")


def _version(
    file: str, book: Any, questionnaire: Questionnaire, told: dict[str, None], sections: set[str]
) -> Iterator[Finding]:
    """What is new and what is gone, where the form was made for other questions."""
    properties = {one.name: str(one.value) for one in book.custom_doc_props.props}
    made = properties.get(DIGEST, "")
    if made == digest(questionnaire):
        return
    known = questionnaire.by_path
    new = [path for path, question in known.items() if question.section in sections and path not in told]
    gone = [path for path in told if path not in known]
    said = [f"new is {_listed([quoted(known[path].short) for path in new])}"] if new else []
    said += [f"gone is {_listed([f'‘{path}’' for path in gone])}"] if gone else []
    changes = f": {'; '.join(said)}" if said else ", though the same ones"
    message = f"The form was made for another version of the questions{changes}."
    if made or said:
        yield Finding("exchange-version", Severity.WARNING, message, (Place(file),), "New questions stay as they are.")


def _listed(names: list[str]) -> str:
    shown = names if len(names) <= 8 else [*names[:7], f"{len(names) - 7} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"

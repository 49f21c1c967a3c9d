"""Whether a file that came by e-mail may be opened as a workbook: this looks at it before anything in it is read."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any, Final

from docgen.exchange.forms import Unreadable

LARGEST: Final = 20_000_000
LARGEST_UNZIPPED: Final = 200_000_000
MOST_PARTS: Final = 2_000
MOST_MERGED: Final = 5_000
LAST_ROW, LAST_COLUMN = 5_000, 400
"""How far to the bottom and to the right answers are looked for."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE = "Open it in a spreadsheet program and save it as an Excel workbook (.xlsx)."
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def look_at(path: Path) -> None:
    """Raise Unreadable, with a sentence, for whatever is no plain workbook or is made to do harm. Raises OSError."""
    file = str(path)
    if path.stat().st_size > LARGEST:
        raise Unreadable(file, f"The file is larger than {LARGEST // 1_000_000} MB, which no form of ours is.")
    with path.open("rb") as opened:
        beginning = opened.read(8)
    if beginning == _OLE:
        _refuse_old(file, path.read_bytes())
    if not beginning.startswith(b"PK"):
        raise Unreadable(file, "The file is no workbook.", _SAVE)
    try:
        with zipfile.ZipFile(path) as archive:
            _look_inside(file, archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise Unreadable(file, "The file is damaged: it cannot be unpacked.", "Ask for it once more.") from error


def _refuse_old(file: str, data: bytes) -> None:
    if _ENCRYPTED in data:
        remedy = "Take the password off (File, Info, Protect Workbook, Encrypt with Password) and save it."
        raise Unreadable(file, "The workbook is encrypted with a password.", remedy)
    raise Unreadable(file, "The file is a workbook of an old kind (.xls), or another old Office file.", _SAVE)


def _look_inside(file: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNZIPPED:
        raise Unreadable(file, "The file unpacks to far more than a form holds, and was not opened.")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(file, "The file is encrypted.", "Save it without a password.")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unreadable(file, "The workbook has macros, and was not opened.", "Save it as .xlsx, without macros.")
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise Unreadable(file, "The file is no Excel workbook.", _SAVE)
    for part in parts:
        if part.filename.endswith((".xml", ".rels", ".vml")):
            _parse(file, archive, part)


def _parse(file: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Parse one part and forget it. No more comes out of it than the size it was counted with."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    merged = 0
    try:
        with archive.open(part) as opened:
            for _, element in iterparse(opened, forbid_dtd=True):
                name = element.tag.rpartition("}")[2]
                merged += _cells(element.get("ref", "")) if name == "mergeCell" else 0
                if name == "c" and _far(element) and len(element):
                    where = element.get("r")
                    raise Unreadable(file, f"A sheet has something in cell {where}, far outside the form.", "Empty it.")
                if name in ("c", "row", "si"):
                    element.clear()
    except DefusedXmlException:
        raise Unreadable(file, "The file holds XML that no spreadsheet program writes, and was not opened.") from None
    except ParseError:
        raise Unreadable(file, f"The file is damaged: its part {part.filename} cannot be read.") from None
    if merged > MOST_MERGED:
        raise Unreadable(file, "The workbook has thousands of merged cells.", "Take the merging off, and save it.")


def _position(cell: str) -> tuple[int, int]:
    match = _CELL.fullmatch(cell)
    column = 0
    for letter in match[1] if match else "":
        column = column * 26 + ord(letter) - 64
    return (int(match[2]) if match else 0), column


def _cells(area: str) -> int:
    (top, left), (bottom, right) = (_position(cell) for cell in (area.partition(":")[0], area.rpartition(":")[2]))
    return (bottom - top + 1) * (right - left + 1)


def _far(cell: Any) -> bool:
    row, column = _position(cell.get("r", ""))
    return row > LAST_ROW or column > LAST_COLUMN

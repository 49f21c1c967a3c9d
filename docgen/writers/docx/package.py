"""A Word file as a package of parts: the same parts give the same bytes, on any machine and in any year."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Final

XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT_TYPES: Final = "[Content_Types].xml"
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
_LEVEL: Final = 6
# Python puts its own attributes where there are none.
_ORDINARY_FILE: Final = 0x20
# What readers look for first stands first; the other parts follow in the order of their names.
_FIRST: Final = (_CONTENT_TYPES, "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels")


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one zip file without a trace of when or where it was made."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name in _ordered(parts):
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.create_system = 0
            entry.external_attr = _ORDINARY_FILE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return stream.getvalue()


def _ordered(names: Iterable[str]) -> list[str]:
    first = {name: place for place, name in enumerate(_FIRST)}
    return sorted(names, key=lambda name: (first.get(name, len(first)), name))


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}

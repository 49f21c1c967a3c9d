"""A Word file as a package of parts: the same parts give the same bytes, on any machine and in any year."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from struct import pack as as_bytes
from typing import Final

XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT_TYPES: Final = "[Content_Types].xml"
_LEVEL: Final = 6
# What the headers of every part say (PKWARE's APPNOTE.TXT, 4.3.7 and 4.3.12): version 2.0 made it and can read it,
# whether its name is more than ASCII, "deflated", and midnight at the start of 1980, which stands for no date.
_VERSION: Final = 20
_NAME_IN_UTF_8: Final = 0x800
_DEFLATED: Final = 8
_NO_TIME: Final = 0
_NO_DATE: Final = 1 << 5 | 1
_ORDINARY_FILE: Final = 0x20
# What readers look for first stands first; the other parts follow in the order of their names.
_FIRST: Final = (_CONTENT_TYPES, "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels")


def pack(own: Mapping[str, bytes], lasting: Mapping[str, bytes] | None = None) -> bytes:
    """The parts as one zip file without a trace of when or where it was made.

    ``lasting`` are parts that many files share, such as the styles: this process deflates them once. That is most of
    the work for a short form, and why the headers are written here: ``zipfile`` takes no part that is deflated already.
    """
    parts = {**(lasting or {}), **own}
    files: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name in _ordered(parts):
        file_name = name.encode()
        sizes, deflated = (_deflated if name in own else _deflated_once)(parts[name])
        entry = _entry(name, len(file_name), sizes)
        files += (b"PK\3\4", entry, file_name, deflated)
        directory += (b"PK\1\2", as_bytes("<H", _VERSION), entry)
        directory += (as_bytes("<3H2L", 0, 0, 0, _ORDINARY_FILE, at), file_name)
        at += 4 + len(entry) + len(file_name) + len(deflated)
    listed = b"".join(directory)
    end = as_bytes("<4s4H2LH", b"PK\5\6", 0, 0, len(parts), len(parts), len(listed), at, 0)
    return b"".join((*files, listed, end))


def _entry(name: str, length: int, sizes: bytes) -> bytes:
    """What both headers of a part say."""
    flags = 0 if name.isascii() else _NAME_IN_UTF_8
    return as_bytes("<5H", _VERSION, flags, _DEFLATED, _NO_TIME, _NO_DATE) + sizes + as_bytes("<2H", length, 0)


def _deflated(data: bytes) -> tuple[bytes, bytes]:
    """The check sum and sizes of a part as they stand in headers, and its data."""
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = deflater.compress(data) + deflater.flush()
    return as_bytes("<3L", zlib.crc32(data), len(deflated), len(data)), deflated


_deflated_once = lru_cache(maxsize=64)(_deflated)


def _ordered(names: Iterable[str]) -> list[str]:
    first = {name: place for place, name in enumerate(_FIRST)}
    return sorted(names, key=lambda name: (first.get(name, len(first)), name))


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}

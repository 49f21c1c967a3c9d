"""Files that are no letterhead are refused with a sentence, and never opened further than needed."""

from __future__ import annotations

import io
import zipfile

import pytest

from docgen.findings import Severity
from docgen.writers.docx.letterhead import adopt
from docgen.writers.docx.package import unpack
from tests.writers.docx import letterheads
from tests.writers.docx.letterheads import zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def _changed(**parts: bytes | None) -> bytes:
    """A letterhead with parts changed, by names with __ for / and _ for other signs."""
    kept = unpack(letterheads.garamond())
    for name, content in parts.items():
        kept[{"types": "[Content_Types].xml", "body": "word/document.xml", "extra": "word/../x"}[name]] = content or b""
    return zipped(kept)


def _retyped(old: str, new: str) -> bytes:
    types = unpack(letterheads.garamond())["[Content_Types].xml"].decode()
    assert old in types
    return _changed(types=types.replace(old, new).encode())


def _encrypted() -> bytes:
    data = bytearray(letterheads.garamond())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def _twice() -> bytes:
    stream = io.BytesIO(letterheads.garamond())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("WORD/document.xml", b"<x/>")
    return stream.getvalue()


BODY = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
REFUSED = {
    "the old format of Word": OLE,
    "protected with a password": OLE + "EncryptedPackage".encode("utf-16-le"),
    "not a Word document but Rich Text": b"{\\rtf1 Dear}",
    "not a Word document but PDF": b"%PDF-1.7",
    "not a Word document.": b"Dear Sir",
    "damaged: it cannot be unpacked": letterheads.garamond()[:900],
    "an OpenDocument file": zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
    "a zip file, not a Word document": zipped({"a.txt": b"a"}),
    "has macros": _retyped("document.main+xml", "document.macroEnabled.main+xml"),
    "not a Word document or template": _retyped("document.main+xml", "glossary+xml"),
    "Strict Open XML": _changed(body=BODY),
    "declares a document type": _changed(body=ENTITY),
    "cannot be read": _changed(body=b"<w:document"),
    "names of its parts are not safe": _changed(extra=b"x"),
    "names of its parts are not": _twice(),
    "far larger unpacked": zipped({"word/document.xml": b"\0" * 60_000_000}),
    "protected with a": _encrypted(),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_file_that_cannot_be_used_is_refused_with_a_reason(why: str) -> None:
    adopted = adopt(REFUSED[why], "paper.docx")
    assert adopted.shell is None
    finding = adopted.findings[-1]
    assert finding.severity is Severity.ERROR
    assert why in finding.message
    assert finding.remedy


def test_a_file_that_is_too_large_is_not_even_unpacked() -> None:
    assert "larger than 25 MB" in adopt(b"PK" + b"\0" * 25_000_000, "paper.docx").findings[-1].message


def test_many_parts_are_too_many() -> None:
    adopted = adopt(zipped({f"{number}.xml": b"" for number in range(2001)}), "paper.docx")
    assert "far larger" in adopted.findings[-1].message

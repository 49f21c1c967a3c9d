from __future__ import annotations

import io
import zipfile

from docgen.writers.docx.package import pack, unpack


def test_parts_come_back_as_they_went_in() -> None:
    parts = {"b": b"2", "[Content_Types].xml": b"1", "a": b"3"}
    assert unpack(pack(parts)) == parts


def test_a_package_bears_no_trace_of_when_or_where_it_was_made() -> None:
    parts = {"z.xml": b"z" * 99, "word/document.xml": b"d", "[Content_Types].xml": b"t", "_rels/.rels": b"r"}
    assert pack(parts) == pack(dict(reversed(parts.items())))
    with zipfile.ZipFile(io.BytesIO(pack(parts))) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "z.xml"]
    assert {(entry.date_time, entry.create_system, entry.external_attr) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0, 0x20)
    }


def test_a_package_is_what_pythons_own_library_would_make_of_it() -> None:
    parts = {"[Content_Types].xml": b"t" * 500, "word/document.xml": b"<d/>" * 5000, "word/media/caf\u00e9.png": b""}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.external_attr, entry.compress_type = 0, 0x20, zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=6)
    assert pack(parts) == stream.getvalue()


def test_parts_that_many_files_share_stand_where_others_do() -> None:
    parts = {"[Content_Types].xml": b"t", "word/document.xml": b"d", "word/styles.xml": b"s"}
    own = {"word/document.xml": b"d"}
    for _ in range(2):
        assert pack(own, {name: data for name, data in parts.items() if name not in own}) == pack(parts)
    assert unpack(pack({"a": b"new"}, {"a": b"old"})) == {"a": b"new"}

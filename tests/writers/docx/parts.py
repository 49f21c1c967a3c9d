"""Looks into a Word file for the tests."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(docx: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(name).decode()


def names(docx: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.namelist()


def tree(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(part(docx, name).encode())


def with_part(docx: bytes, name: str, text: str) -> bytes:
    """The file with one part replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, text if entry == name else old.read(entry))
    return stream.getvalue()


def fields(docx: bytes) -> list[tuple[str, str]]:
    """The instruction and the shown text of every field of the body that has no other inside, in order."""
    found: list[tuple[str, str]] = []
    instruction, shown, state = "", "", ""
    for element in tree(docx).iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if element.tag == f"{W}fldChar":
            state = element.get(f"{W}fldCharType", "")
            if state == "begin":
                instruction, shown = "", ""
            elif state == "end" and instruction:
                found.append((instruction.strip(), shown))
                instruction = ""
        elif element.tag == f"{W}instrText":
            instruction += element.text or ""
        elif state == "separate":
            shown += element.text or ""
    return found

"""Opening a Word file that somebody else made: nothing is trusted, nothing outside the file is looked at.

The limits are far above any letterhead, and far below what would fill the memory.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml import etree

from docgen.writers.docx.names import CONTENT_TYPES, RELATIONSHIPS, WORD_TYPE
from docgen.writers.docx.report import Report

_MOST_BYTES: Final = 25_000_000
_MOST_PARTS: Final = 2_000
_MOST_UNPACKED: Final = 100_000_000
_MOST_IN_A_PART: Final = 40_000_000
_MOST_RATIO: Final = 150
_SMALL: Final = 1_000_000
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_AS_DOCX: Final = "Open it in Word and save it as “Word Document (.docx)”."
_MAIN_TYPES: Final = (f"{WORD_TYPE}.document.main+xml", f"{WORD_TYPE}.template.main+xml")
_MACROS: Final = ("macroEnabled", "vbaProject", "ms-word.attachedToolbars", "ms-word.vbaData")
_OTHERS: Final = ((b"{\\rtf", "Rich Text"), (b"%PDF", "PDF"), (b"<", "HTML or XML"))


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship: ``target`` is the name of a part, or an address where it is ``external``."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Foreign:
    """The parts of somebody's Word file, and how they hang together."""

    parts: Mapping[str, bytes]
    report: Report

    @cached_property
    def main(self) -> str:
        """The name of the part with the body."""
        links = self.links("")
        found = next((link.target for link in links.values() if link.kind == "officeDocument"), "")
        if found not in self.parts:
            if any(link.kind == "officeDocument" and link.target for link in links.values()):
                self.report.refuse("The file lacks the part with its text.", _AS_DOCX)
            self.report.refuse("The file is a zip file, but not a Word document.", _AS_DOCX)
        return found

    def links(self, part: str) -> dict[str, Link]:
        """The relationships of a part by their ids; those of the whole file for ""."""
        folder, name = posixpath.split(part)
        source = self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        if source is None:
            return {}
        found = {}
        for item in self.xml(source, f"the links of {part or 'the file'}").iter(f"{{{RELATIONSHIPS}}}Relationship"):
            external = item.get("TargetMode") == "External"
            target = item.get("Target", "")
            found[item.get("Id", "")] = Link(
                item.get("Type", "").rsplit("/", 1)[-1], target if external else self._name(folder, target), external
            )
        return found

    def tree(self, part: str) -> etree._Element:
        """A part as XML."""
        return self.xml(self.parts[part], f"its part {part}")

    def xml(self, source: bytes, what: str) -> etree._Element:
        """Parse; a document type, which no Word file has, is refused."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            tree = etree.fromstring(source, parser)
        except (etree.XMLSyntaxError, ValueError):
            self.report.refuse(f"The file is damaged: {what} cannot be read.", _AS_DOCX)
        if tree.getroottree().docinfo.internalDTD is not None:
            self.report.refuse(f"The file is not as Word writes it: {what} declares a document type.", _AS_DOCX)
        return tree

    @cached_property
    def types(self) -> Mapping[str, str]:
        """The content type of each part."""
        tree = self.xml(self.parts["[Content_Types].xml"], "its list of parts")
        endings = {
            item.get("Extension", "").casefold(): item.get("ContentType", "")
            for item in tree.iter(f"{{{CONTENT_TYPES}}}Default")
        }
        own = {
            item.get("PartName", "").lstrip("/").casefold(): item.get("ContentType", "")
            for item in tree.iter(f"{{{CONTENT_TYPES}}}Override")
        }
        return {
            name: own.get(name.casefold(), endings.get(name.rpartition(".")[2].casefold(), "")) for name in self.parts
        }

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        return {name.casefold(): name for name in self.parts}

    def _name(self, folder: str, target: str) -> str:
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        return self._folded.get(path.casefold(), path)


def open_foreign(data: bytes, report: Report) -> Foreign:
    """The parts of a .docx or .dotx. Raises FindingError, with a sentence, for anything else or anything dangerous."""
    if len(data) > _MOST_BYTES:
        report.refuse("The file is larger than 25 MB.", "Make its pictures smaller.")
    _known_kind(data, report)
    parts = _unpacked(data, report)
    foreign = Foreign(parts, report)
    if "[Content_Types].xml" not in parts:
        odf = parts.get("mimetype", b"").startswith(b"application/vnd.oasis")
        what = "The file is an OpenDocument file" if odf else "The file is a zip file"
        report.refuse(f"{what}, not a Word document.", _AS_DOCX)
    if any(mark in kind for kind in foreign.types.values() for mark in _MACROS):
        report.refuse("The file has macros, which docgen never takes over.", _AS_DOCX)
    if foreign.types[foreign.main] not in _MAIN_TYPES:
        report.refuse("The file is not a Word document or template.", _AS_DOCX)
    body = foreign.tree(foreign.main)
    if str(body.tag).startswith(f"{{{_STRICT}"):
        report.refuse("The file is saved as “Strict Open XML Document”.", _AS_DOCX)
    return foreign


def _known_kind(data: bytes, report: Report) -> None:
    if data.startswith(b"PK"):
        return
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            report.refuse("The file is protected with a password.", "Save it in Word without one.")
        report.refuse("The file is in the old format of Word 97 to 2003 (.doc).", _AS_DOCX)
    kind = next((f" but {name}" for start, name in _OTHERS if data.lstrip().startswith(start)), "")
    report.refuse(f"The file is not a Word document{kind}.", _AS_DOCX)


def _unpacked(data: bytes, report: Report) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _safe(entries, report)
            parts: dict[str, bytes] = {}
            room = _MOST_UNPACKED
            for entry in entries:
                with archive.open(entry) as file:
                    part = file.read(min(_MOST_IN_A_PART, room) + 1)
                room -= len(part)
                if len(part) > _MOST_IN_A_PART or room < 0:
                    _too_large(report)
                parts[entry.filename] = part
            return parts
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error):
        report.refuse("The file is damaged: it cannot be unpacked.", "Open it in Word, mend it and save it again.")


def _safe(entries: list[zipfile.ZipInfo], report: Report) -> None:
    if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        _too_large(report)
    names: set[str] = set()
    for entry in entries:
        name = entry.filename
        if entry.file_size > _SMALL and entry.file_size > _MOST_RATIO * max(entry.compress_size, 1):
            _too_large(report)
        if entry.flag_bits & 1:
            report.refuse("The file is protected with a password.", "Save it in Word without one.")
        odd = name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
        if odd or name.casefold() in names:
            report.refuse("The file is not as Word writes it: the names of its parts are not safe.", _AS_DOCX)
        names.add(name.casefold())


def _too_large(report: Report) -> None:
    report.refuse("The file is far larger unpacked than a letterhead can be.", "Make its pictures smaller.")

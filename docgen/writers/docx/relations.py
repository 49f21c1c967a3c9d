"""Which part of a Word file points to which, and of what type each is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.writers.docx.names import CONTENT_TYPES, RELATIONSHIPS, WORD_TYPE, R

ROOT: Final = "_rels/.rels"
TYPES: Final = "[Content_Types].xml"
DOCUMENT: Final = "word/document.xml"
DOCUMENT_LINKS: Final = "word/_rels/document.xml.rels"
STYLES: Final = "word/styles.xml"
NUMBERING: Final = "word/numbering.xml"
COMMENTS: Final = "word/comments.xml"
CORE: Final = "docProps/core.xml"
APP: Final = "docProps/app.xml"
CUSTOM: Final = "docProps/custom.xml"
MANIFEST: Final = "customXml/item900.xml"
MANIFEST_PROPERTIES: Final = "customXml/itemProps900.xml"
MANIFEST_LINKS: Final = "customXml/_rels/item900.xml.rels"

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE_TYPE: Final = "application/vnd.openxmlformats-officedocument"
_OUR_TYPES: Final = {
    NUMBERING: f"{WORD_TYPE}.numbering+xml",
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    APP: f"{_OFFICE_TYPE}.extended-properties+xml",
    CUSTOM: f"{_OFFICE_TYPE}.custom-properties+xml",
    MANIFEST_PROPERTIES: f"{_OFFICE_TYPE}.customXmlProperties+xml",
}
_COMMENTS_TYPE: Final = {COMMENTS: f"{WORD_TYPE}.comments+xml"}
_MANIFEST_LINKS: Final = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{RELATIONSHIPS}">'
    f'<Relationship Id="rId1" Type="{R}/customXmlProps" Target="itemProps900.xml"/></Relationships>'
).encode()
# What a house file may have, that each document gets anew or does without.
_LEFT_OUT: Final = (
    "numbering",
    "comments",
    "commentsExtended",
    "commentsIds",
    "commentsExtensible",
    "people",
    "stylesWithEffects",
)
_ROOT_LEFT_OUT: Final = ("core-properties", "extended-properties", "custom-properties", "thumbnail")


@dataclass(frozen=True, slots=True)
class Relations:
    """The parts that tie the others together, with drafting notes (True) and without."""

    types: Mapping[bool, bytes]
    document: Mapping[bool, bytes]
    root: bytes
    left_out: frozenset[str]

    def parts(self, comments: bool) -> dict[str, bytes]:
        """The parts for a document with or without comments."""
        return {
            TYPES: self.types[comments],
            ROOT: self.root,
            DOCUMENT_LINKS: self.document[comments],
            MANIFEST_LINKS: _MANIFEST_LINKS,
        }


def relations(parts: Mapping[str, bytes]) -> Relations:
    """The relations of a house file's parts with ours put in."""
    document, gone = _document_links(parts[DOCUMENT_LINKS])
    root, root_gone = _root_links(parts[ROOT])
    left_out = frozenset(f"word/{target}" for target in gone) | frozenset(root_gone) | {TYPES, ROOT, DOCUMENT_LINKS}
    return Relations(
        {comments: _types(parts[TYPES], left_out, comments) for comments in (True, False)}, document, root, left_out
    )


def _document_links(source: bytes) -> tuple[dict[bool, bytes], list[str]]:
    tree = etree.fromstring(source)
    gone = _drop(tree, _LEFT_OUT)
    _add(tree, "rIdDocgen1", f"{R}/numbering", "numbering.xml")
    _add(tree, "rIdDocgen2", f"{R}/customXml", f"../{MANIFEST}")
    without = _text(tree)
    _add(tree, "rIdDocgen3", f"{R}/comments", "comments.xml")
    return {False: without, True: _text(tree)}, gone


def _root_links(source: bytes) -> tuple[bytes, list[str]]:
    tree = etree.fromstring(source)
    gone = _drop(tree, _ROOT_LEFT_OUT)
    _add(tree, "rIdDocgen1", f"{_PACKAGE}/relationships/metadata/core-properties", CORE)
    _add(tree, "rIdDocgen2", f"{R}/extended-properties", APP)
    _add(tree, "rIdDocgen3", f"{R}/custom-properties", CUSTOM)
    return _text(tree), gone


def _drop(tree: etree._Element, kinds: tuple[str, ...]) -> list[str]:
    gone = []
    for link in list(tree):
        if link.get("Type", "").rsplit("/", 1)[-1] in kinds:
            gone.append(link.get("Target", "").lstrip("/"))
            tree.remove(link)
    return gone


def _add(tree: etree._Element, name: str, kind: str, target: str) -> None:
    etree.SubElement(tree, f"{{{RELATIONSHIPS}}}Relationship", {"Id": name, "Type": kind, "Target": target})


def _types(source: bytes, left_out: frozenset[str], comments: bool) -> bytes:
    tree = etree.fromstring(source)
    ours = {**_OUR_TYPES, **(_COMMENTS_TYPE if comments else {})}
    for entry in list(tree):
        name = entry.get("PartName", "").lstrip("/")
        if name in left_out or name in ours or name.startswith("docProps/"):
            tree.remove(entry)
    if not any(entry.get("Extension") == "xml" for entry in tree):
        tree.insert(0, etree.Element(f"{{{CONTENT_TYPES}}}Default", Extension="xml", ContentType="application/xml"))
    for name, kind in ours.items():
        etree.SubElement(tree, f"{{{CONTENT_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": kind})
    return _text(tree)


def _text(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

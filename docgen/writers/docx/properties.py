"""What a Word file says of itself: title, author, language, version, and which bookmark is which provision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from docgen.model.document import Document
from docgen.version import DATE
from docgen.writers.docx.comments import author
from docgen.writers.docx.package import XML
from docgen.writers.docx.runs import attribute, plain

MANIFEST: Final = "urn:docgen:manifest"
_MANIFEST_ID: Final = "{6F0C7C2E-6B0B-4B6E-9C52-4D1B6A9F6D01}"
_CUSTOM_ID: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"


def core_xml(document: Document) -> str:
    """The core properties: title, subject, author, language, and times that are always the same."""
    by = plain(author(document.author))
    return (
        f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{plain(document.title)}</dc:title><dc:subject>{plain(document.subject)}</dc:subject>"
        f"<dc:creator>{by}</dc:creator><cp:lastModifiedBy>{by}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{DATE}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{DATE}</dcterms:modified>'
        f"<dc:language>{plain(document.language)}</dc:language></cp:coreProperties>"
    )


def app_xml() -> str:
    """The properties of the program that made the file."""
    return f'{XML}<Properties xmlns="{_OFFICE}/extended-properties"><Application>docgen</Application></Properties>'


def custom_xml(document: Document, digest: str) -> str:
    """The custom properties: which document it is, its status, the version that made it, and a digest of its text.

    ``digest`` tells whether two files were made with the same words and numbers, whatever became of them since.
    """
    values = {
        "DocgenDocument": document.id,
        "DocgenStatus": document.status,
        "DocgenVersion": document.version,
        "DocgenDigest": digest,
    }
    written = "".join(
        f'<property fmtid="{_CUSTOM_ID}" pid="{number}" name="{name}"><vt:lpwstr>{plain(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(values.items(), 2)
    )
    opening = f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
    return f"{XML}{opening}{written}</Properties>"


def manifest_xml(document: Document, keys: Mapping[str, str]) -> str:
    """Which hidden bookmark stands for which key, so that a file that comes back can be read clause by clause."""
    written = "".join(f'<provision bookmark="{name}" key={attribute(key)}/>' for name, key in keys.items())
    opening = f"document={attribute(document.id)} version={attribute(document.version)}"
    return f'{XML}<manifest xmlns="{MANIFEST}" {opening}>{written}</manifest>'


def manifest_properties_xml() -> str:
    """The properties part that Word wants beside a custom part."""
    return (
        f'{XML}<ds:datastoreItem ds:itemID="{_MANIFEST_ID}" xmlns:ds="{_OFFICE}/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{MANIFEST}"/></ds:schemaRefs></ds:datastoreItem>'
    )

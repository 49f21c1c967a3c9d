"""A Word file built anew from the parts that are kept, under the names that the rest of docgen expects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from docgen.writers.docx import relations
from docgen.writers.docx.clean import is_safe_address, used_links
from docgen.writers.docx.foreign import Foreign
from docgen.writers.docx.names import CONTENT_TYPES, RELATIONSHIPS, WORD_TYPE, R
from docgen.writers.docx.package import XML, pack

_ENDINGS: Final = {
    "image/png": "png",
    "image/jpeg": "jpeg",
    "image/jpg": "jpeg",
    "image/gif": "gif",
    "image/bmp": "bmp",
    "image/tiff": "tiff",
    "image/x-emf": "emf",
    "image/x-wmf": "wmf",
}
_FONT_TYPE: Final = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
THEME_TYPE: Final = "application/vnd.openxmlformats-officedocument.theme+xml"


@dataclass
class Canonical:
    """The file as it grows: its parts, their types and their links."""

    foreign: Foreign
    _parts: dict[str, bytes] = field(default_factory=dict)
    _types: dict[str, str] = field(default_factory=dict)
    _links: dict[str, list[str]] = field(default_factory=dict)
    _files: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, content: bytes | etree._Element, kind: str) -> None:
        """Add a part; ``kind`` is the end of its content type ("styles"), or a whole one."""
        if not isinstance(content, bytes):
            content = etree.tostring(content, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._parts[name] = content
        self._types[name] = kind if "/" in kind else f"{WORD_TYPE}.{kind}+xml"

    def link(self, part: str, kind: str, target: str, external: bool = False) -> str:
        """Link a part to another, or to an address; gives the id of the link."""
        links = self._links.setdefault(part, [])
        number = f"rId{len(links) + 1}"
        mode = ' TargetMode="External"' if external else ""
        links.append(f'<Relationship Id="{number}" Type="{R}/{kind}" Target={quoteattr(target)}{mode}/>')
        return number

    def pictures(self, old: str, new: str, story: etree._Element) -> dict[str, str]:
        """Take over the pictures and web links that a part uses; the new ids of the links by the old ones."""
        kept = {}
        used = used_links(story)
        for number, link in self.foreign.links(old).items():
            if number not in used:
                continue
            if is_safe_address(link):
                kept[number] = self.link(new, "hyperlink", link.target, external=True)
            elif link.kind in ("image", "font") and not link.external and (file := self._file(link.target)):
                kept[number] = self.link(new, link.kind, file)
        return kept

    def count(self) -> int:
        """How many pictures the file has."""
        return sum(name.startswith("media/") for name in self._files.values())

    def packed(self) -> bytes:
        """The file as bytes."""
        parts = dict(self._parts)
        parts[relations.TYPES] = self._list_of_types()
        root = f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="{relations.DOCUMENT}"/>'
        parts[relations.ROOT] = _links_xml([root])
        for name, links in self._links.items():
            folder, _, file = name.rpartition("/")
            parts[f"{folder}/_rels/{file}.rels"] = _links_xml(links)
        return pack(parts)

    def _file(self, part: str) -> str:
        """The name, seen from word/, under which a picture or font is kept; "" for one of another kind."""
        kind = self.foreign.types.get(part, "")
        ending = "odttf" if kind == _FONT_TYPE else _ENDINGS.get(kind, "")
        if part not in self.foreign.parts or not ending:
            return ""
        if part not in self._files:
            folder = "fonts/font" if ending == "odttf" else "media/image"
            self._files[part] = f"{folder}{len(self._files) + 1}.{ending}"
            self.add(f"word/{self._files[part]}", self.foreign.parts[part], kind)
        return self._files[part]

    def _list_of_types(self) -> bytes:
        endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
        files: Mapping[str, str] = {f"word/{name}": name.rpartition(".")[2] for name in self._files.values()}
        endings |= {ending: self._types[name] for name, ending in files.items()}
        written = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in endings.items())
        written += "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in self._types.items()
            if name not in files
        )
        return f'{XML}<Types xmlns="{CONTENT_TYPES}">{written}</Types>'.encode()


def _links_xml(links: list[str]) -> bytes:
    return f'{XML}<Relationships xmlns="{RELATIONSHIPS}">{"".join(links)}</Relationships>'.encode()

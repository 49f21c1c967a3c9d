"""The last touches to a PDF before it is written, where the layout engine falls short of PDF/UA-1.

The engine makes PDF/A-3a. For PDF/UA-1 as well: what stands in page margins is marked as an artifact instead of
content that no tag leads to, header cells say what they head, and the metadata name the standard.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, Final

import pydyf

_LEVEL: Final = 6  # as small as 9 to a hundredth, and faster
_UA_METADATA: Final = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""


def finish(document: Any, pdf: Any) -> None:
    """Mend the PDF in place; called by the engine with its own document and file objects."""
    live = set(_reachable(pdf))
    _mark_artifacts(pdf, live)
    _drop_unreachable(pdf, live)
    _scope_headers(pdf)
    _describe_links(document)
    _name_standard(pdf)
    _compress(pdf)


def _number(reference: Any) -> int | None:
    """The object number of a reference ("12 0 R"), or None for anything else."""
    return int(reference.split()[0]) if isinstance(reference, bytes | str) else None


def _target(pdf: Any, reference: Any) -> Any:
    number = _number(reference)
    return None if number is None else pdf.objects[number]


def _is_element(thing: Any) -> bool:
    return isinstance(thing, dict) and thing.get("Type") == "/StructElem"


def _tree(pdf: Any) -> Any:
    return _target(pdf, pdf.catalog["StructTreeRoot"])


def _reachable(pdf: Any) -> Iterator[int]:
    """The object numbers of the structure elements that the root leads to."""
    waiting = [_target(pdf, kid) for kid in _tree(pdf)["K"]]
    while waiting:
        element = waiting.pop()
        yield element.number
        waiting.extend(kid for kid in (_target(pdf, kid) for kid in element.get("K", ())) if _is_element(kid))


def _mark_artifacts(pdf: Any, live: set[int]) -> None:
    """Content whose tag nothing leads to is a running head or foot: say so, and free its slot in the parent tree."""
    slots = _target(pdf, _tree(pdf)["ParentTree"])["Nums"]
    for index, number in enumerate(pdf.pages["Kids"][::3]):
        owners = slots[2 * index + 1]
        dead = {mark for mark, owner in enumerate(owners) if _number(owner) not in live}
        if dead:
            _as_artifacts(_target(pdf, pdf.objects[number]["Contents"]).stream, dead)
            slots[2 * index + 1] = pydyf.Array("null" if mark in dead else owner for mark, owner in enumerate(owners))


def _as_artifacts(stream: list[Any], marks: set[int]) -> None:
    for place, properties in enumerate(stream):
        if isinstance(properties, pydyf.Dictionary) and properties.get("MCID") in marks:
            stream[place - 1 : place + 1] = ["/Artifact", "<</Type /Pagination>>"]


def _drop_unreachable(pdf: Any, live: set[int]) -> None:
    for thing in pdf.objects:
        if _is_element(thing) and thing.number not in live:
            thing.clear()


def _scope_headers(pdf: Any) -> None:
    """Header cells head their column in a row of headers, and their row elsewhere."""
    for row in pdf.objects:
        if isinstance(row, dict) and row.get("S") == "/TR":
            cells = [_target(pdf, kid) for kid in row["K"]]
            headers = [cell for cell in cells if cell and cell.get("S") == "/TH"]
            scope = "/Column" if len(headers) == len(cells) else "/Row"
            for cell in headers:
                cell["A"]["Scope"] = scope


def _describe_links(document: Any) -> None:
    """A link is read out as its words, not as the key it points to."""
    for page in document.pages:
        for _, _, _, box in page.links:
            words = " ".join("".join(part.text for part in box.descendants() if hasattr(part, "text")).split())
            if box.link_annotation and words:
                box.link_annotation["Contents"] = pydyf.String(words)


def _name_standard(pdf: Any) -> None:
    metadata = _target(pdf, pdf.catalog["Metadata"])
    metadata.stream = [part.replace(b"</rdf:RDF>", _UA_METADATA) for part in metadata.stream]
    metadata.compress = False  # archives read it without a PDF library


def _compress(pdf: Any) -> None:
    """Compress each stream now: the file's identifier is a digest of all of them, and would compress them once more."""
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and stream.compress:
            raw = b"\n".join(part if isinstance(part, bytes) else _bytes(part) for part in stream.stream)
            stream.stream = [zlib.compress(raw, _LEVEL)]
            stream.extra["Filter"] = "/FlateDecode"
            stream.compress = False


def _bytes(part: Any) -> bytes:
    if isinstance(part, pydyf.Object):
        return bytes(part.data)
    text = f"{part:f}".rstrip("0").rstrip(".") if isinstance(part, float) else str(part)
    return text.encode("ascii")

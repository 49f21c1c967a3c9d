"""The last touches to a PDF before it is written, where the layout engine falls short of PDF/UA-1.

The engine makes PDF/A-3a. For PDF/UA-1 as well: what stands in page margins is marked as an artifact instead of
content that no tag leads to, header cells say what they head, and the metadata name the standard.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pydyf

_PLAIN: Final = {"Type", "S", "K", "Pg", "P"}
_TEXT: Final = frozenset(
    {"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/LBody", "/TH", "/TD", "/Span", "/NonStruct"}
)
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
    live = _Tree(pdf).mended()
    _mark_artifacts(pdf, live)
    _scope_headers(pdf)
    _describe_links(document)
    _name_standard(pdf)
    _write_objects(pdf)


def _target(pdf: Any, reference: Any) -> Any:
    """The object of a reference ("12 0 R"), or None for anything else."""
    return pdf.objects[int(reference.split()[0])] if isinstance(reference, bytes | str) else None


def _is_element(thing: Any) -> bool:
    return isinstance(thing, dict) and thing.get("Type") == "/StructElem"


def _tree(pdf: Any) -> Any:
    return _target(pdf, pdf.catalog["StructTreeRoot"])


def _owners(pdf: Any) -> Iterator[tuple[Any, Any]]:
    """Each page with its slots of the parent tree: at each mark of content, what it belongs to."""
    slots = _target(pdf, _tree(pdf)["ParentTree"])["Nums"]
    for index, number in enumerate(pdf.pages["Kids"][::3]):
        yield pdf.objects[number], slots[2 * index + 1]


class _Tree:
    """The structure elements that the root leads to.

    The engine gives each line its own Span. What a Span holds becomes its parent's own where nothing else is lost,
    which halves what is to be written and read.
    """

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._owners = {page.reference: owners for page, owners in _owners(pdf)}

    def mended(self) -> set[bytes]:
        """The references of all elements that are left."""
        live: set[bytes] = set()
        for kid in _tree(self._pdf)["K"]:
            self._mend(kid, _target(self._pdf, kid), live)
        return live

    def _mend(self, reference: bytes, element: Any, live: set[bytes]) -> None:
        kids = pydyf.Array()
        page, takes = element.get("Pg"), element["S"] in _TEXT
        for kid in element["K"]:
            child = _target(self._pdf, kid)
            if not _is_element(child):
                kids.append(kid)
                continue
            self._mend(kid, child, live)
            if takes and child["S"] == "/Span" and child["Pg"] == page and _is_plain(child):
                kids.extend(child["K"])
                live.discard(kid)
            else:
                kids.append(kid)
        element["K"] = kids
        live.add(reference)
        for mark in kids:
            if isinstance(mark, int):
                self._owners[page][mark] = reference


def _is_plain(span: Any) -> bool:
    return span.keys() == _PLAIN and all(isinstance(kid, int) for kid in span["K"])


def _mark_artifacts(pdf: Any, live: set[bytes]) -> None:
    """Content whose tag nothing leads to is a running head or foot: say so, and free its slot in the parent tree."""
    for page, owners in _owners(pdf):
        dead = {mark for mark, owner in enumerate(owners) if owner not in live}
        if dead:
            _as_artifacts(_target(pdf, page["Contents"]).stream, dead)
            owners[:] = ["null" if mark in dead else owner for mark, owner in enumerate(owners)]
    for thing in pdf.objects:
        if _is_element(thing) and thing.reference not in live:
            thing.clear()


def _as_artifacts(stream: list[Any], marks: set[int]) -> None:
    for place, properties in enumerate(stream):
        if isinstance(properties, pydyf.Dictionary) and properties.get("MCID") in marks:
            stream[place - 1 : place + 1] = ["/Artifact", "<</Type /Pagination>>"]


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


def _write_objects(pdf: Any) -> None:
    """Turn objects into bytes now: the file's identifier is a digest of all of them, and would do it once more."""
    for place, thing in enumerate(pdf.objects):
        if isinstance(thing, pydyf.Dictionary | pydyf.Array):
            pdf.objects[place] = _Written(thing)


class _Written(pydyf.Object):  # type: ignore[misc]  # the base class is untyped
    """An object of the file that does not change any more."""

    data = b""

    def __init__(self, thing: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = thing.number, thing.generation, thing.free
        self.data = _element_bytes(thing) if _is_element(thing) else thing.data


def _element_bytes(element: Any) -> bytes:
    """An element as it stands in the file; there are thousands, most of which have nothing but these entries."""
    kids = b" ".join([kid if isinstance(kid, bytes) else b"%d" % kid for kid in element["K"]])
    page = b"/Pg " + element["Pg"] if "Pg" in element else b""
    more = pydyf.Dictionary({name: value for name, value in element.items() if name not in _PLAIN}).data[2:-2]
    return b"<</Type /StructElem/S %b/K [%b]%b/P %b%b>>" % (element["S"].encode(), kids, page, element["P"], more)

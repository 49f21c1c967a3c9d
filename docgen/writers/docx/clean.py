"""A part of somebody's Word file with words in it, made plain: changes accepted, controls opened, nothing from outside.

Each function changes the tree that it is given, and returns how often or what it found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from docgen.writers.docx.foreign import Link
from docgen.writers.docx.frozen_fields import unwrap
from docgen.writers.docx.names import R, w

_TAKEN: Final = ("ins", "moveTo")
_GONE: Final = ("del", "moveFrom")
_MARKS: Final = (
    *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "permStart", "permEnd"),
    *("proofErr", "lastRenderedPageBreak", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart"),
    *("moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart"),
    *("customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "cellIns", "cellMerge"),
    *("customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "divId"),
)
_OBJECTS: Final = ("object", "control", "contentPart", "altChunk", "subDoc", "movie")
_DRAWN: Final = (w("drawing"), w("pict"))
_OFFICE: Final = "urn:schemas-microsoft-com:office:office"
_VML: Final = "urn:schemas-microsoft-com:vml"
_SAFE_ADDRESSES: Final = ("http", "https", "mailto")
_CHANGE: Final = re.compile(r"\{.*\}(\w+PrChange|numberingChange|tblGridChange)$")
_OURS: Final = ("_dg_", "_Toc", "_GoBack")


def accept_changes(story: etree._Element) -> int:
    """Make of tracked changes what they propose; how many there were."""
    changes = 0
    for element in _named(story, *_GONE):
        changes += 1
        # In the properties of a paragraph or a row it says that the paragraph or row itself goes.
        above = [*element.iterancestors()][:3]
        names = [one.tag for one in above]
        whole = element
        if names[:1] == [w("trPr")]:
            whole = above[1]
        elif names == [w("rPr"), w("pPr"), w("p")] and not _shows(above[2], without=_GONE):
            whole = above[2]
        _drop(element if _is_last_block(whole) else whole)
    for element in _named(story, *_TAKEN):
        changes += 1
        unwrap(element)
    for element in [one for one in story.iter() if isinstance(one.tag, str) and _CHANGE.match(one.tag)]:
        changes += 1
        _drop(element)
    return changes


def open_controls(story: etree._Element) -> int:
    """Put what content controls and smart tags hold in their places; how many could be seen by whoever opened it."""
    seen = 0
    for element in _named(story, "sdt"):
        prompt = element.find(f"{w('sdtPr')}/{w('showingPlcHdr')}")
        if element.find(f"{w('sdtPr')}/{w('docPartObj')}") is None:
            seen += 1
        if prompt is not None:
            for text in list(element.iter(w("t"))):
                text.text = ""
        content = element.find(w("sdtContent"))
        if content is None:
            _drop(element)
            continue
        unwrap(content)
        for child in list(element):
            if child.tag in (w("sdtPr"), w("sdtEndPr")):
                element.remove(child)
        unwrap(element)
    for element in _named(story, "smartTag", "customXml"):
        for child in _direct(element, "smartTagPr", "customXmlPr"):
            element.remove(child)
        unwrap(element)
    return seen


def drop_marks(story: etree._Element) -> int:
    """Take out what only an editor sees; how many comments there were."""
    comments = len(_named(story, "commentReference"))
    for element in _named(story, *_MARKS):
        run = element.getparent()
        _drop(element)
        if run is not None and run.tag == w("r") and all(child.tag == w("rPr") for child in run):
            _drop(run)
    return comments


def bookmarks(story: etree._Element, keep: bool) -> None:
    """Take bookmarks out, or ``keep`` those that are not like ours, counted anew from 1."""
    numbers: dict[str, str] = {}
    for element in _named(story, "bookmarkStart", "bookmarkEnd"):
        number = element.get(w("id"), "")
        if element.tag == w("bookmarkStart") and keep and not element.get(w("name"), "_dg_").startswith(_OURS):
            numbers[number] = str(len(numbers) + 1)
        if number in numbers:
            element.set(w("id"), numbers[number])
        else:
            _drop(element)


def drop_objects(story: etree._Element) -> int:
    """Take out embedded objects, controls that run code, and whole files put in; how many there were."""
    elements = [
        *_named(story, *_OBJECTS),
        *(one for one in story.iter(f"{{{_OFFICE}}}OLEObject")),
    ]
    whole = dict.fromkeys(map(_drawing_of, elements))
    for element in whole:
        _drop(element)
    return len(whole)


def drop_watermarks(story: etree._Element) -> int:
    """Take out Word's own watermarks, such as DRAFT or CONFIDENTIAL; how many there were."""
    shapes = [
        shape for shape in story.iter(f"{{{_VML}}}shape") if "WaterMark" in shape.get("id", "") + shape.get("alt", "")
    ]
    for shape in shapes:
        _drop(_drawing_of(shape))
    return len(shapes)


def keep_links(story: etree._Element, links: Mapping[str, Link], pictures: Mapping[str, str]) -> Counter[str]:
    """Leave only links to ``pictures`` of the file and to addresses on the web; what was dropped, by kind.

    ``pictures`` are the new ids of the relationships that stay, by the old ones.
    """
    dropped: Counter[str] = Counter()
    for element in list(story.iter()):
        if not isinstance(element.tag, str):
            continue
        for name in [str(name) for name in element.attrib if str(name).startswith(f"{{{R}}}")]:
            number = element.get(name, "")
            if number in pictures:
                element.set(name, pictures[number])
                continue
            del element.attrib[name]
            if not number or (name.endswith("}link") and element.get(f"{{{R}}}embed") in pictures.values()):
                continue
            link = links.get(number)
            dropped[link.kind if link else "missing"] += 1
            _without(element)
        # A shape that is a link of itself names the address without a relationship.
        for name in ("href", "src"):
            if str(element.tag).startswith(f"{{{_VML}}}") and name in element.attrib:
                del element.attrib[name]
    return dropped


def used_links(story: etree._Element) -> frozenset[str]:
    """The ids of the links that a part uses."""
    space = f"{{{R}}}"
    return frozenset(
        str(value)
        for element in story.iter()
        if isinstance(element.tag, str)
        for name, value in element.attrib.items()
        if str(name).startswith(space)
    )


def is_safe_address(link: Link) -> bool:
    """Whether a link to the outside is one that a reader follows, and to the web."""
    return link.external and link.kind == "hyperlink" and urlsplit(link.target).scheme in _SAFE_ADDRESSES


def mend_styles(story: etree._Element, styles: frozenset[str], lists: frozenset[str], text: str) -> None:
    """Take out styles and lists that the file does not have, and name ``text`` where no style is named, if it is."""
    for name in ("pStyle", "rStyle", "tblStyle"):
        for element in _named(story, name):
            if element.get(w("val")) not in styles:
                _drop(element)
    for element in _named(story, "numPr"):
        number = element.find(w("numId"))
        if number is not None and number.get(w("val")) not in lists:
            _drop(element)
    for paragraph in _named(story, "p"):
        properties = paragraph.find(w("pPr"))
        if properties is None:
            # So that no paragraph is written as one empty tag, which nothing can be put into.
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        if text and properties.find(w("pStyle")) is None:
            properties.insert(0, etree.Element(w("pStyle"), {w("val"): text}))


def is_blank(story: etree._Element | None) -> bool:
    """Whether a header or footer shows nothing."""
    return story is None or not _shows(story)


def copy_of(story: etree._Element | None) -> etree._Element | None:
    """A header or footer once more."""
    return None if story is None else deepcopy(story)


def _shows(story: etree._Element, without: tuple[str, ...] = ()) -> bool:
    left_out = {w(name) for name in without}
    for element in story.iter(w("t"), w("drawing"), w("pict"), w("fldSimple"), w("instrText"), w("sym"), w("pBdr")):
        if element.tag == w("t") and not (element.text or "").strip():
            continue
        if not any(above.tag in left_out for above in element.iterancestors()):
            return True
    return False


def _is_last_block(block: etree._Element) -> bool:
    """A header, a cell and a body need one paragraph, and a table one row."""
    parent = block.getparent()
    return parent is None or sum(1 for other in parent if other.tag == block.tag) < 2 or block.getnext() is None


def _without(element: etree._Element) -> None:
    """Take out what hangs on a link that is not kept: a picture as a whole, of a link in the text only the link."""
    if element.tag == w("hyperlink"):
        unwrap(element)
    elif str(element.tag).endswith(("}hlinkClick", "}hlinkHover", "}svgBlip")):
        extension = element.getparent()
        _drop(extension if extension is not None and str(extension.tag).endswith("}ext") else element)
    else:
        _drop(_drawing_of(element))


def _drawing_of(element: etree._Element) -> etree._Element:
    return next((above for above in element.iterancestors(*_DRAWN, w("object"))), element)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _named(story: etree._Element, *names: str) -> list[etree._Element]:
    return list(story.iter(*map(w, names)))


def _direct(element: etree._Element, *names: str) -> list[etree._Element]:
    return [child for child in element if child.tag in set(map(w, names))]

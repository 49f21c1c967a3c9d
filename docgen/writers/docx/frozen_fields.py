"""The fields of somebody's Word file: page numbers live on, the others become tags or the words that they showed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from docgen.writers.docx.names import w

_LIVE: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
# What a shell may have in its body besides: it looks at nothing outside the file.
_LIVE_IN_SHELL: Final = _LIVE | {
    "REF",
    "PAGEREF",
    "NOTEREF",
    "STYLEREF",
    "SEQ",
    "TOC",
    "SECTION",
    "SYMBOL",
    "HYPERLINK",
}
_TAGS: Final = {"TITLE": "{{ title }}", "SUBJECT": "{{ subject }}", "AUTHOR": "{{ author }}"}
_PAGE: Final = re.compile(r"(?<![A-Z])PAGE(?![A-Z])", re.IGNORECASE)


@dataclass
class _Field:
    marks: list[etree._Element]
    code: list[etree._Element] = field(default_factory=list)
    shown: list[etree._Element] = field(default_factory=list)
    instruction: str = ""
    parted: bool = False


def freeze(story: etree._Element, shell: bool) -> list[str]:
    """Freeze the fields of a story; the names of those that became text.

    ``shell`` leaves those be that a shell may use in its own text.
    """
    live = _LIVE_IN_SHELL if shell else _LIVE
    frozen = [*_simple(story, live), *_complex(story, live)]
    for run in list(story.iter(w("r"))):
        parent = run.getparent()
        if parent is not None and all(child.tag == w("rPr") for child in run):
            parent.remove(run)
    return frozen


def prints_page(story: etree._Element) -> bool:
    """Whether a header or footer prints the number of the page."""
    code = "".join(element.text or "" for element in story.iter(w("instrText")))
    simple = " ".join(element.get(w("instr"), "") for element in story.iter(w("fldSimple")))
    text = "".join(element.text or "" for element in story.iter(w("t")))
    return bool(_PAGE.search(code) or _PAGE.search(simple)) or "page_of_pages" in text or _has(story, "pgNum")


def _has(story: etree._Element, name: str) -> bool:
    return next(story.iter(w(name)), None) is not None


def _outcome(instruction: str, live: frozenset[str]) -> tuple[str, str]:
    """The name of a field and the tag that takes its place, "" for none; no name where it lives on."""
    words = instruction.replace("\\*", " ").split() or ["?"]
    name = words[0].upper()
    if name in live:
        return "", ""
    of = words[1].strip('"').upper() if name in ("DOCPROPERTY", "INFO") and len(words) > 1 else name
    return name, _TAGS.get(of, "")


def _simple(story: etree._Element, live: frozenset[str]) -> Iterator[str]:
    for element in list(story.iter(w("fldSimple"))):
        name, tag = _outcome(element.get(w("instr"), ""), live)
        if not name:
            continue
        if tag:
            texts = list(element.iter(w("t")))
            for text in texts[1:]:
                text.text = ""
            if texts:
                texts[0].text = tag
        else:
            yield name
        unwrap(element)


def _complex(story: etree._Element, live: frozenset[str]) -> Iterator[str]:
    open_fields: list[_Field] = []
    for element in [child for run in story.iter(w("r")) for child in run if child.tag != w("rPr")]:
        kind = element.get(w("fldCharType"), "") if element.tag == w("fldChar") else ""
        if kind == "end" and open_fields:
            done = open_fields.pop()
            done.marks.append(element)
            for outer in open_fields:
                (outer.shown if outer.parted else outer.code).append(element)
            yield from _closed(done, live)
            continue
        for outer in open_fields[:-1] if kind == "separate" else open_fields:
            (outer.shown if outer.parted else outer.code).append(element)
        if kind == "begin":
            open_fields.append(_Field([element]))
        elif kind == "separate" and open_fields and not open_fields[-1].parted:
            open_fields[-1].marks.append(element)
            open_fields[-1].parted = True
        elif element.tag == w("fldChar"):
            _remove(element)
        elif element.tag == w("instrText") and open_fields and not open_fields[-1].parted:
            open_fields[-1].instruction += element.text or ""
    for unclosed in open_fields:
        for element in (*unclosed.marks, *unclosed.code):
            _remove(element)


def _closed(done: _Field, live: frozenset[str]) -> Iterator[str]:
    name, tag = _outcome(done.instruction, live)
    if not name:
        return
    if tag:
        run = done.marks[0].getparent()
        if run is not None:
            text = etree.SubElement(run, w("t"))
            text.text = tag
    else:
        yield name
    for element in (*done.marks, *done.code, *(done.shown if tag else ())):
        _remove(element)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    parent[place : place + 1] = list(element)

"""What is wrong with a Word file that Word opens without a word, or repairs in silence.

Each rule is a small function over the parsed parts that yields one sentence for each fault; ``RULES`` names them.
Schema faults are not looked for: a validator finds those.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.findings import Finding, Place, Severity
from docgen.writers.docx import relations
from docgen.writers.docx.names import w
from docgen.writers.docx.package import unpack

_REFERENCE: Final = re.compile(r"\b(?:REF|PAGEREF)\s+(\S+)")
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_AFTER_TABLE: Final = "after table"
_SHOWN: Final = ("t", "tab", "br", "pict", "drawing", "fldChar", "sym")


@dataclass(frozen=True, slots=True)
class Parsed:
    """The parts of a Word file that the rules look at; a part that is missing is an empty element."""

    document: etree._Element
    styles: etree._Element
    numbering: etree._Element
    comments: etree._Element
    settings: etree._Element
    core: etree._Element
    stories: Mapping[str, etree._Element]


Rule = Callable[[Parsed], Iterator[str]]


def lint(data: bytes, file: str = "") -> list[Finding]:
    """The faults of a Word file, in the order of the rules; ``file`` is the name to show with them."""
    parts = unpack(data)
    unsafe = [name for name, part in parts.items() if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in part]
    if unsafe:
        return [_finding("word-doctype", f"the part {name} declares a document type", file) for name in unsafe]
    parsed = _parsed(parts)
    return [_finding(rule, sentence, file) for rule, check in RULES.items() for sentence in check(parsed)]


def _finding(rule: str, sentence: str, file: str) -> Finding:
    return Finding(rule, Severity.ERROR, f"{sentence[0].upper()}{sentence[1:]}.", (Place(file),) if file else ())


def _parsed(parts: Mapping[str, bytes]) -> Parsed:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)

    def part(name: str) -> etree._Element:
        return etree.fromstring(parts[name], parser) if name in parts else etree.Element("missing")

    stories = {
        name: part(name) for name in sorted(parts) if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name)
    }
    return Parsed(
        stories.get(relations.DOCUMENT, etree.Element("missing")),
        part(relations.STYLES),
        part(relations.NUMBERING),
        part(relations.COMMENTS),
        part("word/settings.xml"),
        part(relations.CORE),
        stories,
    )


def _values(tree: etree._Element, name: str, attribute: str) -> list[str]:
    return [element.get(w(attribute), "") for element in tree.iter(w(name))]


def _open_bookmarks(parsed: Parsed) -> Iterator[str]:
    starts, ends = (Counter(_values(parsed.document, name, "id")) for name in ("bookmarkStart", "bookmarkEnd"))
    yield from (f"bookmark number {number} is never closed" for number in starts - ends)
    yield from (f"bookmark number {number} is closed but not opened" for number in ends - starts)


def _same_bookmarks(parsed: Parsed) -> Iterator[str]:
    names = Counter(_values(parsed.document, "bookmarkStart", "name"))
    yield from (f"the bookmark {name} stands {count} times" for name, count in names.items() if count > 1)


def _same_ids(parsed: Parsed) -> Iterator[str]:
    for name, tree in (("bookmarkStart", parsed.document), ("comment", parsed.comments)):
        ids = Counter(_values(tree, name, "id"))
        yield from (f"{count} {name} elements have the number {number}" for number, count in ids.items() if count > 1)


def _broken_references(parsed: Parsed) -> Iterator[str]:
    names = set(_values(parsed.document, "bookmarkStart", "name"))
    instructions = "\n".join(element.text or "" for element in parsed.document.iter(w("instrText")))
    wanted = [*_REFERENCE.findall(instructions), *filter(None, _values(parsed.document, "hyperlink", "anchor"))]
    missing = dict.fromkeys(name for name in wanted if name not in names)
    yield from (f"a reference points to the bookmark {name}, which is not there" for name in missing)


def _missing_lists(parsed: Parsed) -> Iterator[str]:
    lists = set(_values(parsed.numbering, "num", "numId")) | {"0"}
    wanted = [*_values(parsed.document, "numId", "val"), *_values(parsed.styles, "numId", "val")]
    yield from (f"the list {number} is used but not defined" for number in dict.fromkeys(wanted) if number not in lists)


def _missing_levels(parsed: Parsed) -> Iterator[str]:
    abstracts = set(_values(parsed.numbering, "abstractNum", "abstractNumId"))
    for number in parsed.numbering.iterfind(w("num")):
        for wanted in number.iterfind(w("abstractNumId")):
            if wanted.get(w("val")) not in abstracts:
                yield f"the list {number.get(w('numId'))} has no levels"


def _missing_styles(parsed: Parsed) -> Iterator[str]:
    styles = set(_values(parsed.styles, "style", "styleId"))
    trees = (*parsed.stories.values(), parsed.comments, parsed.numbering)
    wanted = (
        value for tree in trees for kind in ("pStyle", "rStyle", "tblStyle") for value in _values(tree, kind, "val")
    )
    yield from (f"the style {name} is used but not defined" for name in dict.fromkeys(wanted) if name not in styles)


def _unbalanced_fields(parsed: Parsed) -> Iterator[str]:
    for name, story in parsed.stories.items():
        depth: list[str] = []
        for kind in _values(story, "fldChar", "fldCharType"):
            if kind == "begin":
                depth.append(kind)
            elif not depth or (kind == "separate" and depth[-1] == "separate"):
                yield f"a field in {name} is closed or parted before it is opened"
            elif kind == "separate":
                depth[-1] = kind
            else:
                depth.pop()
        if depth:
            yield f"a field in {name} is never closed"


def _cells_without_end(parsed: Parsed) -> Iterator[str]:
    for cell in parsed.document.iter(w("tc")):
        if not len(cell) or cell[-1].tag != w("p"):
            yield "a table cell does not end with a paragraph"


def _tables_without_end(parsed: Parsed) -> Iterator[str]:
    for table in parsed.document.iter(w("tbl")):
        following = table.getnext()
        if following is None or following.tag in (w("tbl"), w("sectPr")):
            yield "a table is not followed by a paragraph, so Word joins it to the next or repairs the file"


def _empty_paragraphs(parsed: Parsed) -> Iterator[str]:
    apart = {
        style.get(w("styleId"))
        for style in parsed.styles.iterfind(w("style"))
        for name in style.iterfind(w("name"))
        if name.get(w("val"), "").casefold() == _AFTER_TABLE
    }
    shown = tuple(map(w, _SHOWN))
    for paragraph in parsed.document.iterfind(f"{w('body')}/{w('p')}"):
        styles = _values(paragraph, "pStyle", "val")
        if next(paragraph.iter(shown), None) is None and not apart & set(styles):
            yield f"a paragraph of the style {styles[0] if styles else 'Normal'} is empty"


def _comments_apart(parsed: Parsed) -> Iterator[str]:
    written = set(_values(parsed.comments, "comment", "id"))
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        used = set(_values(parsed.document, kind, "id"))
        yield from (f"comment {number} has no {kind}" for number in sorted(written - used))
        yield from (f"a {kind} has no comment {number}" for number in sorted(used - written))


def _no_title(parsed: Parsed) -> Iterator[str]:
    if not any((element.text or "").strip() for element in parsed.core.iter(_TITLE)):
        yield "the file has no title in its properties"


def _no_language(parsed: Parsed) -> Iterator[str]:
    if not parsed.styles.findall(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}"):
        yield "the file does not say what language it is in"


def _updates(parsed: Parsed) -> Iterator[str]:
    if next(parsed.settings.iter(w("updateFields")), None) is not None:
        yield "the file asks Word to bring its fields up to date, which frightens whoever opens it"
    if any(element.get(w("dirty")) for element in parsed.document.iter(w("fldChar"))):
        yield "a field is marked as out of date"


RULES: Final[Mapping[str, Rule]] = {
    "word-open-bookmark": _open_bookmarks,
    "word-same-bookmark": _same_bookmarks,
    "word-same-id": _same_ids,
    "word-broken-reference": _broken_references,
    "word-missing-list": _missing_lists,
    "word-missing-levels": _missing_levels,
    "word-missing-style": _missing_styles,
    "word-unbalanced-field": _unbalanced_fields,
    "word-cell-without-end": _cells_without_end,
    "word-table-without-end": _tables_without_end,
    "word-empty-paragraph": _empty_paragraphs,
    "word-comment-apart": _comments_apart,
    "word-no-title": _no_title,
    "word-no-language": _no_language,
    "word-updates": _updates,
}

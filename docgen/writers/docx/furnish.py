"""What the pages of a letterhead get of ours: page numbers, a running header, and a mark on drafts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.writers.docx import clean
from docgen.writers.docx.frozen_fields import prints_page
from docgen.writers.docx.report import Report
from docgen.writers.docx.shell_new import draft_line, footer_line, header_line, part

Key = tuple[str, str]
_ROOTS: Final = {"header": "hdr", "footer": "ftr"}
_ORDER: Final = ("default", "first", "even")


@dataclass(frozen=True)
class Page:
    """A header or footer and the part of the letterhead that it comes from, "" for one of ours."""

    story: etree._Element
    part: str = ""


@dataclass(frozen=True)
class Furnished:
    """The headers and footers by kind and page. ``first`` says whether the first page has its own.

    It is "always", or only where a document has a cover ("cover"), or "" for never.
    """

    pages: Mapping[Key, Page]
    first: str


def furnish(
    pages: Mapping[Key, Page], own_first: bool, even: bool, line_style: str, mark_style: str, report: Report
) -> Furnished:
    """Add ours to the headers and footers of a letterhead.

    ``own_first`` and ``even`` say whether its first and even pages have their own; ``line_style`` and ``mark_style``
    are the ids of the styles of our lines and of the mark on drafts.
    """
    return _Furnishing(dict(pages), own_first, even, line_style, mark_style, report).furnished()


@dataclass
class _Furnishing:
    pages: dict[Key, Page]
    own_first: bool
    even: bool
    line_style: str
    mark_style: str
    report: Report

    def furnished(self) -> Furnished:
        if not self.own_first:
            # A cover shows the letterhead, but neither our header nor the number of the page.
            for kind in _ROOTS:
                story = clean.copy_of(self._story(kind, "default"))
                if story is not None:
                    self.pages[kind, "first"] = Page(story, self.pages[kind, "default"].part)
        running = ("default", "even") if self.even else ("default",)
        for which in running:
            self._number(which)
        if self.own_first and not self._numbered("first"):
            self._put_in("footer", "first", footer_line(self.line_style, without_cover=True))
        for which in (*running, "first"):
            self._head(which)
            if ("footer", which) not in self.pages:
                self._put_in("footer", which, _empty(self.line_style))
        ordered = sorted(self.pages, key=lambda key: (key[0] != "header", _ORDER.index(key[1])))
        return Furnished({key: self.pages[key] for key in ordered}, "always" if self.own_first else "cover")

    def _story(self, kind: str, which: str) -> etree._Element | None:
        page = self.pages.get((kind, which))
        return None if page is None else page.story

    def _numbered(self, which: str) -> bool:
        stories = (self._story(kind, which) for kind in _ROOTS)
        return any(prints_page(story) for story in stories if story is not None)

    def _number(self, which: str) -> None:
        if self._numbered(which):
            return
        where = "even pages print" if which == "even" else "its pages print"
        self.report.note(f"As {where} no number, docgen's line with title, version and page is added to their footer.")
        self._put_in("footer", which, footer_line(self.line_style))

    def _head(self, which: str) -> None:
        story = self._story("header", which)
        if not clean.is_blank(story):
            self._add("header", which, draft_line(self.line_style, self.mark_style), last=True)
            return
        if which != "first":
            where = "even pages have" if which == "even" else "the file has"
            self.report.note(f"As {where} no running header, docgen's own is added.")
        self.pages.pop(("header", which), None)
        self._put_in("header", which, header_line(self.line_style, self.mark_style, title=which != "first"))

    def _put_in(self, kind: str, which: str, lines: str) -> None:
        """Put lines above what a footer says, or make a header or footer of them."""
        if (kind, which) in self.pages and not clean.is_blank(self._story(kind, which)):
            self._add(kind, which, lines, last=False)
            return
        if "not cover" in lines:
            lines += _empty(self.line_style)
        self.pages[kind, which] = Page(etree.fromstring(part(_ROOTS[kind], lines).encode()))

    def _add(self, kind: str, which: str, lines: str, last: bool) -> None:
        story = self.pages[kind, which].story
        added = list(etree.fromstring(part(_ROOTS[kind], lines).encode()))
        place = len(story) if last else 0
        story[place:place] = added


def _empty(style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'

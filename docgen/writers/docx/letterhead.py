"""A law firm's own Word file made into a house file: its look stays, and docgen's text finds its place in it.

A file with tags is a shell that somebody wrote for docgen, and stays as it is. Any other is a letterhead: its page
set-up, headers, footers, pictures and fonts stay, and its body makes room for a cover and the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from docgen.findings import Finding, FindingError, has_errors
from docgen.writers.docx import adopted_styles, clean, relations, tags
from docgen.writers.docx.canonical import THEME_TYPE, Canonical
from docgen.writers.docx.cleaned import clean_story, drop_links, plain_theme, tell_of_body, tell_of_file
from docgen.writers.docx.foreign import Foreign, open_foreign
from docgen.writers.docx.furnish import Furnished, Page, furnish
from docgen.writers.docx.names import R, W, w
from docgen.writers.docx.package import XML
from docgen.writers.docx.page import text_width
from docgen.writers.docx.report import Report, counted
from docgen.writers.docx.sections import Section, last_section, sections
from docgen.writers.docx.shell import unfit
from docgen.writers.docx.shell_new import BODY_STYLES, SETTINGS, body_tags, settings_xml
from docgen.writers.docx.style_sheet import font_of, ids_of
from docgen.writers.docx.styles import styles_xml
from docgen.writers.docx.tag_runs import gather
from docgen.writers.docx.theme import theme_xml

_KEPT_SETTINGS: Final = frozenset(SETTINGS) - {"zoom", "compat", "themeFontLang"}
_NOTES: Final = ("footnotes", "endnotes")
_DRAWINGS: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PAGES_LATER: Final = (
    "Contents tables show no page numbers until somebody brings the fields up to date, as a PDF has other pages."
)


@dataclass(frozen=True, slots=True)
class Adopted:
    """What came of it: the house file, or None where it cannot be used; what is kept of it; and what was noticed."""

    shell: bytes | None
    kept: tuple[str, ...]
    findings: tuple[Finding, ...]


def house_file(data: bytes, file: str) -> bytes:
    """The house file that a letterhead gives. Raises FindingError with the first reason where it cannot be used."""
    adopted = adopt(data, file)
    if adopted.shell is None:
        raise FindingError(next(finding for finding in adopted.findings if has_errors([finding])))
    return adopted.shell


@lru_cache(maxsize=4)
def adopt(data: bytes, file: str) -> Adopted:
    """Adopt the bytes of a .docx or .dotx; ``file`` is its name, to show with the findings."""
    report = Report(file)
    try:
        adopting = _Adopting(open_foreign(data, report), report)
        shell = adopting.shell()
    except FindingError:
        return Adopted(None, (), report.findings)
    if has_errors(report.findings):
        return Adopted(None, (), report.findings)
    return Adopted(shell, tuple(adopting.kept), report.findings)


class _Adopting:
    """One letterhead on its way."""

    def __init__(self, foreign: Foreign, report: Report) -> None:
        self.kept: list[str] = []
        self._drawings = 0
        self._labels = {relations.DOCUMENT: "the body"}
        self._foreign, self._report = foreign, report
        self._made = Canonical(foreign)
        self._main = foreign.tree(foreign.main)
        self._links = foreign.links(foreign.main)
        self._settings = self._tree_of("settings")
        self._has_tags = tags.has_tags(self._main) or any(
            tags.has_tags(foreign.tree(link.target))
            for link in self._links.values()
            if link.kind in ("header", "footer", *_NOTES) and link.target in foreign.parts
        )

    def shell(self) -> bytes:
        """The house file."""
        tell_of_file(self._foreign, self._settings, self._report)
        body = self._main.find(w("body"))
        if body is None:
            self._report.refuse("The file has no body.", "Open it in Word and save it again.")
        # Before anything is taken out of the body, since sections end in its paragraphs.
        set_up = sections(body)
        self._numbering = self._tree_of("numbering")
        lists = adopted_styles.list_ids(self._numbering)
        self._sheet = self._own_or_our_styles()
        section = None if self._has_tags else last_section(set_up, self._report)
        width = text_width(self._main if section is None else section.element)
        text = adopted_styles.adopt_sheet(self._sheet, lists, width, self._report)
        if self._numbering is not None:
            ours = frozenset(ids_of(self._sheet).values())
            adopted_styles.adopt_lists(self._numbering, adopted_styles.style_ids(self._sheet) - ours)
        self._known = adopted_styles.style_ids(self._sheet), adopted_styles.list_ids(self._numbering) | {"0"}, text
        if section is None:
            self._keep_shell(set_up)
        else:
            self._furnish(section, body)
        self._common_parts()
        self._tell_of_look(width)
        self._report.note(_PAGES_LATER, "In Word: Ctrl+A, then F9.")
        made = self._made.packed()
        # The rules for tags say what is wrong in words; this finds what they do not foresee.
        if not has_errors(self._report.findings) and (part := unfit(made)):
            remedy = "Put each tag into a paragraph of its own, outside tables and text boxes, or write it anew."
            self._report.error(f"The tags in {self._labels.get(part, part)} do not fit together.", remedy)
        return made

    def _own_or_our_styles(self) -> etree._Element:
        sheet = self._tree_of("styles")
        self._own_sheet = sheet is not None
        if sheet is None:
            self._report.note("The file has no styles, so it takes those of docgen.")
            return etree.fromstring(styles_xml(text_width(self._main)).encode())
        return sheet

    def _keep_shell(self, set_up: list[Section]) -> None:
        """A file with tags: all of it stays, and every tag must mean something."""
        stories = {"the body": self._main}
        names: dict[str, tuple[str, str, etree._Element]] = {}
        for number, section in enumerate(set_up, 1):
            for (kind, which), part in section.parts(self._links).items():
                if part not in names and part in self._foreign.parts:
                    story = self._foreign.tree(part)
                    label = _label(kind, which) + (f" of section {number}" if len(set_up) > 1 and number > 1 else "")
                    names[part] = (f"word/{kind}{len(names) + 1}.xml", kind, story)
                    stories[label] = story
                    self._labels[names[part][0]] = label
        for label, story in stories.items():
            self._clean(story, label)
            gather(story)
        tags.check(stories, self._report)
        self._notes_of_shell()
        kept = self._made.pictures(self._foreign.main, relations.DOCUMENT, self._main)
        new = {part: self._add_story(part, name, kind, story) for part, (name, kind, story) in names.items()}
        kept |= {number: new[link.target] for number, link in self._links.items() if link.target in new}
        drop_links(self._main, self._links, kept, "the body", self._report)
        if not any("cover" in tag for story in stories.values() for tag in story.itertext()):
            for element in self._main.iter(w("titlePg")):
                element.set(w("val"), "1")
        for element in self._main.findall(w("background")):
            self._main.remove(element)
        self._made.add(relations.DOCUMENT, self._main, "document.main")
        self.kept.append("every tag, and all that stands round the tags")

    def _notes_of_shell(self) -> None:
        for link in [
            link for link in self._links.values() if link.kind in _NOTES and link.target in self._foreign.parts
        ]:
            story = self._foreign.tree(link.target)
            if tags.has_tags(story):
                self._report.error("A tag stands in a footnote, where it is not filled in.", "Put it into the body.")
            self._clean(story, f"the {link.kind}")
            name = f"word/{link.kind}.xml"
            kept = self._made.pictures(link.target, name, story)
            drop_links(story, self._foreign.links(link.target), kept, f"the {link.kind}", self._report)
            self._made.add(name, story, link.kind)
            self._made.link(relations.DOCUMENT, link.kind, f"{link.kind}.xml")

    def _furnish(self, section: Section, body: etree._Element) -> None:
        """A letterhead without tags: its pages stay, and its body makes room."""
        tell_of_body(body, self._report)
        pages = {}
        even = self._settings is not None and self._settings.find(w("evenAndOddHeaders")) is not None
        for (kind, which), part in section.parts(self._links).items():
            wanted = {"default": True, "first": section.title_page, "even": even}.get(which, False)
            if wanted and part in self._foreign.parts:
                story = self._foreign.tree(part)
                self._clean(story, _label(kind, which))
                pages[kind, which] = Page(story, part)
        running = adopted_styles.running_line(self._sheet)
        furnished = furnish(pages, section.title_page, even, running, ids_of(self._sheet)["Draft Mark"], self._report)
        self._tell_of_pages(pages)
        self._write_body(section, furnished)

    def _write_body(self, section: Section, furnished: Furnished) -> None:
        references = []
        for number, ((kind, which), page) in enumerate(furnished.pages.items(), 1):
            name = f"word/{kind}{number}.xml"
            link = self._add_story(page.part, name, kind, page.story)
            self._labels[name] = _label(kind, which)
            references.append(f'<w:{kind}Reference w:type="{which}" r:id="{link}"/>')
        ids = ids_of(self._sheet)
        inner = body_tags({name: ids[name] for name in BODY_STYLES})
        title = {"always": '<w:titlePg w:val="1"/>', "cover": "<w:titlePg/>"}.get(furnished.first, "")
        kept = [child for child in section.element if child.tag != w("titlePg")]
        set_up = "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in kept)
        written = f"<w:sectPr>{''.join(references)}{set_up}{title}</w:sectPr>"
        document = f'{XML}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{inner}{written}</w:body></w:document>'
        self._made.add(relations.DOCUMENT, document.encode(), "document.main")

    def _add_story(self, old: str, name: str, kind: str, story: etree._Element) -> str:
        kept = self._made.pictures(old, name, story) if old else {}
        drop_links(story, self._foreign.links(old) if old else {}, kept, f"a {kind}", self._report)
        for element in story.iter(_DRAWINGS):
            self._drawings += 1
            element.set("id", str(self._drawings))
        self._made.add(name, story, kind)
        return self._made.link(relations.DOCUMENT, kind, name.removeprefix("word/"))

    def _clean(self, story: etree._Element, label: str) -> None:
        clean_story(story, label, self._report, self._has_tags)
        clean.mend_styles(story, *self._known)

    def _common_parts(self) -> None:
        made, main = self._made, relations.DOCUMENT
        made.add(relations.STYLES, self._sheet, "styles")
        made.link(main, "styles", "styles.xml")
        if self._numbering is not None:
            made.add(relations.NUMBERING, self._numbering, "numbering")
            made.link(main, "numbering", "numbering.xml")
        own = self._settings if self._settings is not None else ()
        kept = {
            etree.QName(one).localname: etree.tostring(one, encoding="unicode", with_tail=False)
            for one in own
            if isinstance(one.tag, str) and etree.QName(one).localname in self._kept_settings()
        }
        made.add("word/settings.xml", settings_xml(kept).encode(), "settings")
        made.link(main, "settings", "settings.xml")
        theme = self._tree_of("theme")
        made.add("word/theme/theme1.xml", theme_xml().encode() if theme is None else plain_theme(theme), THEME_TYPE)
        made.link(main, "theme", "theme/theme1.xml")
        fonts = self._tree_of("fontTable")
        if fonts is None:
            fonts = etree.fromstring(f'<w:fonts xmlns:w="{W}"/>')
        else:
            part = next(link.target for link in self._links.values() if link.kind == "fontTable")
            clean.keep_links(fonts, {}, made.pictures(part, "word/fontTable.xml", fonts))
            # LibreOffice writes names there that no standard has; the number beside says the same.
            for element in fonts.iter(w("charset")):
                element.attrib.pop(w("characterSet"), "")
        made.add("word/fontTable.xml", fonts, "fontTable")
        made.link(main, "fontTable", "fontTable.xml")

    def _kept_settings(self) -> frozenset[str]:
        return _KEPT_SETTINGS if self._has_tags else _KEPT_SETTINGS - {"footnotePr", "endnotePr"}

    def _tree_of(self, kind: str) -> etree._Element | None:
        for link in self._links.values():
            if link.kind == kind and not link.external and link.target in self._foreign.parts:
                return self._foreign.tree(link.target)
        return None

    def _tell_of_pages(self, pages: dict[tuple[str, str], Page]) -> None:
        self.kept += [_label(*key) for key, page in pages.items() if not clean.is_blank(page.story)]

    def _tell_of_look(self, width: int) -> None:
        self.kept.append(f"its page set-up: {round(width * 25.4 / 1440)} mm of text in a line")
        if pictures := self._made.count():
            self.kept.append(counted(pictures, "picture"))
        if not self._own_sheet:
            return
        if font := font_of(self._sheet):
            self.kept.append(f"the font of its text: {font}")
        if looks := adopted_styles.own_looks(self._sheet):
            self.kept.append(f"its own looks of {', '.join(looks)}")


def _label(kind: str, which: str) -> str:
    return f"the {kind}{ {'first': ' of the first page', 'even': ' of even pages'}.get(which, '') }"

"""Makes a new house file for Word: cover, headers, footers and every style, ready to be changed in Word.

Run ``python -m docgen.writers.docx.shell_new FILE`` to write one.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from docgen.writers.docx import relations
from docgen.writers.docx.looks import SANS, SERIF
from docgen.writers.docx.measures import twips
from docgen.writers.docx.names import CONTENT_TYPES, RELATIONSHIPS, WORD_TYPE, R, W
from docgen.writers.docx.package import XML, pack
from docgen.writers.docx.styles import style_id, styles_xml
from docgen.writers.docx.theme import theme_xml

_PAPER: Final = (11906, 16838)
# The margins of print.css, so that lines and pages break in the same places in Word and in the PDF.
_SIDE, _TOP, _FOOT = twips(30), twips(26), twips(23)
_HEAD_AT, _FOOT_AT = twips(16.3), twips(13.3)
_PARTS: Final = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "header1": "header",
    "header2": "header",
    "footer1": "footer",
    "footer2": "footer",
}
_HEADER_STYLES: Final = (style_id("header"), style_id("Draft Mark"))
_FOOTER_STYLE: Final = style_id("footer")
_TITLE: Final = "{{ short_title }}{% if version %} · docgen {{ version }}{% endif %}"
BODY_STYLES: Final = ("Normal", "Cover Title", "Cover Line", "Cover Small Print")
_DRAFT: Final = "{% if draft %}{{ draft_mark }}{% if open_questions %} · {{ open_questions }}{% endif %}{% endif %}"


def new_shell() -> bytes:
    """The house file as bytes, the same at every run."""
    parts = {
        relations.TYPES: _types(),
        relations.ROOT: _links({"rId1": ("officeDocument", relations.DOCUMENT)}),
        relations.DOCUMENT: _document(),
        relations.DOCUMENT_LINKS: _links(_document_links()),
        relations.STYLES: styles_xml(_PAPER[0] - 2 * _SIDE),
        "word/settings.xml": settings_xml(),
        "word/fontTable.xml": _fonts(),
        "word/theme/theme1.xml": theme_xml(),
        "word/header1.xml": part("hdr", header_line(*_HEADER_STYLES)),
        "word/header2.xml": part("hdr", header_line(*_HEADER_STYLES, title=False)),
        "word/footer1.xml": part("ftr", footer_line(_FOOTER_STYLE)),
        "word/footer2.xml": part("ftr", _paragraph(_FOOTER_STYLE)),
    }
    return pack({name: text.encode() for name, text in parts.items()})


def _document() -> str:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId7"/><w:footerReference w:type="first" r:id="rId8"/>'
        f'<w:pgSz w:w="{_PAPER[0]}" w:h="{_PAPER[1]}"/><w:pgMar w:top="{_TOP}" w:right="{_SIDE}" '
        f'w:bottom="{_FOOT}" w:left="{_SIDE}" w:header="{_HEAD_AT}" w:footer="{_FOOT_AT}" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    body = body_tags({name: style_id(name) for name in BODY_STYLES})
    return f'{XML}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{section}</w:body></w:document>'


def body_tags(ids: Mapping[str, str]) -> str:
    """The cover and the body as tags, one paragraph each; ``ids`` are those of ``BODY_STYLES``."""
    normal = ids["Normal"]
    return "".join(
        (
            _paragraph(normal, "{%p if cover %}"),
            _paragraph(ids["Cover Title"], "{{ cover_title }}"),
            *_loop("cover_lines", ids["Cover Line"], normal),
            *_loop("cover_small_print", ids["Cover Small Print"], normal),
            _paragraph(normal, "{%p endif %}"),
            _paragraph(normal, "{{p body }}"),
        )
    )


def _loop(name: str, style: str, normal: str) -> tuple[str, ...]:
    return (
        _paragraph(normal, f"{{%p for line in {name} %}}"),
        _paragraph(style, "{{r line }}"),
        _paragraph(normal, "{%p endfor %}"),
    )


def header_line(style: str, mark_style: str, title: bool = True) -> str:
    """What stands at the top of a page: the words of the house, and in a draft that it is one."""
    return _paragraph(style, "{{ header }}" if title else "", _DRAFT, _mark(mark_style))


def draft_line(style: str, mark_style: str) -> str:
    """A paragraph that says that a draft is one, and is not there in an execution copy."""
    mark = _paragraph(style, "", _DRAFT, _mark(mark_style))
    return _paragraph(style, "{%p if draft %}") + mark + _paragraph(style, "{%p endif %}")


def footer_line(style: str, without_cover: bool = False) -> str:
    """What stands at the foot of a page: title, version and page; ``without_cover`` only where there is no cover."""
    line = _paragraph(style, _TITLE, "{{r page_of_pages }}")
    if without_cover:
        line = _paragraph(style, "{%p if not cover %}") + line + _paragraph(style, "{%p endif %}")
    return line


def _mark(style: str) -> str:
    return f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>'


def _paragraph(style: str, text: str = "", beside: str = "", look: str = "") -> str:
    """A paragraph with a text at the left and, after a tab, another ``beside`` it that has a look of its own."""
    written = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    if beside:
        written += f'<w:r><w:tab/></w:r><w:r>{look}<w:t xml:space="preserve">{beside}</w:t></w:r>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{written}</w:p>'


def part(kind: str, inner: str) -> str:
    """A header ("hdr") or footer ("ftr") as a whole part."""
    return f'{XML}<w:{kind} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{kind}>'


_COMPATIBLE: Final = "http://schemas.microsoft.com/office/word"
_OUR_SETTINGS: Final = {
    "zoom": '<w:zoom w:percent="100"/>',
    "defaultTabStop": '<w:defaultTabStop w:val="720"/>',
    "characterSpacingControl": '<w:characterSpacingControl w:val="doNotCompress"/>',
    "compat": (
        f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{_COMPATIBLE}" w:val="15"/>'
        f'<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="{_COMPATIBLE}" w:val="1"/>'
        f'<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="{_COMPATIBLE}" w:val="1"/></w:compat>'
    ),
    "themeFontLang": '<w:themeFontLang w:val="en-GB"/>',
    "clrSchemeMapping": (
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
        'w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" '
        'w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
    ),
    "decimalSymbol": '<w:decimalSymbol w:val="."/>',
    "listSeparator": '<w:listSeparator w:val=","/>',
}
# In the order that Word wants; the others of these a letterhead may bring along.
SETTINGS: Final = (
    *("zoom", "embedTrueTypeFonts", "saveSubsetFonts", "mirrorMargins", "bordersDoNotSurroundHeader"),
    *("bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "evenAndOddHeaders", "characterSpacingControl"),
    *("footnotePr", "endnotePr", "compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator"),
)


def settings_xml(own: Mapping[str, str] | None = None) -> str:
    """The settings of a house file; ``own`` are elements of another file that it keeps, by their names."""
    written = {**_OUR_SETTINGS, **(own or {})}
    inner = "".join(written.get(name, "") for name in SETTINGS)
    return f'{XML}<w:settings xmlns:w="{W}">{inner}</w:settings>'


def _fonts() -> str:
    # Where ours are not installed, Word takes the other name, which has nearly the same widths.
    fonts = ((SERIF, "Cambria", "roman", "02040503050406030204"), (SANS, "Calibri", "swiss", "020F0502020204030204"))
    written = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, other, family, panose in fonts
    )
    return f'{XML}<w:fonts xmlns:w="{W}">{written}</w:fonts>'


def _document_links() -> dict[str, tuple[str, str]]:
    names = [("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable"), ("theme", "theme/theme1")]
    names += [("header", "header1"), ("header", "header2"), ("footer", "footer1"), ("footer", "footer2")]
    return {f"rId{number}": (kind, f"{target}.xml") for number, (kind, target) in enumerate(names, 1)}


def _links(links: dict[str, tuple[str, str]]) -> str:
    written = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>' for name, (kind, target) in links.items()
    )
    return f'{XML}<Relationships xmlns="{RELATIONSHIPS}">{written}</Relationships>'


def _types() -> str:
    written = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>' for name, kind in _PARTS.items()
    )
    return (
        f'{XML}<Types xmlns="{CONTENT_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{written}<Override PartName="/word/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>'
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(new_shell())

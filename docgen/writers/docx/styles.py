"""The styles of the writer as Word's XML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from docgen.writers.docx.looks import DRAFT, FAINT, FORM, GREY, INK, LOOKS, RULE, SANS, SERIF, Look, Tab
from docgen.writers.docx.measures import points, twips
from docgen.writers.docx.names import W

TABLE: Final = "Normal Table"
# Letters are set as close as in print, at every size: unasked, Word and LibreOffice break lines elsewhere than the PDF.
_KERNING: Final = '<w:kern w:val="2"/>'
_BOLD: Final = "<w:b/><w:bCs/>"
# Names that Word knows; the others are ours and say so.
_BUILT_IN: Final = {
    "Normal": "Normal",
    "Title": "Title",
    "heading 1": "Heading1",
    "heading 2": "Heading2",
    "toc 1": "TOC1",
    "toc 2": "TOC2",
    "TOC Heading": "TOCHeading",
    "Body Text": "BodyText",
    "header": "Header",
    "footer": "Footer",
    "annotation text": "CommentText",
    "annotation reference": "CommentReference",
    "Hyperlink": "Hyperlink",
}


def style_id(name: str) -> str:
    """The id of a style of ours: what Word itself uses for the names that it knows."""
    return _BUILT_IN.get(name) or "".join(word[:1].upper() + word[1:] for word in name.split())


def styles_xml(text_width: int) -> str:
    """All styles as a whole styles part, for a new house file whose text is so many twips wide."""
    ids = {name: style_id(name) for name in NAMES} | {TABLE: "TableNormal"}
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles xmlns:w="{W}">'
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(SERIF)}{_KERNING}<w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        f"</w:docDefaults>{_DEFAULTS}{''.join(style_xml(name, ids, text_width) for name in NAMES)}</w:styles>"
    )


def style_xml(name: str, ids: Mapping[str, str], text_width: int, share: float = 1) -> str:
    """The style of that name as XML; ``ids`` gives the ids of the styles by name.

    ``share`` is how much of the usual room a cover has above its title and its small print.
    """
    if name in _LOOKS:
        look = _LOOKS[name]
        if look.based_on and name.startswith("Cover "):
            look = replace(look, before=look.before * share)
        return look_xml(look, ids, text_width)
    kind, inner = _OTHERS[name]
    own = "" if name in _BUILT_IN else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{ids[TABLE]}"/>' if kind == "table" and ids.get(TABLE) else ""
    return f'<w:style w:type="{kind}" w:styleId="{ids[name]}"{own}><w:name w:val="{name}"/>{based}{inner}</w:style>'


def look_xml(look: Look, ids: Mapping[str, str], text_width: int) -> str:
    """A paragraph style of that look."""
    kind = 'w:default="1" ' if look.name == "Normal" else ""
    own = "" if look.name in _BUILT_IN else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{ids[look.based_on]}"/>' if look.based_on else ""
    following = f'<w:next w:val="{ids[look.following]}"/>' if look.following else ""
    return (
        f'<w:style w:type="paragraph" {kind}w:styleId="{ids[look.name]}"{own}><w:name w:val="{look.name}"/>'
        f"{based}{following}{'<w:qFormat/>' if look.quick else ''}{_paragraph(look, text_width)}{_run(look)}</w:style>"
    )


def _paragraph(look: Look, text_width: int) -> str:
    rule = f"<w:pBdr>{_rules(look)}</w:pBdr>" if look.rule else ""
    tabs = "".join(_tab(tab, text_width) for tab in look.tabs)
    outline = f'<w:outlineLvl w:val="{look.outline - 1}"/>' if look.outline else ""
    indent = ""
    if look.indent or look.hanging:
        indent = f'<w:ind w:left="{twips(look.indent)}" w:hanging="{twips(look.hanging)}"/>'
    return (
        f"<w:pPr>{_switch('keepNext', look.keep_next)}{_switch('keepLines', look.keep_lines)}"
        f"{_switch('pageBreakBefore', look.page_break)}<w:widowControl/>{rule}"
        f"{f'<w:tabs>{tabs}</w:tabs>' if tabs else ''}"
        f'<w:spacing w:before="{points(look.before)}" w:after="{points(look.after)}" w:line="{points(look.line)}"'
        f' w:lineRule="{"exact" if look.line < 10 else "atLeast"}"/>{indent}'
        f'{_switch("contextualSpacing", look.contextual)}<w:jc w:val="{look.align}"/>{outline}</w:pPr>'
    )


def _rules(look: Look) -> str:
    if not look.rule_colour:
        return _border("bottom", 6, INK, space=look.rule)
    # Word draws one line below paragraphs of the same look, unless it is told what stands between them.
    return "".join(
        _border(side, 2 if look.rule_colour == FAINT else 4, look.rule_colour, space=look.rule)
        for side in ("bottom", "between")
    )


def _switch(name: str, on: bool) -> str:
    return f"<w:{name}/>" if on else ""


def _tab(tab: Tab, text_width: int) -> str:
    leader = f' w:leader="{tab.leader}"' if tab.leader else ""
    return f'<w:tab w:val="{tab.align}"{leader} w:pos="{min(twips(tab.at) or text_width, text_width)}"/>'


def _run(look: Look) -> str:
    bold = _BOLD if look.bold else ""
    colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    size = f'<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2)}"/>' if look.size else ""
    inner = f"{_fonts(look.font) if look.font else ''}{bold}{colour}{size}"
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _fonts(font: str) -> str:
    return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'


def _border(side: str, size: int, colour: str, space: float = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{round(space)}" w:color="{colour}"/>'


def _margins(above: int, beside: int) -> str:
    inner = (("top", above), ("left", beside), ("bottom", above), ("right", beside))
    written = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in inner)
    return f"<w:tblCellMar>{written}</w:tblCellMar>"


def in_look_of(xml: str, heading_font: str, heading_colour: str) -> str:
    """A style of ours for a file with a look of its own: in its fonts, and in its colour of headings where it has one.

    ``heading_font`` is the font of its headings as XML, "" for that of its text.
    """
    own = heading_font if _BOLD in xml else ""
    return (
        xml.replace(_fonts(SANS), own).replace(_fonts(SERIF), "").replace(f'"{INK}"', f'"{heading_colour or "auto"}"')
    )


_BESIDE: Final = twips(2.4)
_DEFAULTS: Final = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
    f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_margins(0, _BESIDE)}</w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
)
_ROWS: Final = _border("bottom", 4, RULE) + _border("insideH", 4, RULE)
_FORM: Final = _border("top", 6, INK) + "".join(_border(side, 4, FORM) for side in ("bottom", "insideH", "insideV"))


def _table(borders: str, margins: str, below_heading: int) -> tuple[str, str]:
    return "table", (
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{margins}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{_border("bottom", below_heading, INK)}</w:tcBorders>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )


_OTHERS: Final = {
    "Hyperlink": ("character", "<w:rPr/>"),
    "Defined Term": ("character", "<w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr>"),
    "Draft Mark": ("character", f'<w:rPr><w:b/><w:bCs/><w:color w:val="{DRAFT}"/></w:rPr>'),
    "Signature Label": (
        "character",
        f'<w:rPr>{_fonts(SANS)}<w:color w:val="{GREY}"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>',
    ),
    "annotation reference": ("character", '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>'),
    "House Table": _table(_ROWS, _margins(0, _BESIDE), 8),
    "House Form": _table(_FORM, _margins(twips(0.5), _BESIDE), 6),
}
_LOOKS: Final = {look.name: look for look in LOOKS}
NAMES: Final = (*_LOOKS, *_OTHERS)

"""Letterheads as firms have them, built part by part in the manner of Word, of LibreOffice and of older programs."""

from __future__ import annotations

import io
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import docx
from docx.shared import Mm, Pt

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_TYPE}.wordprocessingml"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
LETTER = '<w:pgSz w:w="12240" w:h="15840"/>'
LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
MARGINS = (
    '<w:pgMar w:top="2268" w:right="1304" w:bottom="1701" w:left="1304" w:header="708" w:footer="567" w:gutter="0"/>'
)
_HEADER_TABS = '<w:tabs><w:tab w:val="center" w:pos="4513"/><w:tab w:val="right" w:pos="9026"/></w:tabs>'
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" '
    'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
    '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)


def style(name: str, inner: str = "", kind: str = "paragraph", based: str = "Normal", number: str = "") -> str:
    """A style as Word writes it; its id is its name without spaces, with capitals."""
    number = number or "".join(word[:1].upper() + word[1:] for word in name.split())
    on = f'<w:basedOn w:val="{based}"/>' if based and kind == "paragraph" and name != "Normal" else ""
    default = ' w:default="1"' if name == "Normal" else ""
    opening = f'<w:style w:type="{kind}"{default} w:styleId="{number}"><w:name w:val="{name}"/>'
    return f"{opening}{on}<w:qFormat/>{inner}</w:style>"


def usual_styles(normal: str = "", more: str = "", heading_colour: str = "2F5496") -> str:
    """The styles part of a new file of Word's, with what a firm changed."""
    headings = "".join(
        style(
            f"heading {level}",
            '<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="0"/>'
            f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" '
            f'w:hAnsiTheme="majorHAnsi"/><w:color w:val="{heading_colour}"/><w:sz w:val="{36 - 4 * level}"/></w:rPr>',
        )
        for level in (1, 2, 3)
    )
    return (
        f"<w:styles {SPACES}>{DEFAULTS}{style('Normal', normal)}{headings}"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph '
        'Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style><w:style w:type="table" w:default="1" '
        'w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{style('header', f'<w:pPr>{_HEADER_TABS}</w:pPr>')}{style('footer', f'<w:pPr>{_HEADER_TABS}</w:pPr>')}"
        f"{more}</w:styles>"
    )


def text(words: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{words}</w:t></w:r>'


def para(*runs: str, of: str = "", more: str = "") -> str:
    properties = (f'<w:pStyle w:val="{of}"/>' if of else "") + more
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def field(instruction: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{text(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def png(colour: tuple[int, int, int] = (20, 90, 60), width: int = 240, height: int = 80) -> bytes:
    """A logo: a block of colour with a lighter bar."""
    bar = bytes(min(255, value + 120) for value in colour)
    rows = b"".join(
        b"\0" + (bar if height * 0.6 < row < height * 0.75 else bytes(colour)) * width for row in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def picture(link: str = "rId1", width_mm: int = 45, height_mm: int = 15, number: int = 1) -> str:
    size = f'cx="{width_mm * 36000}" cy="{height_mm * 36000}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Logo" descr="The firm"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" '
        f'name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{link}"/><a:stretch>'
        f'<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def two_columns(left: str, right: str) -> str:
    """A table of two columns without lines, as letterheads have them."""
    cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="4649" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in (left, right))
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="9298" w:type="dxa"/><w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid>'
        f'<w:gridCol w:w="4649"/><w:gridCol w:w="4649"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    )


class Firm:
    """A letterhead in the making: parts, their types and links."""

    def __init__(self, styles: str | None = None, settings: str | None = "", theme: bool = True) -> None:
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.links: dict[str, list[tuple[str, str, bool]]] = {"word/document.xml": []}
        self.main_type = f"{_WORD}.document.main+xml"
        if styles is not None:
            self.add("styles", "styles", styles)
        if settings is not None:
            self.add("settings", "settings", f"<w:settings {SPACES}>{settings}</w:settings>")
        if theme:
            from docgen.writers.docx.theme import theme_xml

            made = theme_xml().replace("Source Serif 4", "Calibri").replace("Source Sans 3", "Calibri Light")
            self.add("theme", "theme/theme1", made, f"{_TYPE}.theme+xml")

    def add(self, kind: str, name: str, xml: str, type_: str = "") -> str:
        """Add a part that the body is linked to; gives the id of the link."""
        part = f"word/{name}.xml"
        self.parts[part] = xml.encode()
        self.types[part] = type_ or f"{_WORD}.{kind}+xml"
        return self.link(kind, f"{name}.xml")

    def link(self, kind: str, target: str, of: str = "word/document.xml", external: bool = False) -> str:
        self.links.setdefault(of, []).append((kind, target, external))
        return f"rId{len(self.links[of])}"

    def header(self, inner: str, which: str = "default", kind: str = "header", logo: bytes | None = None) -> str:
        """Add a header or footer; gives the reference for the section."""
        name = f"{kind}{len(self.parts)}"
        root = "hdr" if kind == "header" else "ftr"
        link = self.add(kind, name, f"<w:{root} {SPACES}>{inner}</w:{root}>")
        if logo:
            self.parts[f"word/media/{name}.png"] = logo
            self.link("image", f"media/{name}.png", f"word/{name}.xml")
        return f'<w:{kind}Reference w:type="{which}" r:id="{link}"/>'

    def footer(self, inner: str, which: str = "default") -> str:
        return self.header(inner, which, "footer")

    def made(self, body: str, section: str = A4 + MARGINS) -> bytes:
        """The file."""
        last = f"<w:sectPr>{section}</w:sectPr>" if section else ""
        self.parts["word/document.xml"] = f"<w:document {SPACES}><w:body>{body}{last}</w:body></w:document>".encode()
        self.types["word/document.xml"] = self.main_type
        parts = dict(self.parts)
        parts["[Content_Types].xml"] = self._types().encode()
        parts["_rels/.rels"] = _links([("officeDocument", "word/document.xml", False)])
        for part, links in self.links.items():
            folder, _, name = part.rpartition("/")
            parts[f"{folder}/_rels/{name}.rels"] = _links(links)
        return zipped(parts)

    def _types(self) -> str:
        own = "".join(f'<Override PartName="/{n}" ContentType="{t}"/>' for n, t in self.types.items())
        return (
            f'<Types xmlns="{_P}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
            'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default '
            f'Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="{_TYPE}.oleObject"/>{own}'
            "</Types>"
        )


def zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def _links(links: list[tuple[str, str, bool]]) -> bytes:
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if external else ''}/>"
        for number, (kind, target, external) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{_P}/relationships">{written}</Relationships>'.encode()


DEAR = para(text("Dear ")) + para(text("We write about the matter above.")) + para(text("Yours faithfully"))
SMALL_PRINT = para(text("Thorne &amp; Marsh LLP is authorised by the Solicitors Regulation Authority."), of="Footer")


def garamond() -> bytes:
    """Another font and colour, a logo beside the address in a table, small print in the footer, sample text."""
    normal = (
        '<w:rPr><w:rFonts w:ascii="EB Garamond" w:hAnsi="EB Garamond" w:cs="EB Garamond"/><w:sz w:val="23"/></w:rPr>'
    )
    firm = Firm(usual_styles(normal, heading_colour="145A3C"))
    address = para(text("Thorne &amp; Marsh LLP", "<w:b/>"), more='<w:jc w:val="right"/>') + para(
        text("1 Low Street, Leeds"), more='<w:jc w:val="right"/>'
    )
    head = firm.header(two_columns(para(picture()), address) + para(of="Header"), logo=png())
    return firm.made(DEAR, head + firm.footer(SMALL_PRINT) + A4 + MARGINS)


def own_headings() -> bytes:
    """Headings of its own with their own numbers, text that is set in and justified, a page number in the footer."""
    normal = (
        '<w:pPr><w:spacing w:before="120" w:beforeAutospacing="1" w:after="240"/><w:ind w:left="720" '
        'w:firstLine="284"/><w:jc w:val="both"/></w:pPr><w:rPr><w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/>'
        '<w:spacing w:val="10"/><w:sz w:val="19"/></w:rPr>'
    )
    sheet = usual_styles(normal)
    for level in (1, 2):
        numbered = (
            f'<w:pPr><w:pageBreakBefore/><w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
            '<w:tabs><w:tab w:val="num" w:pos="1440"/></w:tabs><w:ind w:left="1440" w:hanging="720"/>'
            f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/>'
            '<w:caps/><w:color w:val="7A1F1F"/><w:sz w:val="24"/></w:rPr>'
        )
        before, _, rest = sheet.partition(style(f"heading {level}")[: -len("</w:style>")])
        sheet = before + style(f"heading {level}", numbered) + rest.split("</w:style>", 1)[1]
    firm = Firm(sheet)
    levels = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Heading'
        f'{index + 1}"/><w:lvlText w:val="%{index + 1}."/><w:lvlJc w:val="left"/></w:lvl>'
        for index in (0, 1)
    )
    firm.add(
        "numbering",
        "numbering",
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    )
    head = firm.header(para(text("Marlowe Solicitors")))
    foot = firm.footer(para(text("Page "), field("PAGE \\* MERGEFORMAT", "1"), of="Footer"))
    return firm.made(DEAR, head + foot + A4 + MARGINS)


def bare() -> bytes:
    """No styles, theme, settings or section: the least that Word opens."""
    return Firm(styles=None, settings=None, theme=False).made(para(text("Dear Sir")), section="")


def shell_with_tags() -> bytes:
    """Tags by a lawyer's hand, scattered over runs, in body, header, footer and a text box; an if round a line."""
    firm = Firm(usual_styles())
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
        'distR="0" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align>'
        '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:extent cx="1800000" cy="360000"/><wp:wrapNone/><wp:docPr id="3" name="Box"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="360000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>'
        f"{para(text('{{ sub'), text('ject }}'))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
        '</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="Box" '
        'style="position:absolute;width:140pt;height:28pt" type="#_x0000_t202"><v:textbox><w:txbxContent>'
        f"{para(text('{{ subject }}'))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    head = firm.header(para(text("Smith · {{ ti"), text("tle", "<w:b/>"), text(" }}"), box, of="Header"))
    number = para(text("Leaf {{r page_", "<w:i/>"), text("of_pages }} of the set", "<w:i/>"), of="Footer")
    foot = firm.footer(number)
    body = (
        para(text("{%p if co"), text("ver %}"))
        + para(text("{{ cover_title }}"), of="Heading1")
        + "".join(
            para(text("{%p for line in " + lines + " %}")) + para(text("{{r line }}")) + para(text("{%p endfor %}"))
            for lines in ("cover_lines", "cover_small_print")
        )
        + para(text("{%p endif %}"))
        + para(text("{{"), '<w:proofErr w:type="spellStart"/>', text("p body"), text(" }}"))
    )
    return firm.made(body, head + foot + A4 + MARGINS + "<w:titlePg/>")


def us_letter() -> bytes:
    """American paper in two columns, pages counted from 5, the file of a template with macros elsewhere."""
    firm = Firm(usual_styles(), settings='<w:attachedTemplate r:id="rId1"/><w:defaultTabStop w:val="360"/>')
    firm.link("attachedTemplate", "file:///C:/Firm/Letter.dotm", "word/settings.xml", external=True)
    margins = MARGINS.replace("1304", "1440")
    more = '<w:pgNumType w:fmt="lowerRoman" w:start="5"/><w:cols w:num="2" w:space="708"/>'
    head = firm.header(para(text("Brandt &amp; Lowe, Attorneys"), of="Header"))
    return firm.made(DEAR, head + LETTER + margins + more)


def first_page() -> bytes:
    """The whole letterhead on the first page, only a name on the others."""
    firm = Firm(usual_styles('<w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="20"/></w:rPr>'))
    first = para(picture(width_mm=60, height_mm=22), more='<w:jc w:val="center"/>') + para(
        text("12 High Street, York · 01904 555000"), more='<w:jc w:val="center"/>'
    )
    references = (
        firm.header(para(text("Hale &amp; Co"), of="Header"))
        + firm.header(first, "first", logo=png((90, 20, 60)))
        + firm.footer(para())
        + firm.footer(SMALL_PRINT, "first")
    )
    return firm.made(DEAR, references + A4 + MARGINS + "<w:titlePg/>")


def even_and_odd() -> bytes:
    """Other headers on even pages, page numbers in them, none in the footers."""
    firm = Firm(usual_styles(), settings="<w:mirrorMargins/><w:evenAndOddHeaders/>")
    references = firm.header(
        para(text("Wren Legal"), "<w:r><w:tab/><w:tab/></w:r>", field("PAGE", "1"), of="Header")
    ) + firm.header(
        para('<w:fldSimple w:instr=" PAGE ">' + text("2") + "</w:fldSimple>", text(" · Wren Legal"), of="Header"),
        "even",
    )
    return firm.made(DEAR, references + A4 + MARGINS)


def landscape() -> bytes:
    """Two sections: the first portrait with the header, the last on its side without one of its own."""
    firm = Firm(usual_styles())
    head = firm.header(para(text("Fenwick Law"), of="Header"))
    first = para(more=f"<w:sectPr>{head}{A4}{MARGINS}</w:sectPr>")
    return firm.made(DEAR + first + para(text("Annex")), LANDSCAPE + MARGINS)


def template() -> bytes:
    """A .dotx with content controls and properties as fields, in header and footer, and a page number of Word's."""
    firm = Firm(usual_styles(), settings='<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')
    firm.main_type = f"{_WORD}.template.main+xml"
    control = (
        '<w:sdt><w:sdtPr><w:alias w:val="Title"/><w:tag w:val="t"/><w:id w:val="123"/><w:showingPlcHdr/><w:text/>'
        f"</w:sdtPr><w:sdtContent>{text('[Document title]')}</w:sdtContent></w:sdt>"
    )
    head = firm.header(
        para(
            text("Ash Chambers · "),
            control,
            field("DOCPROPERTY Title", "Old title"),
            text(" · "),
            field("DOCPROPERTY Matter", "M-17"),
            of="Header",
        )
    )
    gallery = (
        '<w:sdt><w:sdtPr><w:id w:val="-55"/><w:docPartObj><w:docPartGallery w:val="Page Numbers (Bottom of Page)"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{para(field('PAGE', '1'), of='Footer')}"
        "</w:sdtContent></w:sdt>"
    )
    return firm.made(DEAR, head + firm.footer(gallery + para(of="Footer")) + A4 + MARGINS)


def text_box() -> bytes:
    """A box with the address in the header, a watermark of the firm's, a picture from the web, an embedded object."""
    firm = Firm(usual_styles())
    box = (
        '<w:r><w:pict><v:shape id="Box1" style="position:absolute;left:300pt;width:150pt;height:40pt;'
        'mso-position-horizontal-relative:margin" stroked="f"><v:textbox><w:txbxContent>'
        f"{para(text('4 Quay Side'))}{para(text('Bristol'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    mark = (
        '<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1" style="position:absolute;width:400pt;height:100pt" '
        'fillcolor="silver"><v:textpath string="CONFIDENTIAL"/></v:shape></w:pict></w:r>'
    )
    ole = (
        '<w:r><w:object><v:shape id="o1"><v:imagedata r:id="rId1"/></v:shape><o:OLEObject r:id="rId3"/></w:object>'
        "</w:r>"
    )
    head = firm.header(para(box, text("Quay Lawyers"), mark, picture("rId2"), ole, of="Header"), logo=png())
    part = next(name for name in firm.parts if "header" in name)
    firm.link("image", "https://example.org/logo.png", part, external=True)
    firm.link("oleObject", "embeddings/sheet.bin", part)
    firm.parts["word/embeddings/sheet.bin"] = b"\xd0\xcf\x11\xe0"
    return firm.made(DEAR, head + A4 + MARGINS)


def own_lists() -> bytes:
    """List styles and bullets of its own, one of them a picture, and styles that nothing defines."""
    bullets = style("List Bullet", '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>')
    listed = style("Firm List", '<w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr>', "numbering")
    firm = Firm(usual_styles(more=bullets + listed))
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/><w:lvlJc w:val="left"/>'
        "</w:lvl>"
    )
    pictured = level.format("bullet", "•").replace("<w:lvlJc", '<w:lvlPicBulletId w:val="0"/><w:lvlJc')
    firm.add(
        "numbering",
        "numbering",
        f'<w:numbering {SPACES}><w:numPicBullet w:numPicBulletId="0"><w:pict><v:shape id="b"><v:imagedata r:id="rId1"/>'
        '</v:shape></w:pict></w:numPicBullet><w:abstractNum w:abstractNumId="3" w15:restartNumberingAfterBreak="0">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{pictured}'
        '</w:abstractNum><w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="multilevel"/><w:styleLink '
        f'w:val="FirmList"/>{level.format("decimal", "%1)")}</w:abstractNum><w:num w:numId="7"><w:abstractNumId '
        'w:val="3"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="4"/></w:num></w:numbering>',
    )
    firm.link("image", "media/dot.png", "word/numbering.xml")
    firm.parts["word/media/dot.png"] = png(width=8, height=8)
    head = firm.header(para(text("Oak Law"), of="NoSuchStyle") + para(text("Leeds"), of="ListBullet"))
    return firm.made(DEAR, head + A4 + MARGINS)


def edited() -> bytes:
    """Comments, tracked changes and bookmarks that somebody left in body, header and styles."""
    by = 'w:author="A" w:date="2024-01-01T00:00:00Z"'
    comment = (
        '<w:commentRangeStart w:id="0"/>',
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    )
    firm = Firm(usual_styles())
    firm.add(
        "comments",
        "comments",
        f'<w:comments {SPACES}><w:comment w:id="0" {by}>{para(text("Right?"))}</w:comment></w:comments>',
    )
    head = firm.header(
        para(
            '<w:bookmarkStart w:id="0" w:name="Name"/>',
            f'<w:ins w:id="1" {by}>{text("New ")}</w:ins>',
            f'<w:del w:id="2" {by}><w:r><w:delText>Old </w:delText></w:r></w:del>',
            text("Name LLP", f'<w:b/><w:rPrChange w:id="3" {by}><w:rPr/></w:rPrChange>'),
            '<w:bookmarkEnd w:id="0"/>',
            of="Header",
        )
        + para(
            f'<w:del w:id="5" {by}><w:r><w:delText>Gone</w:delText></w:r></w:del>',
            more=f'<w:rPr><w:del w:id="4" {by}/></w:rPr>',
        )
        + para(text("York"))
    )
    body = para(comment[0], text("Dear Madam"), comment[1])
    return firm.made(body, head + A4 + MARGINS)


def python_made() -> bytes:
    """Made by a program with python-docx: its many styles, en-US, wide margins."""
    paper = docx.Document()
    paper.sections[0].left_margin = paper.sections[0].right_margin = Mm(40)
    paper.styles["Normal"].font.name, paper.styles["Normal"].font.size = "Cambria", Pt(12)
    paper.sections[0].header.paragraphs[0].text = "Field House Law"
    paper.add_paragraph("Dear Sir or Madam", style="List Number")
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


WEB_PAGE = """<html><head><style>@page {size: A4; margin: 20mm} p {font-family: "Liberation Sans"}</style></head><body>
<div title="header"><p>Rowan Law · <b>Durham</b></p></div><p>Dear Client</p><ul><li>One</li></ul>
<div title="footer"><p>Rowan Law is a partnership.</p></div></body></html>"""


def libre_office(folder: Path, page: str = WEB_PAGE) -> bytes:
    """A file that LibreOffice itself writes; the caller sees that it is there."""
    source = folder / "letter.html"
    source.write_text(page, encoding="utf-8")
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--infilter=HTML (StarWriter)",
            "--convert-to",
            "docx:Office Open XML Text",
            "--outdir",
            str(folder),
            str(source),
        ],
        capture_output=True,
        timeout=180,
        check=True,
    )
    return (folder / "letter.docx").read_bytes()


LETTERHEADS = {
    made.__name__: made
    for made in (
        *(garamond, own_headings, bare, shell_with_tags, us_letter, first_page, even_and_odd, landscape, template),
        *(text_box, own_lists, edited, python_made),
    )
}

"""The draft mark across every page: the drawing that Word itself makes and knows how to remove."""

from __future__ import annotations

import re
from typing import Final

from docgen.writers.docx.looks import SANS

_FIRST_PARAGRAPH: Final = re.compile(r"<w:p(?: [^>]*)?(?<!/)>(?:\s*(?:<w:pPr/>|<w:pPr>.*?</w:pPr>))?", re.DOTALL)
_SHAPE: Final = (
    "{{% if draft %}}<w:r><w:rPr><w:noProof/></w:rPr>"
    '<w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
    '<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{spid}" type="#_x0000_t136" '
    'alt="{{{{ draft_mark }}}}" style="position:absolute;margin-left:0;margin-top:0;width:372pt;height:92pt;'
    "rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#f7efef" '
    'stroked="f"><v:textpath style="font-family:&quot;{font}&quot;;font-size:1pt" '
    'string="{{{{ draft_mark }}}}"/></v:shape></w:pict></w:r>{{% endif %}}'
)


def with_watermark(header: str, number: int) -> str:
    """A compiled header with the draft mark in its first paragraph; ``number`` tells the headers apart."""
    shape = _SHAPE.format(number=357476640 + number, spid=2049 + number, font=SANS)
    return _FIRST_PARAGRAPH.sub(lambda found: found.group() + shape, header, count=1)

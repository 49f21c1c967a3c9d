"""The lines that one party signs as Word's XML: two columns side by side, never parted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from docgen.model.blocks import ExecutionBlock, SignatureLine
from docgen.model.inlines import Filled, Inlines, Term
from docgen.writers.docx.measures import twips
from docgen.writers.docx.paragraphs import Signing
from docgen.writers.docx.runs import run
from docgen.writers.signatures import Column

_BESIDE: Final = twips(4.5)
_MARGINS: Final = f'<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="{_BESIDE}" w:type="dxa"/></w:tblCellMar>'


def bold_party(block: ExecutionBlock) -> Inlines:
    """Who signs, with the name of the party bold."""
    return tuple(
        Term(inline.text) if isinstance(inline, Filled) and inline.text == block.party else inline
        for inline in block.intro
    )


def signing_xml(signing: Signing, ids: Mapping[str, str], text_width: int, runs: Callable[[Inlines], str]) -> str:
    """A table without rules as wide as the text, with a line to write on below each label."""
    width = text_width // 2
    last = len(signing.rows) - 1
    rows = []
    for number, columns in enumerate(signing.rows):
        cells = "".join(
            _cell(column, width, ids, runs, keep_next=signing.keep_next or number < last) for column in columns
        )
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{2 * width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_MARGINS}<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" '
        f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>'
        f'{f"""<w:gridCol w:w="{width}"/>""" * 2}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _cell(
    column: Column, width: int, ids: Mapping[str, str], runs: Callable[[Inlines], str], *, keep_next: bool
) -> str:
    keep = "<w:keepNext/>" if keep_next else ""
    lines = [_line(line, ids, runs(line.value), keep) for line in column]
    empty = f'<w:p><w:pPr><w:pStyle w:val="{ids["After Table"]}"/>{keep}</w:pPr></w:p>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(lines) or empty}</w:tc>'


def _line(line: SignatureLine, ids: Mapping[str, str], value: str, keep: str) -> str:
    label = run(line.label, f'<w:rStyle w:val="{ids["Signature Label"]}"/>')
    style = f'<w:pStyle w:val="{ids["Signature Line"]}"/>{keep}'
    return f"<w:p><w:pPr>{style}</w:pPr>{label}<w:r><w:br/></w:r>{value}</w:p>"

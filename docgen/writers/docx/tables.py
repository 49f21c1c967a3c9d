"""Tables as Word's XML: fixed columns, a header row on every page, rows that stay whole."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final

from docgen.model.blocks import Table
from docgen.model.inlines import Inlines
from docgen.model.walk import text_of
from docgen.writers.docx.measures import twips
from docgen.writers.docx.paragraphs import Grid
from docgen.writers.docx.runs import attribute
from docgen.writers.tables import Room, is_dense, is_short, room

_HEADER: Final = "<w:tblHeader/>"
_FLUSH: Final = '<w:tcMar><w:left w:w="0" w:type="dxa"/></w:tcMar>'
# The rows of a form have more room above and below than its header, which has that of any table.
_LOW: Final = '<w:tcMar><w:bottom w:w="0" w:type="dxa"/></w:tcMar>'

CellRuns = Callable[[Inlines, bool], str]
FirstCell = Callable[[str, Grid], str]


def table_xml(
    grid: Grid, ids: Mapping[str, str], text_width: int, signature: str, runs: CellRuns, first_cell: FirstCell
) -> str:
    """A table as wide as the text; ``first_cell`` puts bookmarks and comments round what its first cell holds.

    ``signature`` is the word that names where to sign.
    """
    table = grid.table
    dense = is_dense(table)
    indent = 0 if dense else twips(grid.indent)
    widths = _widths(table, text_width - indent)
    has_header = any(table.header)
    rows = [(table.header, _HEADER)] if has_header else []
    rows += [(row.cells, _height(room(table, row, signature), row.lines)) for row in table.rows]
    written = []
    kept = _kept(grid, len(rows), has_header)
    flush = not (dense or table.form)
    for number, (cells, row) in enumerate(rows):
        kind = "Heading" if row is _HEADER else "Text"
        style = ids[f"{'Small ' if dense and not grid.wide else ''}Table {kind}"]
        contents = [runs(cell, grid.marked) for cell in cells]
        if number == 0 and contents:
            contents[0] = first_cell(contents[0], grid)
        look = f'<w:pStyle w:val="{style}"/>{"<w:keepNext/>" if number in kept else ""}'
        margins = _LOW if table.form and row is _HEADER else ""
        edges = [_FLUSH if flush and not column else margins for column in range(len(contents))]
        inner = "".join(map(_cell, contents, widths, edges, [look] * len(contents)))
        written.append(f"<w:tr><w:trPr><w:cantSplit/>{row}</w:trPr>{inner}</w:tr>")
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = _properties(grid, ids, sum(widths), indent, has_header)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(written)}</w:tbl>"


def _kept(grid: Grid, count: int, has_header: bool) -> Collection[int]:
    """The rows that stay with what is below them: no row stands alone below its header or on the last page."""
    together = range(count - 1) if is_short(grid.table) else (0, int(has_header), count - 2)
    return {*together, count - 1} if grid.keep_next else set(together)


def _widths(table: Table, width: int) -> list[int]:
    count = len(table.header)
    shares = table.widths if len(table.widths) == count else (1 / count,) * count
    widths = [round(width * share) for share in shares]
    widths[-1] += width - sum(widths)
    return widths


def _properties(grid: Grid, ids: Mapping[str, str], width: int, indent: int, has_header: bool) -> str:
    table = grid.table
    style = ids["House Form" if table.form else "House Table"]
    caption = table.caption or ", ".join(filter(None, map(text_of, table.header)))
    return (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_margins(1.6 if grid.wide else 1) if is_dense(table) else ""}'
        f'<w:tblLook w:val="{"0620" if has_header else "0600"}" '
        f'w:firstRow="{int(has_header)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"{_described(caption)}"
    )


def _margins(beside: float) -> str:
    sides = "".join(f'<w:{side} w:w="{twips(beside)}" w:type="dxa"/>' for side in ("left", "right"))
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"


def _described(caption: str) -> str:
    if not caption:
        return ""
    value = attribute(caption)
    return f"<w:tblCaption w:val={value}/><w:tblDescription w:val={value}/>"


def _height(wanted: Room, lines: int) -> str:
    height = twips(wanted.value * lines)
    return f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""


def _cell(inner: str, width: int, edge: str, look: str) -> str:
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{edge}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:pPr>{look}</w:pPr>{inner}</w:p></w:tc>"

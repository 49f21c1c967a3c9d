from __future__ import annotations

from docgen.writers.docx.lint import lint
from docgen.writers.docx.writer import write
from docgen.writers.house import House
from tests.writers.docx.documents import block, document, paragraph, plain
from tests.writers.docx.parts import W, tree

BLOCK = block("X", ("Signature", "Name"), ("Witness", "Address", "Date"))


def _cells(house: House, *blocks: object) -> list[list[list[str]]]:
    written = tree(write(document(execution=blocks), house))
    return [
        [["".join(p.itertext()) for p in cell.iter(f"{W}p")] for cell in row.iter(f"{W}tc")]
        for row in written.iter(f"{W}tr")
    ]


def test_those_who_sign_stand_side_by_side(house: House) -> None:
    assert _cells(house, BLOCK) == [[["Signature", "Name"], ["Witness", "Address", "Date"]]]


def test_what_one_party_signs_is_never_parted(house: House) -> None:
    three = block("X", ("Signature", "Name"), ("Signature", "Name"), ("Signature", "Name"))
    body = tree(write(document(execution=(three, BLOCK)), house))
    rows = list(body.iter(f"{W}tr"))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    kept = [[p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")] for row in rows]
    assert kept[:2] == [[True] * 4, [False] * 2]


def test_the_last_signatures_take_the_end_of_the_file_with_them_when_they_fill_their_page(house: House) -> None:
    body = tree(write(document(execution=(BLOCK, BLOCK)), house))
    kept = [any(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")) for row in body.iter(f"{W}tr")]
    assert kept == [False, True]


def test_the_words_over_the_lines_stay_with_them(house: House) -> None:
    sheet = tree(write(document(execution=(BLOCK,)), house), "word/styles.xml")
    styles = {style.get(f"{W}styleId"): style for style in sheet.iter(f"{W}style")}
    assert styles["SignatureIntro"].find(f"{W}pPr/{W}keepNext") is not None


def test_every_line_has_a_rule_of_its_own_to_write_on(house: House) -> None:
    sheet = tree(write(document(execution=(BLOCK,)), house), "word/styles.xml")
    styles = {style.get(f"{W}styleId"): style for style in sheet.iter(f"{W}style")}
    borders = [border.tag.removeprefix(W) for border in styles["SignatureLine"].find(f"{W}pPr/{W}pBdr")]
    assert borders == ["bottom", "between"]


def test_blocks_one_below_the_other_make_a_sound_file(house: House) -> None:
    inside = plain("x", paragraph("p", "We sign:"), BLOCK)
    below = (block("Y", ("Signature",)), block("Z", ("Signature", "Name", "Date")))
    assert not lint(write(document(inside, execution=below), house))

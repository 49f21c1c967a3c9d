"""Where the lines that one party signs stand."""

from docgen.writers.signatures import signing_rows
from tests.writers.docx.documents import block

DIRECTOR, WITNESS = ("Signature", "Name", "Date"), ("Witness", "Address")


def _labels(*signers: tuple[str, ...]) -> list[list[list[str]]]:
    return [[[line.label for line in column] for column in row] for row in signing_rows(block("X", *signers))]


def test_two_who_sign_stand_side_by_side():
    assert _labels(DIRECTOR, WITNESS) == [[[*DIRECTOR], [*WITNESS]]]


def test_one_who_signs_alone_has_half_of_the_lines_in_each_column():
    assert _labels(DIRECTOR) == [[["Signature", "Name"], ["Date"]]]
    assert _labels(("Signature",)) == [[["Signature"], []]]


def test_a_third_stands_below_the_first_two():
    assert _labels(DIRECTOR, WITNESS, WITNESS) == [[[*DIRECTOR], [*WITNESS]], [["Witness"], ["Address"]]]

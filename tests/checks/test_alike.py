from docgen.checks.alike import alike
from docgen.library.library import Library
from tests.tiny_library import TinyLibrary

FIRST = "1. The hub must tell each member of a change within seven days of it.\n"


def library(tiny: TinyLibrary, second: str) -> Library:
    tiny.clause("first", FIRST)
    tiny.clause("second", second)
    tiny.outline()
    read = tiny.reading().library
    assert read is not None
    return read


def test_two_clauses_that_differ_in_a_word_are_reported_with_their_share(tiny: TinyLibrary) -> None:
    found = list(alike(library(tiny, FIRST.replace("seven", "ten")), least=30))
    assert [(pair.first, pair.second) for pair in found] == [("first", "second")]
    assert found[0].share < 100


def test_two_clauses_about_different_things_are_not(tiny: TinyLibrary) -> None:
    assert not list(alike(library(tiny, "1. A member may leave when it has paid what it owes to the hub.\n")))

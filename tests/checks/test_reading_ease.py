import pytest

from docgen.checks.reading_ease import ReadingEase, reading_ease, syllables
from tests.tiny_library import TinyLibrary

COUNTED = {"paid": 1, "named": 1, "granted": 2, "circle": 2, "member": 2, "company": 3, "declaration": 4}


@pytest.mark.parametrize(("word", "count"), COUNTED.items(), ids=COUNTED)
def test_syllables_are_counted_by_their_vowels(word: str, count: int) -> None:
    assert syllables([word]) == count


def test_each_item_of_a_list_is_a_sentence(tiny: TinyLibrary) -> None:
    tiny.clause("first", "1. The hub must:\n\n   1. pay; and\n\n   1. stay.\n\n1. It acts. It rests.\n")
    tiny.outline()
    counted = reading_ease(tiny.document())
    assert (counted.words, counted.sentences) == (10, 5)


def test_short_words_in_short_sentences_are_easier() -> None:
    easy, hard = ReadingEase(100, 20, 130), ReadingEase(100, 2, 200)
    assert easy.score > 90 > 10 > hard.score


def test_a_document_without_words_scores_nothing() -> None:
    assert ReadingEase(0, 0, 0).score == 0

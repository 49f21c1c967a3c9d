"""The house style on disk."""

import pickle

from docgen.writers.house import House
from tests.writers.houses import HOUSE


def test_the_words_of_the_engine_are_read_from_the_house():
    assert HOUSE.words["wording"]["draft_mark"] == "DRAFT"


def test_the_house_bundles_its_fonts_with_their_licences():
    assert {path.name for path in HOUSE.font_files} >= {"SourceSerif4-Regular.ttf", "SourceSans3-Regular.ttf"}
    licences = "".join(path.read_text(encoding="utf-8") for path in HOUSE.fonts_dir.glob("OFL*"))
    assert licences.count("SIL OPEN FONT LICENSE Version 1.1") == 2


def test_the_fonts_stay_small_enough_to_ship():
    assert sum(path.stat().st_size for path in HOUSE.font_files) < 3_000_000


def test_the_stylesheet_fetches_nothing():
    assert "url(" not in HOUSE.css
    assert "@import" not in HOUSE.css


def test_a_house_can_be_sent_to_another_process():
    assert pickle.loads(pickle.dumps(HOUSE)) == House(HOUSE.root)


def test_a_letterhead_goes_with_the_house():
    letterhead = House(HOUSE.root, HOUSE.shell_path)
    assert pickle.loads(pickle.dumps(letterhead)) == letterhead != HOUSE


def test_a_house_without_fonts_says_so_with_an_empty_list(tmp_path):
    assert House(tmp_path).font_files == ()

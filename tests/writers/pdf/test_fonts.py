"""Pinning the fonts."""

import os
from pathlib import Path

import pytest

from docgen.writers.pdf import fonts
from tests.writers.houses import HOUSE


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_the_settings_name_the_fonts_folder_by_its_full_path(monkeypatch):
    monkeypatch.chdir(HOUSE.fonts_dir.parent)
    text = fonts.settings_file(Path("fonts")).read_text(encoding="utf-8")
    assert f"<dir>{HOUSE.fonts_dir.resolve()}</dir>" in text
    assert text.count("<dir>") == 1


def test_the_settings_are_in_force_only_while_fonts_are_loaded(monkeypatch):
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    with fonts.only(HOUSE.fonts_dir):
        assert Path(os.environ["FONTCONFIG_FILE"]).is_absolute()
    assert "FONTCONFIG_FILE" not in os.environ


def test_settings_of_the_user_come_back_even_after_a_failure(monkeypatch):
    monkeypatch.setenv("FONTCONFIG_FILE", "/mine.conf")
    with pytest.raises(ZeroDivisionError), fonts.only(HOUSE.fonts_dir):
        raise ZeroDivisionError
    assert os.environ["FONTCONFIG_FILE"] == "/mine.conf"


def test_a_folder_name_with_an_ampersand_is_written_safely(tmp_path):
    folder = tmp_path / "Fish & Chips"
    folder.mkdir()
    assert "Fish &amp; Chips</dir>" in fonts.settings_file(folder).read_text(encoding="utf-8")


def test_a_read_only_home_gets_a_folder_of_its_own(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert fonts.settings_file(HOUSE.fonts_dir).exists()

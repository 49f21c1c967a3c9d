"""What lays out pages."""

import gc

import pytest

from docgen.findings import FindingError
from docgen.writers.house import House
from docgen.writers.pdf import doctor
from docgen.writers.pdf.engine import engine_for
from tests.writers.houses import HOUSE


@pytest.mark.parametrize(
    "inside",
    [
        '<img alt="x" src="file:///etc/hostname">',
        '<img alt="x" src="http://127.0.0.1:9/x.png">',
        '<link rel="attachment" href="file:///etc/hostname">',
        "<style>@import 'file:///etc/hostname';</style>",
        "<p style=\"background: url('data:image/png;base64,AAAA')\">x</p>",
    ],
)
def test_nothing_outside_the_page_is_fetched(inside):
    with pytest.raises(RuntimeError, match="may fetch nothing"):
        engine_for(HOUSE).lay_out(f'<html lang="en"><title>x</title><h1>x</h1>{inside}</html>')


def test_garbage_collection_goes_on_after_a_layout_and_after_a_failure():
    engine_for(HOUSE).lay_out('<html lang="en"><title>x</title><h1>x</h1></html>')
    assert gc.isenabled()
    with pytest.raises(RuntimeError):
        engine_for(HOUSE).lay_out('<html lang="en"><title>x</title><img alt="x" src="file:///x"></html>')
    assert gc.isenabled()


def test_a_house_without_fonts_is_refused_before_anything_is_loaded(tmp_path):
    with pytest.raises(FindingError, match="the house style has no fonts"):
        engine_for(House(tmp_path))


def test_a_computer_without_a_library_is_refused_before_anything_is_loaded(monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "missing_libraries", lambda: ("HarfBuzz Subset",))
    with pytest.raises(FindingError, match="lacks the library HarfBuzz Subset"):
        engine_for(House(tmp_path))

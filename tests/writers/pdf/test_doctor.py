"""Whether this computer can make PDFs."""

from docgen.findings import Severity
from docgen.writers.house import House
from docgen.writers.pdf import doctor
from tests.writers.houses import HOUSE


def test_a_computer_that_has_everything_gives_no_finding():
    assert doctor.probe(HOUSE) == []


def test_missing_libraries_are_named_in_one_sentence_with_the_way_to_get_them(monkeypatch):
    doctor.missing_libraries.cache_clear()
    monkeypatch.setattr(doctor, "_loads", lambda file: "pango" not in file)
    try:
        (finding,) = doctor.probe(HOUSE)
    finally:
        doctor.missing_libraries.cache_clear()
    assert finding.severity is Severity.ERROR
    assert finding.message == "PDFs cannot be made, because this computer lacks the libraries Pango and PangoFT2."
    assert "apt-get install --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0" in finding.remedy


def test_a_missing_python_package_is_named(monkeypatch):
    monkeypatch.setattr(doctor, "find_spec", lambda name: None)
    assert "WeasyPrint is not installed" in doctor.probe(HOUSE)[0].message


def test_an_empty_fonts_folder_is_named(tmp_path):
    (finding,) = doctor.probe(House(tmp_path))
    assert finding.places[0].file == str(tmp_path / "fonts")


def test_a_library_that_does_not_exist_does_not_load():
    assert not doctor._loads("libno-such-library.so.0")

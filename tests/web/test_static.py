"""The look is our own: nothing of the government's site is in it but the code that its licence gives away."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from tests.samples import ROOT
from tests.web.conftest import Browser
from tests.web.test_pages import PAGES

WEB = ROOT / "docgen" / "web"
FILES = sorted(path for path in WEB.rglob("*") if path.suffix in {".css", ".js", ".html", ".svg"})
MARKS = re.compile(r"GDS|crest|crown", re.IGNORECASE)
# A token is made by chance, and so may spell anything.
TOKEN = re.compile(r'name="form_token" value="[^"]*"')


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_mark_of_the_government_is_in_a_file(path: Path) -> None:
    assert MARKS.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("address", PAGES)
def test_no_mark_of_the_government_is_on_a_page(small: Browser, address: str) -> None:
    body = TOKEN.sub("", small.get(address).get_data(as_text=True))
    assert MARKS.findall(body) == []
    assert "GOV.UK" not in body


def test_no_stylesheet_fetches_anything() -> None:
    for path in FILES:
        if path.suffix == ".css":
            assert "url(" not in path.read_text(encoding="utf-8")
            assert "@import" not in path.read_text(encoding="utf-8")


def test_there_are_no_fonts_and_no_pictures_but_our_own_icon() -> None:
    others = {path.suffix for path in (WEB / "static").iterdir()} - {".css", ".js", ".txt"}
    assert others == {".svg"}


def test_the_notice_of_the_licence_is_kept() -> None:
    notice = (WEB / "static" / "frontend-LICENCE.txt").read_text(encoding="utf-8")
    assert "The MIT License" in notice
    assert "govuk-frontend 6." in notice


def test_the_script_that_vendors_takes_out_every_mark(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("vendor", ROOT / "tools" / "vendor_frontend.py")
    assert spec
    assert spec.loader
    vendor = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(vendor)
    text = (
        "/*! GDS Transport is licensed */@font-face{font-family:GDS Transport;src:url(/a.woff2)}"
        ".a{font-family:GDS Transport,arial,sans-serif;color:red}.logo:before{background:url(crest.svg)}"
        "@supports (mask:none){.logo:before{mask-image:url(crest.svg)}}.x__crown{margin:0}.b{color:blue}"
    )
    assert vendor.stylesheet(text) == ".a{font-family:var(--dg-font);color:red}.b{color:blue}"

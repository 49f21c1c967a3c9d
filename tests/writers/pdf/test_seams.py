"""What is faster prints the same: each seam, and the reading of the page, is held against WeasyPrint's own way."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from docgen.writers.house import House
from docgen.writers.html.writer import page_for_layout
from docgen.writers.pdf.engine import engine_for
from tests.writers.houses import HOUSE
from tests.writers.pdf.readers import elements, page_text
from tests.writers.sample_document import plain_sample, sample

engine_for(HOUSE)  # which pins the fonts, before anything else of the layout library is imported

from weasyprint import HTML  # noqa: E402

from docgen.writers.pdf import seams  # noqa: E402

PAGES = [page_for_layout(sample()), page_for_layout(plain_sample())]
LIKE_ANY_OTHER = [page.replace("</body>", "<!-- no -- XML --></body>") for page in PAGES]


@pytest.fixture(scope="module")
def usual() -> list[bytes]:
    return [engine_for(HOUSE).lay_out(page).content for page in PAGES]


@pytest.fixture
def house(tmp_path: Path) -> Callable[[str], House]:
    """A house with our fonts and a stylesheet of its own: ours, and what a test adds."""

    def made(css: str) -> House:
        (tmp_path / "fonts").symlink_to(HOUSE.fonts_dir)
        (tmp_path / "print.css").write_text(HOUSE.css + css, encoding="utf-8")
        (tmp_path / "notes.css").symlink_to(HOUSE.notes_css_path)
        return House(tmp_path)

    return made


@pytest.mark.parametrize(
    "number", range(len(seams.SEAMS)), ids=[f"{seam[0].__name__}.{seam[1]}" for seam in seams.SEAMS]
)
def test_a_page_is_the_same_without_one_of_the_seams(
    monkeypatch: pytest.MonkeyPatch, usual: list[bytes], number: int
) -> None:
    owner, name, _ = seams.SEAMS[number]
    same = [seam for seam in seams.SEAMS if seam[:2] != (owner, name)]
    if name == "pango":  # lines that are not laid out anew are those that were put aside
        same = [seam for seam in same if seam[1] not in ("deactivate", "reactivate")]
    if name == "data":
        pytest.skip("compressed harder, the bytes are others")
    monkeypatch.setattr(seams, "SEAMS", tuple(same))
    assert [engine_for(HOUSE).lay_out(page).content for page in PAGES] == usual


def test_a_page_is_the_same_when_it_is_read_and_styled_as_any_other(usual: list[bytes]) -> None:
    assert [engine_for(HOUSE).lay_out(page).content for page in LIKE_ANY_OTHER] == usual


def test_weasyprint_is_as_it_was_when_a_page_has_been_laid_out() -> None:
    before = [getattr(owner, name) for owner, name, _ in seams.SEAMS]
    engine_for(HOUSE).lay_out(PAGES[1])
    assert [getattr(owner, name) for owner, name, _ in seams.SEAMS] == before
    assert gc.isenabled()


def test_a_stylesheet_may_tell_pages_apart_by_their_number(house: Callable[[str], House]) -> None:
    content = engine_for(house("@page :nth(2) { @top-center { content: 'Second' } }")).lay_out(PAGES[0]).content
    assert ["Second" in page_text(content, number) for number in (1, 2, 3)] == [False, True, False]


def test_a_stylesheet_may_justify_lines_and_size_by_logical_and_relative_lengths(
    house: Callable[[str], House], usual: list[bytes]
) -> None:
    css = "p { text-align: justify; margin-inline-start: 5%; padding-block: 2mm; width: calc(100% - 2em) }"
    engine = engine_for(house(css))
    laid_out = [engine.lay_out(page).content for page in PAGES]
    assert laid_out == [engine.lay_out(page).content for page in LIKE_ANY_OTHER] != usual


def test_the_lines_of_a_provision_belong_to_it_and_not_to_parts_of_their_own(usual: list[bytes]) -> None:
    found = elements(usual[0])
    provisions: list[Any] = [element["/K"] for element in found if str(element["/S"]) == "/LBody"]
    assert any(len(marks) > 1 and all(isinstance(mark, int) for mark in marks) for marks in provisions)


def lines(box: Any) -> Iterator[str]:
    """The text of each line below a box of the layout."""
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "LineBox":
            yield "".join(getattr(one, "text", "") for one in child.descendants())
        else:
            yield from lines(child)


@pytest.mark.parametrize("width", [311, 312, 408, 409, 410])
def test_a_line_before_a_reference_that_does_not_fit_keeps_all_its_words(width: int) -> None:
    text = (
        "When a Member ceases to be a party, its Delivery Agreements end when the Services under them have been handed "
        'over. They end in any case when the time in <a href="#x">clause&#160;97.5</a> is over. If the Member gave no'
    )
    style = f"p {{ width: {width}px; font: 16px 'Source Serif 4' }}"
    with seams.open_seams(lambda *page: None):
        laid_out = HTML(string=f"<style>{style}</style><p>{text}</p><p id=x>End</p>").render()
    *before, _, _ = lines(laid_out.pages[0]._page_box)
    assert all(" " in line.strip() for line in before), before

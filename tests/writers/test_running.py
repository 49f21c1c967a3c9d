"""The foot of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.writers.running import running_title
from tests.writers.docx.documents import document, paragraph, plain


@pytest.mark.parametrize(
    ("title", "short", "shown"),
    [
        ("Articles", "", "Articles"),
        ("Minutes of the Board of Harbour Alliance", "Minutes", "Minutes"),
        (f"Application for {'Harbour ' * 9}Trust", "", f"Application for {' '.join(['Harbour'] * 6)}…"),
        ("x" * 80, "", f"{'x' * 63}…"),
    ],
)
def test_a_title_at_the_foot_of_a_page_stays_on_its_line(title: str, short: str, shown: str) -> None:
    one = replace(document(plain("a", paragraph("p", "words"))), title=title, short_title=short)
    assert running_title(one) == shown

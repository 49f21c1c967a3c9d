"""The page that is laid out, as WeasyPrint wants it: read and styled without what only pages of others need."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from cssselect2 import ElementWrapper  # type: ignore[import-untyped]
from weasyprint import CSS, HTML

_ELEMENTS: Final = Path(__file__).with_name("elements.css").read_text(encoding="utf-8")
_UNCLOSED: Final = re.compile(r"<(?:br|col|meta)\b[^>]*(?=>)")
_MARGIN_BOX: Final = re.compile(r"^ *@([\w-]+) *\{.*\n", re.MULTILINE)


class Page(HTML):  # type: ignore[misc]  # the base class is untyped
    """A page that ``html.writer.page_for_layout`` wrote."""

    def __init__(self, root: ElementTree.Element, elements: CSS, fetcher: Any) -> None:
        """``root`` is the page's ``html``; ``fetcher`` is asked for all that the page names."""
        self.base_url, self.media_type, self.url_fetcher = None, "print", fetcher
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element
        self._elements = elements

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        del forms
        return [self._elements]


def elements_sheet(css: str) -> CSS:
    """What elements are before the house's stylesheet is applied, and those boxes in page margins that it uses."""
    return CSS(string=_MARGIN_BOX.sub(lambda box: box[0] if f"@{box[1]}" in css else "", _ELEMENTS))


def page(text: str, elements: CSS, fetcher: Any) -> HTML:
    """The page of a text.

    Ours are XML but for the elements that never hold anything, so an XML parser reads them, which is many times faster.
    Any other page is read as browsers do, whatever is wrong with it.
    """
    try:
        root = ElementTree.fromstring(_UNCLOSED.sub(r"\g<0>/", text))
    except ElementTree.ParseError:
        return HTML(string=text, url_fetcher=fetcher)
    whole = [part.tag for part in root] == ["head", "body"]
    return Page(root, elements, fetcher) if whole else HTML(string=text, url_fetcher=fetcher)

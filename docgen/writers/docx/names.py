"""The XML namespaces of a Word file."""

from __future__ import annotations

from typing import Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def w(name: str) -> str:
    """The name of an element or attribute of WordprocessingML as lxml wants it."""
    return f"{{{W}}}{name}"

"""Typed text made fit for print: one form for each letter, and no characters that hide or reorder words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def printable(text: str) -> tuple[str, str]:
    """The text in composed form with plain line ends, and what is wrong with it, or ""."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")).strip()
    found = _FORBIDDEN.search(text)
    return text, _complaint(text, found) if found else ""


def one_line(text: str) -> str:
    """The text with each run of spaces and line ends made one space."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Lower-case letters and digits joined by hyphens, for keys and file names."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _complaint(text: str, found: re.Match[str]) -> str:
    code = ord(found.group())
    name = unicodedata.name(found.group(), "").lower()
    before = text[max(0, found.start() - 12) : found.start()]
    where = f" after “{before}”" if before else " at its start"
    return f"has a character that cannot be printed{where}: U+{code:04X}{f' ({name})' if name else ''}. Delete it."

"""Text made safe to print: what can break a file, or hide what it says, is taken out; the words stay."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# C0 and C1 controls but for line ends and tabs, bidirectional overrides (they can show a reader other words than
# those that are there), the byte order mark and the code points that are no characters and break XML.
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef"
    + "".join(f"{chr((plane << 16) | 0xFFFE)}{chr((plane << 16) | 0xFFFF)}" for plane in range(17))
    + "]"
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_NO_BREAK_SPACE: Final = "\u00a0"  # the only white space that lines often hold and Python calls unprintable
_BREAK: Final = re.compile("\r\n?|[\x85\u2028\u2029]")


def printable(text: str) -> str:
    """The text in composed form (NFC), without characters that no reader sees and no file may hold.

    Half of a surrogate pair becomes the replacement character, so that it is noticed; every kind of line end becomes
    a newline. Nothing that can be seen is lost.
    """
    if text.isprintable() or (_NO_BREAK_SPACE in text and text.replace(_NO_BREAK_SPACE, " ").isprintable()):
        # Nothing of what is sought below is printable to Python, so that most lines are done here.
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    text = _SURROGATE.sub("\ufffd", _BREAK.sub("\n", text))
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text))

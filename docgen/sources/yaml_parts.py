"""The parts of a YAML text whose outermost names begin a line each, so that a changed part is read without the others.

Where such a text can be cut follows from YAML 1.1: outside of quotation marks and brackets, a line that begins with a
name and a colon can only be the next entry of the outermost mapping. A cut inside of them leaves a part that cannot be
read by itself, and then whoever asks reads the text as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_CUT: Final = re.compile(r"(?m)^(?=([A-Za-z_]\w*):(?:[ \t\r\n]|\Z))")
# More than one document, a directive for all of it, and what YAML counts as the end of a line and nobody else does.
_WHOLE: Final = re.compile(r"(?m)^(?:---|\.\.\.|%)|\r(?!\n)|[\x85\u2028\u2029]")
_NOTHING: Final = re.compile(r"(?: *(?:#[^\n]*)?(?:\r?\n|\Z))*")
_LARGEST: Final = 200_000  # characters: no more values than a file may have, which is a limit of it as a whole


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of the outermost mapping with the lines after it; ``first_line`` is counted from 1."""

    name: str
    text: str
    first_line: int


def parts(text: str) -> tuple[str, tuple[Part, ...]] | None:
    """The comments before the first entry, and the entries; None where the text must be read as a whole."""
    cuts = list(_CUT.finditer(text))
    names = {cut[1] for cut in cuts}
    if not cuts or len(names) < len(cuts) or len(text) > _LARGEST or _WHOLE.search(text):
        return None
    before = text[: cuts[0].start()]
    if not _NOTHING.fullmatch(before):
        return None
    ends = [*(cut.start() for cut in cuts[1:]), len(text)]
    found: list[Part] = []
    line = before.count("\n") + 1
    for cut, end in zip(cuts, ends, strict=True):
        found.append(Part(cut[1], text[cut.start() : end], line))
        line += found[-1].text.count("\n")
    return before, tuple(found)

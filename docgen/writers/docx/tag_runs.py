"""Tags in the runs of a Word file, over which Word scatters them as it pleases."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Final

from lxml import etree

from docgen.writers.docx.names import w

TAG: Final = re.compile(r"\{\{(?P<value>.*?)\}\}|\{%(?P<statement>.*?)%\}|\{#.*?#\}", re.DOTALL)
_STRAIGHT: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})


def gather(story: etree._Element) -> None:
    """Put each tag into one run of its own look; Word scatters them over several."""
    for paragraph in list(story.iter(w("p"))):
        for found in reversed(list(TAG.finditer(text_of(paragraph)))):
            _join(_texts(paragraph), *found.span())
            if re.match(r"\{[{%]r\s", found[0]):
                _part(_texts(paragraph), found.start(), found.end())


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    """The texts of a paragraph, without those of a text box that hangs on it."""
    return [text for text in paragraph.iter(w("t")) if next(text.iterancestors(w("p")), None) is paragraph]


def text_of(paragraph: etree._Element) -> str:
    """The words of a paragraph, without those of a text box that hangs on it."""
    return "".join(text.text or "" for text in _texts(paragraph))


def _join(texts: list[etree._Element], start: int, end: int) -> None:
    """Move what stands between two places of a paragraph into the text where it begins, with straight quotes."""
    at = 0
    first: etree._Element | None = None
    for text in texts:
        words = text.text or ""
        begin, stop = max(start - at, 0), min(end - at, len(words))
        at += len(words)
        if begin >= stop:
            continue
        tag = words[begin:stop].translate(_STRAIGHT)
        if first is None:
            first, before, after = text, words[:begin], words[stop:]
            text.text = before + tag + after
        else:
            first.text = (first.text or "") + tag
            text.text = words[stop:]
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _part(texts: list[etree._Element], start: int, end: int) -> None:
    """Give what stands between two places, in one text, a run of its own."""
    at = 0
    for text in texts:
        words = text.text or ""
        run = text.getparent()
        if at <= start < at + len(words) and run is not None and run.getparent() is not None:
            pieces = (words[: start - at], words[start - at : end - at], words[end - at :])
            after = list(text.itersiblings())
            for sibling in after:
                run.remove(sibling)
            text.text = pieces[0]
            for piece in pieces[2:0:-1]:
                other = deepcopy(run)
                for child in [child for child in other if child.tag != w("rPr")]:
                    other.remove(child)
                words_of = etree.SubElement(other, w("t"))
                words_of.text = piece
                words_of.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                if piece is pieces[2]:
                    other.extend(after)
                run.addnext(other)
            return
        at += len(words)

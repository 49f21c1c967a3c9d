"""Lines of text as Word's runs: words, blanks, defined terms and cross-reference fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from docgen.model.inlines import Blank, Filled, Inlines, LineBreak, Reference, Step, Term, Text
from docgen.writers.bound import bound_answer, bound_steps, bound_title, bound_words
from docgen.writers.characters import printable
from docgen.writers.docx.looks import UNDECIDED
from docgen.writers.docx.paragraphs import Numbered

NO_BREAK_HYPHEN: Final = "\u2011"
_HYPHEN: Final = "<w:noBreakHyphen/>"
_BREAK: Final = "<w:br/>"
_HIGHLIGHT: Final = '<w:highlight w:val="yellow"/>'
_SHADE: Final = f'<w:shd w:val="clear" w:color="auto" w:fill="{UNDECIDED}"/>'


@dataclass(frozen=True, slots=True)
class Links:
    """What a reference needs: the bookmark of each target, and the number Word will print for it."""

    bookmarks: Mapping[str, str]
    numbers: Mapping[str, Numbered]
    draft: bool
    term_style: str


def runs(line: Inlines, links: Links, marked: bool = False) -> str:
    """A line as runs; ``marked`` shades all of it in a draft, because it may not belong in."""
    shade = _SHADE if marked and links.draft else ""
    written: list[str] = []
    waiting: list[str] = []
    for inline in line:
        kind = type(inline)
        if kind is Text:
            waiting.append(inline.text)
        elif kind is Filled:
            waiting.append(bound_answer(inline.text))
        elif kind is Reference:
            _flush(written, waiting, shade)
            pieces = zip(inline.steps, bound_steps(inline), strict=True)  # type: ignore[union-attr, arg-type]
            written.extend(_step(step, shown, links, shade) for step, shown in pieces)
        elif kind is Blank and links.draft:
            _flush(written, waiting, shade)
            written.append(run(inline.text, _HIGHLIGHT + shade))
        elif kind is Term:
            _flush(written, waiting, shade)
            written.append(run(inline.text, f'<w:rStyle w:val="{links.term_style}"/>{shade}'))
        else:
            waiting.append("\n" if kind is LineBreak else inline.text)
    _flush(written, waiting, shade)
    return "".join(written)


def whole_words(title: Inlines) -> Inlines:
    """A title in which no line ends within a word."""
    return tuple(replace(one, text=bound_title(one.text, _whole)) if type(one) is Text else one for one in title)


def _whole(word: str) -> str:
    return word.replace("-", NO_BREAK_HYPHEN)


def _flush(written: list[str], waiting: list[str], look: str) -> None:
    if waiting:
        written.append(run(bound_words("".join(waiting)), look))
        waiting.clear()


def run(text: str, look: str = "") -> str:
    """One run of text; ``look`` is the XML of its properties."""
    if not text:
        return ""
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{text_xml(text)}</w:r>"


def text_xml(text: str) -> str:
    """Text as XML for a run: line ends become line breaks, and tabs and hyphens at which no line ends those of Word."""
    text = plain(text)
    if "\n" not in text and "\t" not in text and NO_BREAK_HYPHEN not in text:
        return f'<w:t xml:space="preserve">{text}</w:t>'
    lines = ("<w:tab/>".join(map(_words, line.split("\t"))) for line in text.split("\n"))
    return _BREAK.join(lines)


def plain(text: str) -> str:
    """Text as the content of an element that is no run."""
    text = printable(text)
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def attribute(text: str) -> str:
    """Text as the value of an attribute, in its quotation marks."""
    return '"' + plain(text).replace('"', "&quot;").replace("\n", "&#10;") + '"'


def _words(text: str) -> str:
    parts = (f'<w:t xml:space="preserve">{part}</w:t>' if part else "" for part in text.split(NO_BREAK_HYPHEN))
    return _HYPHEN.join(parts)


def _step(step: Step, text: str, links: Links, look: str) -> str:
    bookmark = links.bookmarks.get(step.target)
    shown = run(text, look)
    if bookmark is None or not shown:
        return shown
    numbered = links.numbers.get(step.target)
    # A field must show now what Word will make of it; where it would not, the words are a plain link.
    if numbered is None or (numbered.full if step.full else numbered.own) != step.text:
        return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{shown}</w:hyperlink>'
    which = "w" if step.full else "n"
    return field(f"REF {bookmark} \\{which} \\h", shown, look)


def field(instruction: str, shown: str, look: str = "") -> str:
    """A field with what it shows until it is brought up to date, as runs."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>{shown}'
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )

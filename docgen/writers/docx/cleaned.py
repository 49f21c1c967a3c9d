"""Cleaning somebody's Word file, and saying what was left out of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from docgen.writers.docx import clean
from docgen.writers.docx.foreign import Foreign, Link
from docgen.writers.docx.frozen_fields import freeze
from docgen.writers.docx.names import w
from docgen.writers.docx.report import Report, counted

_LONGEST: Final = 40


def clean_story(story: etree._Element, label: str, report: Report, shell: bool) -> None:
    """Make a part with words plain; ``label`` is what people call it, ``shell`` whether the file has tags."""
    if changes := clean.accept_changes(story):
        remedy = "Accept or reject them in Word first if that is not meant."
        report.warn(f"{counted(changes, 'tracked change')} in {label} counted as accepted.", remedy)
    if comments := clean.drop_marks(story):
        report.note(f"{counted(comments, 'comment')} in {label} left out.")
    if controls := clean.open_controls(story):
        report.note(f"{counted(controls, 'content control')} in {label} became ordinary text.")
    clean.bookmarks(story, keep=shell and label == "the body")
    if marks := clean.drop_watermarks(story):
        report.note(f"{counted(marks, 'watermark')} in {label} left out: docgen marks drafts itself.")
    if objects := clean.drop_objects(story):
        report.warn(f"{counted(objects, 'embedded object')} in {label} left out.", "Put a picture in its place.")
    for name in dict.fromkeys(freeze(story, shell)):
        remedy = "Look whether those words are right for every document."
        report.warn(f"The field {name} in {label} became the words that it last showed.", remedy)


def drop_links(
    story: etree._Element, links: Mapping[str, Link], kept: Mapping[str, str], label: str, report: Report
) -> None:
    """Take out what hangs on ``links`` that are not ``kept``, which gives the new ids of the others."""
    for kind, number in sorted(clean.keep_links(story, links, kept).items()):
        if kind == "image":
            remedy = "Put the picture itself into the file, as PNG or JPEG."
            report.warn(f"{counted(number, 'picture')} of {label} that cannot be kept left out.", remedy)
        elif kind == "hyperlink":
            report.warn(f"{counted(number, 'link')} of {label} to a file became text.", "Link to a web page.")
        else:
            remedy = "Put a picture in its place if it is wanted."
            report.warn(f"{counted(number, 'thing')} of {label} ({kind}) left out.", remedy)


def plain_theme(theme: etree._Element) -> etree._Element:
    """A theme without pictures, which would need parts of their own."""
    for element in [one for one in theme.iter() if isinstance(one.tag, str) and one.tag.endswith("}blipFill")]:
        parent = element.getparent()
        if parent is not None:
            drawing = etree.QName(element).namespace
            plain = f'<a:solidFill xmlns:a="{drawing}"><a:schemeClr val="phClr"/></a:solidFill>'
            parent.replace(element, etree.fromstring(plain))
    return theme


def tell_of_file(foreign: Foreign, settings: etree._Element | None, report: Report) -> None:
    """Say what of the file as a whole is left out."""
    settings = settings if settings is not None else etree.Element("none")
    if settings.find(w("attachedTemplate")) is not None:
        report.note("The template that the file hangs on is left out.")
    if settings.find(w("documentProtection")) is not None or settings.find(w("writeProtection")) is not None:
        report.note("The protection of the file is left out.")
    if settings.find(w("mailMerge")) is not None:
        report.note("The list that the file merges letters with is left out.")
    remote = {
        link.kind
        for part in ("", *foreign.parts)
        if not part.endswith(".rels")
        for link in foreign.links(part).values()
        if link.external and link.kind not in ("hyperlink", "attachedTemplate")
    }
    for kind in sorted(remote):
        remedy = "Put it into the file itself if it is wanted."
        report.warn(f"What the file fetches from elsewhere ({kind}) is left out.", remedy)


def tell_of_body(body: etree._Element, report: Report) -> None:
    """Say what of the body of a letterhead makes room for the document."""
    paragraphs = ("".join(text.text or "" for text in paragraph.iter(w("t"))) for paragraph in body.iter(w("p")))
    words = " ".join(" ".join(paragraphs).split())
    if words:
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} …"
        report.note(f"The words of its body (“{shown}”) make room for the document.")
    drawn = len(list(body.iter(w("drawing"), w("pict"))))
    if drawn:
        remedy = "Move what should be on every document into a header, or into that of the first page."
        report.warn(f"{counted(drawn, 'picture or shape', 'pictures or shapes')} of its body left out.", remedy)

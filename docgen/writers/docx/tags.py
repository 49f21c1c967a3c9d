"""The tags that a house's Word file may use, and what is wrong with those that it does use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, nodes
from lxml import etree
from markupsafe import Markup

from docgen.sources.suggest import did_you_mean
from docgen.writers.docx.names import w
from docgen.writers.docx.report import Report
from docgen.writers.docx.tag_runs import TAG, text_of

NAMES: Final[Mapping[str, str]] = {
    "body": "the whole text of the document, in a paragraph of its own: {{p body }}",
    "title": "its title",
    "short_title": "its title, short enough for the foot of a page",
    "subject": "what it is for",
    "header": "what its pages say at the top: its title and the consortium",
    "version": "the version of the papers",
    "author": "who it is from",
    "page_of_pages": "page 2 of 9, as fields: {{r page_of_pages }}",
    "draft": "whether it is a draft: {% if draft %}",
    "draft_mark": "DRAFT",
    "open_questions": "how many questions are open",
    "cover": "whether it has a cover: {%p if cover %}",
    "cover_title": "the title on its cover",
    "cover_lines": "the lines of its cover, as {{r line }}",
    "cover_small_print": "the small print of its cover, as {{r line }}",
}
BODY: Final = "body"
# What stands for whole paragraphs or runs must say so, else a paragraph would stand inside a word.
_NEEDS: Final = {BODY: "p", "page_of_pages": "r"}
_OF_LISTS: Final = ("cover_lines", "cover_small_print")
_OPENED: Final = re.compile(r"\{\{|\{%|\{#")
_MARKED: Final = re.compile(r"\{[{%#]|[%}#]\}")
_PREFIX: Final = re.compile(r"(p|r|tr|tc)\s+(?=\S)")
# What each tag that says what to do needs before and after it to be whole.
_WHOLE: Final = {
    "if": ("", "{% endif %}"),
    "elif": ("{% if cover %}", "{% endif %}"),
    "else": ("{% if cover %}", "{% endif %}"),
    "endif": ("{% if cover %}", ""),
    "for": ("", "{% endfor %}"),
    "endfor": ("{% for line in cover_lines %}", ""),
}
_FILTERS: Final = frozenset({"upper", "lower", "title", "capitalize", "trim", "default"})
_NODES: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If, nodes.For, nodes.Filter),
    *(nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or, nodes.CondExpr, nodes.Concat, nodes.Getattr),
)
_AROUND: Final = 30
_LIST: Final = f"The tags are: {', '.join(NAMES)}."


@dataclass(frozen=True, slots=True)
class _Tag:
    text: str
    prefix: str
    inner: str
    statement: bool
    part: str
    around: str
    alone: bool
    place: str

    def __str__(self) -> str:
        around = f", at “{self.around}”" if self.around.strip() != self.text else ""
        return f"The tag {self.text} in {self.part}{around}"


def environment() -> Environment:
    """How tags are read: names only, no code, and a name that means nothing is an error."""
    made = Environment(autoescape=True, undefined=StrictUndefined)
    made.globals.clear()
    return made


def examples() -> Iterator[dict[str, Any]]:
    """What tags may be filled with: a draft with a cover, and an execution copy without."""
    line = Markup("<w:r><w:t>x</w:t></w:r>")
    for there in (True, False):
        texts = dict.fromkeys(NAMES, "x" if there else "")
        lists = dict.fromkeys(_OF_LISTS, [line, line] if there else [])
        whole = {BODY: Markup("<w:p/>"), "page_of_pages": line, "cover": there, "draft": there}
        yield {**texts, **lists, **whole}


def has_tags(story: etree._Element) -> bool:
    """Whether a part with words has a tag, be it whole or broken."""
    return any(_MARKED.search(text_of(paragraph)) for paragraph in story.iter(w("p")))


def check(stories: Mapping[str, etree._Element], report: Report) -> None:
    """Report every tag that cannot be filled; ``stories`` are the parts with words, by what people call them."""
    bodies = 0
    for part, story in stories.items():
        tags = list(_tags(part, story, report))
        _nested(tags, report)
        scope: list[str] = []
        for tag in tags:
            bodies += _checked(tag, scope, report)
    if not bodies:
        remedy = "Put {{p body }} into a paragraph of its own where the document should stand."
        report.error("The file has tags, but not the tag {{p body }}.", remedy)
    elif bodies > 1:
        report.error(f"The tag {{{{p body }}}} stands {bodies} times in the file.", "Leave one of them.")


def _tags(part: str, story: etree._Element, report: Report) -> Iterator[_Tag]:
    for paragraph in story.iter(w("p")):
        text = text_of(paragraph)
        whole = 0
        for found in TAG.finditer(text):
            yield from _broken(text[whole : found.start()], part, report)
            whole = found.end()
            if (inner := found["value"] or found["statement"]) is not None:
                inner = inner.strip(" -") if found["statement"] else inner
                prefix = _PREFIX.match(found[0][2:])
                word = prefix[1] if prefix else ""
                inner = inner.strip()[len(word) :].strip() if word else inner.strip()
                alone = text.strip() == found[0]
                around = text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
                place = _place(paragraph)
                yield _Tag(found[0], word, inner, bool(found["statement"]), part, around.strip(), alone, place)
        yield from _broken(text[whole:], part, report)


def _broken(text: str, part: str, report: Report) -> Iterator[_Tag]:
    """Report a tag that is opened and not closed, or the other way round; gives none."""
    if found := _MARKED.search(text):
        shown = text[max(0, found.start() - _AROUND) : found.end() + _AROUND].strip()
        opened = bool(_OPENED.fullmatch(found[0]))
        what = "opened and not closed" if opened else "closed but not opened"
        remedy = "Write it in one paragraph, as in {{ title }}, and without a line break inside."
        report.error(f"A tag in {part} is {what}, at “{shown}”.", remedy)
    yield from ()


def _place(paragraph: etree._Element) -> str:
    parents = [str(above.tag).rsplit("}", 1)[-1] for above in paragraph.iterancestors()]
    if "txbxContent" in parents:
        return "a text box"
    return "a table" if "tc" in parents else parents[0] if parents else ""


def _nested(tags: Iterable[_Tag], report: Report) -> None:
    """Report what is opened with if or for and not closed, or closed and not opened."""
    waiting: list[_Tag] = []
    for tag in tags:
        word = tag.inner.split(" ", 1)[0] if tag.statement else ""
        if word in ("if", "for"):
            waiting.append(tag)
        elif word in ("endif", "endfor", "elif", "else"):
            opened = waiting[-1].inner.split(" ", 1)[0] if waiting else ""
            fits = opened == word.removeprefix("end") if word.startswith("end") else opened == "if"
            if not fits:
                report.error(f"{tag} closes nothing that is open there.", "Take it out, or add the tag that opens it.")
            elif word.startswith("end"):
                begun = waiting.pop()
                if begun.prefix != tag.prefix:
                    remedy = f"Write both with “{begun.prefix or tag.prefix}”, or both without."
                    report.error(f"{tag} does not end as {begun.text} begins.", remedy)
    for tag in waiting:
        word = tag.inner.split(" ", 1)[0]
        mark = f"{{%{tag.prefix} end{word} %}}"
        report.error(f"{tag} is not closed.", f"Add {mark} where it should end, in the same part.")


def _checked(tag: _Tag, scope: list[str], report: Report) -> int:
    """Report what is wrong with a tag by itself; 1 where it is the body, else 0. ``scope`` are the names of loops."""
    word = tag.inner.split(" ", 1)[0] if tag.statement else ""
    if tag.statement and word not in _WHOLE:
        remedy = did_you_mean(word, _WHOLE) or f"A tag of this kind begins with {', '.join(_WHOLE)}."
        report.error(f"{tag} does not say what to do.", remedy)
        return 0
    if tag.prefix == "p" and not tag.alone:
        report.error(f"{tag} stands for its whole paragraph.", "Put it into a paragraph of its own.")
    if word == "endfor" and scope:
        scope.pop()
    tree = _parsed(tag, word, report)
    if tree is None:
        return 0
    _known(tag, tree, scope, report)
    if word == "for":
        loop = next(tree.find_all(nodes.For), None)
        scope.append(loop.target.name if loop and isinstance(loop.target, nodes.Name) else "")
    return int(tag.inner == BODY and not tag.statement and _is_body(tag, report))


def _is_body(tag: _Tag, report: Report) -> bool:
    if tag.part != "the body" or tag.place != "body":
        where = tag.place if tag.place in ("a table", "a text box") else tag.part
        report.error(f"{tag} cannot stand in {where}.", "Put it straight into the body of the file.")
    return True


def _parsed(tag: _Tag, word: str, report: Report) -> nodes.Template | None:
    source = f"{{{{ {tag.inner} }}}}"
    if tag.statement:
        before, after = _WHOLE[word]
        source = f"{before}{{% {tag.inner} %}}{after}"
    try:
        return environment().parse(source)
    except TemplateSyntaxError as error:
        report.error(f"{tag} cannot be read: {(error.message or 'it is not complete').rstrip('.')}.", _LIST)
        return None


def _known(tag: _Tag, tree: nodes.Template, scope: list[str], report: Report) -> None:
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"}
    known = {*NAMES, *scope, *own}
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == "loop" and scope:
            known |= {"loop"}
        elif not isinstance(node, _NODES) or isinstance(node, nodes.Getattr):
            report.error(f"{tag} does more than a tag may.", _LIST)
            return
        elif isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            remedy = did_you_mean(node.name, _FILTERS) or f"There are: {', '.join(sorted(_FILTERS))}."
            report.error(f"{tag} uses ‘{node.name}’, which does not exist.", remedy)
    for name in tree.find_all(nodes.Name):
        if name.name not in known:
            report.error(f"{tag} means nothing.", did_you_mean(name.name, known) or _LIST)
    if not tag.statement:
        needed = _NEEDS.get(tag.inner, "r" if tag.inner in scope else "")
        if needed != tag.prefix:
            report.error(f"{tag} is not written as it must be.", f"Write {{{{{needed} {tag.inner} }}}}.")
    if tag.statement and tag.inner.startswith("for ") and not tag.inner.endswith(_OF_LISTS):
        report.error(f"{tag} can only go through {' or '.join(_OF_LISTS)}.", "Write {%p for line in cover_lines %}.")

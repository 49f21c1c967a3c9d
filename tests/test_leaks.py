"""Nothing leaks between legal forms and nations: the words of ``leaks.yaml`` stay out of papers they do not belong in.

What somebody typed, such as the name of a member, may hold any word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docgen.assembly.scan import readable
from docgen.model.document import Document
from docgen.model.walk import blocks, clauses, lines
from docgen.sources.yaml_text import plain, read
from tests.samples import SAMPLES, VARIANTS, documents, examined, some_of_each

FILE = Path(__file__).with_name("leaks.yaml")
RULES: list[dict[str, Any]] = plain(read(FILE.read_text(encoding="utf-8"), FILE.name))


def concerned(sample: str) -> list[dict[str, Any]]:
    """The rules that hold for a sample."""
    answers = examined(sample).answers
    assert answers is not None
    form, nation = answers.lookup("hub.legal_form"), answers.lookup("hub.nation")
    return [rule for rule in RULES if form in rule.get("forms", [form]) and nation in rule.get("nations", [nation])]


def printed(document: Document) -> Iterator[tuple[str, str]]:
    """Each line that the library wrote, with the clause it stands in."""
    yield "title", document.title
    for clause in clauses(document):
        yield clause.key, clause.heading
        for block in blocks(clause.blocks):
            yield from ((clause.key, readable(line)) for line in lines(block))
    yield from ((block.key, readable(line)) for block in document.execution for line in lines(block))


def leaked(rule: dict[str, Any], text: str) -> list[str]:
    for harmless in rule.get("unless", ()):
        text = text.replace(harmless, "")
    return [word for word in rule["words"] if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)]


@pytest.mark.parametrize("sample", [*SAMPLES, *VARIANTS])
def test_no_word_of_another_form_or_nation_is_printed(sample: str) -> None:
    rules = concerned(sample)
    found = {
        f"{document.outline}: {clause}: “{word}”"
        for document in some_of_each(documents(sample))
        for rule in rules
        if document.outline in rule.get("documents", [document.outline])
        for clause, text in printed(document)
        for word in leaked(rule, text)
    }
    assert sorted(found) == []


def test_every_kind_of_leak_is_looked_for_in_some_sample() -> None:
    looked_for = [rule for sample in SAMPLES for rule in concerned(sample)]
    assert [rule["words"] for rule in RULES if rule not in looked_for] == []


def test_a_leak_is_found_and_a_harmless_neighbour_is_not() -> None:
    rule = {"words": ["the Charity Commission"], "unless": ["Charity Commission for Northern Ireland"]}
    assert leaked(rule, "Tell the Charity Commission.") == ["the Charity Commission"]
    assert leaked(rule, "Tell the Charity Commission for Northern Ireland.") == []

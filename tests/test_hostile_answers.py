"""Whatever a person types into every text answer is printed as it stands, or refused with a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import page
import pytest
from openxml_audit import OpenXmlValidator

from docgen.build.build import Built, Order, build
from docgen.build.examine import examine
from docgen.build.variants import changed
from docgen.sources.yaml_text import plain, read
from docgen.writers.docx.lint import lint
from docgen.writers.reading import printed_lines
from tests import reading_docx
from tests.samples import PROJECT, answers_file
from tests.test_files import is_false_alarm

SAMPLE = "rural-collaboration"
PAPERS = ("collaboration-memorandum", "conflicts-register", "letter-of-authority")
TYPED = ("text", "paragraph", "person", "address")

PRINTED = {
    "markup": '<b>A</b> & "B" <script>alert(1)</script> &amp; ]]> <!--',
    "the tags of templates": "{{ 7 * 7 }} {% raw %} {# x #} {{p body }}",
    "the marks of clauses": "**bold** [](#memo-talks) ::: when x {#id} | a | b |",
    "a formula": "=HYPERLINK('http://evil.example','x') +1 @SUM(A1)",
    "a path and an address": "../../etc/passwd C:\\Windows https://evil.example/?a=1&b=2#c",
    "marks over letters": "Zoë Ŵyn Ḃríd e\u0301\u0302\u0303\u0304\u0305\u0306",
    "one long word": "Llanfair" * 20,
}
REFUSED = {
    "a control character": ("x\x0by", "cannot be printed"),
    "a letter that hides the order of others": ("abc\u202egnp.exe", "cannot be printed"),
    "a private letter": ("x\ue000", "cannot be printed"),
    "thirty thousand characters": ("word " * 6_000, "at most"),
    "a letter that no font has": ("中文 😀 שלום", "The fonts have no"),
}


def answers_with(words: str) -> str:
    """The answers of the sample with the words at the end of every text, wherever people refer to one too."""
    text = answers_file(SAMPLE).read_text(encoding="utf-8")
    data = plain(read(text, "answers.yaml"))
    types = {question.path: question.type for question in PROJECT.questionnaire.questions()}
    labels = {f"{one.id}.{one.repeat.label}" for one in PROJECT.questionnaire.sections if one.repeat}
    named = {value for path, name, value in _texts(data) if name in labels}
    changes: dict[str, Any] = {}
    for path, name, value in _texts(data):
        if types.get(name) in TYPED or value in named:
            changes[path] = f"{value} {words}"
    assert len(changes) > 60
    return changed(text, changes)


def _texts(data: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Each text of an answers file: where it stands, the question it answers, and what was typed."""
    found = []
    for section, answers in data.items():
        for number, item in enumerate(answers) if isinstance(answers, list) else ((None, answers),):
            where = section if number is None else f"{section}[{number}]"
            for name, value in (item or {}).items():
                if isinstance(value, str):
                    found.append((f"{where}.{name}", f"{section}.{name}", value))
    return found


def built(words: str, folder: Path, formats: tuple[str, ...]) -> Built:
    answers = folder / "answers.yaml"
    answers.write_text(answers_with(words), encoding="utf-8")
    return build(PROJECT, Order(answers, folder / "out", formats, PAPERS, workers=0))


@pytest.mark.parametrize("kind", PRINTED)
def test_it_is_printed_as_it_stands(kind: str, tmp_path: Path, pdf_formats: tuple[str, ...]) -> None:
    made = built(PRINTED[kind], tmp_path, pdf_formats)
    assert made.published, made.findings
    examined = examine(PROJECT, tmp_path / "answers.yaml")
    assert examined.documents is not None
    for document in examined.documents.documents:
        word = tmp_path / "out" / f"{document.file_name}.docx"
        if not word.exists():
            continue
        lines = printed_lines(document)
        assert any(PRINTED[kind][:12] in line for line in lines)
        assert reading_docx.printed_lines(word.read_bytes()) == lines
        assert lint(word.read_bytes()) == []
        assert OpenXmlValidator().validate(word).errors == []
        if "pdf" in pdf_formats:
            data = word.with_suffix(".pdf").read_bytes()
            for standard in ("3a", "ua1"):
                failures = page.validate_pdf_bytes(data, profile=standard).failures
                assert [one.message for one in failures if not is_false_alarm(one, data)] == []


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_printed_is_refused_with_a_sentence(kind: str, tmp_path: Path) -> None:
    words, sentence = REFUSED[kind]
    made = built(words, tmp_path, ("pdf",))
    assert not made.published
    assert not (tmp_path / "out").exists()
    assert any(sentence in finding.message for finding in made.findings), [str(one) for one in made.findings][:3]

"""What docgen is compared with has to print the same words: otherwise it would be fast for nothing."""

from __future__ import annotations

import pytest

from bench import docxtpl_way, python_docx_way
from bench.passages import passages
from docgen.model.document import Document
from docgen.writers.reading import printed_lines
from tests import reading_docx
from tests.samples import PROJECT, SMALL, documents

CONDITIONAL = {name for name, clause in PROJECT.library.clauses.items() if clause.when is not None}
PAPERS = {
    one.outline: one for one in documents(SMALL) if one.outline in ("confidentiality-policy", "conflicts-register")
}


@pytest.mark.parametrize("document", PAPERS.values(), ids=PAPERS)
def test_other_programs_print_the_words_and_numbers_of_the_document(document: Document) -> None:
    pieces = passages(document, CONDITIONAL)
    wanted = " ".join(printed_lines(document))
    for written in (docxtpl_way.template(pieces).rendered(), python_docx_way.write(pieces)):
        assert " ".join(reading_docx.printed_lines(written)) == wanted


def test_a_template_leaves_out_what_its_conditions_forbid() -> None:
    template = docxtpl_way.template(passages(PAPERS["confidentiality-policy"], CONDITIONAL))
    whole = reading_docx.printed_lines(template.rendered())
    assert template.conditions
    template.context = {name: False if value is True else value for name, value in template.context.items()}
    assert len(reading_docx.printed_lines(template.rendered())) < len(whole)

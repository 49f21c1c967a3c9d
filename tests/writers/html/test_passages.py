"""Clauses one by one, for the pages of somebody else."""

from __future__ import annotations

from docgen.model.walk import clauses
from docgen.writers.html.passages import passages
from tests.samples import SMALL, documents

ARTICLES = next(one for one in documents(SMALL, "draft") if one.outline == "articles")


def test_only_the_parts_with_a_wanted_clause_are_given_and_those_whole() -> None:
    (part,) = passages(ARTICLES, "h4", {"articles-name"})
    assert part.heading == "The Company"
    assert "articles-name" in {clause.key for clause in part.clauses}
    assert len(part.clauses) > 1


def test_without_a_wish_every_clause_is_given_once() -> None:
    given = [clause.key for part in passages(ARTICLES, "h3") for clause in part.clauses]
    assert given == [clause.key for clause in clauses(ARTICLES)]


def test_no_style_stands_in_an_element_and_no_reference_leads_nowhere() -> None:
    html = "".join(clause.html for part in passages(ARTICLES, "h4", {"articles-name"}) for clause in part.clauses)
    assert "style=" not in html
    targets = {piece.partition('"')[0] for piece in html.split('href="#')[1:]}
    assert all(f'id="{target}"' in html for target in targets)
    assert "<h4" in html

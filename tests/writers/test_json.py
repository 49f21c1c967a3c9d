"""The model as data."""

import json as standard

from docgen.writers import json
from tests.writers.houses import HOUSE
from tests.writers.sample_document import sample


def _written() -> dict[str, object]:
    data: dict[str, object] = standard.loads(json.write(sample(), HOUSE))
    return data


def test_every_part_says_what_it_is():
    data = _written()
    assert data["type"] == "document"
    assert data["title"] == "Members’ Partnership Agreement"
    assert data["parties"][0]["kind"] == "party"
    assert data["parties"][0]["blocks"][0]["content"][2] == {
        "type": "blank",
        "path": "hub.company_number",
        "label": "Company number",
    }


def test_nested_provisions_and_definitions_are_kept():
    clause = _written()["parts"][0]["clauses"][0]
    definitions = clause["blocks"][0]["children"][0]
    assert definitions["type"] == "definition-list"
    assert [entry["term"] for entry in definitions["entries"]][:2] == ["Bid", "Bid Information"]


def test_writing_twice_gives_the_same_bytes():
    assert json.write(sample(), HOUSE) == json.write(sample(), HOUSE)

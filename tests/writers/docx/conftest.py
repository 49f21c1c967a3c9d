from __future__ import annotations

from pathlib import Path

import pytest

from docgen.model.document import Document
from docgen.writers.docx.writer import write
from docgen.writers.house import House
from tests.writers.docx.documents import awkward, long
from tests.writers.sample_document import plain_sample, sample

HOUSE = House(Path(__file__).parents[3] / "templates" / "house")
DOCUMENTS: dict[str, Document] = {
    "draft": sample(),
    "execution": sample("execution copy"),
    "plain": plain_sample(),
    "awkward": awkward(),
    "long": long(),
}


@pytest.fixture(scope="session")
def house() -> House:
    return HOUSE


@pytest.fixture(params=sorted(DOCUMENTS))
def document(request: pytest.FixtureRequest) -> Document:
    return DOCUMENTS[request.param]


@pytest.fixture
def written(document: Document, house: House) -> bytes:
    return write(document, house)

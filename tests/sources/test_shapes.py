import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from docgen.findings import Place
from docgen.sources.nodes import Located
from docgen.sources.shapes import parse_as, schema_of
from docgen.sources.yaml_text import read


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Choice(Strict):
    one_of: list[str] = Field(min_length=2)


class Part(Strict):
    heading: str = ""
    clauses: list[str | Choice]


class Outline(Strict):
    id: str
    when: Located | None = None
    count: int = 1
    looked_at: datetime.date | None = None
    plain: bool = False
    scheme: Literal["articles", "agreement"] = "articles"
    from_: str = Field("", alias="from")
    parts: list[Part] = Field(default_factory=list)


def problems(text: str) -> list[str]:
    return [str(finding).replace("error: [source-shape] ", "") for finding in parse_as(Outline, read(text, "o"))[1]]


def test_texts_become_what_the_fields_ask_for() -> None:
    model, findings = parse_as(Outline, read("{id: 007, count: 4, looked_at: 2026-11-22, plain: yes, from: x}", "o"))
    assert findings == []
    assert model is not None
    assert (model.id, model.count, model.plain, model.from_) == ("007", 4, True, "x")
    assert model.looked_at == datetime.date(2026, 11, 22)


def test_a_located_text_keeps_its_place() -> None:
    model, _ = parse_as(Outline, read("id: a\nwhen: b.c\n", "o"))
    assert model is not None
    assert model.when is not None
    assert model.when.place == Place("o", 2, 7)


def test_an_empty_value_counts_as_not_written() -> None:
    model, findings = parse_as(Outline, read("id: a\ncount:\nparts:\n", "o"))
    assert findings == []
    assert model is not None
    assert model.count == 1


def test_an_unknown_key_is_told_with_the_nearest_known_one() -> None:
    assert problems("id: a\nschem: articles") == ["o:2:1: There is nothing called ‘schem’ here. Did you mean ‘scheme’?"]


def test_an_unknown_key_deep_inside_is_compared_with_the_keys_there() -> None:
    text = "id: a\nparts:\n  - heding: x\n    clauses: []\n"
    assert problems(text) == ["o:3:5: There is nothing called ‘heding’ here. Did you mean ‘heading’?"]


def test_a_missing_key_is_told_where_it_belongs() -> None:
    assert problems("count: 2") == ["o:1:1: ‘id’ is missing here."]
    assert problems("count: 2\nid:\n") == ["o:2:1: ‘id’ is missing here."]


def test_each_problem_is_told_once_at_its_place() -> None:
    text = (
        "id: a\ncount: many\nplain: perhaps\nlooked_at: soon\nscheme: article\nparts:\n  - clauses: [{one_of: [a]}]\n"
    )
    assert problems(text) == [
        "o:2:8: ‘count’ should be a whole number, not “many”.",
        "o:3:8: ‘plain’ should be yes or no, not “perhaps”.",
        "o:4:12: ‘looked_at’ should be a date such as 2026-04-01, not “soon”.",
        "o:5:9: ‘article’ is not one of: articles, agreement. Did you mean ‘articles’?",
        "o:7:24: ‘one_of’ should have at least 2, and has 1.",
    ]


def test_a_list_where_values_should_stand_is_told() -> None:
    assert problems("- a") == ["o:1:1: A list of named values (“name: value”) should stand here."]
    assert problems("id: a\nparts: x") == ["o:2:8: ‘parts’ should be a list."]


def test_a_json_schema_can_be_made_of_any_shape() -> None:
    schema = schema_of(list[Outline])
    assert schema["type"] == "array"
    assert schema["$defs"]["Outline"]["properties"]["when"]["anyOf"][0] == {"type": "string"}

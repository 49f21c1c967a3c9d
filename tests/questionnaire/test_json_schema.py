import json

from docgen.questionnaire.json_schema import answers, sources
from docgen.questionnaire.questions import Questionnaire


def test_the_schema_of_the_answers_knows_every_question(questionnaire: Questionnaire) -> None:
    schema = answers(questionnaire)
    assert schema["$schema"].endswith("draft-07/schema#")
    assert list(schema["properties"]) == ["hub", "members", "meetings", "charity", "review"]
    hub = schema["properties"]["hub"]
    assert (hub["type"], hub["additionalProperties"]) == (["object", "null"], False)
    assert hub["properties"]["legal_form"]["enum"] == ["clg", "cio", None]
    assert hub["properties"]["registered"]["enum"] == [True, False, "yes", "no", None]
    assert "number" in hub["properties"]["number"]["type"]
    assert "*Only if “Registered” is yes.*" in hub["properties"]["number"]["markdownDescription"]
    assert len(hub["properties"]["legal_form"]["markdownEnumDescriptions"]) == 3
    members = schema["properties"]["members"]
    assert members["type"] == ["array", "null"]
    assert "charity_number" in members["items"]["properties"]
    notice = schema["properties"]["meetings"]["properties"]["notice_days"]
    assert (notice["minimum"], notice["maximum"]) == (14, 60)


def test_everything_may_be_empty(questionnaire: Questionnaire) -> None:
    for section in answers(questionnaire)["properties"].values():
        fields = section.get("items", section)["properties"]
        for name, field in fields.items():
            assert "null" in json.dumps(field), name


def test_schemas_of_the_source_files_are_plain_json() -> None:
    found = sources()
    assert set(found) == {"section", "rules", "stages", "glossary", "advice"}
    text = json.dumps(found)
    assert "$defs" not in text
    assert '"enum": [true, false, "yes", "no"]' not in json.dumps(found["rules"])
    assert found["rules"]["type"] == "array"
    assert "lawful" in found["section"]["definitions"]["QuestionShape"]["properties"]

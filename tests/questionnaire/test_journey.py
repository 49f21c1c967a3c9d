from collections.abc import Callable

from docgen.questionnaire.answers import Reading
from docgen.questionnaire.journey import missing, tally

Read = Callable[[str], Reading]


def test_what_is_missing_is_told_by_section(reading: Read) -> None:
    answers = reading("hub:\n  name: x\n  registered: no\n  number: 01234567\nmembers:\n  - name: Alpha\n").answers
    assert answers is not None
    sections = {section.id: section for section in missing(answers)}
    assert list(sections) == ["hub", "members", "meetings", "charity"]
    hub = {gap.path: gap for gap in sections["hub"].gaps}
    assert hub["hub.legal_form"].status == "open"
    assert (hub["hub.number"].status, hub["hub.number"].only_if) == ("not used", "“Registered” is yes")
    assert str(hub["hub.number"].place) == "answers.yaml:4:11"
    assert (sections["hub"].answered, sections["hub"].asked) == (2, 7)
    assert sections["hub"].minutes == 5


def test_what_a_gap_waits_for_is_told(reading: Read) -> None:
    answers = reading("members:\n  - name: Alpha\n  - name: Beta\n").answers
    assert answers is not None
    gaps = {gap.path: gap for section in missing(answers) for gap in section.gaps}
    assert gaps["members[1].fee"].waits_for == ("Legal form", "Charity – Alpha")
    assert gaps["members[1].fee"].only_if == "the hub is a charity and “Charity” is yes"
    assert gaps["charity.trustees"].only_if == "the hub is a charity"
    assert gaps["members[1].nation"].ask == "Which nation?"


def test_too_few_items_are_a_gap(reading: Read) -> None:
    answers = reading("members:\n  - name: Alpha\n").answers
    assert answers is not None
    paths = [gap.path for section in missing(answers) for gap in section.gaps]
    assert "members" in paths


def test_a_complete_file_has_no_gaps(reading: Read, complete: str) -> None:
    answers = reading(complete).answers
    assert answers is not None
    assert [gap for section in missing(answers) for gap in section.gaps] == []


def test_of_what_is_undecided_only_the_open_conditions_are_told(reading: Read) -> None:
    answers = reading("members:\n  - name: Alpha\n    is_charity: yes\n  - name: Beta\n").answers
    assert answers is not None
    gaps = {gap.path: gap for section in missing(answers) for gap in section.gaps}
    assert gaps["members[1].fee"].only_if == "the hub is a charity"


def test_what_is_open_is_counted_apart_from_what_hangs_on_it(reading: Read, complete: str) -> None:
    for text, told in (
        (complete, "nothing open"),
        (complete.replace(": Harbour Hub", ":"), "1 question open"),
        (complete.replace("registered: yes", "registered:"), "1 question open, 2 more that hang on it"),
        (
            complete.replace("registered: yes", "registered:").replace(": Harbour Hub", ":"),
            "2 questions open, 2 more that hang on them",
        ),
    ):
        answers = reading(text).answers
        assert answers is not None
        assert tally(answers) == told

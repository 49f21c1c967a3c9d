from collections.abc import Callable
from pathlib import Path

from docgen.questionnaire.answers import Reading, read_text
from docgen.questionnaire.journey import in_time, minutes_for, missing, tally, work
from docgen.questionnaire.load import load
from tests.questionnaire.conftest import FIGURES, HUB

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


STAGES = """
- id: signing
  title: For the signing
  about: Nobody knows it before.
  one: 1 fact for the signing
  several: "{count} facts for the signing"
"""


def test_what_nobody_can_know_yet_is_counted_apart(schemas: Path, complete: str) -> None:
    later = HUB.replace("example: 2026-04-01,", "example: 2026-04-01, stage: signing,")
    later = later.replace("example: a@b.example,", "example: a@b.example, stage: signing,")
    (schemas / "questionnaire" / "10-hub.yaml").write_text(later, encoding="utf-8")
    (schemas / "stages.yaml").write_text(STAGES, encoding="utf-8")
    questionnaire = load(schemas, FIGURES)
    assert questionnaire.findings == ()
    for text, told in (
        (complete, "nothing open"),
        (complete.replace(": 1 April 2026", ":"), "nothing open but 1 fact for the signing"),
        (
            complete.replace(": 1 April 2026", ":").replace(": Harbour Hub", ":").replace("mail: office", "# mail: "),
            "1 question open, and 2 facts for the signing",
        ),
    ):
        answers = read_text(text, "answers.yaml", questionnaire).answers
        assert answers is not None
        assert tally(answers) == told
    (hub, *_) = missing(answers)
    assert [gap.path for gap in hub.open] == ["hub.name"]
    assert [gap.path for gap in hub.later] == ["hub.mail", "hub.started"]
    assert hub.minutes == 1


def test_time_is_told_with_what_may_still_be_asked_and_is_never_nought(reading: Read, complete: str) -> None:
    for text, told in (
        (complete, ""),
        (complete.replace(": Harbour Hub", ":"), "about 1 minute"),
        (complete.replace("registered: yes", "registered:"), "between 1 and 3 minutes"),
    ):
        answers = reading(text).answers
        assert answers is not None
        assert work(answers.standings(), answers).time == told
    assert [in_time(minutes) for minutes in (0.2, 1, 99, 100, 284, 300)] == [
        *("1 minute", "1 minute", "99 minutes", "1½ hours", "4½ hours", "5 hours"),
    ]
    assert minutes_for(()) == 0


def test_a_list_without_items_takes_the_time_of_those_that_it_needs(reading: Read) -> None:
    answers = reading("hub:\n  legal_form: clg\n").answers
    assert answers is not None
    gaps = {gap.path: gap for section in missing(answers) for gap in section.gaps}
    assert gaps["members"].minutes == 2 * 3
    one = reading("hub:\n  legal_form: clg\nmembers:\n  - name: Alpha\n").answers
    assert one is not None
    assert {gap.path: gap for section in missing(one) for gap in section.gaps}["members"].minutes == 3

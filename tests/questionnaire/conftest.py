from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.questionnaire.answers import Reading, read_text
from docgen.questionnaire.load import load
from docgen.questionnaire.questions import Questionnaire

HUB = """
id: hub
title: The hub
about: The body that everybody owns.
agree: All members
questions:
  - {id: legal_form, ask: Which form?, short: Legal form, why: It decides a lot., example: clg, type: choice,
     choices: [{id: clg, label: Company, words: a company}, {id: cio, label: Incorporated charity, words: a CIO}]}
  - {id: registered, ask: Is it registered?, short: Registered, why: It has a number then., example: yes, type: yes_no}
  - {id: number, ask: Which number?, short: Hub number, why: It is printed., example: "01234567", type: company_number,
     when: hub.registered}
  - {id: number_shown, ask: Is the number shown?, short: Number shown, why: It may be., example: yes, type: yes_no,
     when: hub.number != "00000000"}
  - {id: name, ask: Which name?, short: Name of the hub, why: It is printed., example: Quay Hub, type: text}
  - {id: mail, ask: Which address?, short: Hub email, hint: One that is read., why: It is printed.,
     example: a@b.example, type: email}
  - {id: started, ask: When did it start?, short: Start, why: It is printed., example: 2026-04-01, type: date}
  - {id: aims, ask: Which aims?, short: Aims, why: They are printed., example: [First, Second], type: texts}
  - {id: matters, ask: Which matters?, short: Reserved matters, why: They are., example: [loans], type: choices,
     choices: [{id: loans, label: Loans}, {id: staff, label: Staff}]}
derived:
  - {id: is_charity, value: hub.legal_form == "cio", means: the hub is a charity}
  - {id: noun, value: '"Charity" if hub.is_charity else "Company"', means: what the hub is called}
  - {id: nation, value: '"england_and_wales"', means: the nation of the hub}
"""

MEMBERS = """
id: members
title: The members
about: One for each member.
repeat: {item: member, min: 2, max: 4, label: name}
questions:
  - {id: name, ask: Which name?, short: Name, why: It is printed., example: Omega, type: text}
  - {id: nation, ask: Which nation?, short: Nation, why: It decides., example: scotland, type: choice,
     choices: [{id: england_and_wales, label: England or Wales}, {id: scotland, label: Scotland}]}
  - {id: is_charity, ask: Is it a charity?, short: Charity, why: It has a number., example: yes, type: yes_no}
  - {id: charity_number, ask: Which number?, short: Charity number, why: Printed., example: SC012345,
     type: charity_number, when: member.is_charity}
  - {id: fee, ask: Which fee?, short: Fee (£), why: It is paid., example: "1,000", type: money,
     when: hub.is_charity and member.is_charity}
derived:
  - {id: title, value: member.name + " (" + member.nation + ")", means: how the member is printed}
"""

MEETINGS = """
id: meetings
title: Meetings
about: How the members meet.
questions:
  - {id: notice_days, ask: How many days?, short: Notice (days), why: It is law., example: 21, type: whole_number,
     agree: The chair, lawful: {min: figures.notice_days, max: 60, authority: act-s1},
     sensible: {min: 14, max: 28, usual: 21}}
  - {id: quorum, ask: Which share?, short: Quorum (%), why: To decide., example: 50%, type: percent}
  - {id: chair, ask: Which member chairs?, short: Chair, why: It is printed., example: Alpha, type: item, of: members}
  - {id: hosts, ask: Which members host?, short: Hosts, why: It is printed., example: [Alpha], type: items, of: members}
"""

CHARITY = """
id: charity
title: The charity
about: For charities.
when: hub.is_charity
questions:
  - {id: trustees, ask: How many trustees?, short: Trustees, why: They decide., example: 5, type: whole_number}
"""

RULES = """
- id: R1-notice
  severity: warning
  when: meetings.quorum > 10
  holds: meetings.notice_days > figures.notice_days
  message: Members should have more than {{ figures.notice_days | clear_days }}.
  remedy: Change the notice of {{ hub.name }}.
  questions: [meetings.notice_days, hub.name]
  authority: act-s1
- id: R2-charities
  each: members as member if member.nation == "scotland"
  holds: member.is_charity
  message: "{{ member.name }} should be a charity."
  questions: [member.is_charity]
"""

COMPLETE = """\
hub:
  legal_form: clg
  registered: yes
  number: 01234567
  number_shown: no
  name: Harbour Hub
  mail: office@harbour.example
  started: 1 April 2026
  aims: [Be kind, Be fair]
  matters: [staff, loans]
members:
  - name: Alpha
    nation: scotland
    is_charity: yes
    charity_number: SC012345
  - name: Beta
    nation: england_and_wales
    is_charity: no
meetings:
  notice_days: 21
  quorum: 50%
  chair: Alpha
  hosts: [Beta, Alpha]
"""

FIGURES: dict[str, int | str] = {"notice_days": 14}


@pytest.fixture
def schemas(tmp_path: Path) -> Path:
    folder = tmp_path / "schemas"
    (folder / "questionnaire").mkdir(parents=True)
    (folder / "rules").mkdir()
    for name, text in (("10-hub", HUB), ("20-members", MEMBERS), ("30-meetings", MEETINGS), ("40-charity", CHARITY)):
        (folder / "questionnaire" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "rules" / "10-rules.yaml").write_text(RULES, encoding="utf-8")
    return folder


@pytest.fixture
def questionnaire(schemas: Path) -> Questionnaire:
    loaded = load(schemas, FIGURES)
    assert loaded.findings == ()
    return loaded


@pytest.fixture
def reading(questionnaire: Questionnaire) -> Callable[[str], Reading]:
    return lambda text: read_text(text, "answers.yaml", questionnaire, lambda authority: f"the Act ({authority})")


@pytest.fixture
def problems(reading: Callable[[str], Reading]) -> Callable[[str], list[str]]:
    return lambda text: [str(finding) for finding in reading(text).findings]


@pytest.fixture
def complete() -> str:
    return COMPLETE

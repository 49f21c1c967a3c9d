"""What is still missing, section by section: what ``docgen missing`` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from docgen.expressions.parse import Expression
from docgen.expressions.scope import Scope
from docgen.expressions.vocabulary import Vocabulary
from docgen.findings import Place
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.guidance import condition
from docgen.questionnaire.questions import Section, Stage
from docgen.questionnaire.standing import Standing, State


@dataclass(frozen=True, slots=True)
class Gap:
    """One question that is open or undecided, or one answer that is not used.

    ``status`` is "open", "undecided" or "not used"; ``only_if`` says in English when the question is asked, or "";
    ``stage`` is the later stage at which it is answered, None for at once.
    """

    path: str
    ask: str
    short: str
    status: str
    place: Place
    only_if: str = ""
    waits_for: tuple[str, ...] = ()
    minutes: float = 0
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class SectionGaps:
    """The gaps of one section, and how far it is answered."""

    id: str
    title: str
    gaps: tuple[Gap, ...]
    answered: int
    asked: int

    @property
    def minutes(self) -> float:
        """How long the questions take to answer that are open now."""
        return sum(gap.minutes for gap in self.open)

    @property
    def open(self) -> tuple[Gap, ...]:
        """What is open and can be answered now."""
        return tuple(gap for gap in self.gaps if gap.status == State.OPEN and gap.stage is None)

    @property
    def later(self) -> tuple[Gap, ...]:
        """What is open and answered at a later stage."""
        return tuple(gap for gap in self.gaps if gap.status == State.OPEN and gap.stage is not None)


def missing(answers: Answers) -> tuple[SectionGaps, ...]:
    """Every section in order, with its gaps; a section without gaps too."""
    by_section: dict[str, list[Standing]] = {section.id: [] for section in answers.questionnaire.sections}
    for standing in answers.standings():
        by_section[standing.section.id].append(standing)
    return tuple(_section(section, by_section[section.id], answers) for section in answers.questionnaire.sections)


def _section(section: Section, standings: list[Standing], answers: Answers) -> SectionGaps:
    gaps = [_gap(standing, answers) for standing in standings if _is_gap(standing)]
    answered = sum(standing.state is State.ANSWERED for standing in standings)
    asked = answered + sum(standing.state is State.OPEN for standing in standings)
    return SectionGaps(section.id, section.title, tuple(gaps), answered, asked)


def _is_gap(standing: Standing) -> bool:
    return standing.state in (State.OPEN, State.UNDECIDED) or (standing.given and standing.state is State.NOT_ASKED)


def _gap(standing: Standing, answers: Answers) -> Gap:
    question, section = standing.question, standing.section
    status = "not used" if standing.state is State.NOT_ASKED else str(standing.state)
    waits_for = tuple(cause.label for cause in standing.waits_for)
    ask = question.ask if question else _which_items(section)
    minutes, when = question.minutes if question else 0, only_if(standing, answers)
    place, stage = standing.place, standing.stage
    return Gap(standing.path, ask, standing.label, status, place, when, waits_for, minutes, stage)


def only_if(standing: Standing, answers: Answers) -> str:
    """When the question is asked, in English; "" if always. Of what is undecided, only what is open still."""
    words = answers.questionnaire.vocabulary
    section, question = standing.section, standing.question
    inner = words.within(section.id, section.repeat.item) if section.repeat else words
    conditions: list[tuple[Expression | None, Vocabulary, Scope]] = [(section.when, words, answers)]
    if question:
        conditions.append((question.when, inner, answers.scope_of(standing.path)))
    waiting = standing.state is State.UNDECIDED
    said = [condition(when, known, scope if waiting else None) for when, known, scope in conditions if when]
    return " and ".join(filter(None, said))


def tally(answers: Answers) -> str:
    """How much is open, as drafts and commands say it: “12 questions open, 3 more that hang on them”.

    What is answered at a later stage is counted apart, in the words of the stage.
    """
    waiting = sum(one.state is State.OPEN and one.stage is None for one in answers.standings())
    hanging = sum(one.state is State.UNDECIDED and one.stage is None for one in answers.standings())
    later = counted_later(answers)
    if not waiting:
        return f"nothing open but {later}" if later else "nothing open"
    more = f", {hanging} more that hang{'s' if hanging == 1 else ''} on {'it' if waiting == 1 else 'them'}"
    told = f"{waiting} question{'' if waiting == 1 else 's'} open{more if hanging else ''}"
    return f"{told}, and {later}" if later else told


def counted_later(answers: Answers) -> str:
    """How much is open that is answered at later stages, in their words; "" for nothing."""
    known = answers.questionnaire.stages
    return " and ".join(known[name].counted(number) for name, number in open_stages(answers).items())


def open_stages(answers: Answers) -> Mapping[str, int]:
    """How many questions are open of each later stage that has any, by its id, in the order of the stages."""
    found = Counter(one.stage.id for one in answers.standings() if one.state is State.OPEN and one.stage)
    return {name: found[name] for name in answers.questionnaire.stages if found[name]}


def _which_items(section: Section) -> str:
    needed = f" At least {section.repeat.least} are needed." if section.repeat and section.repeat.least > 1 else ""
    return f"{section.title}: {section.about}{needed}"

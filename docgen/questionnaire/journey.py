"""What is still missing, section by section, and how much that is: what ``docgen missing`` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docgen.expressions.parse import Expression
from docgen.expressions.scope import Scope
from docgen.expressions.vocabulary import Vocabulary
from docgen.findings import Place
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.guidance import condition
from docgen.questionnaire.possible import Possible
from docgen.questionnaire.questions import Question, Section, Stage
from docgen.questionnaire.standing import Standing, State

_AS_HOURS = 100  # minutes; more are told in hours


@dataclass(frozen=True, slots=True)
class Gap:
    """One question that is open or undecided, or one answer that is not used.

    ``status`` is "open", "undecided" or "not used"; ``only_if`` says in English when the question is asked, or "";
    ``stage`` is the later stage at which it is answered, None for at once. ``has_line`` is False where the file has no
    line for it yet: ``place`` is then where its section or item stands.
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
    has_line: bool = True


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
    minutes, when = _minutes(standing, answers), only_if(standing, answers)
    place, stage, has_line = standing.place, standing.stage, answers.given.has_line(standing.path)
    return Gap(standing.path, ask, standing.label, status, place, when, waits_for, minutes, stage, has_line)


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


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be answered: how many questions are open, how many hang on them, and the minutes of each to write.

    A list that lacks items is one question, and takes the minutes of the items that it lacks.
    """

    open: int
    hanging: int
    minutes: float
    hanging_minutes: float

    @property
    def tally(self) -> str:
        """“12 questions open, 3 more that hang on them”."""
        if not self.open:
            return "nothing open"
        more = (
            f", {self.hanging} more that hang{'s' if self.hanging == 1 else ''} on {'it' if self.open == 1 else 'them'}"
        )
        return f"{self.open} question{'' if self.open == 1 else 's'} open{more if self.hanging else ''}"

    @property
    def time(self) -> str:
        """“about 5 minutes”, or “between 2 and 9 hours” where questions hang on others; "" if nothing is open."""
        if not self.open:
            return ""
        least, most = in_time(self.minutes), in_time(self.minutes + self.hanging_minutes)
        if least == most:
            return f"about {least}"
        number, unit = least.split()
        return f"between {number if unit.rstrip('s') in most else least} and {most}"


def work(standings: Iterable[Standing], answers: Answers) -> Work:
    """What is to be answered, and not at a later stage, among some of the questions of ``answers.standings()``."""
    known = [one for one in standings if one.stage is None]
    waiting = [one for one in known if one.state is State.OPEN]
    hanging = [one for one in known if one.state is State.UNDECIDED]
    sure = sum(_minutes(one, answers) for one in waiting)
    more = sum(_minutes(one, answers) for one in hanging)
    more += sum(_hanging_minutes(one, answers) for one in known if one.question is None)
    return Work(len(waiting), len(hanging), sure, more)


def tally(answers: Answers) -> str:
    """How much is open, as drafts and commands say it: “12 questions open, 3 more that hang on them”.

    What is answered at a later stage is counted apart, in the words of the stage.
    """
    now, later = work(answers.standings(), answers), counted_later(answers)
    if not later:
        return now.tally
    return f"{now.tally}, and {later}" if now.open else f"{now.tally} but {later}"


def counted_later(answers: Answers) -> str:
    """How much is open that is answered at later stages, in their words; "" for nothing."""
    known = answers.questionnaire.stages
    return " and ".join(known[name].counted(number) for name, number in open_stages(answers).items())


def open_stages(answers: Answers) -> Mapping[str, int]:
    """How many questions are open of each later stage that has any, by its id, in the order of the stages."""
    found = Counter(one.stage.id for one in answers.standings() if one.state is State.OPEN and one.stage)
    return {name: found[name] for name in answers.questionnaire.stages if found[name]}


def minutes_for(questions: Iterable[Question]) -> int:
    """The whole minutes that answers to some questions take to write down: at least 1 where there are any."""
    each = [question.minutes for question in questions]
    return _whole(sum(each)) if each else 0


def in_time(minutes: float) -> str:
    """A length of time as people say it: “1 minute”, “78 minutes”, “5½ hours”."""
    whole = _whole(minutes)
    if whole < _AS_HOURS:
        return f"{whole} minute{'' if whole == 1 else 's'}"
    hours, half = divmod(round(whole / 30), 2)
    return f"{hours}{'½' * half} hours"


def _whole(minutes: float) -> int:
    return max(1, round(minutes))


def _minutes(standing: Standing, answers: Answers) -> float:
    """How long it takes to write one answer down, or those that are sure to be asked of the items a list lacks."""
    if standing.question:
        return standing.question.minutes
    return _lacking(standing, answers) * sum(one.minutes for one in Possible(answers).sure(standing.section))


def _hanging_minutes(standing: Standing, answers: Answers) -> float:
    """How long those answers take that may be asked of the items a list lacks."""
    possible, section = Possible(answers), standing.section
    sure = possible.sure(section)
    more = sum(one.minutes for one in possible.questions(section) if one not in sure)
    return _lacking(standing, answers) * more


def _lacking(standing: Standing, answers: Answers) -> int:
    """How many items a list has too few."""
    least = standing.section.repeat.least if standing.section.repeat else 0
    return max(0, least - len(answers.items(standing.section.id)))


def _which_items(section: Section) -> str:
    needed = f" At least {section.repeat.least} are needed." if section.repeat and section.repeat.least > 1 else ""
    return f"{section.title}: {section.about}{needed}"

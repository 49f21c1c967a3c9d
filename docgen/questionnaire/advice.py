"""Advice on one choice: which option fits the founders' answers, why, and what would change it.

Each answer gives points to options or rules them out (``advice_shapes``). The options with most points that nothing
rules out are suggested. Nothing is decided: whoever asks may choose otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.questionnaire.advice_shapes import AdviceShape, AnswerShape, AskedShape, EffectShape

Given = Mapping[str, str]
"""The id of the answer by the id of the question; a question may be left out."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an answer speaks for an option (``points`` above 0), against it (below), or rules it out."""

    question: str
    answer: str
    because: str
    points: int
    rules_out: bool
    authorities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well an option fits: its points and every reason, the weightiest first."""

    option: str
    points: int
    reasons: tuple[Reason, ...]

    @property
    def is_ruled_out(self) -> bool:
        """Whether some answer makes it impossible."""
        return any(reason.rules_out for reason in self.reasons)

    @property
    def speaks_for(self) -> tuple[Reason, ...]:
        """The reasons to choose it."""
        return tuple(reason for reason in self.reasons if reason.points > 0 and not reason.rules_out)

    @property
    def speaks_against(self) -> tuple[Reason, ...]:
        """The reasons not to choose it."""
        return tuple(reason for reason in self.reasons if reason.points < 0 or reason.rules_out)


@dataclass(frozen=True, slots=True)
class Change:
    """Another answer to one question, and the options that would fit best with it."""

    question: str
    answer: str
    best: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What fits: ``best`` holds several options where they fit alike, and none where nothing is known or fits.

    ``fits`` has every option, the best first; ``suggests`` are values by question path, given where one option is best.
    """

    best: tuple[str, ...]
    fits: tuple[Fit, ...]
    changes: tuple[Change, ...]
    suggests: Mapping[str, str]


def recommend(advice: AdviceShape, given: Given) -> Recommendation:
    """What the answers speak for; answers and questions that the advice does not know raise KeyError."""
    fits = weigh(advice, given)
    best = _best(fits) if given else ()
    changes = tuple(change for change in _other_answers(advice, given) if set(change.best) != set(best))
    suggests = suggested(advice, given, best[0]) if len(best) == 1 else {}
    return Recommendation(best, fits, changes if given else (), suggests)


def weigh(advice: AdviceShape, given: Given) -> tuple[Fit, ...]:
    """Every option with its points and reasons; those that nothing rules out first, then by points."""
    effects = [(asked, answer, effect) for asked, answer in _answers(advice, given) for effect in answer.effects]
    fits = []
    for option in advice.options:
        mine = [_reason(*one) for one in effects if option.id in advice.meant(one[2].options)]
        ranked = sorted(mine, key=lambda reason: (not reason.rules_out, -abs(reason.points)))
        fits.append(Fit(option.id, sum(reason.points for reason in mine), tuple(ranked)))
    return tuple(sorted(fits, key=lambda fit: (fit.is_ruled_out, -fit.points)))


def suggested(advice: AdviceShape, given: Given, option: str) -> dict[str, str]:
    """The values by question path that go with an option, whether it fits best or not; the option itself first."""
    found = {advice.chooses: option}
    for _, answer in _answers(advice, given):
        for one in answer.suggests:
            if not one.options or option in advice.meant(one.options):
                found[one.question] = one.value
    return found


def _answers(advice: AdviceShape, given: Given) -> Iterator[tuple[AskedShape, AnswerShape]]:
    questions = {asked.id: asked for asked in advice.questions}
    for name, chosen in given.items():
        answers = {answer.id: answer for answer in questions[name].answers}
        yield questions[name], answers[chosen]


def _reason(asked: AskedShape, answer: AnswerShape, effect: EffectShape) -> Reason:
    told = (asked.short, answer.label, effect.because)
    return Reason(*told, effect.points, effect.rules_out, tuple(effect.authorities))


def _best(fits: tuple[Fit, ...]) -> tuple[str, ...]:
    possible = [fit for fit in fits if not fit.is_ruled_out]
    return tuple(fit.option for fit in possible if fit.points == possible[0].points)


def _other_answers(advice: AdviceShape, given: Given) -> Iterator[Change]:
    for asked in advice.questions:
        for answer in asked.answers:
            if given.get(asked.id) != answer.id:
                best = _best(weigh(advice, {**given, asked.id: answer.id}))
                yield Change(asked.short, answer.label, best)

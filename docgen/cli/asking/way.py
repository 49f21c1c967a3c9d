"""Which question comes next: forwards through what is open, back through what was passed, and through one item."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.questionnaire.answered import Answers
from docgen.questionnaire.questions import Questionnaire, Section
from docgen.questionnaire.stops import Position, Stop, position, stops


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to ask: only one section, and only what is open; what is answered at once, or at one later stage."""

    section: str = ""
    only_open: bool = False
    stage: str = ""


class Way:
    """Where somebody is in the questionnaire. What is asked may change with every answer, so it is looked up anew."""

    def __init__(self, questionnaire: Questionnaire, wanted: Wanted) -> None:
        self.questionnaire, self._wanted = questionnaire, wanted
        self._here: Position = (-1, 0, 0)
        self._passed: list[str] = []
        self._return_to = ""
        self._item = ""  # “members[2]” while all questions of that item are asked

    def begin(self, answers: Answers) -> None:
        """Begin at the first open question, or at the beginning of the one section that is wanted."""
        if not self._wanted.section:
            first = next((stop for stop in self._stops(answers) if stop.is_open), None)
            nowhere = (len(self.questionnaire.sections), 0, 0)
            section, item, question = position(first.path, self.questionnaire) if first else nowhere
            self._here = (section, item, question - 1)

    def next(self, answers: Answers) -> Stop | None:
        """The stop to go to, None at the end."""
        all_stops = self._stops(answers)
        found = self._returned(all_stops) or self._within_item(all_stops)
        found = found or next((stop for stop in all_stops if self._is_ahead(stop) and self._is_due(stop)), None)
        if found is not None:
            self._here = position(found.path, self.questionnaire)
        return found

    def go_on(self, stop: Stop) -> None:
        """Leave a stop forwards."""
        self._passed.append(stop.path)

    def go_back(self, stop: Stop, answers: Answers) -> bool:
        """Leave a stop backwards, to the last one that is still asked; False if there is none."""
        asked = {one.path for one in self._stops(answers)}
        while self._passed and self._passed[-1] not in asked:
            self._passed.pop()
        found = bool(self._passed)
        self._return_to = self._passed.pop() if found else stop.path
        if not self._return_to.startswith(f"{self._item}."):
            self._item = ""
        return found

    def enter_item(self, section: Section, number: int, after: str = "") -> None:
        """Ask every question of one item next: from its first, or from the one after that of the id ``after``."""
        self._item = f"{section.id}[{number}]"
        self._here = position(f"{self._item}.{after}" if after else self._item, self.questionnaire)

    def forget_items(self, section: Section) -> None:
        """Never go back into the items of a section, as they have other numbers now."""
        self._passed = [path for path in self._passed if not path.startswith(f"{section.id}[")]

    def _stops(self, answers: Answers) -> list[Stop]:
        """What may be asked; nothing that is answered at another time than is wanted."""
        wanted = self._wanted
        return [
            stop for stop in stops(answers) if wanted.section in ("", stop.section.id) and stop.stage == wanted.stage
        ]

    def _returned(self, all_stops: list[Stop]) -> Stop | None:
        wanted, self._return_to = self._return_to, ""
        return next((stop for stop in all_stops if stop.path == wanted), None)

    def _within_item(self, all_stops: list[Stop]) -> Stop | None:
        """The next question of the item that is asked whole, and after its last the section it belongs to."""
        item, section = self._item, self._item.partition("[")[0]
        found = (stop for stop in all_stops if item and stop.path.startswith(f"{item}.") and self._is_ahead(stop))
        if inside := next(found, None):
            return inside
        self._item = ""
        return next((stop for stop in all_stops if stop.path == section), None)

    def _is_ahead(self, stop: Stop) -> bool:
        return position(stop.path, self.questionnaire) > self._here

    def _is_due(self, stop: Stop) -> bool:
        """Of items only what is open is asked: whoever wants to change one chooses it from the list."""
        return stop.is_open or not (stop.item or self._wanted.only_open)

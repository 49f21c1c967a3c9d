"""Asking question after question, and saving every answer at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docgen.cli.asking.put import asked_for, item_name
from docgen.cli.asking.terminal import Asked, Form, Move, Option, Terminal, listed
from docgen.cli.asking.way import Way
from docgen.findings import Finding, FindingError
from docgen.questionnaire.answers import Answers, read
from docgen.questionnaire.answers_file import AnswersFile, Meanwhile
from docgen.questionnaire.choosing import chosen
from docgen.questionnaire.effects import effects
from docgen.questionnaire.naming import named_elsewhere
from docgen.questionnaire.questions import Question, Section
from docgen.questionnaire.stops import Stop, stops
from docgen.questionnaire.types import read_back
from docgen.sources.quoting import quoted
from docgen.sources.yaml_edit import Value

ADD, CHANGE, REMOVE, ON = "add", "change", "remove", "on"
_YES_OR_NO = (Option("yes", "Yes"), Option("no", "No"))


class Stuck(Exception):
    """The answers file cannot be read, or not be written; ``findings`` say why."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


class Conversation:
    """One sitting with an answers file. ``at`` is where it is, None before the first question."""

    def __init__(
        self, file: AnswersFile, way: Way, terminal: Terminal, explain: Callable[[Stop], Sequence[str]]
    ) -> None:
        """``explain`` gives the lines that say why something is asked and how to answer it."""
        self.file, self._way, self._terminal, self._explain = file, way, terminal, explain
        self.at: Stop | None = None
        self._known: tuple[str, Answers] | None = None  # the answers of a text, which take a while to read

    def run(self) -> None:
        """Ask until nothing is left. Raises KeyboardInterrupt, EOFError and Stuck; what was answered is saved."""
        self._way.begin(self.answers())
        while (stop := self._way.next(self.answers())) is not None:
            self._say_where(stop)
            self.at = stop
            if (self._items(stop) if stop.question is None else self._question(stop)) is not Move.BACK:
                self._way.go_on(stop)
            elif not self._way.go_back(stop, self.answers()):
                self._terminal.tell("Nothing was asked before this.")

    def answers(self) -> Answers:
        """The answers as they are now; raises Stuck."""
        try:
            text = self.file.text()
        except UnicodeDecodeError as error:
            raise Stuck(read(self.file.path, self.file.questionnaire).findings) from error
        if self._known is None or self._known[0] != text:
            reading = self.file.reading()
            if reading.answers is None or not reading.answers.whole:
                raise Stuck(reading.findings)
            self._known = text, reading.answers
        return self._known[1]

    def _say_where(self, stop: Stop) -> None:
        """A heading where a section or an item begins, with how much of the section is left."""
        before, answers = self.at, self.answers()
        if before is None or before.section is not stop.section:
            here = [one for one in stops(answers) if one.section is stop.section and one.stage == stop.stage]
            left = sum(one.is_open for one in here)
            self._terminal.heading(f"{stop.section.title} ({f'{left} open' if left else 'nothing open'})")
            if stop.section.about:
                self._terminal.tell(stop.section.about)
        if stop.item and (before is None or (before.section.id, before.item) != (stop.section.id, stop.item)):
            self._terminal.heading(item_name(stop.section, answers, stop.item))

    def _question(self, stop: Stop) -> Move | None:
        """Ask one question until it is answered (None) or left."""
        refused: Value = None
        while stop.question is not None:
            now = self.file.typed(stop.path)
            asked = asked_for(stop.path, stop.question, self.answers(), now, refused)
            reply = self._put(stop, asked)
            if reply is Move.UNSURE and now is None:
                self._terminal.tell(f"{quoted(stop.question.short)} stays open.")
            if isinstance(reply, Move) and (reply is not Move.UNSURE or now is None):
                return reply
            given = None if isinstance(reply, Move) else reply
            before = self.answers()
            if self._saved(lambda: self.file.answer(stop.path, given, seen=now)):  # noqa: B023 - called at once
                self._tell_of(stop, given)
                self._tell_effects(stop, before)
                return Move.UNSURE if given is None else None
            if not all(_is_a_choice(one, stop.question) for one in listed(given)):
                self._terminal.tell(_how_to_choose(asked))
            refused = given
        return None

    def _put(self, stop: Stop, asked: Asked) -> str | list[str] | Move:
        """Ask until the reply is something else than to be told why."""
        while (reply := self._terminal.ask(asked)) is Move.WHY:
            for line in self._explain(stop):
                self._terminal.tell(line)
        return reply

    def _saved(self, save: Callable[[], Sequence[Finding]]) -> bool:
        """Whether an answer was saved; where it was not, say why."""
        try:
            found = save()
        except Meanwhile as meanwhile:
            now = meanwhile.now if isinstance(meanwhile.now, str) else "; ".join(meanwhile.now or ("nothing",))
            self._terminal.tell(f"Meanwhile it was answered elsewhere with “{now}”. Yours is not saved.")
            return False
        except FindingError as error:
            raise Stuck((error.finding,)) from error
        self._tell(found)
        return not found

    def _tell_of(self, stop: Stop, given: Value) -> None:
        """Say how a saved answer was understood, where that is not plain, what is odd about it, or that it is gone."""
        if given is None and stop.question is not None:
            self._terminal.tell(f"{quoted(stop.question.short)} is open now: the answer is taken away.")
        if given is not None and stop.question is not None:
            if understood := read_back(stop.question, given):
                self._terminal.tell(f"Taken as {understood}.")
            self._tell(self.file.doubts(stop.path))

    def _tell_effects(self, stop: Stop, before: Answers) -> None:
        """Say what else a changed answer has changed, and where to see what is missing now."""
        found = effects(before, self.answers(), [stop.path])
        if told := " ".join(found.sentences()):
            more = f" See “docgen missing {self.file.path}”." if found.asked or found.unused else ""
            self._terminal.tell(f"{told}{more}")

    def _tell(self, found: Sequence[Finding]) -> None:
        for one in found:
            self._terminal.tell(one.told)

    def _items(self, stop: Stop) -> Move:
        """Ask what to do with the items of a repeated section, until we go on or into one of them."""
        section = stop.section
        while True:
            items = self.answers().items(section.id)
            for number in range(1, len(items) + 1):
                self._terminal.tell(f"  {item_name(section, self.answers(), number)}")
            reply = self._put(stop, _what_to_do(section, len(items)))
            if isinstance(reply, Move):
                return reply
            if reply == ON or (reply == ADD and self._added(stop, len(items) + 1)):
                return Move.SKIP
            number = self._which(stop, len(items)) if reply in (CHANGE, REMOVE) else 0
            if number and reply == CHANGE:
                self._way.enter_item(section, number)
                return Move.SKIP
            if number:
                self._remove(stop, number, len(items))

    def _added(self, stop: Stop, number: int) -> bool:
        """Ask what names a new item, and add it; its other questions come next."""
        section = stop.section
        label = section.question(section.repeat.label) if section.repeat else None
        refused: Value = None
        while label is not None:
            first = Stop(f"{section.id}[{number}].{label.id}", section, label, True, number)
            reply = self._put(first, asked_for(first.path, label, self.answers(), None, refused))
            if isinstance(reply, Move):
                return False
            if self._saved(lambda: self.file.add(section.id, {label.id: reply})):  # noqa: B023 - called at once
                self._tell_of(first, reply)
                self._way.enter_item(section, number, after=label.id)
                return True
            refused = reply
        return False

    def _which(self, stop: Stop, count: int) -> int:
        """Which item is meant, counted from 1, or 0."""
        answers = self.answers()
        options = [Option(str(one), item_name(stop.section, answers, one)) for one in range(1, count + 1)]
        reply = self._put(stop, Asked("Which?", Form.ONE, tuple(options))) if count > 1 else str(count)
        return int(reply) if reply in [option.value for option in options] else 0

    def _remove(self, stop: Stop, number: int, count: int) -> None:
        name = item_name(stop.section, self.answers(), number)
        if named := named_elsewhere(self.answers(), stop.section.id, number):
            told = "; ".join(one.label for one in named)
            self._terminal.tell(f"Other answers name it, and stop every draft until they name another: {told}.")
        if self._put(stop, Asked(f"Remove {name}, with all its answers?", Form.ONE, _YES_OR_NO)) != "yes":
            return
        others = [one for one in range(1, count + 1) if one != number]
        self._saved(lambda: self._arranged(stop.section, others))
        self._way.forget_items(stop.section)

    def _arranged(self, section: Section, numbers: Sequence[int]) -> Sequence[Finding]:
        self.file.arrange(section.id, numbers)
        return ()


def _is_a_choice(typed: str, question: Question) -> bool:
    return not question.choices or chosen(typed, question.choices) is not None


def _how_to_choose(asked: Asked) -> str:
    """How to answer with one of the choices as they are shown, and how to stop."""
    several = f"Choose from 1 to {len(asked.options)}, or type what stands beside the number."
    return f"{several} “quit” stops; what you have answered is saved."


def _what_to_do(section: Section, count: int) -> Asked:
    what = section.repeat.item.replace("_", " ") if section.repeat else ""
    least, most = (section.repeat.least, section.repeat.most) if section.repeat else (0, 0)
    options = [Option(ADD, f"Add {'another' if count else 'the first'} {what}")] if count < most else []
    options += [Option(CHANGE, "Change one"), Option(REMOVE, "Remove one")] if count else []
    options += [Option(ON, "Go on")]
    needed = f" At least {least} are needed." if count < least and least > 1 else ""
    return Asked(f"{section.title}: {count} so far.{needed} What next?", Form.ONE, tuple(options))

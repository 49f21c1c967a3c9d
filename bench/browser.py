"""The pages of ``docgen serve``, on the sample of twenty organisations and two hundred people."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Final

from flask.testing import FlaskClient

from bench.papers import Papers
from bench.table import Row, Target, timed
from bench.timing import Work, in_turn
from docgen.web.app import create_app
from docgen.web.sitting import Sitting

_HOST: Final = "http://127.0.0.1:8123"
_LONGEST_PAPER: Final = "/draft/partnership-agreement"
_PAGES: Final = (
    *("/", "/tasks", "/items/members", "/items/trustees", "/section/meetings", "/section/meetings/all"),
    *("/section/members/7/all", "/question/meetings.notice_days", "/question/members[7].email", "/check", "/missing"),
    *("/findings", "/glossary", "/draft", _LONGEST_PAPER, "/papers", "/choose", "/review"),
)
# A figure that many papers print, a choice that clauses hang on, and a word about one member and one person: three
# or more of each, as what the file said an answer or two before is still remembered.
_ANSWERS: Final = {
    "meetings.notice_days": ("21", "28", "30"),
    "bidding.competing": ("open", "notify", "named_bid"),
    "members[7].representative": ("Nia Rees", "Nia Price", "Nia Parry", "Nia Pugh"),
    "trustees[150].role": ("Treasurer", "Trustee", "Chair", "Vice-chair", "Secretary"),
}


def rows(papers: Papers, quick: bool) -> Iterator[Row]:
    """Every kind of page just after an answer was saved, and saving answers with the draft beside them made anew."""
    rounds = 3 if quick else 15
    with tempfile.TemporaryDirectory() as folder:
        visitor = _Visitor.of(papers, Path(shutil.copy(papers.answers, folder)))
        saves = {path: partial(visitor.save, path, cycle(values)) for path, values in _ANSWERS.items()}
        taken = in_turn(saves, rounds)
        for path, times in taken.items():
            yield timed(f"Browser, save {path}", times, note="with the clauses that it touches drafted again")
        slowest = max(times.wall for times in taken.values())
        yield Target("Browser, an answer saved, the slowest kind", slowest, 0.15, " s")
        # Before each page an answer is saved, so that nothing that the page shows was worked out before.
        change = next(iter(saves.values()))
        visits: dict[str, Work] = {}
        for address in _PAGES:
            visits |= {f"save before {address}": change, address: partial(visitor.get, address)}
        taken = in_turn(visits, rounds)
        for address in _PAGES:
            yield timed(f"Browser, {address}", taken[address], note=f"{visitor.lengths[address]:,} bytes")
        yield Target("Browser, the slowest page", max(taken[address].wall for address in _PAGES), 0.3, " s")


@dataclass(frozen=True, slots=True)
class _Visitor:
    """Somebody's browser, already let in."""

    client: FlaskClient
    sitting: Sitting
    form_token: str
    lengths: dict[str, int]

    @classmethod
    def of(cls, papers: Papers, answers: Path) -> _Visitor:
        """A visitor of an app for an answers file of their own."""
        app = create_app(papers.project, answers)
        guard, sitting = app.extensions["docgen.guard"], app.extensions["docgen.sitting"]
        guard.port = int(_HOST.rpartition(":")[2])
        visitor = cls(app.test_client(), sitting, guard.form_token, {})
        visitor.client.get(f"/?t={guard.token}", base_url=_HOST)
        sitting.warm_up()
        return visitor

    def get(self, address: str) -> None:
        """Open a page, which must be there."""
        answer = self.client.get(address, base_url=_HOST)
        assert answer.status_code == 200, (address, answer.status)
        self.lengths[address] = len(answer.data)

    def save(self, path: str, values: Iterator[str]) -> None:
        """Save the next answer to a question as the script of its page does, and get the draft that it touches."""
        item, dot, _ = path.rpartition(".")
        repeat = self.sitting.section(item.partition("[")[0]).repeat
        name = self.sitting.file.typed(f"{item}{dot}{repeat.label}") if repeat else None
        seen = {f"seen:{path}": json.dumps(self.sitting.file.typed(path)), "same": json.dumps(name)}
        form = {path: next(values), **seen, "do": "autosave", "form_token": self.form_token}
        answer = self.client.post(f"/question/{path}", data=form, base_url=_HOST).get_json()
        assert answer["saved"], (path, answer["message"])
        assert answer["draft"], f"no clause is shown beside {path}"

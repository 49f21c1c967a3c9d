"""Whatever somebody types is shown as text."""

from __future__ import annotations

from html.parser import HTMLParser

from docgen.questionnaire.questions import Question
from tests.samples import PROJECT
from tests.web.conftest import Browser

SCRIPT = "</textarea><script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}}"
TYPED = ("text", "paragraph", "address", "person", "texts")


def put_everywhere(browser: Browser) -> list[str]:
    """Put the script into every text answer that is asked, and add what one cannot leave out."""
    paths = [one.path for one in browser.sitting.view().answers.standings() if one.question and _is_text(one.question)]
    changes = {path: [SCRIPT] if _question(path).type == "texts" else f"{SCRIPT} {path}" for path in paths}
    outcome = browser.sitting.file.answer_all(changes)
    assert not outcome.refused
    return paths


def test_a_script_in_any_text_answer_is_shown_as_text(small: Browser) -> None:
    paths = put_everywhere(small)
    assert len(paths) > 100
    sections = [section.id for section in PROJECT.questionnaire.sections if not section.repeat]
    pages = [f"/question/{path}" for path in paths[::5]]
    pages += [f"/section/{section}{ending}" for section in sections for ending in ("", "/all")]
    pages += ["/tasks", "/check", "/missing", "/findings", "/glossary", "/papers", "/items/members"]
    pages += ["/section/members/2", "/section/members/2/all", "/items/members/2/remove", "/items/members?q=<script>"]
    pages += ["/choose?plan-nation=<script>", "/choose/fit?plan-nation=wales&plan-voice=<script>"]
    pages += ["/review", "/review/members[2].name", "/review?recorded=<script>"]
    pages += ["/draft/articles", "/draft/partnership-agreement"]
    for address in pages:
        response = small.get(address)
        assert response.status_code == 200, address
        body = response.get_data(as_text=True)
        elements = _Elements(body)
        assert elements.names.count("script") == 1, address
        assert "img" not in elements.names, address
        assert not [name for name in elements.attributes if name.startswith("on")], address
        assert "{{7*7}}" in body or "onerror" not in body, address
    assert "&lt;script&gt;" in small.get("/check").get_data(as_text=True)


def test_a_script_that_is_refused_is_shown_as_text(small: Browser) -> None:
    response = small.answer("meetings.notice_days", SCRIPT, seen="14")
    assert response.status_code == 422
    assert response.get_data(as_text=True).count("<script") == 1


def test_a_script_in_an_address_is_not_shown(small: Browser) -> None:
    response = small.get("/section/<script>alert(1)")
    assert response.status_code == 404
    assert response.get_data(as_text=True).count("<script") == 1


class _Elements(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: set[str] = set()
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes.update(name for name, _ in attrs)


def _is_text(question: Question) -> bool:
    return question.type in TYPED and question.pattern is None


def _question(path: str) -> Question:
    found = PROJECT.questionnaire.question(path)
    assert found
    return found

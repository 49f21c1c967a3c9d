"""A real browser, from an empty file to the finished set; skipped where there is no Chromium."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from waitress import create_server

from docgen.questionnaire.answers_file import AnswersFile
from docgen.questionnaire.new import commented
from docgen.web.app import create_app
from docgen.web.fields import normal
from tests.questionnaire.test_advice import PLANS
from tests.samples import PROJECT, SMALL, answers_file, documents

CHROMIUM = Path("/usr/bin/chromium")
playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed")

FEWEST = "rural-collaboration"
TYPED_ITEMS = 2  # of each list; the others somebody else adds
AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
Serve = Callable[[Path], str]
Page = playwright.Page


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves an answers file as ``docgen serve`` does; gives the first address."""
    closing: list[Callable[[], None]] = []

    def served(path: Path) -> str:
        app = create_app(PROJECT, path)
        server = create_server(app, host="127.0.0.1", port=0)
        guard = app.extensions["docgen.guard"]
        guard.port = int(server.effective_port)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        closing.extend((server.close, app.extensions["docgen.papers"].close))
        return f"http://127.0.0.1:{guard.port}/?t={guard.token}"

    yield served
    for close in closing:
        close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(browser: playwright.Browser, address: str, width: int, scripts: bool) -> tuple[Page, list[str]]:
    """A page at the first address, and the list of what went wrong, or elsewhere, which must stay empty."""
    wrong: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    page = context.new_page()
    page.set_default_timeout(120_000)  # what is slow on a busy computer is not wrong
    page.on("request", lambda request: _ours(request.url) or wrong.append(request.url))
    page.on("console", lambda message: message.type == "error" and wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address)
    return page, wrong


def _ours(url: str) -> bool:
    return urlsplit(url).hostname == "127.0.0.1"


def go(page: Page, path: str) -> None:
    parts = urlsplit(page.url)
    response = page.goto(f"{parts.scheme}://{parts.netloc}{path}")
    assert response
    assert response.status == 200, path


def test_a_small_consortium_goes_from_an_empty_file_to_its_set_without_scripts_on_a_telephone(
    chromium: playwright.Browser, serve: Serve, tmp_path: Path
) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(commented(PROJECT.questionnaire, "answers.schema.json"), encoding="utf-8")
    page, wrong = opened(chromium, serve(path), 390, scripts=False)
    assert page.get_by_role("heading", name="Set up your consortium").is_visible()
    wanted = AnswersFile(answers_file(FEWEST), PROJECT.questionnaire)
    page.get_by_role("button", name="Choose between legal forms").click()
    for name, answer in PLANS[FEWEST].items():
        page.locator(f"[name='plan-{name}'][value='{answer}']").check()
    page.get_by_role("button", name="See what fits").click()
    page.get_by_role("button", name="Use this suggestion").click()
    assert page.get_by_text("Saved in answers.yaml.").is_visible()
    assert AnswersFile(path, PROJECT.questionnaire).typed("hub.legal_form") == wanted.typed("hub.legal_form")
    go(page, "/tasks")
    for section in PROJECT.questionnaire.sections:
        if not section.repeat:
            fill(page, f"/section/{section.id}/all", wanted)
            continue
        for number, name in enumerate(wanted.names(section.id), start=1):
            if number > TYPED_ITEMS:
                add(path, section.id, number, wanted)
                continue
            go(page, f"/items/{section.id}/add")
            page.locator("[name='name']").fill(str(name))
            page.get_by_role("button", name="Add and continue").click()
            fill(page, f"/section/{section.id}/{number}/all", wanted)
    go(page, "/tasks")
    assert "No question is open." in page.inner_text("main")
    assert _given(path) == _given(answers_file(FEWEST))

    go(page, "/review")
    page.get_by_text("The consortium: 0 of").click()
    page.get_by_label("Everything answered in “The consortium”").check()
    page.get_by_label("Agreed").check()
    page.get_by_label("Who says so?").fill("Founders’ meeting")
    page.get_by_role("button", name="Record").click()
    agreed = len([one for one in _given(path) if one.startswith("consortium.")])
    assert page.get_by_text(f"The consortium: {agreed} of {agreed} agreed").is_visible()

    go(page, "/papers")
    page.locator("#final-pdf").uncheck()
    page.get_by_role("button", name="Make the execution copies").click()
    link = page.get_by_role("link", name="Download all as one zip file")
    link.wait_for(timeout=120_000)  # the page looks again by itself
    with page.expect_download() as download:
        link.click()
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as files:
        made = {Path(name).stem for name in files.namelist()}
    assert {document.file_name for document in documents(FEWEST)} <= made
    assert "manifest" in made
    assert wrong == []


def fill(page: Page, address: str, wanted: AnswersFile) -> None:
    """Answer all questions of a page as they are answered elsewhere, until it asks no more."""
    go(page, address)
    for _ in range(12):
        paths = page.locator("input[name^='seen:']").evaluate_all("all => all.map(one => one.name.slice(5))")
        if not paths:
            return
        for path in paths:
            put(page, path, wanted)
        page.get_by_role("button", name="Save", exact=True).click()
        assert page.locator(".govuk-error-summary").count() == 0, page.inner_text("main")
        if not urlsplit(page.url).path.endswith("/all"):
            return
    raise AssertionError(f"{address} never has enough")


def add(path: Path, section: str, number: int, wanted: AnswersFile) -> None:
    """What somebody else adds to the file meanwhile, from a list of their own."""
    questions = PROJECT.questionnaire.by_id[section].questions
    values = {question.id: wanted.typed(f"{section}[{number}].{question.id}") for question in questions}
    given = {name: value for name, value in values.items() if value is not None}
    assert AnswersFile(path, PROJECT.questionnaire).add(section, given) == ()


def put(page: Page, path: str, wanted: AnswersFile) -> None:
    question = PROJECT.questionnaire.question(path)
    assert question
    value = normal(question, wanted.typed(path))
    if value is None:
        return
    fields = page.locator(f"[name='{path}']")
    kind = fields.first.evaluate("one => one.type")
    if kind in ("radio", "checkbox"):
        for one in [value] if isinstance(value, str) else value:
            page.locator(f"[name='{path}'][value='{one}']").check()
    elif kind == "select-one":
        fields.select_option(str(value))
    else:
        fields.fill(value if isinstance(value, str) else "\n".join(value))


def _given(path: Path) -> dict[str, object]:
    answers = AnswersFile(path, PROJECT.questionnaire).reading().answers
    assert answers
    return dict(answers.given.values)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_bytes(answers_file(SMALL).read_bytes())
    return path


def test_an_answer_is_saved_as_it_is_typed_and_the_draft_follows(
    chromium: playwright.Browser, serve: Serve, small: Path
) -> None:
    page, wrong = opened(chromium, serve(small), 1280, scripts=True)
    go(page, "/question/meetings.notice_days")
    marked = page.locator("#dg-touched")
    assert marked.is_visible()
    pane, place = page.locator("[data-draft]").bounding_box(), marked.bounding_box()
    assert pane
    assert place
    assert pane["y"] <= place["y"] < pane["y"] + pane["height"], "the draft is scrolled to what is marked"
    field = page.locator("[name='meetings.notice_days']")
    field.fill("21")
    field.blur()
    page.get_by_text("Saved in answers.yaml.").wait_for()
    assert "21\N{NO-BREAK SPACE}Clear Days" in marked.inner_text()
    assert "notice_days: 21" in small.read_text(encoding="utf-8")
    page.get_by_text("Record how far it is agreed").click()
    page.get_by_label("Agreed", exact=True).check()
    page.get_by_label("Who says so?").fill("Board")
    page.get_by_role("button", name="Record", exact=True).click()
    page.get_by_text("Recorded in answers.yaml.").wait_for()
    page.wait_for_load_state()  # the script of the new page listens from then on
    field.fill("22")
    field.blur()
    page.get_by_text("The answer has been changed since it was agreed: Board").wait_for()
    field.fill("21")
    field.blur()
    page.locator("[data-review]", has_text="Agreed").wait_for()
    field.fill("soon")
    field.blur()
    page.get_by_text("Not saved.").wait_for()
    assert "notice_days: 21" in small.read_text(encoding="utf-8")
    page.get_by_role("button", name="Save and continue").click()
    assert page.title().startswith("Error: ")
    assert page.locator(".govuk-error-summary").evaluate("one => one === document.activeElement")
    assert field.input_value() == "soon"
    field.fill("28")
    page.get_by_role("button", name="Not sure yet").click()
    page.wait_for_url(lambda url: "notice_days" not in url)
    assert AnswersFile(small, PROJECT.questionnaire).typed("meetings.notice_days") is None
    assert page.locator("text=somebody else").count() == 0
    assert [one for one in wrong if "422" not in one] == []


def test_what_is_odd_about_an_answer_is_shown_before_the_page_goes_on_however_it_was_saved(
    chromium: playwright.Browser, serve: Serve, small: Path
) -> None:
    page, wrong = opened(chromium, serve(small), 1280, scripts=True)
    field, button = page.locator("[name='meetings.notice_days']"), page.get_by_role("button", name="Save and continue")
    high = page.locator(".dg-finding", has_text="which is high")

    go(page, "/question/meetings.notice_days")
    field.fill("60")
    button.click()
    high.wait_for()
    button.click()
    page.wait_for_url(lambda url: "notice_days" not in url)

    go(page, "/question/meetings.notice_days")
    field.fill("59")
    with page.expect_response(lambda response: "notice_days" in response.url):
        field.blur()
    field.press("Enter")
    high.filter(has_text="59").wait_for()
    assert wrong == []


PAGES = (
    *("/review", "/review/hub.name", "/choose", "/choose/fit?plan-nation=scotland&plan-purposes=all"),
    *("/", "/tasks", "/question/hub.legal_form", "/question/consortium.values", "/question/meetings.notice_days"),
    *("/section/hub", "/section/board/all", "/items/members", "/items/members/2/remove"),
    *("/check", "/missing", "/findings", "/glossary", "/papers"),
)


def test_no_page_has_a_serious_barrier_or_is_wider_than_a_telephone(
    chromium: playwright.Browser, serve: Serve, small: Path
) -> None:
    text = small.read_text(encoding="utf-8")
    small.write_text(text.replace("  vision:", "  # vision:", 1), encoding="utf-8")  # so that something is missing
    address = serve(small)
    page, wrong = opened(chromium, address, 390, scripts=True)
    for path in PAGES:
        go(page, path)
        page.evaluate("[...document.querySelectorAll('details')].slice(0, 2).forEach(one => { one.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        page.evaluate(f"{AXE}; 0")
        found = page.evaluate("axe.run()")["violations"]
        serious = [
            f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")
        ]
        assert serious == [], path
    assert wrong == []

"""A browser without a screen: Flask's test client, let in and with the token of the forms."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from docgen.build.project import Project
from docgen.questionnaire.new import commented
from docgen.sources.yaml_edit import Value
from docgen.web.app import create_app
from docgen.web.guard import Guard
from docgen.web.sitting import Sitting
from tests.samples import PROJECT, SMALL, answers_file

PORT = 8123
HOST = f"http://127.0.0.1:{PORT}"


@dataclass
class Browser:
    """One person's browser over an answers file."""

    client: FlaskClient
    guard: Guard
    sitting: Sitting
    path: Path

    def get(self, address: str, **more: Any) -> TestResponse:
        return self.client.get(address, base_url=HOST, **more)

    def post(self, address: str, form: dict[str, object] | None = None, **more: Any) -> TestResponse:
        data = {"form_token": self.guard.form_token, **(form or {})}
        return self.client.post(address, data=data, base_url=HOST, **more)

    def page(self, address: str) -> str:
        """The words of a page that is there."""
        response = self.get(address)
        assert response.status_code == 200, (address, response.status)
        return words(response)

    def answer(self, path: str, typed: object, seen: Value = None, **more: object) -> TestResponse:
        """Send the form of one question, which showed ``seen``."""
        form = {path: typed, f"seen:{path}": json.dumps(seen), "same": "null", "do": "save", **more}
        return self.post(f"/question/{path}", form)

    def close(self) -> None:
        self.client.application.extensions["docgen.papers"].close()


def words(response: TestResponse) -> str:
    """What a reader sees of a page, on one line."""
    body = re.sub(r"<head>.*?</head>", " ", response.get_data(as_text=True), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def told_by(response: TestResponse) -> str:
    """What the form of a page carries of what the page has told."""
    found = re.search(r'name="told" value="([^"]*)"', response.get_data(as_text=True))
    assert found
    return found[1]


Open = Callable[[Path], Browser]


def open_browser(path: Path, project: Project = PROJECT) -> Browser:
    """A browser that was let in; ``close`` it."""
    app = create_app(project, path)
    guard = app.extensions["docgen.guard"]
    guard.port = PORT
    browser = Browser(app.test_client(), guard, app.extensions["docgen.sitting"], path)
    assert browser.get(f"/?t={guard.token}").status_code == 303
    return browser


@pytest.fixture
def open_file() -> Iterator[Open]:
    browsers = []

    def opened(path: Path, project: Project = PROJECT) -> Browser:
        browsers.append(open_browser(path, project))
        return browsers[-1]

    yield opened
    for browser in browsers:
        browser.close()


@pytest.fixture
def small(open_file: Open, tmp_path: Path) -> Browser:
    """A complete set of answers."""
    return open_file(Path(shutil.copy(answers_file(SMALL), tmp_path / "answers.yaml")))


@pytest.fixture
def empty(open_file: Open, tmp_path: Path) -> Browser:
    """A new answers file, with all its help and no answer."""
    path = tmp_path / "answers.yaml"
    path.write_text(commented(PROJECT.questionnaire, "answers.schema.json"), encoding="utf-8")
    return open_file(path)

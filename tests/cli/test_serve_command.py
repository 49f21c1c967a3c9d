"""``docgen serve``: started, used and ended as somebody at a terminal would."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from docgen.cli import serve_command
from tests.cli.conftest import Docgen, heeding_ctrl_c
from tests.samples import ROOT, SMALL, answers_file

PROGRAM = "from docgen.cli.main import main; main(prog_name='docgen')"


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_tells_its_address_serves_and_ends_when_it_is_asked_to(tmp_path: Path, end: signal.Signals) -> None:
    path = Path(shutil.copy(answers_file(SMALL), tmp_path / "answers.yaml"))
    command = [sys.executable, "-u", "-c", PROGRAM, "serve", str(path), "--no-browser"]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment, preexec_fn=heeding_ctrl_c
    ) as running:
        assert running.stdout
        lines = [running.stdout.readline() for _ in range(3)]
        address = lines[2].strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?t=[\w-]{40,}", address)
        browser = build_opener(HTTPCookieProcessor(CookieJar()))
        with browser.open(address, timeout=60) as page:
            assert b"Set up your consortium" in page.read()
            assert page.url == address.partition("?")[0]
        assert list(tmp_path.glob("docgen-*"))
        running.send_signal(end)
        rest, _ = running.communicate(timeout=60)
        assert running.returncode == 0
        assert "Ended. Every answer is saved." in rest
    assert not list(tmp_path.glob("docgen-*"))


def test_a_port_that_is_taken_is_told(docgen: Docgen, tmp_path: Path) -> None:
    path = Path(shutil.copy(answers_file(SMALL), tmp_path / "answers.yaml"))
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        told = docgen("serve", path, "--no-browser", "--port", port)
    assert told.exit_code == 2
    assert f"Another program uses port {port}. Choose another with --port" in told.output


def test_a_file_that_holds_no_answers_is_refused_at_once(docgen: Docgen, tmp_path: Path) -> None:
    path = tmp_path / "cover-sheet.docx"
    path.write_bytes(b"PK\x03\x04\xff\xfe")
    told = docgen("serve", path, "--no-browser")
    assert (told.exit_code, "is no answers file" in told.output) == (2, True)


def test_a_folder_that_is_not_there_is_not_made(docgen: Docgen, tmp_path: Path) -> None:
    told = docgen("serve", tmp_path / "nowhere" / "x.yaml", "--no-browser")
    assert (told.exit_code, "There is no folder" in told.output) == (2, True)
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_does_not_exist_is_made(docgen: Docgen, tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    with socket.create_server(("127.0.0.1", 0)) as other:
        told = docgen("serve", path, "--no-browser", "--port", other.getsockname()[1])
    assert f"{path} is new: it holds every question, with help." in told.output
    assert "# Answers for your consortium." in path.read_text(encoding="utf-8")


def test_without_the_extra_it_says_how_to_install_it(
    docgen: Docgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copy(answers_file(SMALL), tmp_path / "answers.yaml"))
    monkeypatch.setattr(serve_command, "find_spec", lambda name: None)
    told = docgen("serve", path)
    assert told.exit_code == 2
    assert "pip install 'docgen[web]'" in told.output

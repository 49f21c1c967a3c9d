"""A build that is stopped, at whatever moment, leaves the old set or the new one, whole, and no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.build.build import Order, build
from docgen.build.publish import Issue, recover
from docgen.build.publish import publish as put
from docgen.writers.house import House
from docgen.writers.pdf.doctor import probe
from tests.build.papers import Papers, beside, contents, is_whole
from tests.samples import PROJECT, ROOT

LONG_ENOUGH = 60
PUBLISHER = """
import sys
from pathlib import Path
from docgen.build.publish import Issue, publish
number = 0
while True:
    number += 1
    files = {f"{name}.txt": str(number).encode() * 1000 for name in range(20)}
    publish(Path(sys.argv[1]), Issue(files))
"""
BUILDER = """
import sys
from pathlib import Path
from docgen.build.build import Order, build
from docgen.build.project import Project
library, answers, out, formats, workers = sys.argv[1:]
build(Project(Path(library)), Order(Path(answers), Path(out), tuple(formats.split(",")), workers=int(workers)))
"""
needs_pdf = pytest.mark.skipif(bool(probe(House(PROJECT.house))), reason="this computer cannot make PDFs")


def _started(script: str, *arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)], env={**os.environ, "PYTHONPATH": str(ROOT)}
    )


def _until(holds: Callable[[], object], process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + LONG_ENOUGH
    while not holds() and process.poll() is None and time.monotonic() < end:
        pass


def test_killed_at_any_moment_the_folder_holds_one_set_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    staging = tmp_path / ".out.docgen-new"
    for moment in range(15):
        process = _started(PUBLISHER, out)
        _until(lambda: (out / "19.txt").exists() and staging.exists(), process)
        time.sleep(moment / 3000)  # from the first file in the staging folder to well after the exchange
        process.kill()
        process.wait()
        files = contents(out)
        assert len(files) == 20
        assert len(set(files.values())) == 1
        recover(out)
        assert contents(out) == files
        assert beside(out) == []


@pytest.mark.parametrize("files", range(0, 6))
def test_a_build_killed_while_it_publishes_leaves_a_whole_set(papers: Papers, files: int) -> None:
    papers.build()
    before = papers.files()
    papers.answer("fee: 1000", "fee: 2000")
    staging = papers.out.parent / ".out.docgen-new"
    process = _started(BUILDER, papers.tiny.root, papers.answers, papers.out, "text", 0)
    _until(lambda: staging.exists() and len(_names(staging)) >= files, process)
    process.kill()
    process.wait()
    _assert_old_or_new(papers, before)


@pytest.mark.parametrize("seconds", [0.2, 0.6, 1.2])
def test_a_build_killed_before_leaves_the_old_set(papers: Papers, seconds: float) -> None:
    papers.build()
    before = papers.files()
    papers.answer("fee: 1000", "fee: 2000")
    process = _started(BUILDER, papers.tiny.root, papers.answers, papers.out, "text", 0)
    time.sleep(seconds)
    process.kill()
    process.wait()
    _assert_old_or_new(papers, before)


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except FileNotFoundError:
        return []


def _assert_old_or_new(papers: Papers, before: dict[str, bytes]) -> None:
    assert is_whole(papers.out)
    after = papers.files()
    assert after == before or b"2,000" in after["rules.txt"]
    papers.build()
    assert is_whole(papers.out)
    assert b"2,000" in papers.files()["rules.txt"]
    assert beside(papers.out) == []


def test_a_folder_that_was_moved_away_and_not_replaced_comes_back(tmp_path: Path) -> None:
    """Where the system cannot exchange two folders, the old one is moved away first."""
    out = tmp_path / "out"
    put(out, Issue({"one.txt": b"one"}))
    out.rename(tmp_path / ".out.docgen-old")
    (tmp_path / ".out.docgen-new").mkdir()
    recover(out)
    assert contents(out) == {"one.txt": b"one"}
    assert beside(out) == []


def test_where_folders_cannot_be_exchanged_they_are_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.build.publish._exchanged_at_once", lambda one, other: False)
    out = tmp_path / "out"
    for text in (b"one", b"two"):
        put(out, Issue({"paper.txt": text}))
        assert contents(out) == {"paper.txt": text}
        assert beside(out) == []


@needs_pdf
def test_after_ctrl_c_the_old_set_stands_and_no_process_is_left(papers: Papers) -> None:
    papers.build("docx", "pdf", only=("rules",))
    before = papers.files()
    papers.answer("fee: 1000", "fee: 2000")
    for signal_sent in (signal.SIGINT, signal.SIGKILL):
        process = _started(BUILDER, papers.tiny.root, papers.answers, papers.out, "docx,pdf", 2)
        _until(lambda pid=process.pid: len(_children(pid)) == 2, process)
        workers = _children(process.pid)
        assert len(workers) == 2
        process.send_signal(signal_sent)
        assert process.wait(LONG_ENOUGH) != 0
        end = time.monotonic() + LONG_ENOUGH
        while any(map(_runs, workers)) and time.monotonic() < end:
            time.sleep(0.05)
        assert not any(map(_runs, workers))
        assert papers.files() == before


@needs_pdf
def test_a_worker_that_is_stopped_is_told_and_the_old_set_stands(papers: Papers) -> None:
    papers.build("pdf")
    before = papers.files()
    papers.answer("fee: 1000", "fee: 2000")
    papers.answer("days: 14", "days: 21")
    me = os.getpid()

    def stop(what: str, done: int, whole: int) -> None:
        for worker in _children(me):
            os.kill(worker, signal.SIGKILL)

    built = build(papers.project, Order(papers.answers, papers.out, ("pdf",), workers=1), stop)
    assert not built.published
    assert [finding.rule for finding in built.findings] == ["render"]
    assert "too little memory" in built.findings[0].message
    assert papers.files() == before
    assert papers.build("pdf").published


@needs_pdf
def test_a_character_that_no_font_has_is_told(papers: Papers) -> None:
    papers.answer("Oak Trust", "Oak 中 Trust")
    built = build(papers.project, Order(papers.answers, papers.out, ("pdf",), workers=1))
    assert [finding.rule for finding in built.findings] == ["pdf-character"]
    assert not papers.out.exists()


def _children(process: int) -> list[int]:
    """The workers of a process."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            status, command = (entry / "stat").read_text(), (entry / "cmdline").read_bytes()
        except OSError:
            continue
        parent = int(status.rpartition(")")[2].split()[1])
        if parent == process and b"docgen.build.workers" in command:
            found.append(int(entry.name))
    return found


def _runs(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False

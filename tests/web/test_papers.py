"""The set is built while somebody waits, and downloaded; execution copies only where they may be."""

from __future__ import annotations

import io
import re
import time
import zipfile

from docgen.web.papers import Papers
from tests.samples import ROOT
from tests.web.conftest import Browser, words


def wait(browser: Browser) -> str:
    """The page once nothing is being built any more."""
    for _ in range(600):
        response = browser.get("/papers")
        if "Refresh" not in response.headers:
            return words(response)
        assert response.headers["Refresh"] == "2"
        time.sleep(0.1)
    raise AssertionError("the set is never ready")


def test_a_draft_is_built_and_downloaded(small: Browser) -> None:
    response = small.post("/papers", {"kind": "draft", "formats": "docx"})
    assert response.status_code == 303
    page = wait(small)
    assert "Ready: 34 files." in page
    assert "Begin with cover-sheet.docx : it says what the others are." in page
    archive = small.get("/papers/draft.zip")
    assert archive.headers["Content-Disposition"].endswith("answers-draft.zip")
    with zipfile.ZipFile(io.BytesIO(archive.data)) as files:
        names = files.namelist()
        assert files.testzip() is None
    assert "manifest.json" in names
    assert len(names) == 35
    single = small.get("/papers/draft/0")
    assert single.headers["Content-Disposition"].startswith("attachment")
    assert single.data[:2] == b"PK"
    assert small.get("/papers/draft/34").status_code == 404
    assert small.get("/papers/final.zip").status_code == 404
    small.answer("meetings.notice_days", "21", seen="14")
    assert "Answers have changed since." in small.page("/papers")


def test_only_word_is_ticked_as_pdf_takes_longer(small: Browser) -> None:
    body = small.get("/papers").get_data(as_text=True)
    assert re.search(r'value="docx"[^>]* checked', body)
    assert not re.search(r'value="pdf"[^>]* checked', body)


def test_execution_copies_are_offered_where_nothing_forbids_them(small: Browser) -> None:
    assert "Make the execution copies" in small.page("/papers")
    small.answer("meetings.notice_days", "", seen="14")
    page = small.page("/papers")
    assert "They cannot be made yet:" in page
    assert "“General meeting notice (days)” is open. Answer" in page
    assert "Make the execution copies" not in page
    small.post("/papers", {"kind": "final", "formats": "docx"})
    assert small.get("/papers").headers.get("Refresh") is None


def test_each_open_question_of_an_item_without_lines_of_their_own_is_linked_to_itself(small: Browser) -> None:
    text = small.path.read_text(encoding="utf-8")
    for line in ("    email: team@movewell.example\n", '    company_number: "99000032"\n'):
        assert line in text
        text = text.replace(line, "")
    small.path.write_text(text, encoding="utf-8")
    page = small.get("/papers").get_data(as_text=True)
    for name in ("email", "company_number"):
        assert f'href="/question/members%5B2%5D.{name}"' in page or f'href="/question/members[2].{name}"' in page


def test_a_draft_is_refused_with_the_reasons_while_answers_are_wrong(small: Browser) -> None:
    text = small.path.read_text(encoding="utf-8")
    small.path.write_text(text.replace("notice_days: 14", "notice_days: soon", 1), encoding="utf-8")
    page = small.page("/papers")
    assert "A draft cannot be made yet:" in page
    assert "an answer that is empty does not stop a draft" in page
    assert "not “soon”" in page
    assert "Make the draft" not in page


def test_while_a_set_is_built_no_other_is_begun_and_its_folder_goes_with_the_program(small: Browser) -> None:
    papers = Papers(ROOT, small.path)
    assert papers.start("draft", ("text",))
    assert papers.busy
    assert not papers.start("final", ("text",))
    for _ in range(600):
        if not papers.busy:
            break
        time.sleep(0.1)
    path = papers.path("draft", 0)
    assert path
    assert path.is_file()
    papers.close()
    assert not path.exists()


def test_a_set_that_cannot_be_built_says_why(small: Browser) -> None:
    small.path.unlink()
    papers = Papers(ROOT, small.path)
    papers.start("draft", ("text",))
    for _ in range(600):
        if not papers.busy:
            break
        time.sleep(0.1)
    progress = papers.progress("draft")
    assert progress.stage == "refused"
    assert "No such file" in progress.findings[0].message
    papers.close()

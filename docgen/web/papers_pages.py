"""Pages that build the set and give it away."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, request, send_file, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from docgen.build.digests import digest
from docgen.web.current import page, papers, sitting
from docgen.web.papers import DRAFT, FINAL, KINDS

pages = Blueprint("papers", __name__)
WAIT = 2  # seconds between two looks at how far a set is


@pages.get("/papers")
def overview() -> Response:
    """The sets that can be built or downloaded; while one is being built the page comes again by itself."""
    progress = {kind: papers().progress(kind) for kind in KINDS}
    now = digest(sitting().file.path.read_bytes())
    formats = papers().possible_formats()
    answer = make_response(page("papers.html", progress=progress, now=now, formats=formats, busy=papers().busy))
    if papers().busy:
        answer.headers["Refresh"] = str(WAIT)
    return answer


@pages.post("/papers")
def build() -> AnyResponse:
    """Begin to build a set; execution copies only where nothing forbids them."""
    kind = FINAL if request.form.get("kind") == FINAL else DRAFT
    view = sitting().view()
    if not (view.forbids if kind == FINAL else view.forbids_draft):
        possible = papers().possible_formats()
        formats = tuple(one for one in request.form.getlist("formats") if one in possible)
        papers().start(kind, formats or possible)
    return redirect(url_for(".overview"), 303)


@pages.get("/papers/<any(draft, final):kind>.zip")
def archive(kind: str) -> Response:
    """A whole set."""
    path = papers().archive(kind)
    if path is None or not path.is_file():
        raise NotFound
    return send_file(path, as_attachment=True, download_name=f"{sitting().file.path.stem}-{kind}.zip", max_age=0)


@pages.get("/papers/<any(draft, final):kind>/<int:number>")
def file(kind: str, number: int) -> Response:
    """One file of a set, by its number: no name that a browser sends ever reaches the disk."""
    path = papers().path(kind, number)
    if path is None or not path.is_file():
        raise NotFound
    return send_file(path, as_attachment=True, download_name=path.name, max_age=0)

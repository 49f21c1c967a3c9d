"""The app: pages, templates, and what happens when something cannot be shown."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask, render_template
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from werkzeug.exceptions import HTTPException

from docgen.build.project import Project
from docgen.findings import FindingError
from docgen.web import choosing, items, overview, papers_pages, questions, review
from docgen.web.guard import Guard
from docgen.web.papers import Papers
from docgen.web.sitting import NoSuchQuestion, Sitting, Unreadable

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

LARGEST_FORM = 1_000_000


def create_app(project: Project, answers: Path) -> Flask:
    """The app for one answers file, which must exist. Raises LibraryError where the library cannot be used.

    ``app.extensions["docgen.guard"]`` has the token that the first address needs, and must be told the port.
    """
    app = Flask("docgen.web", static_folder="static", template_folder="templates")
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_FORM, MAX_FORM_MEMORY_SIZE=LARGEST_FORM, MAX_FORM_PARTS=2_000)
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_env.loader = ChoiceLoader([PackageLoader("docgen.web"), macros])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    guard = Guard()
    app.extensions["docgen.guard"] = guard
    app.extensions["docgen.sitting"] = Sitting(project, answers)
    app.extensions["docgen.papers"] = Papers(project.root, answers)
    guard.watch(app)
    for room in (overview, choosing, questions, items, review, papers_pages):
        app.register_blueprint(room.pages)
    _explain(app)
    app.wsgi_app = _OneAtATime(app.wsgi_app)  # type: ignore[method-assign]
    return app


def _explain(app: Flask) -> None:
    """Say in a page what cannot be shown, and why."""

    @app.errorhandler(NoSuchQuestion)
    def no_such_question(error: NoSuchQuestion) -> tuple[str, int]:
        return render_template("problem.html", status=404), 404

    @app.errorhandler(Unreadable)
    def unreadable(error: Unreadable) -> tuple[str, int]:
        return render_template("unreadable.html", findings=error.findings), 500

    @app.errorhandler(FindingError)
    def finding(error: FindingError) -> tuple[str, int]:
        return render_template("unreadable.html", findings=(error.finding,)), 500

    @app.errorhandler(OSError)
    def disk(error: OSError) -> tuple[str, int]:
        return render_template("problem.html", status=500, why=error.strerror or str(error)), 500

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> tuple[str, int]:
        status = error.code or 500
        return render_template("problem.html", status=status), status


class _OneAtATime:
    """Lets one page be made at a time: what is worked out about answers is worked out once, and kept."""

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self._app, self._lock = app, threading.Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        with self._lock:
            return self._app(environ, start_response)

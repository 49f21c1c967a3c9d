"""Who may use the pages: whoever started them, in their own browser, on this computer.

The first address carries a token that only the terminal shows. It becomes a cookie that no script and no other site
can use. Names of other hosts, forms of other sites and forms without their token are refused, so that neither a page
elsewhere on the web nor another user of this computer can read or change the answers.
"""

from __future__ import annotations

import hmac
import secrets
from typing import Final

from flask import Flask, Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_OURS: Final = (None, "same-origin", "none")


class Guard:
    """Looks at every request before a page does."""

    def __init__(self) -> None:
        """Tokens are new for each run of the program. With ``once`` the first browser that brings it uses it up."""
        self.once = self._used = False
        self.token = secrets.token_urlsafe(32)
        self._key = secrets.token_urlsafe(32)
        self.form_token = secrets.token_urlsafe(32)
        self.port = 0

    def watch(self, app: Flask) -> None:
        """Stand before an app."""
        app.before_request(self._admit)
        app.after_request(_sealed)

    @property
    def cookie(self) -> str:
        """The name of the cookie; browsers do not tell the ports of one computer apart."""
        return f"docgen-{self.port}"

    def _admit(self) -> AnyResponse | None:
        if request.headers.get("Host", "") not in self._hosts():
            abort(400)
        if request.headers.get("Sec-Fetch-Site") not in _OURS and request.method != "GET":
            abort(403)
        origin = request.headers.get("Origin")
        if origin is not None and origin not in {f"http://{host}" for host in self._hosts()}:
            abort(403)
        if request.endpoint == "static":
            return None
        if request.method == "GET" and "t" in request.args:
            return self._let_in(request.args["t"])
        if not _same(request.cookies.get(self.cookie, ""), self._key):
            abort(403)
        if request.method not in ("GET", "HEAD") and not _same(request.form.get("form_token", ""), self.form_token):
            abort(403)
        return None

    def _let_in(self, token: str) -> AnyResponse:
        response = redirect(request.path, 303)
        if _same(request.cookies.get(self.cookie, ""), self._key):
            return response
        if not _same(token, self.token) or (self.once and self._used):
            abort(403)
        self._used = True
        response.set_cookie(self.cookie, self._key, httponly=True, samesite="Strict", path="/")
        return response

    def _hosts(self) -> set[str]:
        return {f"127.0.0.1:{self.port}", f"localhost:{self.port}"}


def _same(given: str, ours: str) -> bool:
    return hmac.compare_digest(given.encode(), ours.encode())


def _sealed(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers[name] = value
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response

"""Serving the pages: to this computer only, until somebody ends it."""

from __future__ import annotations

import gc
import signal
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

from waitress import create_server

from docgen.build.project import Project
from docgen.web.app import create_app

HOST = "127.0.0.1"
THREADS = 4


def serve(project: Project, answers: Path, port: int, tell: Callable[[str], None], browser: bool) -> None:
    """Serve the answers file until Ctrl-C or SIGTERM; ``tell`` is given the first address, ``browser`` opens it.

    A ``port`` of 0 takes any that is free. Raises LibraryError, and OSError where the port is taken.
    """
    app = create_app(project, answers)
    papers, guard = app.extensions["docgen.papers"], app.extensions["docgen.guard"]
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C, so that the folder goes
    try:
        app.extensions["docgen.sitting"].warm_up()
        gc.collect()
        gc.freeze()  # the library stays as it is: looking for garbage in it takes a quarter of the time of every page
        server = create_server(app, host=HOST, port=port, threads=THREADS, ident=None)
        guard.port = int(server.effective_port)
        address = f"http://{HOST}:{guard.port}/?t={guard.token}"
        tell(address)
        if browser:
            guard.once = True  # other users of this computer may see what a program was told to open
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        server.run()
    finally:
        papers.close()
        signal.signal(signal.SIGTERM, before)

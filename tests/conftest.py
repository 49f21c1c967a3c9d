"""Things that take long to make, made once and shared by all processes of a test run."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from docgen import clock
from docgen.build.build import Order, build
from docgen.findings import has_errors
from docgen.writers.house import House
from docgen.writers.pdf.doctor import probe
from tests.samples import PROJECT, answers_file, documents, some_of_each, status

Rendered = Callable[[str], Path]


def pytest_configure() -> None:
    """The samples are of one day, and what is told of them does not hang on when somebody runs the tests."""
    os.environ[clock.DAY] = "2026-12-01"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--thorough", action="store_true", help="try what takes long with every sample")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--thorough"):
        for item in items:
            if item.get_closest_marker("thorough"):
                item.add_marker(pytest.mark.skip(reason="only with --thorough"))


@pytest.fixture(scope="session", autouse=True)
def _cache_of_this_run(shared_folder: Path) -> Iterator[None]:
    """Tests leave nothing in the cache of whoever runs them, and find nothing there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shared_folder / "cache"))
        yield


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all processes of this run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def pdf_formats() -> tuple[str, ...]:
    """The usual formats, without PDF where this computer cannot make it."""
    return ("docx",) if probe(House(PROJECT.house)) else ("docx", "pdf")


@pytest.fixture(scope="session")
def rendered(shared_folder: Path, pdf_formats: tuple[str, ...]) -> Rendered:
    """The folder of a sample's set: execution copies, or a draft of what is half finished.

    Of the papers that are made once for each member or person there are two of a kind.
    """

    def folder(sample: str) -> Path:
        place = shared_folder / f"set-{sample}"
        with _alone(shared_folder / f"set-{sample}.lock"):
            if not place.exists():
                only = tuple(document.id for document in some_of_each(documents(sample)))
                order = Order(answers_file(sample), place, pdf_formats, only, final=status(sample) != "draft")
                built = build(PROJECT, order)
                assert built.published, [str(finding) for finding in built.findings if has_errors([finding])]
        return place

    return folder


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield

"""Fixtures for tests that need a real browser.

`page` is what most tests want: the shared browser of this kind, with storage and a record of its own.
`browser` starts a whole browser, for restarts and profiles. Both run in Chromium and in Firefox.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.browser import Browser
from tests.browser.browsers import Kind, MissingTool
from tests.browser.server import Server, Trap

WITHOUT = "COURSEWARE_WITHOUT_BROWSERS"
"""Set to 1 to leave the browser tests out. The only way: a missing browser is a failure."""
THOROUGH = "COURSEWARE_THOROUGH"
"""Set to 1 to look at every page in every language, look and browser where the tests look at each in turn."""
TURNS = (("chromium", "http"), ("firefox", "file"))
"""Browser and way of a test marked `in_turn`."""


def _ways(item: pytest.Item) -> tuple[str, str]:
    params = item.callspec.params  # type: ignore[attr-defined]
    return params["browser_kind"], params["address"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests marked `browser` out if the environment says so, and of those marked `in_turn` one way of each."""
    if os.environ.get(WITHOUT) == "1":
        out = [item for item in items if item.get_closest_marker("browser")]
    elif os.environ.get(THOROUGH) != "1":
        out = [item for item in items if item.get_closest_marker("in_turn") and _ways(item) not in TURNS]
    else:
        return
    items[:] = [item for item in items if item not in out]
    config.hook.pytest_deselected(items=out)


LONG = ("test_everyone.py", "test_fit.py", "html_checker_finds_no_error", "to_the_console")
"""Tests that take half a minute and more: begun first, or one worker would wait for the other at the end."""


@pytest.hookimpl(trylast=True, specname="pytest_collection_modifyitems")
def pytest_long_ones_first(items: list[pytest.Item]) -> None:
    """Put the long tests first; within them, and within the others, the order stays."""
    items.sort(key=lambda item: not any(name in item.nodeid for name in LONG))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say in one line what is missing, without a traceback."""
    report = yield
    if call.excinfo and call.excinfo.errisinstance(MissingTool):
        report.longrepr = str(call.excinfo.value)
    return report


@pytest.fixture(scope="session")
def thorough() -> bool:
    """Whether nothing is left to other runs."""
    return os.environ.get(THOROUGH) == "1"


@pytest.fixture
def site(built_site: Path) -> Path:
    """The pages of the project's own site."""
    return built_site / "site"


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, site: Path, serve: Callable[..., Server]) -> Callable[[str], str]:
    """Path of a page, with what is asked of it or its place, -> its address: once on a server and once in a folder."""
    base = site.as_uri() if request.param == "file" else serve(site).url.rstrip("/")
    return lambda path: f"{base}/{path}"


@pytest.fixture(scope="session", params=["chromium", "firefox"])
def browser_kind(request: pytest.FixtureRequest) -> Kind:
    """Which browser; a test that uses this, `page` or `browser` runs once in each."""
    kind: Kind = request.param
    return kind


@pytest.fixture(scope="session")
def shared_browser(browser_kind: Kind) -> Iterator[Browser]:
    """One browser of each kind for the whole run. Use `page`."""
    with contextlib.closing(Browser.start(browser_kind)) as browser:
        yield browser


@pytest.fixture
def page(shared_browser: Browser) -> Iterator[Browser]:
    """An empty tab, storage that is new, a record that is empty."""
    with contextlib.closing(shared_browser.lend()) as corner:
        yield corner


@pytest.fixture
def browser(browser_kind: Kind) -> Iterator[Callable[..., Browser]]:
    """Start a browser of your own: `browser(profile=…, prefs=…, proxy=…)`. It is closed after the test."""
    with contextlib.ExitStack() as stack:

        def start(profile: Path | None = None, **options: Any) -> Browser:
            return stack.enter_context(contextlib.closing(Browser.start(browser_kind, profile, **options)))

        yield start


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Serve a folder over http: `serve(folder, prefix="/below").url`."""
    with contextlib.ExitStack() as stack:
        yield lambda folder, prefix="": stack.enter_context(Server(folder, prefix))


@pytest.fixture
def trap() -> Iterator[Trap]:
    """A proxy that only writes down who came."""
    with Trap() as listener:
        yield listener

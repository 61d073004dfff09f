"""Write down what a browser says while a test runs: console, requests, downloads, dialogs, loads."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.bidi import BidiError, Connection

EVENTS = (
    "browsingContext.contextCreated",
    "browsingContext.downloadEnd",
    "browsingContext.load",
    "browsingContext.userPromptOpened",
    "log.entryAdded",
    "network.beforeRequestSent",
    "network.fetchError",
    "network.responseCompleted",
)
"""The events every session subscribes to."""

LOCAL = ("file:", "data:", "blob:", "about:", "chrome:", "resource:")
"""Addresses that stay on the machine."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the console."""

    level: str
    """`error`, `warn`, `info` or `debug`."""
    text: str
    """What it says."""
    source: str
    """`console` if the page wrote it, `javascript` if the browser did."""
    place: str
    """Address and line, as far as the browser tells."""

    def __str__(self) -> str:
        return f"{self.level}: {self.text} ({self.place})" if self.place else f"{self.level}: {self.text}"


class Owners:
    """Which user context each page and frame belongs to: browsers name it only when a page or frame is created."""

    def __init__(self) -> None:
        self._owner: dict[str, str] = {}

    def take(self, event: str, params: dict[str, Any]) -> None:
        """Listen to the socket."""
        if event == "browsingContext.contextCreated":
            self._owner[params["context"]] = params.get("userContext", "default")

    def elsewhere(self, context: str | None, mine: str) -> bool:
        """Whether this page surely belongs to somebody else. When in doubt an event counts, so none is missed."""
        return self._owner.get(context or "", mine) != mine


class Record:
    """What happened in one user context since it was made, or since `clear()`."""

    def __init__(self, connection: Connection, owners: Owners, user_context: str) -> None:
        self._connection, self._owners, self._mine = connection, owners, user_context
        self._news = threading.Condition()
        self.accept_prompts = True
        """How confirm() and prompt() are answered from now on."""
        self.loads: Counter[str] = Counter()
        """How often each page or frame finished loading."""
        self.clear()
        connection.listen(self._hear)

    def clear(self) -> None:
        """Forget what was written down."""
        self.console: list[Entry] = []
        self.requests: list[str] = []
        """Every address the pages asked for. Firefox does not name those on file://."""
        self.failures: list[str] = []
        """`address: reason`, for answers from 400 up and for requests without an answer."""
        self.downloads: list[Path] = []
        self.prompts: list[str] = []

    def stop(self) -> None:
        """Write nothing more down."""
        self._connection.unlisten(self._hear)

    def network_requests(self) -> list[str]:
        """The requests that leave the machine, or would."""
        return [address for address in self.requests if not address.startswith(LOCAL)]

    def faults(self) -> list[str]:
        """The console's errors and warnings, one line each."""
        return [str(entry) for entry in self.console if entry.level in ("error", "warn")]

    def wait(self, what: str, happened: Callable[[], bool], timeout: float) -> None:
        """Wait until something is written down, or fail saying what was waited for."""
        end = time.monotonic() + timeout
        with self._news:
            while not happened():
                if (left := end - time.monotonic()) <= 0:
                    raise AssertionError(f"waited {timeout:.0f} s for {what}, in vain")
                self._news.wait(left)

    def _hear(self, event: str, params: dict[str, Any]) -> None:
        context = params.get("context") or params.get("source", {}).get("context")
        if self._owners.elsewhere(context, self._mine):
            return
        with self._news:
            self._write(event, params)
            self._news.notify_all()

    def _write(self, event: str, params: dict[str, Any]) -> None:
        match event:
            case "log.entryAdded":
                self.console.append(_entry(params))
            case "network.beforeRequestSent":
                self.requests.append(params["request"]["url"])
            case "network.fetchError":
                self.failures.append(f"{params['request']['url']}: {params['errorText']}")
            case "network.responseCompleted" if params["response"]["status"] >= 400:
                self.failures.append(f"{params['request']['url']}: {params['response']['status']}")
            case "browsingContext.load":
                self.loads[params["context"]] += 1
            case "browsingContext.downloadEnd" if params["status"] == "complete":
                self.downloads.append(Path(params["filepath"]))
            case "browsingContext.userPromptOpened":
                self.prompts.append(params["message"])
                with contextlib.suppress(BidiError):
                    self._connection.begin(
                        "browsingContext.handleUserPrompt", context=params["context"], accept=self.accept_prompts
                    )


def _entry(params: dict[str, Any]) -> Entry:
    frames = params.get("stackTrace", {}).get("callFrames") or []
    place = f"{frames[0]['url']}:{frames[0]['lineNumber'] + 1}" if frames else ""
    return Entry(params["level"], params.get("text") or "", params["type"], place)

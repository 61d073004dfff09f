"""Speak WebDriver BiDi: commands, answers and events as JSON over one WebSocket.

This file knows the protocol and nothing of any browser; `page.py` gives it the words of a test.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

ANSWER_WITHIN = 120.0
"""Seconds to wait for an answer. Long on purpose: a slow machine must not fail a test, only a stuck one."""

Listener = Callable[[str, dict[str, Any]], None]


class BidiError(RuntimeError):
    """The browser refused a command, or went away."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        """The protocol's short name of the fault, such as `no such node`."""


class Connection:
    """One open BiDi socket. A thread reads it, so that events are never missed while a command waits."""

    def __init__(self, url: str) -> None:
        # No proxy, whatever the environment says: the socket is on this machine. No pings: a busy browser is no fault.
        self._open = contextlib.ExitStack()
        self._socket = self._open.enter_context(
            connect(url, proxy=None, compression=None, max_size=None, ping_interval=None, open_timeout=60)
        )
        self._numbers = itertools.count(1)
        self._waiting: dict[int, Future[dict[str, Any]]] = {}
        self._listeners: list[Listener] = []
        self._lock = threading.Lock()
        self._closed = False
        self._reader = threading.Thread(target=self._read, name="bidi", daemon=True)
        self._reader.start()

    def send(self, method: str, /, **params: Any) -> dict[str, Any]:
        """Send one command and wait for its answer."""
        answer = self.begin(method, **params)
        try:
            return answer.result(ANSWER_WITHIN)
        except TimeoutError:
            raise BidiError("timeout", f"{method} had no answer within {ANSWER_WITHIN:.0f} s") from None

    def begin(self, method: str, /, **params: Any) -> Future[dict[str, Any]]:
        """Send one command and do not wait. Listeners must use this one: they run on the reading thread."""
        answer: Future[dict[str, Any]] = Future()
        with self._lock:
            if self._closed:
                raise BidiError("closed", f"{method}: the browser has gone away")
            number = next(self._numbers)
            self._waiting[number] = answer
        try:
            self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        except ConnectionClosed:
            self._give_up()
        return answer

    def listen(self, listener: Listener) -> None:
        """Call `listener(event name, params)` for each event from now on."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Stop calling this listener."""
        with contextlib.suppress(ValueError):
            self._listeners.remove(listener)

    def close(self) -> None:
        """Close the socket. Commands still waiting fail at once."""
        self._open.close()
        self._reader.join(10)

    def _read(self) -> None:
        with contextlib.suppress(ConnectionClosed):
            for text in self._socket:
                self._take(json.loads(text))
        self._give_up()

    def _take(self, message: dict[str, Any]) -> None:
        kind = message.get("type")
        if kind == "event":
            for listener in list(self._listeners):
                listener(message["method"], message["params"])
            return
        with self._lock:
            answer = self._waiting.pop(message.get("id") or 0, None)
        if answer is None:
            return
        if kind == "success":
            answer.set_result(message["result"])
        else:
            answer.set_exception(BidiError(message.get("error", "error"), message.get("message", "")))

    def _give_up(self) -> None:
        with self._lock:
            self._closed = True
            waiting, self._waiting = list(self._waiting.values()), {}
        for answer in waiting:
            answer.set_exception(BidiError("closed", "the browser has gone away"))

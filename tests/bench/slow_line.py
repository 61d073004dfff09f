"""A weak mobile connection on this machine: a file server that compresses, waits a round trip and lets bytes out slowly.

The server is slow, not the browser, so that everything a page asks for feels the same line: a new connection costs one
round trip more, each request one, and all answers share the bytes of each second.
"""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

from tests.browser.server import TYPES

SQUEEZED = (".css", ".html", ".js", ".json", ".svg", ".txt", ".xml", ".webmanifest")
"""What a web server compresses on its way."""
PIECE = 1460
"""Bytes let out at a time: what fits into one packet."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One file that was sent."""

    path: str
    size: int
    """Bytes on the wire, with the lines of the header."""
    ended: float
    """When the last byte was out, by the clock of `time.monotonic`."""


class SlowLine:
    """Serve a folder over a weak line, for as long as a `with` lasts."""

    def __init__(self, folder: Path, round_trip: float = 0.4, rate: int = 50_000) -> None:
        """`round_trip` in seconds, `rate` in bytes a second; 0 for both is a line without limits."""
        self.sent: list[Answer] = []
        """What was sent, in the order in which it was done."""
        self._folder, self._round_trip, self._rate = folder.resolve(), round_trip, rate
        self._free_at = 0.0
        self._loop = asyncio.new_event_loop()
        self._server = self._loop.run_until_complete(asyncio.start_server(self._talk, "127.0.0.1", 0))
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/"
        """Where the folder is."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _end(self) -> None:
        """Close the door and hang up on whoever is still on the line."""
        self._server.close()
        talks = asyncio.all_tasks() - {asyncio.current_task()}
        for talk in talks:
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection, request after request."""
        trips = 2  # the first request waits for the connection too
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                path = unquote(urlsplit(head.split(b" ", 2)[1].decode()).path)
                await asyncio.sleep(trips * self._round_trip)
                trips = 1
                data = self._answer(path)
                for start in range(0, len(data), PIECE):
                    piece = data[start : start + PIECE]
                    await self._wait_for_room(len(piece))
                    writer.write(piece)
                    await writer.drain()
                self.sent.append(Answer(path, len(data), time.monotonic()))
        writer.close()

    async def _wait_for_room(self, size: int) -> None:
        """All connections share one line: each byte waits until those before it are through."""
        if self._rate:
            now = time.monotonic()
            self._free_at = max(self._free_at, now) + size / self._rate
            await asyncio.sleep(self._free_at - now)

    def _answer(self, path: str) -> bytes:
        file = (self._folder / path.lstrip("/")).resolve()
        if file.is_dir():
            file /= "index.html"
        if not (file.is_file() and file.is_relative_to(self._folder)):
            return b"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nnot found"
        body, ending = file.read_bytes(), file.suffix
        lines = [f"Content-Type: {TYPES.get(ending, 'application/octet-stream')}", "Cache-Control: max-age=3600"]
        if ending in SQUEEZED:
            body = gzip.compress(body, 6)
            lines.append("Content-Encoding: gzip")
        head = "\r\n".join(["HTTP/1.1 200 OK", *lines, f"Content-Length: {len(body)}"])
        return head.encode() + b"\r\n\r\n" + body

"""Two small listeners on this machine: a web server for built pages, and a trap that sees whatever leaves a browser."""

from __future__ import annotations

import contextlib
import http.server
import socket
import socketserver
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
"""What a server says a file is. Fixed here: Python would ask the machine, and machines differ."""


class Listener:
    """A server on a free port of this machine, in a thread, for as long as a `with` lasts."""

    def __init__(self, server: socketserver.TCPServer) -> None:
        self._server = server
        self.address = f"127.0.0.1:{server.server_address[1]}"
        """Host and port."""
        self._thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Server(Listener):
    """Serve a folder over http."""

    def __init__(self, folder: Path, prefix: str = "") -> None:
        """`prefix`, such as `/kalkan`, puts the folder below the root, as on many hosts."""
        self.log: list[str] = []
        """`GET /path 200` for each request answered."""
        log = self.log

        class Handler(http.server.SimpleHTTPRequestHandler):
            extensions_map = {"": "application/octet-stream", **TYPES}  # noqa: RUF012

            def __init__(self, *args: Any) -> None:
                super().__init__(*args, directory=str(folder))

            def translate_path(self, path: str) -> str:
                if path.startswith(prefix + "/"):
                    return super().translate_path(path[len(prefix) :])
                return str(folder / "not-below-the-prefix")

            def end_headers(self) -> None:
                self.send_header("Cache-Control", "no-store")
                super().end_headers()

            def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
                log.append(f"{self.command} {self.path} {int(code)}")

            def log_message(self, format: str, *args: Any) -> None:
                """Keep the test's output clean."""

        super().__init__(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        self.url = f"http://{self.address}{prefix}/"
        """Where the folder is."""


class Trap(Listener):
    """A proxy that answers nobody and writes down who came: give its `address` to `Browser.start(proxy=...)`.

    It also sees what browsers do not report to a test: web sockets, connections opened in advance.
    """

    def __init__(self) -> None:
        self.seen: list[str] = []
        """The first line of each connection, such as `CONNECT example.org:443`; empty if nothing was said."""
        seen = self.seen

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                talk: socket.socket = self.request
                talk.settimeout(2)
                line = b""
                with contextlib.suppress(OSError):
                    line = talk.recv(4096)
                seen.append(" ".join(line.decode("latin-1").split("\r\n", 1)[0].split()[:2]))

        class Doors(socketserver.ThreadingTCPServer):
            daemon_threads = True

        super().__init__(Doors(("127.0.0.1", 0), Handler))

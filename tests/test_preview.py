"""The live preview: a fault is shown in the browser and is not fatal."""

from __future__ import annotations

import socket
import threading
import time
import urllib.request
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from courseware.pages import preview


def test_a_fault_is_shown_and_the_last_good_pages_stay(small: Path, tmp_path: Path) -> None:
    target, lines = tmp_path / "preview", list[str]()
    assert preview.rebuild(small, target, lines.append)
    lesson = (target / "ru/modules/basics/one.html").read_bytes()
    page = small / "docs/about/index.ru.md"
    good = page.read_text(encoding="utf-8")
    page.write_text(good.replace("title:", "titel:"), encoding="utf-8")
    assert not preview.rebuild(small, target, lines.append)
    assert "docs/about/index.ru.md:2: unknown key 'titel'. Fix: did you mean 'title'?" in lines
    assert "unknown key" in (target / "index.html").read_text(encoding="utf-8")
    assert (target / "ru/modules/basics/one.html").read_bytes() == lesson
    page.write_text(good, encoding="utf-8")
    assert preview.rebuild(small, target, lines.append)
    assert "cw-doors" in (target / "index.html").read_text(encoding="utf-8")


def test_one_save_is_one_rebuild(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the real server: it starts, sees one save, builds once more, and stops when told."""
    started, rebuilt = threading.Event(), threading.Event()
    servers, builds = list[LiveReloadServer](), list[str]()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    class Watched(LiveReloadServer):
        def serve(self, *, open_in_browser: bool = False) -> None:
            servers.append(self)
            started.set()
            super().serve(open_in_browser=open_in_browser)

    real = preview.rebuild

    def counted(*arguments: object) -> bool:
        done = real(*arguments)  # type: ignore[arg-type]
        builds.append("done")
        if len(builds) > 1:
            rebuilt.set()
        return done

    monkeypatch.setattr(preview, "LiveReloadServer", Watched)
    monkeypatch.setattr(preview, "rebuild", counted)
    thread = threading.Thread(target=preview.serve, args=(small, port, lambda line: None), daemon=True)
    thread.start()
    assert started.wait(60)
    server = servers[0]
    while not server.observer.is_alive():
        time.sleep(0.05)
    url = f"http://127.0.0.1:{port}/ru/about/index.html"
    try:
        page = small / "docs/about/index.ru.md"
        page.write_text(page.read_text(encoding="utf-8").replace("О сайте", "О нас"), encoding="utf-8")
        assert rebuilt.wait(60)
        rebuilt.clear()
        assert not rebuilt.wait(3)  # staging writes files too; that must not count as another save
        assert "О нас" in urllib.request.urlopen(url).read().decode()
        assert len(builds) == 2
    finally:
        server.shutdown()
        thread.join(30)

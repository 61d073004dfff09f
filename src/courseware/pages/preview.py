"""A live preview: one rebuild a save; a fault in the content is shown in the browser and does not stop the server."""

from __future__ import annotations

import html
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from courseware.make import read_and_check
from courseware.pages.build import BuildFault, build_site

WATCHED = ("docs", "modules", "overrides", "mkdocs.yml")


def rebuild(root: Path, target: Path, say: Callable[[str], None]) -> bool:
    """Build into `target`. With faults the last good pages stay, and index.html lists the faults. Returns whether all is well."""
    site, problems = read_and_check(root)
    lines = [str(problem) for problem in problems]
    if not lines:
        try:
            build_site(root, site, target, side_by_side=False)  # the server has threads
        except BuildFault as fault:
            lines = str(fault).splitlines()
    for line in lines:
        say(line)
    if lines:
        _show(target, lines)
    else:
        say("Built. Watching for changes …")
    return not lines


def _show(target: Path, lines: Sequence[str]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    items = "".join(f"<li><code>{html.escape(line)}</code></li>" for line in lines)
    page = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{len(lines)} fault(s)</title></head>'
    (target / "index.html").write_text(
        f"{page}<body><h1>{len(lines)} fault(s)</h1><ul>{items}</ul></body></html>", encoding="utf-8"
    )


def serve(root: Path, port: int, say: Callable[[str], None]) -> None:
    """Serve a preview on loopback until it is interrupted."""
    target = root / "build" / "preview"
    shutil.rmtree(target, ignore_errors=True)
    rebuild(root, target, say)

    def build_again() -> None:
        rebuild(root, target, say)

    server = LiveReloadServer(build_again, "127.0.0.1", port, str(target))
    for name in WATCHED:
        server.watch(str(root / name))
    say(f"Open http://127.0.0.1:{port}/index.html (stop with Ctrl+C)")
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()

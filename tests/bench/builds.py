"""How long builds take and what they need, ours and the stock one, each in a process of its own."""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

OURS = """\
import sys
sys.path.insert(0, "src")
from pathlib import Path
from courseware.make import build_and_end
build_and_end(Path("."), lambda line: print(line))
"""
STOCK = """\
from mkdocs.commands.build import build
from mkdocs.config import load_config
build(load_config("mkdocs.yml"))
"""
PAGE = """\
---
title: {word} {number}
summary: {word} {number}.
---

## {word} { #one }

{word} [](law:code-1/art-5.2) {word}, [{word}](../checklists/walk.md).

| {word} | {word} |
|---|---|
| {number} | [](law:code-1/art-5) |

## {word} { #two }

- {word}: **{number}**.
- [](law:code-1/art-5.1).

{text}
"""
WORDS = {"ky": "Түшүндүрмө", "ru": "Пояснение", "en": "Guidance"}


@dataclass(frozen=True, slots=True)
class Build:
    """One build."""

    seconds: float
    """By the clock on the wall; means something on an idle machine only."""
    work: float
    """Seconds of processor time of all its processes."""
    memory: float
    """Megabytes at the highest, memory that processes share counted once; 0 if nobody watched."""


WATCHED_EVERY = 0.004
"""Seconds: the stock site is at its highest for a few hundredths. Looking so often slows a build, so it is not timed then."""


def _run(code: str, folder: Path, watched: bool) -> Build:
    start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    with (folder / "said.txt").open("w+") as said:
        process = subprocess.Popen([sys.executable, "-c", code], cwd=folder, stdout=said, stderr=said)
        highest = 0
        while watched and process.poll() is None:
            highest = max(highest, _memory(process.pid))
            time.sleep(WATCHED_EVERY)
        process.wait()
        seconds, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"the build in {folder} failed:\n{said.read()[-3000:]}")
    (folder / "said.txt").unlink()
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Build(seconds, work, highest / 1024)


def _memory(pid: int) -> int:
    """Kilobytes of a process and of those that it started."""
    place = Path(f"/proc/{pid}")
    try:
        shares = re.search(r"^Pss: +(\d+)", (place / "smaps_rollup").read_text(), re.M)
        children = (place / f"task/{pid}/children").read_text().split()
    except OSError:  # it has ended
        return 0
    return (int(shares[1]) if shares else 0) + sum(_memory(int(child)) for child in children)


def build_ours(folder: Path, *, watched: bool = False) -> Build:
    """Build a copy of the project, bundles and all. `watched`: for its memory and not for its time."""
    return _run(OURS, folder, watched)


def build_stock(folder: Path, *, watched: bool = False) -> Build:
    """Build the stock site. `watched`: for its memory and not for its time."""
    return _run(STOCK, folder, watched)


def copy_project(root: Path, folder: Path) -> None:
    """A copy of everything that a build reads, with nothing built."""
    for name in ("docs", "modules", "overrides", "src"):
        shutil.copytree(root / name, folder / name)
    for name in ("mkdocs.yml", "requirements.txt"):
        shutil.copy(root / name, folder)


def make_synthetic(root: Path, folder: Path, pages: int) -> None:
    """The small site of the tests with so many pages of guidance more in each language."""
    shutil.copytree(root / "tests" / "sites" / "small", folder)
    for name in ("overrides", "src"):
        shutil.copytree(root / name, folder / name)
    shutil.copy(root / "requirements.txt", folder)
    guidance = folder / "docs" / "guidance"
    guidance.mkdir(exist_ok=True)
    for number in range(pages):
        for lang, word in WORDS.items():
            text = " ".join([word] * 200)
            page = PAGE.replace("{word}", word).replace("{number}", str(number)).replace("{text}", text)
            (guidance / f"page-{number}.{lang}.md").write_text(page, encoding="utf-8")

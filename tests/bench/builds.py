"""How long builds take and what they need, ours and the stock one, each in a process of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

OURS = """\
import json, resource, sys
sys.path.insert(0, "src")
from pathlib import Path
from courseware.make import build
code = build(Path("."), lambda line: print(line, file=sys.stderr))
mine, others = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps({"code": code, "memory": mine + 2 * others}))
"""
"""Two languages are built at a time: the largest process counts twice."""
STOCK = """\
import json, resource
from mkdocs.commands.build import build
from mkdocs.config import load_config
build(load_config("mkdocs.yml"))
print(json.dumps({"code": 0, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
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
    memory: float
    """Megabytes."""


def _run(code: str, folder: Path) -> Build:
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    seconds = time.monotonic() - start
    try:
        answer = json.loads(done.stdout.splitlines()[-1])
    except (ValueError, IndexError):
        answer = {"code": 1}
    if done.returncode or answer["code"]:
        raise RuntimeError(f"the build in {folder} failed:\n{done.stderr[-3000:]}")
    return Build(seconds, answer["memory"] / 1024)


def build_ours(folder: Path) -> Build:
    """Build a copy of the project, bundles and all."""
    return _run(OURS, folder)


def build_stock(folder: Path) -> Build:
    """Build the stock site."""
    return _run(STOCK, folder)


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

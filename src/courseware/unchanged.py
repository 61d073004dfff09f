"""Whether a build would make again what is there already: everything that it reads, and everything that it made, by their bytes."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import courseware

READ = ("docs", "modules", "overrides", "mkdocs.yml", "requirements.txt")
MADE = ("site", "dist")
STATE = "build/last-build.json"


def digest(paths: Iterable[Path]) -> str:
    """One figure for files and folders: any other name, any other byte, any file more or less changes it."""
    total = hashlib.sha256()
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                data = file.read_bytes()
                total.update(f"{path.name}/{file.relative_to(path).as_posix()}\0{len(data)}\0".encode() + data)
    return total.hexdigest()


def inputs(root: Path) -> str:
    """What a build reads: the content, the look, the engine, the libraries, Python."""
    engine = Path(courseware.__file__).parent
    return f"{sys.version} {digest([*(root / name for name in READ), engine])}"


def unchanged(root: Path) -> bool:
    """Whether the last good build read the same and what it made is still whole."""
    try:
        state = json.loads((root / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    made = [root / name for name in MADE]
    return bool(
        all(path.is_dir() for path in made)
        and state == {"read": inputs(root), "made": [digest([path]) for path in made]}
    )


def remember(root: Path, read: str, made: Sequence[str]) -> None:
    """Note a good build: the figures of what it read and of each folder that it made.

    `read` is from before it began: what was written meanwhile is to be built the next time.
    """
    state = {"read": read, "made": list(made)}
    (root / STATE).write_text(json.dumps(state), encoding="utf-8")

"""The way from a folder to a file."""

from __future__ import annotations

import posixpath
from functools import cache


@cache
def relative(path: str, here: str) -> str:
    """The way from a folder to a file: asked for the same ones thousands of times."""
    return posixpath.relpath(path, here)

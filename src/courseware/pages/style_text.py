"""A lean style sheet as text: its blocks, and lists in it."""

from __future__ import annotations

import re
from collections.abc import Iterator


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Heads and bodies of the rules at the top of a lean style sheet."""
    start = depth = 0
    head = ""
    for match in re.finditer(r'[{}]|"[^"]*"', css):
        if match[0] == "{":
            if not depth:
                head, start = css[start : match.start()].strip(), match.end()
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if not depth:
                yield head, css[start : match.start()]
                start = match.end()


def split(text: str, sign: str) -> Iterator[str]:
    """Split at a sign outside brackets and quotes."""
    start = depth = 0
    for match in re.finditer(rf"""[(){sign}]|"[^"]*\"""", text):
        if match[0] in "()":
            depth += 1 if match[0] == "(" else -1
        elif match[0] == sign and not depth:
            yield text[start : match.start()].strip()
            start = match.end()
    if text[start:].strip():
        yield text[start:].strip()

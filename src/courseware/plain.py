"""Inline Markdown as plain words."""

from __future__ import annotations

import re

LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]*\])*)\]\([^)]*\)")


def plain_text(text: str) -> str:
    """The words of inline Markdown without its signs; links leave their labels, marks and empty labels leave nothing."""
    text = re.sub(r"\[[A-Z]\]\(mark:[^)]*\)", "", text)
    text = LINK.sub(r"\1", text)
    text = re.sub(r"(\*\*|__|[*`])", "", text)
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(text.split()))

"""Markdown's pass over the inside of paragraphs, without trying what cannot match."""

from __future__ import annotations

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "[",
    "image_reference": "[",
    "short_reference": "[",
    "short_image_ref": "[",
    "autolink": "<",
    "automail": "<",
    "linebreak": "\n",
    "html": "<",
    "entity": "&",
    "not_strong": "*_",
    "em_strong": "*",
    "em_strong2": "_",
}
"""Signs of which a text must hold one for the pattern to match. A pattern that is not named here is always tried."""


class QuickInline(InlineProcessor):
    """As Markdown's own, whose loop it overrides: most texts have no sign of most patterns."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        signs = {md.inlinePatterns[name]: sign for name, sign in SIGNS.items() if name in md.inlinePatterns}
        self.tried = [(pattern, signs.get(pattern, "")) for pattern in md.inlinePatterns]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString):
            return data
        start = 0
        while patternIndex < len(self.tried):
            pattern, signs = self.tried[patternIndex]
            if signs and not any(sign in data for sign in signs):
                matched, start = False, 0
            else:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, patternIndex, start)  # type: ignore[attr-defined]
            if not matched:
                patternIndex += 1
        return data

"""Markdown's pass over the inside of paragraphs, without trying what cannot match."""

from __future__ import annotations

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

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
        self.patterns = [(pattern, signs.get(pattern, "")) for pattern in md.inlinePatterns]
        self.signs = sorted(set("".join(signs.values())))
        self.worth: dict[str, list[tuple[int, Pattern]]] = {}

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString):
            return data
        there = "".join([sign for sign in self.signs if sign in data])
        for index, pattern in self._worth_trying(there):
            matched, start = index >= patternIndex, 0
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, index, start)  # type: ignore[attr-defined]
        return data

    def _worth_trying(self, there: str) -> list[tuple[int, Pattern]]:
        """The patterns that can match where these signs are, with their places in the order."""
        if there not in self.worth:
            able = ((n, p, signs) for n, (p, signs) in enumerate(self.patterns))
            self.worth[there] = [(n, p) for n, p, signs in able if not signs or any(sign in there for sign in signs)]
        return self.worth[there]


class QuickUnescape(UnescapeTreeprocessor):
    """As Markdown's own, for texts that hold an escaped sign at all."""

    def unescape(self, text: str) -> str:
        return super().unescape(text) if STX in text else text

"""What the Markdown extensions know while one page is rendered."""

from __future__ import annotations

from dataclasses import dataclass, field

from courseware.model import Page, Site
from courseware.words import Words


@dataclass(slots=True)
class Rendering:
    """The page in hand. One object serves the whole build; its page changes."""

    site: Site
    words: Words
    page: Page | None = None
    """None for a page that the engine makes."""
    rendered: set[tuple[str, str, str]] = field(default_factory=set)
    """(page id, block, argument) of every block that was rendered, so that a test can hold it against what was read."""

    def start(self, page: Page | None, words: Words) -> None:
        self.page, self.words = page, words

"""Which pages stand for the whole site: of each kind the richest, and whatever shows something that those do not.

They are found in the built site, so a new kind of page and a new thing on a page are looked at without a word here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

KIND = re.compile(r'<main\b[^>]*\bdata-kind="([a-z-]+)"')
LANGUAGES = ("", "ru/", "en/")
"""The folders of the languages below the site's root."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A page as far as choosing needs to know it."""

    path: str
    """Below a language's folder."""
    kind: str
    """What its `main` says it is."""
    shows: frozenset[str]
    """The elements and classes in it."""
    size: int
    """Letters of its HTML."""

    def gain(self, seen: set[str]) -> tuple[int, int]:
        """How much it shows that was not seen yet; of two that show the same the shorter one is better."""
        return len(self.shows - seen), -self.size


def pages_of(folder: Path) -> list[Sample]:
    """All pages of a language; those without a kind (404.html, store.html) are services."""
    found = []
    for file in sorted(folder.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        if kind := KIND.search(html):
            body = html[kind.start() :]
            classes = {name for names in re.findall(r'\bclass="([^"]*)"', body) for name in names.split()}
            shows = frozenset(classes | set(re.findall(r"<[a-z][a-z0-9]*", body)))
            found.append(Sample(file.relative_to(folder).as_posix(), kind[1], shows, len(html)))
    return found


def sample_pages(site: Path) -> dict[str, str]:
    """Path -> kind, for each kind of page once, and more where something would be left unseen."""
    pages = pages_of(site / "ru")
    chosen: list[Sample] = []
    for kind in sorted({page.kind for page in pages}):
        chosen.append(max((page for page in pages if page.kind == kind), key=lambda page: page.gain(set())))
    seen = {thing for page in chosen for thing in page.shows}
    while (best := max(pages, key=lambda page: page.gain(seen))).gain(seen)[0]:
        chosen.append(best)
        seen |= best.shows
    return {page.path: page.kind for page in chosen}

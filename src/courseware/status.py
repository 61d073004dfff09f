"""What is missing or stale: translations whose source has changed, pages without a version in a language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from courseware.currency import unread
from courseware.model import Page, Site
from courseware.rules.translations import source_page


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a translator has to do."""

    page: str
    lang: str
    what: str
    """missing, unstamped or stale."""
    anchors: tuple[str, ...] = ()
    """For stale pages, the sections whose source has changed."""


def stale_anchors(site: Site, page: Page) -> set[str]:
    """Anchors of a translation's sections whose source has other words today than when it was stamped."""
    if page.stamp is None:
        return set()
    source = site.pages[page.id].get(page.stamp.source)
    if source is None:
        return set()
    return {s.anchor for s in source.sections if page.stamp.sections.get(s.anchor or "top") != s.stamp}


def gaps(site: Site) -> Iterator[Gap]:
    """Everything that a translator has to do, page by page."""
    for page_id in sorted(site.pages):
        versions = site.pages[page_id]
        source = source_page(site, page_id)
        for language in site.languages:
            page = versions.get(language.code)
            if page is None:
                yield Gap(page_id, language.code, "missing")
            elif page is not source and page.stamp is None:
                yield Gap(page_id, language.code, "unstamped")
            elif stale := stale_anchors(site, page):
                yield Gap(page_id, language.code, "stale", tuple(sorted(stale)))


def unread_lines(site: Site) -> list[str]:
    """A line for each place that cites a changed provision and was not read again since."""
    return [
        f"{use.citation.place} ({page.lang}): {use.kind} {use.name or 'top'} cites {use.citation}, changed by {change.id}; read it again"
        for page in site.each_page()
        for use, change in unread(site, page)
    ]

"""Currency: what to read again when a provision changes, and which editions a text rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from courseware.model import Act, Change, Citation, Page, Site
from courseware.used_in import Use, uses


def citing(site: Site, provision: Citation, languages: Iterable[str] = ()) -> list[Use]:
    """Every place that cites a provision or a part of it, in all languages or in some, each place once."""
    wanted = set(languages)
    found: dict[tuple[str, str, str], Use] = {}
    for page in site.each_page():
        if not wanted or page.lang in wanted:
            for use in uses(site, page):
                if provision.covers(use.citation):
                    found.setdefault((page.place.path, use.kind, use.name), use)
    return list(found.values())


def changes(site: Site) -> Iterator[Change]:
    """Every change of law after the edition that was read."""
    for act in site.acts.values():
        yield from act.changes


def unread(site: Site, page: Page) -> list[tuple[Use, Change]]:
    """The places of a page that cite a provision which has changed, and were not read again since."""
    open_changes = [change for change in changes(site) if change.id not in page.reread]
    found: dict[tuple[str, str, str], tuple[Use, Change]] = {}
    if open_changes:
        for use in uses(site, page):
            for change in open_changes:
                if change.provision.covers(use.citation):
                    found.setdefault((use.kind, use.name, change.id), (use, change))
    return list(found.values())


def cited_acts(site: Site, citations: Sequence[Citation]) -> list[Act]:
    """The acts that a text cites and whose text was read, in the order of the shelf."""
    names = {citation.act for citation in citations}
    return [act for act in site.acts.values() if act.id in names and act.edition]


def review_by(acts: Iterable[Act]) -> dt.date | None:
    """The earliest day by which one of the acts is to be read again."""
    return min((act.review_by for act in acts if act.review_by), default=None)

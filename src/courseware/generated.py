"""Pages that no author writes: indexes, module overviews, progress, search. They are made from the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from courseware.model import Citation, Site, Text
from courseware.once import once_a_site
from courseware.used_in import uses_by_article
from courseware.words import Words

MANY_PLACES = 24
"""An article that more places cite has the list of them on a page of its own."""


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page that is made from the model in every language."""

    id: str
    kind: str
    title: Text
    summary: Text


@once_a_site
def generated_pages(site: Site) -> tuple[GeneratedPage, ...]:
    """Every page that the engine adds to those that authors wrote."""
    return tuple(_generated(site))


def _generated(site: Site) -> Iterator[GeneratedPage]:

    def fixed(page_id: str, kind: str) -> GeneratedPage:
        return GeneratedPage(page_id, kind, site.strings[f"page.{kind}"], site.strings[f"page.{kind}.summary"])

    yield fixed("law/index", "law-index")
    yield fixed("modules/index", "course-index")
    if any(page_id.startswith("checklists/") for page_id in site.pages):
        yield fixed("checklists/index", "checklist-index")
    if any(page_id.startswith("guidance/") for page_id in site.pages):
        yield fixed("guidance/index", "guidance-index")
    if site.terms and "glossary/index" in site.pages:
        yield from _glossary_lists(site)
    yield fixed("about/sources", "source-index")
    yield fixed("about/status", "status")
    yield fixed("progress", "progress")
    yield fixed("search", "search")
    for module in site.modules.values():
        yield GeneratedPage(f"modules/{module.id}/index", "module", module.title, module.summary)
    for act in site.acts.values():
        if f"law/{act.id}/index" not in site.pages:
            yield GeneratedPage(f"law/{act.id}/index", "act", act.title, act.title)
    yield from _used_pages(site)


def _glossary_lists(site: Site) -> Iterator[GeneratedPage]:
    """The glossary in the order of each language's alphabet."""
    words = {language.code: Words(site, language.code) for language in site.languages}
    for first in site.languages:
        title = {code: words[code]("glossary.by", language=words[code](f"language.{first.code}")) for code in words}
        yield GeneratedPage(f"glossary/by-{first.code}", "glossary-list", title, site.strings["glossary.by.summary"])


def used_page(page_id: str) -> str:
    """The id of the page that lists who cites an article."""
    return f"{page_id}-used"


def _used_pages(site: Site) -> Iterator[GeneratedPage]:
    """Lists of places that cite an article, where there are many; the same in all languages."""
    uses = uses_by_article(site, site.source_language)
    words = {language.code: Words(site, language.code) for language in site.languages}
    for act in site.acts.values():
        for article in act.articles:
            page_id = f"law/{article.id}"
            places = {(use.page.id, use.anchor) for use in uses.get(article.id, ())}
            if page_id in site.pages and len(places) > MANY_PLACES:
                mine = Citation(act.id, article.number)
                texts = [
                    {code: w(key, citation=w.citation(mine)) for code, w in words.items()}
                    for key in ("page.used", "page.used.summary")
                ]
                yield GeneratedPage(used_page(page_id), "used", *texts)

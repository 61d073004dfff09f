"""Who cites a provision, as the templates show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from courseware.generated import used_page
from courseware.model import Article, Rule, Section, Step
from courseware.plain import plain_text
from courseware.used_in import Use

if TYPE_CHECKING:
    from courseware.pages.view import PageView

View = dict[str, Any]


def used_on_article(at: PageView, article: Article) -> View:
    """Who cites the article: every place, or where they have a page of their own, how many there are in each part of the site."""
    own = used_page(f"law/{article.id}")
    if not at.views.knows(own):
        return {"used": used_places(at, article.id)}
    places = {(use.page.id, use.anchor or "top") for use in at.views.uses.get(article.id, ())}
    parts: dict[str, int] = {}
    for page_id in {page_id for page_id, _ in places}:
        menu = next((m for m in at.views.menu if m.endswith("/index") and page_id.startswith(m[:-5])), "")
        parts[menu] = parts.get(menu, 0) + 1
    counts = [{"id": m, "pages": parts[m]} for m in at.views.menu if m in parts]
    return {"used_counts": counts, "used_url": at.url(own), "places": len(places)}


def used_page_view(at: PageView) -> View:
    """The page of its own that lists who cites an article."""
    article_page = at.page_id.removesuffix("-used")
    return {"used": used_places(at, article_page.removeprefix("law/")), "article_link": at.link(article_page)}


def used_places(at: PageView, article_id: str) -> list[View]:
    """Who cites an article, grouped by page, each place once."""
    groups: dict[str, View] = {}
    for use in at.views.uses.get(article_id, ()):
        page_id = use.page.id
        group = groups.get(page_id) or groups.setdefault(page_id, {**at.link(page_id), "places": {}})
        anchor = use.anchor
        if (anchor or "top") not in group["places"]:
            url = f"{group['url']}#{anchor}" if anchor else group["url"]
            label = plain_text(_place_label(at, use))
            group["places"][anchor or "top"] = {"kind": use.kind, "label": label, "url": url}
    return [{**g, "places": list(g["places"].values())} for g in groups.values()]


def _place_label(at: PageView, use: Use) -> str:
    """The words that name a place: the step, the heading, or the number of the question."""
    if isinstance(use.noun, Step):
        return use.noun.text
    if isinstance(use.noun, Rule):
        return use.noun.outcome.title[at.views.language.code]
    if isinstance(use.noun, Section):
        return use.noun.title or at.views.words("used_in.top")
    return at.views.words("question_n", n=use.page.question_ids.index(use.noun.id) + 1)

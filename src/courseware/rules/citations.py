"""A citation must name a provision that the law shelf knows."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.model import Citation, Site
from courseware.problem import Problem, nearest


def check(site: Site) -> Iterator[Problem]:
    for page in site.each_page():
        for citation in page.citations:
            yield from check_citation(site, citation)
    for act in site.acts.values():
        for article in act.articles:
            for citation in article.age_cites:
                yield from check_citation(site, citation)


def check_citation(site: Site, citation: Citation) -> Iterator[Problem]:
    """What is wrong with one citation."""
    act = site.acts.get(citation.act)
    if act is None:
        yield Problem(citation.place, f"no act '{citation.act}'", nearest(citation.act, site.acts))
        return
    if not citation.article:
        return
    article = site.article(citation)
    if article is None:
        known = [f"{act.id}/art-{a.number}" for a in act.articles]
        yield Problem(citation.place, f"no article '{citation.article_id}'", nearest(citation.article_id, known))
        return
    if not citation.part:
        return
    parts = [*article.parts, *([article.note] if article.note else [])]
    part = article.part(citation.part)
    if part is None:
        fix = nearest(citation.part, [p.id for p in parts]) if parts else f"add the part to {article.place.path}"
        yield Problem(citation.place, f"article '{article.id}' has no part '{citation.part}'", fix)
    elif citation.point and citation.point not in {p.id for p in part.points}:
        fix = (
            nearest(citation.point, [p.id for p in part.points])
            if part.points
            else f"add the point to {article.place.path}"
        )
        yield Problem(citation.place, f"part '{article.id}.{part.id}' has no point '{citation.point}'", fix)

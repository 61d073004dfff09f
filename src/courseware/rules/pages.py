"""What each page must say of itself."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.model import Citation, Site
from courseware.problem import Problem, nearest


def check(site: Site) -> Iterator[Problem]:
    for page in site.each_page():
        if page.kind == "article":
            folder, _, name = page.id.removeprefix("law/").rpartition("/")
            if site.article(Citation(folder, name.removeprefix("art-"))) is None:
                yield Problem(
                    page.place,
                    "this article page has no data",
                    f"add docs/{page.id}.yml with its title, mark and parts",
                )
        elif not page.title:
            yield Problem(page.place, "the page has no title", "add 'title: …' to its front matter")
        if not page.summary:
            yield Problem(
                page.place,
                "the page has no summary",
                "add 'summary: …', one or two plain sentences, to its front matter",
            )
        for source in page.sources:
            if source not in site.sources:
                yield Problem(page.place, f"no source '{source}' in the register", nearest(source, site.sources))

"""What each page must say of itself."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.model import Citation, Site
from courseware.problem import Problem, nearest


def check(site: Site) -> Iterator[Problem]:
    known_changes = {change.id for act in site.acts.values() for change in act.changes}
    for page in site.each_page():
        if page.kind == "article":
            folder, _, name = page.id.removeprefix("law/").rpartition("/")
            if site.article(Citation(folder, name.removeprefix("art-"))) is None:
                yield Problem(
                    page.place,
                    "this article page has no data",
                    f"add docs/{page.id}.yml with its title, mark and parts",
                )
            elif site.acts[folder].edition is None:
                yield Problem(
                    page.place,
                    "this article page does not say which edition was read",
                    f"add 'edition:' to docs/law/{folder}/act.yml",
                )
        elif not page.title:
            yield Problem(page.place, "the page has no title", "add 'title: …' to its front matter")
        if not page.summary:
            yield Problem(
                page.place,
                "the page has no summary",
                "add 'summary: …', one or two plain sentences, to its front matter",
            )
        for name in page.reread:
            if name not in known_changes:
                yield Problem(page.place, f"no act has the change '{name}'", nearest(name, known_changes))
        for source in page.sources:
            if source not in site.sources:
                yield Problem(page.place, f"no source '{source}' in the register", nearest(source, site.sources))

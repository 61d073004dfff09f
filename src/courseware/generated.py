"""Pages that no author writes: indexes, module overviews, progress, search. They are made from the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from courseware.model import Site, Text


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page that is made from the model in every language."""

    id: str
    kind: str
    title: Text
    summary: Text


def generated_pages(site: Site) -> Iterator[GeneratedPage]:
    """Every page that the engine adds to those that authors wrote."""

    def fixed(page_id: str, kind: str) -> GeneratedPage:
        return GeneratedPage(page_id, kind, site.strings[f"page.{kind}"], site.strings[f"page.{kind}.summary"])

    yield fixed("law/index", "law-index")
    yield fixed("modules/index", "course-index")
    if any(page_id.startswith("checklists/") for page_id in site.pages):
        yield fixed("checklists/index", "checklist-index")
    if any(page_id.startswith("guidance/") for page_id in site.pages):
        yield fixed("guidance/index", "guidance-index")
    yield fixed("about/sources", "source-index")
    yield fixed("about/status", "status")
    yield fixed("progress", "progress")
    yield fixed("search", "search")
    for module in site.modules.values():
        yield GeneratedPage(f"modules/{module.id}/index", "module", module.title, module.summary)
    for act in site.acts.values():
        if f"law/{act.id}/index" not in site.pages:
            yield GeneratedPage(f"law/{act.id}/index", "act", act.title, act.title)

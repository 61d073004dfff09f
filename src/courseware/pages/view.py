"""What the templates show of a page: plain values, worked out from the model. Nothing is worked out in a template."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from courseware.currency import cited_acts, review_by
from courseware.generated import GeneratedPage, generated_pages
from courseware.model import Language, Page, Site
from courseware.pages.assets import sheets_of
from courseware.pages.kind_views import KIND_VIEWS, View
from courseware.pages.scripts import parts_of
from courseware.pages.stage import page_title
from courseware.pages.ways import relative
from courseware.used_in import Use, uses, uses_by_article
from courseware.words import Words


@dataclass(slots=False)
class Views:
    """Makes the views of one language."""

    site: Site
    language: Language
    menu: Sequence[str]
    doors: Sequence[Mapping[str, Any]]

    @cached_property
    def words(self) -> Words:
        return Words(self.site, self.language.code)

    @cached_property
    def generated(self) -> Mapping[str, GeneratedPage]:
        return {page.id: page for page in generated_pages(self.site)}

    @cached_property
    def uses(self) -> Mapping[str, list[Use]]:
        return uses_by_article(self.site, self.language.code)

    @cached_property
    def child_pages(self) -> Mapping[str, list[str]]:
        """Folder -> ids of the authors' pages in it."""
        found: dict[str, list[str]] = {}
        for page_id in sorted(self.site.pages):
            found.setdefault(posixpath.dirname(page_id), []).append(page_id)
        return found

    def knows(self, page_id: str) -> bool:
        return page_id in self.site.pages or page_id in self.generated

    def title(self, page_id: str) -> str:
        page = self.site.page(page_id, self.language.code)
        return page_title(self.site, page, page.lang) if page else self.generated[page_id].title[self.language.code]

    def summary(self, page_id: str) -> str:
        page = self.site.page(page_id, self.language.code)
        return page.summary if page else self.generated[page_id].summary[self.language.code]

    def kind(self, page_id: str) -> str:
        return (
            self.site.pages[page_id][next(iter(self.site.pages[page_id]))].kind
            if page_id in self.site.pages
            else self.generated[page_id].kind
        )

    def named(self, page_id: str) -> View:
        """What every link to a page says of it."""
        if page_id not in self._named:
            kind, title = self.kind(page_id), self.title(page_id)
            self._named[page_id] = {"id": page_id, "title": title, "summary": self.summary(page_id), "kind": kind}
        return self._named[page_id]

    @cached_property
    def menus(self) -> dict[str, list[View]]:
        """The menus that were made already."""
        return {}

    @cached_property
    def _named(self) -> dict[str, View]:
        return {}

    def view(self, page_id: str) -> View:
        """Everything that the templates show of one page."""
        return PageView(self, page_id).view()


@dataclass(slots=True)
class PageView:
    views: Views
    page_id: str
    here: str = field(init=False)
    """The folder of this page."""

    def __post_init__(self) -> None:
        self.here = self.path(self.page_id).rpartition("/")[0] or "."

    def path(self, page_id: str, language: Language | None = None) -> str:
        return f"{(language or self.views.language).folder}{page_id}.html"

    def url(self, page_id: str, anchor: str = "", language: Language | None = None) -> str:
        """The address of another page, relative to this one."""
        return relative(self.path(page_id, language), self.here) + (f"#{anchor}" if anchor else "")

    def link(self, page_id: str, anchor: str = "") -> View:
        return {**self.views.named(page_id), "url": self.url(page_id, anchor)}

    def view(self) -> View:
        views, site = self.views, self.views.site
        page = site.page(self.page_id, views.language.code)
        path = self.path(self.page_id)
        view: View = {
            "id": self.page_id,
            "kind": views.kind(self.page_id),
            "title": views.title(self.page_id),
            "summary": views.summary(self.page_id),
            "lang": views.language.code,
            "text_lang": page.lang if page else views.language.code,
            "text_lang_name": next(x.name for x in site.languages if x.code == page.lang) if page else "",
            "root": "../" * path.count("/"),
            "home": self.url("index"),
            "search": self.url("search"),
            "about": self.url("about/index"),
            "words": views.words,
            "alternates": [
                {
                    "code": x.code,
                    "name": x.name,
                    "url": self.url(self.page_id, language=x),
                    "path": self.path(self.page_id, x),
                    "current": x is views.language,
                    "default": x.default,
                }
                for x in site.languages
            ],
            **self._menu(),
            "crumbs": [self.link(crumb) for crumb in self._crumbs()],
            "page": page,
            "sheets": list(sheets_of(page, views.kind(self.page_id))),
            "scripts": [f"assets/{part}-{views.language.code}.js" for part in parts_of(views.kind(self.page_id))],
        }
        if page:
            view["sources"] = [site.sources[s] for s in self.sources(page)]
            view["source_url"] = self.url("about/sources")
            view["marks_url"] = self.url("about/index", "marks")
            view["questions"] = page.question_ids
            view["law_as_of"] = self.law_as_of(page)
            view["module_id"] = page.id.split("/")[1] if page.kind == "lesson" else ""
        if maker := KIND_VIEWS.get(view["kind"]):
            view.update(maker(self))
        return view

    def law_as_of(self, page: Page) -> View:
        """The editions that the text rests on, and the day after which an offline copy warns by itself."""
        acts = cited_acts(self.views.site, [use.citation for use in uses(self.views.site, page)])
        if page.kind in ("article", "act"):
            own = self.views.site.acts[page.id.split("/")[1]]
            acts = [own, *(act for act in acts if act is not own)] if own.edition else acts
        lang, words = self.views.language.code, self.views.words
        due = review_by(acts)
        return {
            "editions": [f"{act.short[lang]}: {words.date(act.edition)}" for act in acts if act.edition],
            "review_by": due.isoformat() if due else "",
            "newest": max((act.edition.isoformat() for act in acts if act.edition), default=""),
        }

    def _menu(self) -> View:
        """The menu, and a key that it has in common with the pages that show the same one."""
        inside = tuple(page_id for page_id in self.views.menu if self._in(page_id))
        here = self.page_id if self.page_id in inside else ""
        key = f"{self.views.language.code} {self.here} {' '.join(inside)} {here}"
        if key not in self.views.menus:
            known = (page_id for page_id in self.views.menu if self.views.knows(page_id))
            self.views.menus[key] = [{**self.link(page_id), "current": page_id in inside} for page_id in known]
        return {"menu": self.views.menus[key], "menu_key": key}

    def _in(self, menu_page: str) -> bool:
        folder = posixpath.dirname(menu_page)
        return self.page_id == menu_page or bool(
            folder and self.page_id.startswith(folder + "/") and menu_page.endswith("/index")
        )

    def _crumbs(self) -> list[str]:
        if self.page_id == "index":
            return []
        crumbs = ["index"]
        folders = posixpath.dirname(self.page_id).split("/")
        for depth in range(1, len(folders) + 1):
            index = "/".join(folders[:depth]) + "/index"
            if self.views.knows(index) and index != self.page_id:
                crumbs.append(index)
        return crumbs

    def sources(self, page: Page) -> list[str]:
        """The sources named in the front matter, then those cited in the text and under its charts, each once."""
        shelf = self.views.site.statistics
        charts = [shelf.charts[b.argument] for b in page.blocks if b.name == "chart"]
        drawn = [figure.source for chart in charts for figure in shelf.of(chart)]
        return list(dict.fromkeys([*page.sources, *page.named_sources, *drawn]))

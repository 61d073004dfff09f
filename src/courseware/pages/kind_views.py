"""What each kind of page shows besides its text: lists, tables and links, worked out from the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from courseware.model import Act, Article, Change, Citation, Unit
from courseware.pages.aid_view import aid_view
from courseware.pages.glossary_view import glossary, glossary_list
from courseware.pages.used_view import used_on_article, used_page_view, used_places
from courseware.plain import plain_text
from courseware.status import gaps

if TYPE_CHECKING:
    from courseware.pages.view import PageView

View = dict[str, Any]


def _home(at: PageView) -> View:
    doors = [
        {
            **door,
            "link": at.link(door["page"]),
            "links": [at.link(p) for p in door.get("more", ()) if at.views.knows(p)],
        }
        for door in at.views.doors
        if at.views.knows(door["page"])
    ]
    modules = at.views.site.modules.values()
    return {"doors": doors, "lessons": [at.link(m.page_id(unit)) for m in modules for unit in m.units]}


def _law_index(at: PageView) -> View:
    return {"acts": [_act_view(at, act) for act in at.views.site.acts.values()]}


def _act(at: PageView) -> View:
    return {"act": _act_view(at, at.views.site.acts[at.page_id.split("/")[1]])}


def _act_view(at: PageView, act: Act, whole: bool = True) -> View:
    """An act for the templates; its articles and who cites it only if it is shown as a `whole`."""
    words, lang = at.views.words, at.views.language.code
    articles = []
    for article in act.articles if whole else ():
        page_id = f"law/{article.id}"
        has_page = page_id in at.views.site.pages
        articles.append(
            {
                "number": article.number,
                "citation": words.citation(Citation(act.id, article.number)),
                "title": article.title[lang],
                "mark": article.mark,
                "url": at.url(page_id) if has_page else "",
                "used": len({use.page.id for use in at.views.uses.get(article.id, ())}),
            }
        )
    return {
        "id": act.id,
        "kind": act.kind,
        "title": act.title[lang],
        "short": act.short[lang],
        "number": act.number,
        "mark": act.mark,
        "url": at.url(f"law/{act.id}/index"),
        "official": act.official,
        "adopted": words.date(act.adopted) if act.adopted else "",
        "in_force": words.date(act.in_force) if act.in_force else "",
        "in_force_mark": act.in_force_mark,
        "edition": words.date(act.edition) if act.edition else "",
        "edition_note": act.edition_note.get(lang, ""),
        "review_by": act.review_by,
        "review_by_text": words.date(act.review_by) if act.review_by else "",
        "changes": [_change_view(at, change) for change in act.changes],
        "articles": articles,
        "pages": [a for a in articles if a["url"]],
        "used": used_places(at, act.id) if whole else [],
    }


def _change_view(at: PageView, change: Change) -> View:
    words, lang = at.views.words, at.views.language.code
    return {
        "citation": words.citation(change.provision),
        "by": change.by[lang],
        "what": change.what[lang],
        "date": words.date(change.date) if change.date else "",
        "mark": change.mark,
    }


def _article(at: PageView) -> View:
    act = at.views.site.acts[at.page_id.split("/")[1]]
    number = at.page_id.rpartition("/art-")[2]
    article: Article = next(a for a in act.articles if a.number == number)
    mine = Citation(act.id, number)
    siblings = [f"law/{a.id}" for a in act.articles if f"law/{a.id}" in at.views.site.pages]
    return {
        "act": _act_view(at, act, whole=False),
        "article": article,
        "citation": at.views.words.citation(mine),
        "changes": [_change_view(at, c) for c in act.changes if mine.covers(c.provision)],
        **used_on_article(at, article),
        **_neighbours(at, siblings),
    }


def _neighbours(at: PageView, siblings: list[str]) -> View:
    here = siblings.index(at.page_id)
    return {
        "previous": at.link(siblings[here - 1]) if here > 0 else None,
        "next": at.link(siblings[here + 1]) if here + 1 < len(siblings) else None,
    }


def _course_index(at: PageView) -> View:
    site, lang = at.views.site, at.views.language.code
    courses = [
        {
            "id": course.id,
            "title": course.title[lang],
            "summary": course.summary[lang],
            "modules": [_module_view(at, site.modules[m].id) for m in course.modules if m in site.modules],
        }
        for course in site.courses
    ]
    return {"courses": courses}


def _module(at: PageView) -> View:
    return {"module": _module_view(at, at.page_id.split("/")[1])}


def _module_view(at: PageView, module_id: str) -> View:
    words, lang = at.views.words, at.views.language.code
    module = at.views.site.modules[module_id]
    units = [_unit_view(at, module.page_id(unit), unit) for unit in module.units]
    return {
        "id": module.id,
        "title": module.title[lang],
        "summary": module.summary[lang],
        "minutes": words.plural("minutes", module.minutes),
        "audience": [words(f"audience.{a}") for a in module.audience],
        "objectives": [o.text[lang] for o in module.objectives],
        "units": units,
        "url": at.url(f"modules/{module.id}/index"),
        "questions": sum(u["questions"] for u in units),
        "question_ids": [q for u in units for q in u["question_ids"]],
    }


def _unit_view(at: PageView, page_id: str, unit: Unit) -> View:
    page = at.views.site.page(page_id, at.views.language.code)
    ids = list(page.question_ids) if page else []
    return {
        **at.link(page_id),
        "minutes": at.views.words.plural("minutes", unit.minutes),
        "mode": unit.mode,
        "mode_text": at.views.words(f"mode.{unit.mode}"),
        "questions": len(ids),
        "question_ids": ids,
    }


def _lesson(at: PageView) -> View:
    module = at.views.site.modules[at.page_id.split("/")[1]]
    units = [module.page_id(unit) for unit in module.units]
    unit = next(u for u in module.units if module.page_id(u) == at.page_id)
    return {
        "module": _module_view(at, module.id),
        "unit": _unit_view(at, at.page_id, unit),
        "unit_number": units.index(at.page_id) + 1,
        "unit_count": len(units),
        **_neighbours(at, units),
    }


def _checklist_index(at: PageView) -> View:
    return {"links": [at.link(p) for p in at.views.child_pages.get("checklists", ())]}


def _guidance_index(at: PageView) -> View:
    return {"links": [at.link(p) for p in at.views.child_pages.get("guidance", ())]}


def _programme(at: PageView) -> View:
    return {"links": [at.link(p) for p in at.views.child_pages.get("programme", ()) if p != at.page_id]}


def _statistics(at: PageView) -> View:
    return {"links": [at.link(p) for p in at.views.child_pages.get("statistics", ()) if p != at.page_id]}


def _about(at: PageView) -> View:
    pages = [*at.views.child_pages.get("about", ()), "about/status", "about/sources"]
    return {"links": [at.link(p) for p in pages if p != at.page_id]}


def _source_index(at: PageView) -> View:
    sources = sorted(at.views.site.sources.values(), key=lambda s: (s.publisher.casefold(), s.title.casefold()))
    cited: dict[str, list[View]] = {}
    for page in at.views.site.each_page():
        if page.lang == at.views.language.code:
            for source in at.sources(page):
                cited.setdefault(source, []).append(at.link(page.id))
    return {"register": [{"source": s, "pages": cited.get(s.id, [])} for s in sources]}


def _status(at: PageView) -> View:
    site = at.views.site
    rows = [
        {
            "link": at.link(g.page),
            "lang": next(x.name for x in site.languages if x.code == g.lang),
            "what": at.views.words(f"gap.{g.what}"),
        }
        for g in gaps(site)
    ]
    return {
        "gaps": rows,
        "acts": [_act_view(at, act, whole=False) for act in site.acts.values()],
        "page_count": len(site.pages),
    }


def _progress(at: PageView) -> View:
    modules = []
    for module in at.views.site.modules.values():
        questions = []
        for unit in module.units:
            page = at.views.site.page(module.page_id(unit), at.views.language.code)
            for number, question in enumerate(page.questions if page else (), 1):
                ask = question.stem.split("\n\n")[-1]
                title = f"{at.views.words('question_n', n=number)}: {plain_text(ask)}"
                questions.append({"id": question.id, "url": at.url(module.page_id(unit), question.id), "title": title})
        view = _module_view(at, module.id)
        modules.append({"id": module.id, "title": view["title"], "url": view["url"], "questions": questions})
    return {"modules": modules}


KIND_VIEWS: Mapping[str, Callable[[PageView], View]] = {
    "aid": aid_view,
    "home": _home,
    "law-index": _law_index,
    "act": _act,
    "article": _article,
    "used": used_page_view,
    "course-index": _course_index,
    "module": _module,
    "lesson": _lesson,
    "checklist-index": _checklist_index,
    "guidance-index": _guidance_index,
    "programme": _programme,
    "statistics": _statistics,
    "about": _about,
    "source-index": _source_index,
    "glossary": glossary,
    "glossary-list": glossary_list,
    "status": _status,
    "progress": _progress,
}

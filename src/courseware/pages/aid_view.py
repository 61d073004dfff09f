"""What the page of the classification aid shows: the form, the rules as a tree, and the bare table for the browser."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from courseware.currency import unread
from courseware.model import Aid, Citation, Condition, Element, Fact, Outcome, Rule
from courseware.pages.provisions import provision_place
from courseware.plain import plain_text
from courseware.rules.marks import UNVERIFIED

if TYPE_CHECKING:
    from courseware.pages.view import PageView

View = dict[str, Any]


def aid_view(at: PageView) -> View:
    """The view of the page; other pages of its folder show nothing but their text."""
    aid = at.views.site.aid
    if at.page_id != "aid/index" or not aid.outcomes:
        return {"aid": None}
    numbers = {fact.id: number for number, fact in enumerate(aid.facts, 1)}
    shown = {fact.id: _fact(at, fact, numbers) for fact in aid.facts}
    groups = [
        {
            "id": group.id,
            "title": group.title[at.views.language.code],
            "hint": group.hint.get(at.views.language.code, ""),
            "facts": [shown[fact.id] for fact in group.facts],
        }
        for group in aid.groups
    ]
    return {
        "aid": {
            "groups": groups,
            "outcomes": [_outcome(at, aid, outcome, shown) for outcome in aid.outcomes],
            "table": bare_table(aid),
        }
    }


def bare_table(aid: Aid) -> View:
    """What the browser's evaluator needs: ids and nothing else."""
    return {
        "facts": [fact.id for fact in aid.facts],
        "outcomes": [
            {
                "id": outcome.id,
                "opens": list(outcome.opens_with),
                "elements": [{"id": e.id, **_bare(e.when), "unless": list(e.unless)} for e in outcome.elements],
                "raises": [{**_bare(line.when), "needs": list(line.needs)} for line in outcome.raises],
                "limits": [_bare(line.when) for line in outcome.limits],
            }
            for outcome in aid.outcomes
        ],
    }


def _bare(when: Condition) -> View:
    return {"any": list(when.any), "all": list(when.all), "none": list(when.none)}


def _fact(at: PageView, fact: Fact, numbers: dict[str, int]) -> View:
    lang = at.views.language.code
    return {"id": fact.id, "number": numbers[fact.id], "text": fact.text[lang], "hint": fact.hint.get(lang, "")}


def _outcome(at: PageView, aid: Aid, outcome: Outcome, shown: dict[str, View]) -> View:
    lang = at.views.language.code
    others = {other.id: other for other in aid.outcomes}
    return {
        "id": outcome.id,
        "anchor": outcome.anchor,
        "title": outcome.title[lang],
        "cite": _cite(at, outcome.cites[0]),
        "note": outcome.note.get(lang, ""),
        "opens": [element.name[lang] for element in outcome.elements if element.id in outcome.opens_with],
        "elements": [_element(at, element, shown) for element in outcome.elements],
        "raises": [
            {
                "cites": [_cite(at, c) for c in line.cites],
                "text": line.text[lang],
                **_when(line.when, shown),
                "needs": [element.name[lang] for element in outcome.elements if element.id in line.needs],
            }
            for line in outcome.raises
        ],
        "limits": [
            {"cites": [_cite(at, c) for c in line.cites], "text": line.text[lang], **_when(line.when, shown)}
            for line in outcome.limits
        ],
        "compare": [
            {"id": name, "title": others[name].title[lang], "anchor": others[name].anchor}
            for name in outcome.instead_of
        ],
        "stale": _stale(at, outcome),
    }


def _element(at: PageView, element: Element, shown: dict[str, View]) -> View:
    lang = at.views.language.code
    return {
        "id": element.id,
        "name": element.name[lang],
        "cites": [_cite(at, c) for c in element.cites],
        **_when(element.when, shown),
        "unless": _facts(element.unless, shown),
        "unless_cites": [_cite(at, c) for c in element.unless_cites],
        "gap": element.gap[lang],
        "see": [_see(at, link) for link in element.see],
    }


def _when(when: Condition, shown: dict[str, View]) -> View:
    return {name: _facts(facts, shown) for name, facts in (("any", when.any), ("all", when.all), ("none", when.none))}


def _facts(names: Iterable[str], shown: dict[str, View]) -> list[View]:
    """Facts in the order of the form, so that their numbers rise."""
    return sorted((shown[name] for name in names), key=lambda fact: int(fact["number"]))


def _cite(at: PageView, citation: Citation) -> View:
    words = at.views.words
    page_id, anchor = provision_place(at.views.site, citation)
    article = at.views.site.article(citation)
    return {
        "text": words.citation(citation),
        "spoken": words.spoken(citation),
        "url": at.url(page_id, anchor),
        "mark": article.mark if article and article.mark in UNVERIFIED else "",
    }


def _see(at: PageView, link: str) -> View:
    """A page that helps, named by its title and, where the link goes to a section, by the section's."""
    page_id, _, anchor = link.partition("#")
    page = at.views.site.page(page_id, at.views.language.code)
    section = next((s.title for s in page.sections if anchor and s.anchor == anchor), "") if page else ""
    title = ": ".join(filter(None, (at.views.title(page_id), plain_text(section))))
    return {"url": at.url(page_id, anchor), "title": title}


def _stale(at: PageView, outcome: Outcome) -> list[str]:
    """Notices of changed provisions that the outcome's rules cite and that were not read again since."""
    page, words = at.views.site.page(at.page_id, at.views.language.code), at.views.words
    found = [
        words("unread_change", citation=words.citation(change.provision), by=change.by[words.lang])
        for use, change in (unread(at.views.site, page) if page else ())
        if isinstance(use.noun, Rule) and use.noun.outcome is outcome
    ]
    return list(dict.fromkeys(found))

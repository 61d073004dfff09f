"""The classification aid: each line rests on law, each fact counts somewhere, each rule can come true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from courseware.aid import completable, touchable
from courseware.generated import generated_pages
from courseware.model import Aid, Condition, Element, Limit, Outcome, Raise, Site, Text
from courseware.problem import Place, Problem, nearest
from courseware.rules.citations import check_citation
from courseware.rules.figures import numbers
from courseware.rules.ids import twice
from courseware.rules.links import page_anchors


def check(site: Site) -> Iterator[Problem]:
    aid = site.aid
    if not (aid.groups or aid.outcomes):
        return
    if "aid/index" not in site.pages:
        codes = ", ".join(language.code for language in site.languages)
        yield Problem(aid.place, "the table has no page", f"write docs/aid/index.<language>.md in {codes}")
    for rule in aid.rules():
        for citation in rule.cites:
            yield from check_citation(site, citation)
    yield from twice("group", ((group.id, group.place) for group in aid.groups))
    yield from twice("fact", ((fact.id, fact.place) for fact in aid.facts))
    yield from twice("outcome", ((outcome.id, outcome.place) for outcome in aid.outcomes))
    yield from _facts(aid)
    for outcome in aid.outcomes:
        yield from twice("element", ((element.id, element.place) for element in outcome.elements))
        yield from _cited(outcome)
        yield from _known(aid, outcome)
        yield from _can_fire(outcome)
        for element in outcome.elements:
            yield from _see(site, element)
    for place, text in _texts(aid):
        yield from _figures(site, place, text)


def _lines(outcome: Outcome) -> Iterator[tuple[str, Raise | Limit]]:
    """What raises and limits an outcome, each with the words that name it to an author."""
    for name, number, line in outcome.lines():
        yield f"line {number} under '{name}' of '{outcome.id}'", line


def _facts(aid: Aid) -> Iterator[Problem]:
    """Facts that are named and are not there, and facts that are there and never named."""
    known = {fact.id for fact in aid.facts}
    used: set[str] = set()
    for outcome in aid.outcomes:
        named = [(e.place, (*e.when.own, *e.when.none, *e.unless)) for e in outcome.elements]
        named += [(line.place, line.when.own) for _, line in _lines(outcome)]
        for place, names in named:
            used.update(names)
            for name in dict.fromkeys(names):
                if name not in known:
                    yield Problem(place, f"no fact '{name}'", nearest(name, known))
    for fact in aid.facts:
        if fact.id not in used:
            fix = f"name it in {aid.rules_place.path}, or delete it"
            yield Problem(fact.place, f"no rule uses the fact '{fact.id}'", fix)


def _cited(outcome: Outcome) -> Iterator[Problem]:
    """Lines that say on what law they rest, and those that do not."""
    if not outcome.cites:
        yield Problem(outcome.place, f"the outcome '{outcome.id}' has no citation", "add 'cites: …'")
    for element in outcome.elements:
        name = f"the element '{element.id}' of '{outcome.id}'"
        if not element.cites:
            yield Problem(element.place, f"{name} has no citation", "add 'cites: […]'")
        if element.unless and not element.unless_cites:
            yield Problem(element.place, f"{name} has 'unless' without a citation", "add 'unless_cites: […]'")
        if element.unless_cites and not element.unless:
            yield Problem(element.place, f"{name} has 'unless_cites' without 'unless'", "add 'unless: […]'")
    for name, line in _lines(outcome):
        if not line.cites:
            yield Problem(line.place, f"{name} has no citation", "add 'cites: …'")


def _known(aid: Aid, outcome: Outcome) -> Iterator[Problem]:
    """Names of outcomes and elements that are not there."""
    outcomes = {other.id for other in aid.outcomes} - {outcome.id}
    for name in outcome.instead_of:
        if name not in outcomes:
            yield Problem(
                outcome.place, f"'{outcome.id}' is compared with no other outcome: '{name}'", nearest(name, outcomes)
            )
    elements = [element.id for element in outcome.elements]
    for name in outcome.opens_with:
        if name not in elements:
            yield Problem(
                outcome.place, f"'{outcome.id}' opens with no element of its own: '{name}'", nearest(name, elements)
            )
    for number, line in enumerate(outcome.raises, 1):
        for name in line.needs:
            if name not in elements:
                what = f"line {number} under 'raises' of '{outcome.id}' needs no element of its own: '{name}'"
                yield Problem(line.place, what, nearest(name, elements))


def _can_fire(outcome: Outcome) -> Iterator[Problem]:
    """Rules that no set of facts can make come true."""
    bad = False
    for element in outcome.elements:
        name = f"the element '{element.id}' of '{outcome.id}'"
        if element.when == Condition():
            bad = True
            yield Problem(element.place, f"{name} names no fact", "add 'any: […]', 'all: […]' or 'none: […]'")
        elif not touchable(element):
            bad = True
            yield Problem(
                element.place, f"{name} can never be touched", "a fact it needs stands under 'none' too; delete one"
            )
        if element.id in outcome.opens_with and not (element.when.own or element.unless):
            bad = True
            fix = "leave it out of 'opens_with'; it has only 'none'"
            yield Problem(
                outcome.place, f"'{outcome.id}' can never come into question by its element '{element.id}'", fix
            )
    if not outcome.elements:
        yield Problem(outcome.place, f"the outcome '{outcome.id}' has no elements", "add them, or delete it")
    elif not bad and not completable(outcome):
        fix = "what one element needs another forbids under 'none'; or no element has a fact of its own"
        yield Problem(outcome.place, f"no set of facts touches all elements of '{outcome.id}'", fix)
        bad = True
    for name, line in _lines(outcome):
        if line.when == Condition():
            yield Problem(line.place, f"{name} names no fact", "add 'any: […]' or 'all: […]'")
        elif not bad and isinstance(line, Raise) and not completable(outcome, line.when, line.needs):
            fix = "an element forbids its facts under 'none'"
            yield Problem(line.place, f"{name} can never apply where all elements are touched", fix)


def _see(site: Site, element: Element) -> Iterator[Problem]:
    known = set(site.pages) | {page.id for page in generated_pages(site)}
    for link in element.see:
        target, _, anchor = link.partition("#")
        page = site.page(target, site.source_language)
        if target not in known:
            yield Problem(element.place, f"no page '{target}'", nearest(target, known))
        elif anchor and (page is None or anchor not in page_anchors(page)):
            fix = nearest(anchor, page_anchors(page)) if page else "leave the anchor out"
            yield Problem(element.place, f"the page '{target}' has no anchor '{anchor}'", fix)


def _texts(aid: Aid) -> Iterator[tuple[Place, Text]]:
    """Every text of the table with its place."""
    for group in aid.groups:
        yield from ((group.place, text) for text in (group.title, group.hint))
    for fact in aid.facts:
        yield from ((fact.place, text) for text in (fact.text, fact.hint))
    for outcome in aid.outcomes:
        yield from ((outcome.place, text) for text in (outcome.title, outcome.note))
        for element in outcome.elements:
            yield from ((element.place, text) for text in (element.name, element.gap))
        yield from ((line.place, line.text) for _, line in _lines(outcome))


def _figures(site: Site, place: Place, text: Text) -> Iterator[Problem]:
    """A figure that is not the same in every language."""
    counts: dict[str, Counter[str]] = {lang: numbers(words) for lang, words in text.items()}
    first = counts.get(site.source_language, Counter())
    for lang, count in counts.items():
        for number in sorted((count - first) | (first - count)):
            what = f"the figure {number} is {count[number]} times in '{lang}', {first[number]} times in '{site.source_language}'"
            yield Problem(place, what, "write the same figures, as digits, in every language")

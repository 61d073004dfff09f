"""Ids are permanent names: a reader's progress hangs on them, so each may be there only once in a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from courseware.model import Page, Site
from courseware.problem import Place, Problem


def check(site: Site) -> Iterator[Problem]:
    for language in site.languages:
        pages = [versions[language.code] for _, versions in sorted(site.pages.items()) if language.code in versions]
        yield from twice("question", ((q.id, q.place) for page in pages for q in page.questions))
        yield from twice("step", ((s.id, s.place) for page in pages for c in page.checklists for s in c.steps))
        for page in pages:
            yield from twice("anchor", _anchors(page))
            for question in page.questions:
                yield from twice("choice", ((c.id, c.place) for c in question.choices))


def _anchors(page: Page) -> Iterator[tuple[str, Place]]:
    """Everything in a page that a link can point to."""
    yield from ((s.anchor, s.place) for s in page.sections if s.anchor)
    yield from ((b.argument, b.place) for b in page.blocks if b.argument and b.name != "penalties")
    yield from ((s.id, s.place) for c in page.checklists for s in c.steps)


def twice(noun: str, named: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    """A problem for each id that was there before."""
    first: dict[str, Place] = {}
    for name, place in named:
        if name in first:
            yield Problem(
                place, f"the {noun} id '{name}' is there twice (first in {first[name]})", "give this one another id"
            )
        else:
            first[name] = place

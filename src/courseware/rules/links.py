"""A link must lead somewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from courseware.aid import anchors as aid_anchors
from courseware.generated import generated_pages
from courseware.model import Link, Page, Site
from courseware.problem import Problem, nearest

MARKS = ("A", "B", "C", "V", "R", "D", "K")
SCHEMES = ("law", "source", "mark", "term", "checked")


def check(site: Site) -> Iterator[Problem]:
    known = set(site.pages) | {page.id for page in generated_pages(site)}
    for page in site.each_page():
        for link in page.links:
            if not link.image:
                yield from _check(site, page, link, known)


def _check(site: Site, page: Page, link: Link, known: set[str]) -> Iterator[Problem]:
    scheme, colon, rest = link.target.partition(":")
    if not colon:
        yield from _check_relative(site, page, link, known)
    elif scheme == "source" and rest not in site.sources:
        yield Problem(link.place, f"no source '{rest}' in the register", nearest(rest, site.sources))
    elif scheme == "term" and rest not in site.terms:
        yield Problem(link.place, f"no term '{rest}' in the glossary", nearest(rest, site.terms))
    elif scheme == "mark" and rest not in MARKS:
        yield Problem(link.place, f"no confidence mark '{rest}'", nearest(rest, MARKS))
    elif scheme in ("http", "https"):
        yield Problem(
            link.place, "an outside link stands in the text", "add it to docs/sources/ and link it as source:…"
        )
    elif scheme not in SCHEMES:
        yield Problem(link.place, f"unknown kind of link '{scheme}:'", nearest(scheme, SCHEMES))


def _check_relative(site: Site, page: Page, link: Link, known: set[str]) -> Iterator[Problem]:
    path, _, anchor = link.target.partition("#")
    target = page.id
    if path:
        if not path.endswith(".md"):
            yield Problem(link.place, f"'{path}' is no page", "link the text file, without its language: page.md")
            return
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page.id), path.removesuffix(".md")))
    if target not in known:
        yield Problem(link.place, f"no page '{target}'", nearest(target, known))
        return
    linked = site.page(target, page.lang)
    if anchor and linked:
        there = page_anchors(linked) | (aid_anchors(site.aid) if target == "aid/index" else set())
        if anchor not in there:
            yield Problem(link.place, f"the page '{target}' has no anchor '{anchor}'", nearest(anchor, there))


def page_anchors(page: Page) -> set[str]:
    """Everything in a page that a link can point to."""
    anchors = {s.anchor for s in page.sections if s.anchor} | {b.argument for b in page.blocks if b.argument}
    return anchors | {s.id for c in page.checklists for s in c.steps}

"""Whole acts and whole modules on one page each, to print or to read through: made of the pages that are built already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from courseware.model import Language, Site
from courseware.words import Words

NAME = "all.html"
"""Name of such a page, beside the index of its act or module."""
REST = "<!--rest-->"
SHOWN_FIRST = 8
"""Parts that can be seen before anybody scrolls; the style that a page shows first is found from these."""
OWN_NAMES = re.compile(r'(?<=\s)(id|for|name|aria-labelledby|aria-describedby)="([^"]+)"')
INNER_LINK = re.compile(r'(?<=\s)href="#([^"]+)"')
BEHAVIOUR = re.compile(r'\sdata-(?:checklist|step|type|right|review-by|not-before|citation|edition)="[^"]*"')
HEADING = re.compile(r"(</?h)([1-5])(?=[\s>])")
MAIN = re.compile(r"(<main\b[^>]*>).*(</main>)", re.S)
LANGUAGES = re.compile(r"<!--languages-->.*?<!--/languages-->", re.S)


@dataclass(frozen=True, slots=True)
class Reading:
    """A page that holds other pages."""

    folder: str
    """Folder of the pages: law/<act> or modules/<module>."""
    title: str
    """Key of the interface string that is its title; {name} is the act's or module's."""
    name: str
    members: tuple[str, ...]
    """Names of the pages in it, without their folder, in the order in which they are read."""


def readings(site: Site, lang: str) -> Iterator[Reading]:
    """Every act that has articles with pages of their own, and every module."""
    for act in site.acts.values():
        pages = [f"art-{a.number}" for a in sorted(act.articles, key=lambda a: _order(a.number))]
        members = tuple(page for page in pages if f"law/{act.id}/{page}" in site.pages)
        if len(members) > 1:
            yield Reading(f"law/{act.id}", "reading.act", act.title[lang], members)
    for module in site.modules.values():
        units = tuple(unit.id for unit in module.units)
        if len(units) > 1:
            yield Reading(f"modules/{module.id}", "reading.module", module.title[lang], units)


def write_readings(site: Site, language: Language, folder: Path, styled: Callable[[str, str], str]) -> None:
    """Add these pages to those of one language, which stand in `folder`.

    `styled` gives a page its first style: HTML and the way to the site's root -> HTML.
    """
    words = Words(site, language.code)
    for reading in readings(site, language.code):
        root = "../" * f"{language.folder}{reading.folder}/".count("/")
        explained: set[str] = set()
        files = [folder / reading.folder / f"{member}.html" for member in reading.members]
        parts = [_member(path, path.stem, explained) for path in files]
        page = _page(reading, words, folder / reading.folder, parts)
        head, tail = styled(page, root).split(REST)
        rest = (text for _, text in parts[SHOWN_FIRST:])
        (folder / reading.folder / NAME).write_bytes(b"".join([head.encode(), *rest, tail.encode()]))


def _page(reading: Reading, words: Words, folder: Path, parts: Sequence[tuple[str, bytes]]) -> str:
    """The page with its first parts, and a sign where the others go."""
    frame = (folder / "index.html").read_text(encoding="utf-8")
    title = escape(words(reading.title, name=reading.name))
    contents = "".join(
        f'<li><a href="#{member}">{name}</a></li>' for member, (name, _) in zip(reading.members, parts, strict=True)
    )
    hint = escape(words("reading.hint"))
    main = (
        f'<div class="cw-wrap cw-reading"><h1>{title}</h1><p class="cw-summary">{hint}</p>'
        f'<nav aria-label="{escape(words("on_this_page"))}"><ol class="cw-reading__list">{contents}</ol></nav>'
        + "".join(text.decode() for _, text in parts[:SHOWN_FIRST])
        + f"{REST}</div>"
    )
    page = MAIN.sub(lambda m: m[1].replace("<main", "<main data-noindex", 1) + main + m[2], frame)
    page = re.sub(r"<title>.*?</title>", lambda _: f"<title>{title}</title>", page, count=1, flags=re.S)
    return LANGUAGES.sub(lambda m: m[0].replace("/index.html", f"/{NAME}").replace('"index.html', f'"{NAME}'), page)


def _member(path: Path, name: str, explained: set[str]) -> tuple[str, bytes]:
    """The title of a built page, and what it says, with names of its own that no other part of the page has.

    A term is explained in the first part that uses it; `explained` remembers which were.
    """
    tree = LexborHTMLParser(path.read_bytes())
    title, text = tree.css_first(".cw-title"), tree.css_first(".cw-text")
    heading = tree.css_first("h1")
    assert title and text and heading, path
    for box in tree.css(".cw-termbox"):
        term = box.css_first("dfn")
        assert term, path
        if (key := term.attributes["aria-describedby"] or "") in explained:
            box.replace_with(term.text())
        explained.add(key)
    html = BEHAVIOUR.sub("", f"{title.html}{text.html}")
    html = OWN_NAMES.sub(lambda m: f'{m[1]}="{" ".join(f"{name}--{each}" for each in m[2].split())}"', html)
    html = INNER_LINK.sub(lambda m: f'href="#{name}--{m[1]}"', html)
    html = HEADING.sub(lambda m: f"{m[1]}{int(m[2]) + 1}", html)
    part = f'<section class="cw-reading__part" id="{name}">{html}</section>'
    return heading.html[4:-5] if heading.html else "", part.encode()


def _order(number: str) -> list[int]:
    """Articles in the order of their numbers: 2 before 11, 160 before 160-1."""
    return [int(digits) for digits in re.findall(r"\d+", number)]

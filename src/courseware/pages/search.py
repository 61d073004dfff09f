"""What the search of a language knows: pages, their sections, articles, terms, with the words that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from courseware.model import Act, Language, Site
from courseware.used_in import uses_by_article

LEFT_OUT = "script, style, svg, .cw-tip, .cw-anchor, .cw-answer summary, .cw-hint, .cw-label, .cw-letter, .cw-mark, nav, .cw-noindex"
NOT_FOUND = re.compile(rb"<main\b[^>]*\sdata-noindex\b")
CELLS = (b"</td>", b"</th>")
APART = " ·"
"""Stands between the cells of a table, whose words would otherwise run into one another."""
PART = re.compile(rb'id="part-([\w-]+)"')


@dataclass(frozen=True, slots=True)
class Entry:
    """A section of a page, or an article that an act only lists."""

    anchor: str
    heading: str
    text: str = ""
    number: str = ""
    """Number of the article, for a listed one."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page that can be found, or a term of the glossary."""

    path: str
    kind: str
    title: str
    summary: str
    entries: Sequence[Entry]
    """The first one is the page before its first heading."""
    act: str = ""
    """Id of the act, for articles and acts."""
    number: str = ""
    parts: Sequence[str] = ()
    """Parts and points that have an anchor of their own: "2", "2-5"."""
    uses: int = 0
    """How many places of the site cite it: of two articles with one number the more cited stands first."""
    other: str = ""
    """Other names of it: a term's words in the other languages."""


def findable(site: Site, language: Language, pages: Mapping[str, bytes]) -> Iterator[Found]:
    """Everything of one language that a search may lead to. `pages`: path in the site -> HTML."""
    glossary = ""
    folders = tuple(x.folder for x in site.languages if x.folder)
    uses = uses_by_article(site, language.code)
    for path in sorted(pages):
        mine = path.startswith(language.folder) if language.folder else not path.startswith(folders)
        page = read(path, pages[path]) if mine else None
        if page is None:
            continue
        act_id, _, name = path.removeprefix(language.folder).removeprefix("law/").partition("/")
        act = site.acts.get(act_id) if page.kind in ("act", "article") else None
        if act:
            number = name.removeprefix("art-").removesuffix(".html") if page.kind == "article" else ""
            cited = len(uses.get(f"{act_id}/art-{number}" if number else act_id, ()))
            page = replace(page, act=act_id, number=number, uses=cited)
            if page.kind == "act":
                page = replace(page, entries=[*page.entries, *listed(act, language, pages)])
        if page.kind == "glossary":
            glossary = glossary or page.path
        yield page
    if glossary:
        yield from terms(site, language, glossary)


def listed(act: Act, language: Language, pages: Mapping[str, bytes]) -> Iterator[Entry]:
    """The articles of an act that have no page of their own; the act's page has a line for each."""
    for article in act.articles:
        if f"{language.folder}law/{act.id}/art-{article.number}.html" not in pages:
            yield Entry(f"art-{article.number}", article.title[language.code], number=article.number)


def terms(site: Site, language: Language, glossary: str) -> Iterator[Found]:
    code = language.code
    for term in site.terms.values():
        others = dict.fromkeys(words for lang, words in term.words.items() if lang != code)
        text = " ".join(filter(None, (term.definition.get(code), term.note.get(code))))
        entry = Entry(f"term-{term.id}", "", text)
        yield Found(glossary, "term", term.words[code], "", [entry], other="; ".join(others))


def read(path: str, html: bytes) -> Found | None:
    """One page by its HTML. None if it says that it is not to be found (data-noindex)."""
    if NOT_FOUND.search(html):
        return None
    for cell in CELLS:
        html = html.replace(cell, APART.encode() + cell)
    tree = LexborHTMLParser(html)
    main = tree.css_first("main[data-kind]")
    if main is None:
        return None
    heading, summary = main.css_first("h1"), main.css_first(".cw-summary")
    for node in main.css(LEFT_OUT):
        node.decompose()
    kind = main.attributes.get("data-kind") or "page"
    return Found(
        path,
        kind,
        _words(heading) if heading else path,
        _words(summary) if summary else "",
        list(_sections(main.css_first(".cw-text"))),
        parts=[part.decode() for part in PART.findall(html)] if kind == "article" else (),
    )


def _sections(content: LexborNode | None) -> Iterator[Entry]:
    anchor, heading, texts = "", "", list[str]()
    for node in content.iter() if content else ():
        if node.tag in ("h2", "h3", "h4"):
            yield Entry(anchor, heading, " ".join(texts))
            anchor, heading, texts = node.attributes.get("id") or "", _words(node), []
        else:
            texts.append(_words(node))
    yield Entry(anchor, heading, " ".join(texts))


def _words(node: LexborNode) -> str:
    """The text of an element. Blocks need a space between them; where a word in bold ends, it must not stand before a comma."""
    text = " ".join(node.text(deep=True, separator=" ").split())
    text = re.sub(r"(?: ·)+(?= ·|$)", "", text)
    return re.sub(r"([(«“„]) | (?=[,.;:!?)»”…])", r"\1", text)

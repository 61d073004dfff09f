"""The search index of a language: one entry for each section of each page, with the words that a reader sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from courseware.model import Language, Site

Entry = list[str]
"""[address from the site's root, kind, title of the page, title of the section, text]"""

LEFT_OUT = (
    "script, style, svg, .cw-tip, .cw-anchor, .cw-answer summary, .cw-hint, .cw-label, .cw-letter, nav, .cw-noindex"
)


def search_index(site: Site, language: Language, pages: Mapping[str, str]) -> dict[str, Any]:
    """The index of the pages of one language."""
    docs: list[Entry] = []
    folders = tuple(x.folder for x in site.languages if x.folder)
    for path in sorted(pages):
        mine = path.startswith(language.folder) if language.folder else not path.startswith(folders)
        if mine:
            docs.extend(entries(path, pages[path]))
    return {"docs": docs}


def entries(path: str, html: str) -> Iterator[Entry]:
    """The entries of one page. Pages that say so (data-noindex) have none."""
    tree = LexborHTMLParser(html)
    main = tree.css_first("main[data-kind]")
    if main is None or "data-noindex" in main.attributes:
        return
    kind = main.attributes.get("data-kind") or "page"
    heading = main.css_first("h1")
    title = _words(heading) if heading else path
    for node in main.css(LEFT_OUT):
        node.decompose()
    anchor, section, texts = "", "", list[str]()
    content = main.css_first(".cw-text")
    summary = main.css_first(".cw-summary")
    if summary:
        texts.append(_words(summary))
    for node in content.iter() if content else ():
        if node.tag in ("h2", "h3", "h4"):
            yield [path + (f"#{anchor}" if anchor else ""), kind, title, section, " ".join(texts)]
            anchor, section, texts = node.attributes.get("id") or "", _words(node), []
        else:
            texts.append(_words(node))
    yield [path + (f"#{anchor}" if anchor else ""), kind, title, section, " ".join(texts)]


def _words(node: LexborNode) -> str:
    return " ".join(node.text(deep=True, separator=" ").split())

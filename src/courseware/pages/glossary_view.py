"""The glossary: one entry for each term on its main page, and a list in the order of each language's alphabet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from courseware.model import Site, Term

if TYPE_CHECKING:
    from courseware.pages.view import PageView

QUOTES = re.compile('[«»“”"]')
LIST = "glossary/by-"
"""A list in the order of a language: this, then the language's code."""


def alphabetical(word: str, alphabet: str) -> tuple[tuple[int, str], ...]:
    """A sort key in the order of `alphabet` (small letters); quotation marks do not count, other signs come first."""
    order = {letter: index for index, letter in enumerate(alphabet, 1)}
    return tuple((order.get(letter, 0), letter) for letter in QUOTES.sub("", word.casefold()))


def in_order(site: Site, lang: str) -> list[Term]:
    """The terms in the order of a language's alphabet."""
    alphabet = site.strings["alphabet"][lang]
    return sorted(site.terms.values(), key=lambda term: alphabetical(term.words[lang], alphabet))


def glossary(at: PageView) -> dict[str, Any]:
    """The entries under their letters."""
    site, lang = at.views.site, at.views.language.code
    letters: dict[str, list[Term]] = {}
    for term in in_order(site, lang):
        letters.setdefault(QUOTES.sub("", term.words[lang])[0].upper(), []).append(term)
    return {"letters": letters, "term_sources": site.term_sources, "languages": site.languages, "orders": _orders(at)}


def glossary_list(at: PageView) -> dict[str, Any]:
    """A row for each term, the language whose alphabet orders it first."""
    site = at.views.site
    first = at.page_id.removeprefix(LIST)
    languages = sorted(site.languages, key=lambda language: language.code != first)
    rows = [{"term": term, "url": at.url("glossary/index", f"term-{term.id}")} for term in in_order(site, first)]
    return {"rows": rows, "languages": languages, "orders": _orders(at)}


def _orders(at: PageView) -> list[dict[str, Any]]:
    """The links to the lists."""
    words = at.views.words
    return [
        {
            "url": at.url(f"{LIST}{language.code}"),
            "title": words("glossary.order", language=words(f"language.{language.code}")),
            "current": at.page_id == f"{LIST}{language.code}",
        }
        for language in at.views.site.languages
    ]

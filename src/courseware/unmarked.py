"""Terms that a text uses and does not mark, so that a reader meets the word without its explanation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from courseware.model import Page, Site, Term

KINDS = ("lesson", "guidance", "checklist", "aid")
"""Kinds of pages that are read by people who may not know the word."""
ENDING = 2
"""Letters at the end of a word that languages with endings may change."""
HIDDEN = re.compile(r"\[[^\]]*\]\([^)]*\)|`[^`]*`|^#.*$|^ {4}.*$|^- \[.\].*$|^/{3,}.*$", re.M)
"""Where a term is not marked: links, headings, options and replies, choices and steps."""


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A term with a definition that a page uses without marking it."""

    page: Page
    term: Term
    line: int
    word: str
    """As the text writes it."""


def unmarked(site: Site) -> Iterator[Unmarked]:
    """The first use of each such term in the texts of the source language."""
    defined = [term for term in site.terms.values() if term.definition]
    patterns = {term.id: _pattern(term.words[site.source_language]) for term in defined}
    for page in site.each_page():
        if page.kind not in KINDS or page.lang != site.source_language:
            continue
        marked = {link.target.removeprefix("term:") for link in page.links if link.target.startswith("term:")}
        text = HIDDEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), page.body)
        for term in defined:
            found = None if term.id in marked else patterns[term.id].search(text)
            if found:
                line = page.body_line + text[: found.start()].count("\n")
                yield Unmarked(page, term, line, " ".join(found[0].split()))


def _pattern(words: str) -> re.Pattern[str]:
    """The words of a term without what stands in brackets, each with any ending."""
    bare = re.sub(r"\([^)]*\)", "", words).split()
    stems = [re.escape(word[:-ENDING]) + r"\w*" if len(word) > 2 * ENDING else re.escape(word) for word in bare]
    return re.compile(r"(?<![\w-])" + r"\s+".join(stems) + r"(?![\w-])", re.I)

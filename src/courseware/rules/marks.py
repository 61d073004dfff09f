"""What nobody has verified says so where it is told: beside the citation of a provision whose own mark is weak."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.model import Page, Site
from courseware.problem import Problem
from courseware.used_in import page_uses

UNVERIFIED = ("C", "K")
"""Marks of what rests on a weak source, an inference or knowledge without a source."""


def check(site: Site) -> Iterator[Problem]:
    weak = {
        article.id: article.mark for act in site.acts.values() for article in act.articles if article.mark in UNVERIFIED
    }
    if weak:
        for page in site.each_page():
            yield from _check(page, weak)


def _check(page: Page, weak: dict[str, str]) -> Iterator[Problem]:
    lines = page.body.split("\n")
    for use in page_uses(page):
        mark = weak.get(use.citation.article_id)
        if mark is None:
            continue
        line = lines[use.citation.place.line - page.body_line]
        text = line if line.startswith("|") else _section_text(page, use.citation.place.line)
        if not shows_weakness(text):
            where = "in its row" if line.startswith("|") else "under its heading"
            yield Problem(
                use.citation.place,
                f"'{use.citation}' is cited, which nobody has verified ({mark}), and no mark {where} says so",
                f"add [{mark}](mark:{mark}) behind the claim, in every language",
            )


def _section_text(page: Page, line: int) -> str:
    """The text between the headings around a line."""
    inside = [section for section in page.sections if section.place.line <= line]
    return page.text_of(inside[-1]) if inside else ""


def shows_weakness(text: str) -> bool:
    """Whether a text tells its reader that something in it is not verified."""
    return any(f"(mark:{mark})" in text for mark in UNVERIFIED)

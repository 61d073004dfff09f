"""A figure in a text must be the same in every language: a slip of one digit in a penalty can wreck a case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from courseware.model import Page, Section, Site
from courseware.problem import Problem
from courseware.rules.translations import source_page

NUMBER = re.compile(r"\d(?:(?<![\w#-].)\d{0,2}(?:[\u00a0\u202f,]\d{3})+(?!\d)|(?<![\w#].)\d*)")
"""A digit first, so that the search jumps from one to the next; what stands before it is asked afterwards."""
NOT_TEXT = re.compile(r"\]\([^)]*\)|\{[^}]*\}|^ {4}\w+:.*$|^/{3,}.*$", re.M)
FORMULA = re.compile(r"\[[^\]]*\]\(law:[^)]*\)")


def check(site: Site) -> Iterator[Problem]:
    for page_id in sorted(site.pages):
        source = source_page(site, page_id)
        theirs = {section.anchor: (section, figures(source, section)) for section in source.sections}
        for page in site.pages[page_id].values():
            if page is not source:
                yield from _compare(theirs, page)


def _compare(theirs: Mapping[str, tuple[Section, Counter[str]]], page: Page) -> Iterator[Problem]:
    for section in page.sections:
        if section.anchor not in theirs:
            continue
        other, there = theirs[section.anchor]
        here = figures(page, section)
        if here == there:
            continue
        for number in sorted((here - there) | (there - here)):
            yield Problem(
                section.place,
                f"the figure {number} is here {here[number]} times, in {other.place} {there[number]} times",
                "write the same figures, as digits, in every language",
            )


def figures(page: Page, section: Section) -> Counter[str]:
    """The numbers of a section as digits. Those inside citations are left out: languages order them differently."""
    text = FORMULA.sub(" ", f"{section.title}\n{page.text_of(section)}")
    return numbers(NOT_TEXT.sub(" ", text))


def numbers(text: str) -> Counter[str]:
    """The numbers of a text as digits."""
    return Counter([number if number.isdigit() else re.sub(r"\D", "", number) for number in NUMBER.findall(text)])

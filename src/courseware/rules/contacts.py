"""A telephone number or an address grows old: beside it stands the day on which somebody checked it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from courseware.model import Page, Site
from courseware.problem import Place, Problem

TARGETS = re.compile(r"\]\([^)]*\)|\{[^}]*\}|`[^`]*`")
CHECKED = re.compile(r"\]\(checked:([^)\s]*)\)")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
NUMBER = re.compile(
    r"""(?<![\w+/.,-])(?:
      \+\d(?:[\s()-]*\d){7,13}                                 # +1 234 567 890
    | 0(?:[\s()-]*\d){7,11}                                    # 0800 0000 111
    | \(\d{3,5}\)(?:[\s-]*\d){5,8}                             # (0312) 66 20 00
    | \d{1,4}(?:-\d{2,4}){2,4}                                 # 66-20-00, but no date
    )(?![\w-])""",
    re.VERBOSE,
)
DIGIT = re.compile(r"\d")
SOME_DIGITS = re.compile(r"\d{3}")
MANY_DIGITS = re.compile(r"\d[\d\s()-]{5}")
"""Without these no NUMBER is there; much faster to look for."""
STARTS = re.compile(r"\s*(?:[-*] |\d+\. |\||#)")
FIX = "put the day of the check beside it, as [](checked:2026-01-31), in the same paragraph, item or row"


def check(site: Site) -> Iterator[Problem]:
    phones = {x.code: _phone_after(site.strings["contact.telephone"][x.code]) for x in site.languages}
    streets = {x.code: _street_with_number(site.strings["contact.street"][x.code]) for x in site.languages}
    for page in site.each_page():
        for lines in passages(page):
            text = "\n".join([line for _, line in lines])
            for match in CHECKED.finditer(text) if "(checked:" in text else ():
                if not _is_date(match[1]):
                    yield Problem(
                        _place(page, lines, match.start()),
                        f"'checked:{match[1]}' is no day of the calendar",
                        "write it as [](checked:2026-01-31)",
                    )
            if DIGIT.search(text) and not CHECKED.search(text):
                yield from _unchecked(page, lines, text, phones[page.lang], streets[page.lang])


def _unchecked(
    page: Page, lines: list[tuple[int, str]], text: str, phone: re.Pattern[str], street: re.Pattern[str]
) -> Iterator[Problem]:
    """At most one problem for a passage: its first contact."""
    bare = TARGETS.sub(lambda match: " " * len(match[0]), text)
    if not DIGIT.search(bare):
        return
    found: list[tuple[int, str, str]] = []
    if MANY_DIGITS.search(bare):
        found += [(m.start(), "telephone number", m[0]) for m in NUMBER.finditer(bare) if not DATE.fullmatch(m[0])]
    if SOME_DIGITS.search(bare):
        found += [(m.start(1), "telephone number", m[1]) for m in phone.finditer(bare)]
    found += [(m.start(), "address", m[0]) for m in street.finditer(bare)]
    found.sort(key=lambda hit: (hit[0], -len(hit[2])))
    for start, noun, contact in found[:1]:
        place = _place(page, lines, start)
        yield Problem(place, f"the {noun} '{' '.join(contact.split())}' does not say when it was checked", FIX)


def passages(page: Page) -> Iterator[list[tuple[int, str]]]:
    """The page's summary, then its paragraphs, list items and table rows, as lines with their numbers."""
    yield [(page.place.line, page.summary)]
    passage: list[tuple[int, str]] = []
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        blank = not line or line.isspace()
        if passage and (blank or STARTS.match(line)):
            yield passage
            passage = []
        if not blank:
            passage.append((number, line))
    if passage:
        yield passage


def _place(page: Page, lines: list[tuple[int, str]], start: int) -> Place:
    """Where the sign at `start` of the joined lines stands."""
    for number, line in lines:
        if start <= len(line):
            return Place(page.place.path, number)
        start -= len(line) + 1
    return page.place


def _phone_after(words: str) -> re.Pattern[str]:
    """A number of three or more digits right after a word for a telephone; four digits may not be a year."""
    return re.compile(rf"(?<!\w)(?i:{words})[\s:–—№*_-]*(?!(?:19|20)\d\d(?!\d))(\d{{3,}})(?!\d|\s*%)")


def _street_with_number(words: str) -> re.Pattern[str]:
    """A word for a street with a house number soon after it, or (as some languages write) right before it."""
    return re.compile(rf"(?<!\w)(?:{words}[^\n.;|\d]{{0,40}}?\d{{1,4}}(?!\d)|\d{{1,4}}[a-z]? {words})")


def _is_date(text: str) -> bool:
    try:
        return bool(DATE.fullmatch(text)) and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False

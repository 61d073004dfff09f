"""What a voice reads: words of another language say which, and every page on law begins in plain words."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

CYRILLIC = re.compile(r"[А-Яа-яЁёҢңӨөҮү]{2,}")
LATIN = re.compile(r"(?:\b[A-Za-z][A-Za-z'’-]+[ ,]+){3,}[A-Za-z'’-]{2,}")
"""Four words in a row; names of firms and newspapers are shorter."""
VOID = frozenset(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
SPOKEN = ("title", "alt", "aria-label", "placeholder")
ABOUT_WORDS = frozenset(["glossary/index.html", "guidance/history.html", "law/cc-2021/index.html"])
"""English pages that speak of single Kyrgyz and Russian words within a sentence; these are not marked yet."""


class Parts(HTMLParser):
    """Gathers what stands in `main` in a script that is not that of its language."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        traits = dict(attrs)
        lang = traits.get("lang") or (self.open[-1][1] if self.open else "")
        if tag not in VOID:
            self.open.append((tag, lang))
        for name in SPOKEN:
            self.check(traits.get(name) or "", lang)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] not in ("script", "style"):
            self.check(data, self.open[-1][1])

    def check(self, text: str, lang: str) -> None:
        foreign = CYRILLIC if lang == "en" else LATIN
        if any(tag == "main" for tag, _ in self.open) and "://" not in text and (found := foreign.search(text)):
            self.faults.append(f"{lang}: {found[0]}")


def faults_of(html: str) -> list[str]:
    parts = Parts()
    parts.feed(html)
    return parts.faults


def test_words_of_another_language_say_which(built_site: Path) -> None:
    site = built_site / "site"
    found = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        if path.removeprefix("en/") in ABOUT_WORDS and path.startswith("en/"):
            continue
        if faults := faults_of(file.read_text(encoding="utf-8")):
            found[path] = sorted(set(faults))
    assert found == {}


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ('<html lang="en"><main><p>The word статья</p></main>', 1),
        ('<html lang="en"><main><p>The word <i lang="ru">статья</i>, and <br>more</p></main>', 0),
        ('<html lang="ru"><main><p>Отчёт: Trafficking in Persons Report</p></main>', 1),
        ('<html lang="ru"><main><p>Отчёт: <span lang="en">Trafficking in Persons Report</span></p></main>', 0),
        ('<html lang="ru"><main><img alt="Trafficking in Persons Report"></main>', 1),
        ('<html lang="en"><header>Кыргызча</header><main></main>', 0),
    ],
)
def test_a_word_that_does_not_say_its_language_is_found(html: str, count: int) -> None:
    assert len(faults_of(html)) == count


def test_every_page_on_law_begins_in_plain_words(built_site: Path) -> None:
    pages = [
        LexborHTMLParser(p.read_text(encoding="utf-8")) for p in sorted((built_site / "site").rglob("law/**/*.html"))
    ]
    summaries = [page.css_first(".cw-title .cw-summary") for page in pages]
    assert len(pages) > 300 and all(summary and len(summary.text().split()) > 4 for summary in summaries)
    articles = [page for page in pages if page.css_first("main[data-kind=article]")]
    firsts = [page.css_first(".cw-text h2") for page in articles]
    assert len(articles) > 200 and all(first and first.attributes["id"] == "plain" for first in firsts)

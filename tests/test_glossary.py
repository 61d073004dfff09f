"""The glossary in the order of each alphabet, and terms that are explained where a page first uses them."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from courseware.make import read_and_check
from courseware.model import Site
from courseware.pages.glossary_view import alphabetical
from courseware.problem import Problem
from courseware.unmarked import unmarked

FOLDERS = {"ky": "", "ru": "ru/", "en": "en/"}
ORDER = {
    "ky": ["енот", "ёлка", "жол", "нан", "ңирсе", "оюн", "өкүл", "паром", "уй", "үй", "фара"],
    "ru": ["ель", "ёлка", "жар", "иск", "йод", "суд", "эхо"],
    "en": ["act", "“Bail”", "bail out", "bailiff", "court"],
}


def tree(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ORDER)
def test_words_are_ordered_by_the_alphabet_of_their_language(content: tuple[Site, list[Problem]], lang: str) -> None:
    alphabet = content[0].strings["alphabet"][lang]
    assert sorted({*ORDER[lang]}, key=lambda word: alphabetical(word, alphabet)) == ORDER[lang]


@pytest.mark.parametrize("lang", FOLDERS)
def test_the_whole_glossary_is_listed_in_the_order_of_each_language(
    built_site: Path, content: tuple[Site, list[Problem]], lang: str
) -> None:
    terms = content[0].terms
    assert len(terms) == 225
    for first in FOLDERS:
        page = tree(built_site / "site" / FOLDERS[lang] / "glossary" / f"by-{first}.html")
        words = [cell.text(strip=True) for cell in page.css("tbody th > a")]
        assert sorted(words) == sorted(term.words[first] for term in terms.values())
        alphabet = content[0].strings["alphabet"][first]
        keys = [alphabetical(word, alphabet) for word in words]
        assert keys == sorted(keys)
        assert [len(row.css("td")) for row in page.css("tbody tr")] == [2] * 225


@pytest.mark.parametrize("lang", FOLDERS)
def test_every_entry_says_where_the_word_was_found_or_that_it_is_our_own(
    built_site: Path, content: tuple[Site, list[Problem]], lang: str
) -> None:
    page = tree(built_site / "site" / FOLDERS[lang] / "glossary" / "index.html")
    own = content[0].strings["term.own"][lang]
    for term in content[0].terms.values():
        entry = page.css_first(f"#term-{term.id}")
        found = [li.text(strip=True) for li in entry.css(".cw-term-sources li")]
        assert found == [content[0].term_sources[key] for key in term.sources]
        assert (own in entry.text()) == (term.status.get("ky") == "own")
        assert found or term.status.get("ky") == "own", term.id


def test_a_term_is_explained_where_the_page_first_uses_it(built_small: Path) -> None:
    page = tree(built_small / "site" / "en" / "about" / "words.html")
    terms = page.css("dfn.cw-term")
    assert [term.text() for term in terms] == ["bridge", "river"]
    tips = {term.attributes["aria-describedby"]: term.attributes["tabindex"] for term in terms}
    assert tips == {"tip-bridge": "0", "tip-river": "0"}
    assert page.css_first("#tip-bridge").text() == "A road over water."
    assert (
        page.css_first(".cw-text p").css_first(".cw-tip a").attributes["href"] == "../glossary/index.html#term-bridge"
    )
    assert page.css_first("h2").html == '<h2 id="words"><span>bridge</span></h2>'


def test_a_term_without_a_definition_shows_the_other_languages(built_small: Path) -> None:
    tip = tree(built_small / "site" / "en" / "about" / "words.html").css_first("#tip-river")
    assert tip.text() == "дарыя; река."
    assert [word.attributes["lang"] for word in tip.css("span[lang]")] == ["ky", "ru"]


def test_explanations_cost_less_than_ten_kilobytes_a_page(built_site: Path) -> None:
    costs = {}
    for path in (built_site / "site").rglob("*.html"):
        boxes = tree(path).css(".cw-termbox")
        costs[path] = sum(len((box.html or "").encode()) for box in boxes)
        names = [(box.css_first("dfn").attributes["aria-describedby"] or "").rpartition("--")[2] for box in boxes]
        assert len(names) == len(set(names)), path
    assert max(costs.values()) < 10_000, max(costs, key=lambda path: costs[path])
    assert max(costs.values()) > 0


def test_terms_that_a_text_uses_and_does_not_mark_are_found(small: Path) -> None:
    path = small / "docs" / "checklists" / "walk.ru.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("## Шаги", "Есть река.\nЭто мост.\n\n## Шаги"), encoding="utf-8")
    site = read_and_check(small)[0]
    found = [(u.term.id, u.line, u.word) for u in unmarked(site) if u.page.id == "checklists/walk"]
    assert found == [("bridge", 7, "мост")]
    path.write_text(text.replace("## Шаги", "На [мосту](term:bridge).\n\n## Шаги"), encoding="utf-8")
    assert "checklists/walk" not in {use.page.id for use in unmarked(read_and_check(small)[0])}

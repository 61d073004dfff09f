"""The search as readers use it: typed, pasted, by keyboard, on http and from a folder, in three languages."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from tests.browser.axe import accessibility_faults
from tests.browser.browser import Browser
from tests.browser.server import Server

pytestmark = pytest.mark.browser

FOLDERS = {"ky": "", "ru": "ru/", "en": "en/"}
PANEL = ".cw-search__panel a"
LINKS = "[...document.querySelectorAll('.cw-search-page .cw-result-link')].map(a => a.getAttribute('href'))"
SHOWN = "document.querySelectorAll('.cw-search-page .cw-result-link').length > 0"
STATUS = "document.querySelector('.cw-search__status').textContent"


def asked(page: Browser, query: str) -> None:
    """Type a question into the search page, in place of the one before, and wait for the whole answer."""
    page.eval("() => { const box = document.querySelector('#cw-q2'); box.focus(); box.select(); }")
    page.type(query)
    page.wait_for("query => new URL(location.href).searchParams.get('q') === query", query)


@pytest.mark.parametrize("lang", FOLDERS)
def test_what_is_typed_finds_what_was_meant(
    page: Browser, address: Callable[[str], str], root: Path, lang: str
) -> None:
    queries = yaml.safe_load((root / "tests" / "search" / "queries.yml").read_text(encoding="utf-8"))[lang]
    page.open(address(f"{FOLDERS[lang]}index.html"))
    page.focus("#cw-q")
    wrong = []
    for query in queries:
        page.eval("() => document.querySelector('#cw-q').select()")
        page.type(query["q"])
        page.wait_for("document.querySelector('.cw-search__all') !== null")
        first = page.eval(f"document.querySelector('{PANEL}').href")
        path, mark, anchor = query["first"].partition("#")
        if first != address(FOLDERS[lang] + path) + mark + anchor:
            wrong.append(f"{query['q']}: {first}")
    assert len(queries) >= 10
    assert wrong == []


@pytest.mark.in_turn
def test_a_result_is_reached_by_arrow_keys_and_left_by_escape(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address("ru/index.html"))
    page.focus("#cw-q")
    page.type("согласие")
    page.wait_for("document.querySelector('.cw-search__all') !== null")
    page.press("ArrowDown", "ArrowDown", "ArrowUp")
    assert page.eval(f"document.activeElement === document.querySelector('{PANEL}')")
    page.press("Escape")
    assert page.focused() == "input#cw-q"
    assert page.eval("document.querySelector('.cw-search__panel').hidden")
    page.wait_for("document.querySelector('.cw-search [role=status]').textContent === ''")


@pytest.mark.in_turn
def test_the_number_of_results_is_announced(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address("en/index.html"))
    page.focus("#cw-q")
    page.paste("consent")
    page.wait_for("/^\\d+ results/.test(document.querySelector('.cw-search [role=status]').textContent)")


@pytest.mark.in_turn
def test_inflected_words_are_marked_in_titles_and_texts(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address("ru/search.html?q=потерпевшими"))
    page.wait_for(SHOWN)
    marks = "[...document.querySelectorAll('.cw-search-page {} mark')].map(m => m.textContent.toLowerCase())"
    page.wait_for(f"({marks.format('.cw-snippet')}).some(m => m.startsWith('потерпевш'))")
    assert any(m.startswith("потерпевш") for m in page.eval(marks.format(".cw-result-link")))


@pytest.mark.in_turn
def test_results_stand_by_kind_in_the_readers_language(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address("search.html?q=сатуу"))
    page.wait_for(SHOWN)
    kinds = page.eval("[...document.querySelectorAll('.cw-results__group')].map(g => g.dataset.kind)")
    assert {"law", "guidance", "lesson", "term"} <= set(kinds)
    assert len(kinds) == len(set(kinds))
    assert page.eval("document.querySelector('.cw-results__group h2').textContent.trim().length") > 3


@pytest.mark.in_turn
def test_a_slip_is_forgiven_and_said(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address("ru/search.html?q=потерпеший"))
    page.wait_for(SHOWN)
    page.wait_for(f"{STATUS}.includes('потерпеший')")
    asked(page, "потерпевший")
    page.wait_for(f"!{STATUS}.includes('потерпеший')")


@pytest.mark.in_turn
def test_a_phrase_in_quotes_leaves_only_pages_that_have_it(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address("ru/search.html?q=«цель эксплуатации»"))
    page.wait_for(SHOWN)
    apart = page.eval("async () => (await Courseware.search('цель эксплуатации', 'ru')).length")
    joined = page.eval(
        "async () => { const found = await Courseware.search('«цель эксплуатации»', 'ru');"
        "await Courseware.loadTexts('ru', found.map(r => r.id));"
        "return found.map(r => [r.title, r.section, r.summary, Courseware.textOf('ru', r.id)].join(' | ').toLowerCase()); }"
    )
    assert 0 < len(joined) < apart
    assert [text for text in joined if not re.search(r"цел\w* эксплуатац", text)] == []


def test_the_other_languages_are_counted_where_they_are(
    page: Browser, site: Path, serve: Callable[..., Server]
) -> None:
    url = serve(site).url.rstrip("/")
    page.open(f"{url}/ru/search.html?q=166")
    page.wait_for("document.querySelector('.cw-search__others-button') !== null")
    assert not page.eval("[...document.scripts].some(s => /search-(full-)?(ky|en)/.test(s.src))")
    page.click(".cw-search__others-button")
    page.wait_for("document.querySelectorAll('.cw-search__others a').length === 2")
    with page.loading():
        page.click(".cw-search__others a[hreflang=en]")
    page.wait_for(SHOWN)
    assert page.url.endswith("/en/search.html?q=166")


@pytest.mark.in_turn
def test_where_nothing_is_found_other_ways_are_offered(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address("en/search.html?q=zzzz"))
    page.wait_for("document.querySelectorAll('.cw-search__help a').length > 3")
    page.wait_for("document.querySelectorAll('.cw-search__others li').length === 2")
    assert page.nodes(".cw-search__others a") == []


def test_a_copy_in_one_language_does_not_speak_of_others(page: Browser, built_site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(built_site / "dist" / "kalkan-ru.zip") as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / "kalkan-ru"
    assert sorted({p.name.rpartition("-")[2] for p in (folder / "assets").glob("search-*.js")}) == ["ru.js"]
    page.open(f"{(folder / 'ru/search.html').as_uri()}?q=вербовка")
    page.wait_for(SHOWN)
    page.settle()
    assert page.nodes(".cw-search__others *") == []
    assert page.record.faults() == []


@pytest.mark.parametrize("lang", FOLDERS)
def test_axe_finds_no_violation_on_a_page_of_results(
    page: Browser, site: Path, serve: Callable[..., Server], lang: str
) -> None:
    faults = []
    url = serve(site).url.rstrip("/")
    for query in ("166", "zzzz"):
        page.open(f"{url}/{FOLDERS[lang]}search.html?q={query}")
        page.wait_for("document.querySelector('.cw-search__others :is(a, button, li)') !== null")
        faults += accessibility_faults(page)
    page.open(f"{url}/{FOLDERS[lang]}index.html")
    page.focus("#cw-q")
    page.type("166")
    page.wait_for("document.querySelector('.cw-search__all') !== null")
    faults += accessibility_faults(page)
    assert faults == []
    assert page.record.faults() == []

"""The built site as readers meet it: real Chromium and Firefox, on http and on file://, by keyboard, without scripts."""

from __future__ import annotations

import base64
import json
import re
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser.browser import Browser
from tests.browser.htmlcheck import html_faults
from tests.browser.page import by_role
from tests.browser.samples import LANGUAGES, sample_pages
from tests.browser.server import Server, Trap

pytestmark = pytest.mark.browser

LESSONS = ["modules/elements/three-elements.html", "modules/elements/consent.html", "modules/elements/quiz.html"]
FIRST = "document.querySelector('.cw-question')"
ANSWER = """(right) => {
  const question = document.querySelector('.cw-question[data-type=single]');
  const wanted = question.dataset.right;
  const box = [...question.querySelectorAll('input')].find(i => (i.value === wanted) === right);
  box.click();
  question.querySelector('.cw-check').click();
  return question.id;
}"""
STATE = "id => document.getElementById(id).dataset.state"


def ready(page: Browser) -> None:
    page.wait_for("document.querySelector('.cw-check') !== null")


def test_the_browser_code_passes_its_own_suite(page: Browser, root: Path, serve: Callable[..., Server]) -> None:
    page.open(f"{serve(root).url.rstrip('/')}/tests/js/suite.html")
    result = page.wait_for("window.SuiteResult", timeout=60)
    assert result["failed"] == []
    assert result["passed"] >= 70


def test_a_question_is_answered_by_keyboard_alone(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address("ru/modules/elements/quiz.html"))
    ready(page)
    page.eval("() => { document.querySelector('.cw-question input').focus({focusVisible: true}); }")
    page.press("Space")
    for _ in range(12):
        page.press("Tab")
        if page.eval("document.activeElement.classList.contains('cw-check')"):
            break
    page.press("Enter")
    state = page.wait_for(f"{FIRST}.dataset.state")
    assert state in ("right", "wrong", "partly")
    assert page.eval(f"{FIRST}.querySelector('[role=status]').textContent.trim().length") > 10
    assert page.eval("document.activeElement !== document.body")


def test_a_wrong_answer_is_told_kindly_and_can_be_tried_again(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address("ky/index.html".removeprefix("ky/")))
    page.open(address("modules/elements/quiz.html"))
    ready(page)
    name = page.eval(ANSWER, False)
    assert page.wait_for(STATE, name) == "wrong"
    assert page.eval("id => document.querySelectorAll(`#${id} .cw-reply`).length", name) == 1
    page.eval("id => { document.querySelector(`#${id} .cw-check`).click(); }", name)
    assert page.eval(ANSWER, True) == name
    page.wait_for("id => document.getElementById(id).dataset.state === 'right'", name)
    assert page.eval("id => document.querySelector(`#${id} .cw-answer`).open", name)


@pytest.mark.parametrize("folder", ["", "ru/", "en/"])
def test_without_scripts_everything_is_there_to_read(page: Browser, address: Callable[[str], str], folder: str) -> None:
    page.set_scripts(False)
    page.open(address(f"{folder}modules/elements/quiz.html"))
    questions = page.nodes(".cw-question")
    assert len(questions) >= 8
    assert len(page.nodes(".cw-question details.cw-answer:not([open])")) == len(questions)
    first = page.eval("document.querySelector('.cw-question').id")
    assert page.visible(f"#{first} fieldset")
    page.click(f"#{first} details.cw-answer > summary")
    assert len(page.nodes(".cw-question details.cw-answer[open]")) == 1
    assert page.nodes(".cw-check") == []
    page.open(address(f"{folder}progress.html"))
    assert "JavaScript" in page.text("main")


def test_progress_goes_across_pages_folders_languages_and_a_restart(
    browser: Callable[..., Browser], address: Callable[[str], str], tmp_path: Path
) -> None:
    reader = browser(profile=tmp_path / "profile")
    names = []
    for lesson in LESSONS:
        reader.open(address(lesson))
        ready(reader)
        names.append(reader.eval(ANSWER, True))
        reader.wait_for("id => document.getElementById(id).dataset.state === 'right'", names[-1])
        reader.settle()
    reader.open(address("progress.html"))
    right = "() => [...document.querySelectorAll('[data-module]')].map(r => Number(r.dataset.right || 0)).reduce((a, b) => a + b, 0)"
    reader.wait_for(f"() => ({right})() === 3")
    reader.restart()
    reader.open(address("ru/modules/elements/quiz.html"))
    ready(reader)
    reader.wait_for("id => document.getElementById(id).dataset.state === 'right'", names[-1])
    reader.open(address("en/progress.html"))
    reader.wait_for(f"() => ({right})() === 3")


def test_two_open_tabs_do_not_overwrite_each_other(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address("ru/modules/elements/three-elements.html"))
    ready(page)
    first = page.tab
    second = page.new_tab(address("ru/modules/elements/consent.html"))
    page.switch(second)
    ready(page)
    page.eval(ANSWER, True)
    page.settle()
    page.switch(first)
    page.eval(ANSWER, True)
    page.settle()
    page.open(address("ru/progress.html"))
    page.wait_for("[...document.querySelectorAll('[data-module]')].some(r => Number(r.dataset.right) === 2)")


@pytest.mark.in_turn
def test_the_language_link_leads_to_the_same_page(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address("law/cc-2021/art-166.html"))
    with page.loading():
        page.eval("() => { document.querySelector('.cw-languages a[hreflang=ru]').click(); }")
    assert page.url.endswith("/ru/law/cc-2021/art-166.html")
    assert page.eval("document.documentElement.lang") == "ru"


@pytest.mark.parametrize(("folder", "words"), [("", "166"), ("ru/", "торговля"), ("en/", "trafficking")])
def test_search_finds_in_the_readers_language_only(
    page: Browser, address: Callable[[str], str], folder: str, words: str
) -> None:
    page.open(address(f"{folder}search.html?q={words}"))
    page.wait_for("document.querySelectorAll('.cw-search-page .cw-result-link').length > 0")
    links = page.eval("[...document.querySelectorAll('.cw-search-page .cw-result-link')].map(a => a.href)")
    here = address(folder)
    others = [address(other) for other in ("ru/", "en/") if other != folder]
    assert all(link.startswith(here) and not link.startswith(tuple(others)) for link in links)


@pytest.mark.in_turn
def test_search_in_the_header_loads_nothing_before_it_is_asked(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address("ru/index.html"))
    page.settle()
    assert not page.eval("[...document.scripts].some(s => /search-/.test(s.src))")
    page.focus("#cw-q")
    page.paste("потерпевший")
    page.wait_for("document.querySelectorAll('.cw-search__panel a').length > 0")


@pytest.mark.in_turn
def test_a_damaged_or_foreign_progress_file_changes_nothing(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address("ru/modules/elements/quiz.html"))
    ready(page)
    page.eval(ANSWER, True)
    page.settle()
    page.open(address("ru/progress.html"))
    page.wait_for("document.querySelector('.cw-import-file') !== null")
    good = {
        "format": "courseware-progress",
        "version": 1,
        "site": "kalkan",
        "made": "2026-01-01T00:00:00Z",
        "questions": {},
        "steps": {},
    }
    bad = [
        "{",
        json.dumps({**good, "format": "x"}),
        json.dumps({**good, "site": "x"}),
        json.dumps({**good, "version": 2}),
    ]
    said = []
    give = """text => {
      const box = document.querySelector('.cw-import-file');
      const bag = new DataTransfer();
      bag.items.add(new File([text], 'progress.json', {type: 'application/json'}));
      document.querySelector('.cw-progress__status').textContent = '';
      box.files = bag.files;
      box.dispatchEvent(new Event('change', {bubbles: true}));
    }"""
    for text in bad:
        page.eval(give, text)
        said.append(page.wait_for("document.querySelector('.cw-progress__status').textContent.trim()"))
    assert len(set(said)) >= 3
    page.reload()
    page.wait_for("[...document.querySelectorAll('[data-module]')].some(r => Number(r.dataset.right) === 1)")


def test_nothing_is_requested_from_elsewhere(browser: Callable[..., Browser], trap: Trap, site: Path) -> None:
    reader = browser(proxy=trap.address)
    reader.record.clear()
    trap.seen.clear()
    for path in [
        "index.html",
        "ru/modules/elements/quiz.html",
        "en/search.html?q=166",
        "progress.html",
        "ru/law/cc-2021/art-166.html",
    ]:
        reader.open((site / path.split("?")[0]).as_uri() + ("?" + path.split("?")[1] if "?" in path else ""))
        reader.settle()
    ours = [seen for seen in trap.seen if not any(own in seen for own in BROWSERS_OWN)]
    assert ours == []
    assert reader.record.network_requests() == []


BROWSERS_OWN = ("detectportal.firefox.com", "mozilla", "google", "gvt1", "chromium")
"""What browsers ask of their makers by themselves, whatever page is open."""


def test_a_cited_provision_is_previewed_on_focus_and_goes_with_escape(page: Browser, site: Path) -> None:
    page.open(site / "ru/guidance/consent.html")
    page.wait_for("document.documentElement.classList.contains('js')")
    page.settle()
    page.eval("() => { document.querySelector('a.cw-law:not([data-preview])').focus(); }")
    page.wait_for("document.querySelector('.cw-preview') !== null")
    assert page.eval("document.querySelector('.cw-preview').textContent.trim().length") > 5
    assert page.eval("document.activeElement.getAttribute('aria-describedby')") == "cw-preview"
    page.press("Escape")
    page.wait_for("document.querySelector('.cw-preview') === null")


def test_an_old_copy_warns_by_itself_and_a_fresh_one_does_not(page: Browser, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(site, copy)
    article = copy / "ru/law/cc-2021/art-166.html"
    text = article.read_text(encoding="utf-8")
    shown = "document.querySelector('.cw-overdue') !== null"
    for review_by, not_before, warned in [
        ("2025-08-01", "2025-07-28", True),
        ("9999-01-01", "2025-07-28", False),
        ("2025-08-01", "9998-01-01", False),
    ]:
        old = re.sub(
            r'data-review-by="[^"]*" data-not-before="[^"]*"',
            f'data-review-by="{review_by}" data-not-before="{not_before}"',
            text,
        )
        article.write_text(old, encoding="utf-8")
        page.open(article)
        page.wait_for("document.documentElement.classList.contains('js')")
        page.settle()
        assert page.eval(shown) is warned


def test_the_html_checker_finds_no_error_on_any_page(site: Path) -> None:
    assert html_faults(site) == []


def sheets(pdf: bytes) -> int:
    """Pages of a printed file; Firefox packs the list of them."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S)
    texts = [pdf, *(zlib.decompressobj().decompress(x) for x in packed if x[:1] == b"x")]
    return sum(len(re.findall(rb"/Type\s*/Page\b", text)) for text in texts)


def test_a_handout_fills_one_sheet_of_paper(page: Browser, site: Path) -> None:
    handouts = [p for p in sorted(site.rglob("*.html")) if b"cw-handout" in p.read_bytes()]
    assert len(handouts) >= 3
    printed = {}
    for path in handouts:
        page.open(path)
        paper = {
            "page": {"width": 21.0, "height": 29.7},
            "margin": {"top": 1.8, "bottom": 2, "left": 1.6, "right": 1.6},
        }
        data = page.send("browsingContext.print", context=page.tab, **paper)["data"]
        printed[path.relative_to(site).as_posix()] = sheets(base64.b64decode(data))
    assert set(printed.values()) == {1}, printed


@pytest.mark.parametrize("way", ["http", "file"])
def test_no_page_writes_an_error_or_a_warning_to_the_console(
    page: Browser, site: Path, serve: Callable[..., Server], way: str, thorough: bool, say: Callable[[str], None]
) -> None:
    """Every page; or, for time's sake, from a folder in Chromium each page in one language, and both ways, in both
    browsers and in all languages those that stand for all kinds. Over http no file that a page asks for may be missing."""
    base = serve(site).url if way == "http" else site.as_uri() + "/"
    samples = sample_pages(site)
    inner = sorted(file.relative_to(site / "en").as_posix() for file in (site / "en").rglob("*.html"))
    each = way == "file" and page.kind == "chromium"
    seen = 0
    for turn, folder in enumerate(LANGUAGES):
        mine = {path for path in samples if (site / folder / path).exists()} | set(inner[turn::3] if each else ())
        for path in sorted(inner if thorough else mine):
            page.open(f"{base}{folder}{path}")
            seen += 1
    page.settle()
    assert page.record.faults() == []
    missing = [failure for failure in page.record.failures if not failure.endswith(LEFT)]
    assert missing == []
    say(f"console, {page.kind}, {way}: {seen} pages without an error or a warning")


LEFT = ("NS_BINDING_ABORTED", "net::ERR_ABORTED")
"""What a browser says of a file whose page was left before the file came: this test turns pages faster than a reader."""


def test_the_unpacked_bundle_opens_by_its_index(page: Browser, built_site: Path, tmp_path: Path) -> None:
    import zipfile

    for code in ("ky", "ru", "en"):
        with zipfile.ZipFile(built_site / "dist" / f"kalkan-{code}.zip") as archive:
            archive.extractall(tmp_path)
        page.open(tmp_path / f"kalkan-{code}" / "index.html")
        page.wait_for(
            "code => document.documentElement?.lang === code && document.querySelector('.cw-doors') !== null", code
        )
        page.eval("() => { document.querySelector('.cw-doors a').click(); }")
        page.wait_for("location.pathname.endsWith('modules/index.html')")
        assert page.nodes(".cw-languages a") == []


def test_the_main_parts_have_their_roles(page: Browser, site: Path) -> None:
    page.open(site / "en/law/cc-2021/art-166.html")
    for role in ("banner", "main", "contentinfo", "search"):
        assert len(page.nodes(by_role(role))) == 1, role

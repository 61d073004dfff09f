"""The classification aid as readers meet it: by keyboard, on file://, on a small phone, on paper, with scripts and without."""

from __future__ import annotations

import base64
import contextlib
import itertools
import random
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from tests.browser.axe import accessibility_faults
from tests.browser.browser import Browser
from tests.browser.server import Server

from courseware.aid import evaluate
from courseware.make import read_and_check
from courseware.model import Aid, Site
from courseware.problem import Problem

pytestmark = pytest.mark.browser

TICKED = "[...document.querySelectorAll('.cw-fact input:checked')].map(box => box.value)"
SHOWN = "[...document.querySelectorAll('.cw-outcome')].map(one => one.id.replace('result-', ''))"
STATUS = "document.querySelector('.cw-aid__status').textContent.trim()"
TICK = "facts => facts.forEach(fact => document.getElementById('fact-' + fact).click())"


@pytest.fixture
def site(built_small: Path) -> Path:
    return built_small / "site"


@pytest.fixture
def base(address: Callable[[str], str]) -> str:
    """Where the site stands, once on a server and once in a folder."""
    return address("").rstrip("/")


def opened(page: Browser, url: str, *facts: str) -> None:
    """Open the aid, wait until it works, tick facts."""
    page.open(url)
    page.wait_for("document.querySelector('.cw-print') !== null")
    if facts:
        page.eval(TICK, list(facts))


def told(result: Any) -> dict[str, Any]:
    """A result of the evaluator in Python, as the one in the browser tells it."""
    return {
        "id": result.id,
        "elements": [
            {
                "id": e.id,
                "state": e.state,
                "facts": list(e.facts),
                "against": list(e.against),
                "waivedBy": list(e.waived_by),
            }
            for e in result.elements
        ],
        "raises": list(result.raises),
        "limits": list(result.limits),
        "missing": list(result.missing),
    }


def assert_both_agree(page: Browser, aid: Aid, sets: list[list[str]]) -> None:
    """Hold the browser's evaluator against the one in Python, all sets in one page load."""
    there = page.eval(
        """sets => {
          const table = JSON.parse(document.querySelector('.cw-aid').dataset.table);
          return sets.map(facts => window.Courseware.aid.evaluate(table, facts));
        }""",
        sets,
    )
    for facts, results in zip(sets, there, strict=True):
        assert results == [told(result) for result in evaluate(aid, facts)], facts


def test_browser_and_python_say_the_same_of_every_set_of_facts(page: Browser, built_small: Path) -> None:
    aid = read_and_check(built_small)[0].aid
    names = [fact.id for fact in aid.facts]
    sets = [list(some) for n in range(len(names) + 1) for some in itertools.combinations(names, n)]
    assert len(sets) == 128
    opened(page, (built_small / "site/en/aid/index.html").as_uri())
    assert_both_agree(page, aid, sets)


def test_the_aid_works_by_keyboard_alone(page: Browser, base: str) -> None:
    opened(page, f"{base}/en/aid/index.html")
    page.eval("() => { document.querySelector('.cw-fact input').focus({focusVisible: true}); }")
    page.press("Space", "Tab", "Tab", "Tab", "Space")
    assert page.eval(TICKED) == ["broke", "meant"]
    page.wait_for(f"{STATUS} === 'Offences in question: 1. All elements touched: 1.'")
    for _ in range(12):
        page.press("Tab")
        if page.eval("document.activeElement.closest('.cw-aid__list') !== null"):
            break
    page.press("Enter")
    assert page.eval("document.activeElement.closest('.cw-outcome')?.id") == "result-breaking"
    page.press("Enter")
    assert page.eval("document.getElementById('result-breaking').open") is False


@pytest.mark.in_turn
def test_the_result_says_what_is_touched_missing_and_not_needed(page: Browser, base: str) -> None:
    opened(page, f"{base}/en/aid/index.html", "broke", "blocked", "group")
    assert page.eval(SHOWN) == ["breaking", "blocking"]
    text = re.sub(r"\s+", " ", page.text("#result-breaking"))
    for words in (
        "Elements without a fact: 1 of 2",
        "Act fact given",
        "Ticked: 1. A bridge was broken",
        "Intent no fact yet",
        "Evidence to look for: Ask witnesses.",
        "Aggravates, if proved A group (art. 5(2)(1) IC)",
        "Compare with: Obstacle",
    ):
        assert words in text, words
    page.click("#result-blocking > summary")
    assert "Fact against it: 1. A bridge was broken" in re.sub(r"\s+", " ", page.text("#result-blocking"))
    page.eval(TICK, ["owner"])
    text = re.sub(r"\s+", " ", page.text("#result-breaking"))
    assert "Intent not needed" in text
    assert "Because of: 6. The owner (note to art. 5 IC)" in text
    assert "Bear in mind Owners harm themselves." in text
    assert "guilty" not in page.text(".cw-aid__result").lower()


@pytest.mark.in_turn
def test_ticks_live_in_the_address_and_come_back_with_back_and_with_a_link(page: Browser, base: str) -> None:
    opened(page, f"{base}/en/aid/index.html", "broke", "group")
    assert page.url.endswith("/en/aid/index.html#f=broke,group")
    with page.loading():
        page.eval("() => { document.querySelector('.cw-el a.cw-law').click(); }")
    page.send("browsingContext.traverseHistory", context=page.tab, delta=-1)
    page.wait_for(f"({TICKED}).join() === 'broke,group' && ({SHOWN}).join() === 'breaking'")
    page.eval("() => { document.querySelector('.cw-aid__jump a').click(); }")
    assert page.eval("document.activeElement.id") == "aid-result"
    assert page.url.endswith("#f=broke,group"), "a jump inside the page keeps the ticks"
    with page.loading():
        page.eval("() => { document.querySelector('.cw-languages a[hreflang=ru]').click(); }")
    page.wait_for(f"document.documentElement.lang === 'ru' && ({TICKED}).join() === 'broke,group'")
    opened(page, f"{base}/aid/index.html#f=blocked,unknown,meant")
    assert page.eval(TICKED) == ["blocked", "meant"]


@pytest.mark.in_turn
def test_clear_all_takes_one_press_and_one_press_back(page: Browser, base: str) -> None:
    opened(page, f"{base}/en/aid/index.html", "broke", "group")
    page.click(".cw-clear")
    assert page.eval(TICKED) == []
    assert "#" not in page.url.removesuffix("#")
    page.wait_for(f"{STATUS}.startsWith('No facts are ticked')")
    assert not page.visible(".cw-aid__result")
    page.click(".cw-clear")
    assert page.eval(TICKED) == ["broke", "group"]


def test_nothing_is_stored_unless_the_reader_asks_and_all_goes_when_unasked(page: Browser, base: str) -> None:
    kept = "window.Courseware.store().then(store => store.all('cw:small:')).then(all => Object.keys(all).filter(key => /:f:|aid/.test(key)).sort())"
    plain = f"{base}/en/aid/index.html"
    opened(page, plain, "broke")
    page.settle()
    assert page.eval(kept) == []
    page.click("#aid-keep")
    page.eval(TICK, ["meant"])
    page.wait_for(f"({kept}).then(keys => keys.length === 3)")
    opened(page, plain.replace("/en/", "/ru/"))
    page.wait_for(f"({TICKED}).join() === 'broke,meant'")
    assert page.eval("document.getElementById('aid-keep').checked")
    page.eval(TICK, ["meant"])
    page.wait_for(f"({kept}).then(keys => keys.length === 2)")
    page.click("#aid-keep")
    page.wait_for(f"({kept}).then(keys => keys.length === 0)")
    opened(page, plain)
    page.settle()
    assert page.eval(TICKED) == []


@pytest.mark.in_turn
@pytest.mark.parametrize("folder", ["", "ru/", "en/"])
def test_without_scripts_there_are_the_form_and_the_tree(page: Browser, base: str, folder: str) -> None:
    page.set_scripts(False)
    page.open(f"{base}/{folder}aid/index.html")
    assert len(page.nodes(".cw-fact input[type=checkbox]")) == 7
    assert page.visible("#fact-broke")
    assert page.visible("#outcome-breaking li:first-child > dl .cw-tree__gap")
    assert "JavaScript" in page.text(".cw-aid__note")
    assert not page.visible(".cw-aid__now")
    assert not page.visible(".cw-aid__tools")


@pytest.mark.in_turn
def test_an_outcome_is_found_by_its_address_though_the_tree_is_folded(page: Browser, base: str) -> None:
    opened(page, f"{base}/en/aid/index.html")
    assert not page.eval("document.getElementById('aid-tree').open")
    page.open(f"{base}/en/law/code-1/art-5.html")
    opened(page, f"{base}/en/aid/index.html#outcome-blocking")
    assert page.visible("#outcome-blocking")
    page.eval(TICK, ["broke"])
    page.click(".cw-outcome__compare a")
    assert page.eval("document.activeElement.id") == "outcome-blocking"


@pytest.mark.parametrize("folder", ["", "ru/", "en/"])
def test_the_aid_does_not_scroll_sideways_on_a_small_phone(page: Browser, site: Path, folder: str) -> None:
    page.set_viewport(320, 700)
    opened(page, (site / folder / "aid/index.html").as_uri(), "broke", "blocked", "owner", "group")
    page.eval("() => document.querySelectorAll('details').forEach(one => { one.open = one.className !== 'cw-menu'; })")
    assert page.eval("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("folder", ["", "ru/", "en/"])
def test_axe_finds_no_violation_in_the_open_result(
    page: Browser, site: Path, serve: Callable[..., Server], look: Literal["light", "dark"], folder: str
) -> None:
    page.emulate(colours=look)
    opened(page, f"{serve(site).url}{folder}aid/index.html", "broke", "blocked", "owner", "group")
    page.eval("() => document.querySelectorAll('.cw-aid details, .cw-tree').forEach(one => { one.open = true; })")
    page.settle()
    assert accessibility_faults(page) == []


def test_on_paper_ticks_make_a_matrix_of_one_page_and_no_ticks_the_form_and_the_tree(page: Browser, site: Path) -> None:
    opened(page, (site / "en/aid/index.html").as_uri(), "broke", "meant", "owner", "group")
    row = re.sub(r"\s+", " ", page.eval("document.querySelector('.cw-matrix tbody tr').textContent"))
    assert re.search(r"Breaking a bridge ?art\. 5\(1\) IC", row)
    assert "✓Act 1" in row
    assert "–Intent not needed: 6; Ticked: 4" in row
    assert "art. 5(2)(1) IC" in row
    facts = page.eval("[...document.querySelectorAll('.cw-matrix__facts li')].map(li => li.textContent)")
    assert facts == ["1. A bridge was broken", "4. On purpose", "6. The owner", "7. In a group"]
    assert not page.visible(".cw-aid__matrix"), "it is for paper"
    assert sheets(page) == 1
    page.click(".cw-clear")
    page.eval("() => window.dispatchEvent(new Event('beforeprint'))")
    assert page.eval("document.getElementById('aid-tree').open")


def sheets(page: Browser) -> int:
    """How many pages a print has. Firefox packs the objects of a PDF, so what is packed is unpacked first."""
    data = base64.b64decode(page.send("browsingContext.print", context=page.tab)["data"])
    texts = [data]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.S):
        with contextlib.suppress(zlib.error):
            texts.append(zlib.decompress(packed))
    return sum(len(re.findall(rb"/Type\s*/Page\b", text)) for text in texts)


CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).resolve().parents[1] / "aid" / "cases.yml").read_text(encoding="utf-8")
)


def test_browser_and_python_say_the_same_of_every_case_and_of_random_facts(
    page: Browser, built_site: Path, content: tuple[Site, list[Problem]]
) -> None:
    aid = content[0].aid
    names = [fact.id for fact in aid.facts]
    dice = random.Random(4)
    sets = [list(case["facts"]) for case in CASES]
    sets += [dice.sample(names, dice.randint(0, 30)) for _ in range(500)]
    opened(page, (built_site / "site/ru/aid/index.html").as_uri())
    assert_both_agree(page, aid, sets)


def weightiest(aid: Aid) -> list[dict[str, Any]]:
    """The cases that fill most paper."""
    return sorted(CASES, key=lambda case: len(case["facts"]) + 3 * len(evaluate(aid, case["facts"])))[-3:]


@pytest.mark.parametrize("folder", ["", "ru/", "en/"])
def test_the_cases_with_most_facts_and_outcomes_print_on_one_page(
    page: Browser, built_site: Path, content: tuple[Site, list[Problem]], folder: str
) -> None:
    for case in weightiest(content[0].aid):
        opened(page, (built_site / "site" / folder / "aid/index.html").as_uri() + "#f=" + ",".join(case["facts"]))
        assert page.eval(TICKED), case["id"]
        assert sheets(page) == 1, case["id"]
        page.open("about:blank")


@pytest.mark.parametrize("folder", ["", "ru/", "en/"])
def test_the_projects_own_aid_fits_a_small_phone_and_axe_finds_no_violation(
    page: Browser, built_site: Path, serve: Callable[..., Server], content: tuple[Site, list[Problem]], folder: str
) -> None:
    facts = weightiest(content[0].aid)[-1]["facts"]
    page.set_viewport(320, 700)
    opened(page, f"{serve(built_site / 'site').url}{folder}aid/index.html#f={','.join(facts)}")
    page.eval("() => document.querySelectorAll('.cw-aid details, .cw-tree').forEach(one => { one.open = true; })")
    page.settle()
    assert page.eval("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert accessibility_faults(page) == []

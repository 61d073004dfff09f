"""The tools of a page: two languages side by side, links to a place, citations to copy, the wish that nothing be kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.axe import accessibility_faults
from tests.browser.browser import Browser

pytestmark = pytest.mark.browser

ARTICLE = "ru/law/cc-2021/art-166.html"
OPEN = "() => { document.querySelector('.cw-tools__more').open = true; }"
ROWS = "document.querySelectorAll('.cw-beside__row').length"
PRESS = "(name) => { document.querySelector(`.cw-tools [data-tool=${name}]`).click(); }"
SAID = "document.querySelector('.cw-tools__said').textContent"


def ready(page: Browser) -> None:
    page.wait_for("document.querySelector('.cw-tools') !== null")
    page.eval(OPEN)


def test_two_languages_stand_side_by_side_section_by_section(page: Browser, address: Callable[[str], str]) -> None:
    page.set_viewport(1280, 900)
    page.open(address(ARTICLE))
    ready(page)
    before = page.eval("document.querySelector('.cw-text').textContent")
    page.eval(PRESS, "beside")
    page.wait_for(f"{ROWS} > 5")
    pairs = page.eval(
        """[...document.querySelectorAll('.cw-beside__row')].filter(r => r.querySelector('.cw-beside__here h2')).map(r => {
          const [here, there] = [...r.children].map(c => c.querySelector('h2'));
          return [here.id, there && there.id, r.children[1].lang, here.getBoundingClientRect().top - there.getBoundingClientRect().top];
        })"""
    )
    assert len(pairs) >= 5
    assert all(theirs == f"beside--{ours}" and lang == "ky" and abs(shift) < 2 for ours, theirs, lang, shift in pairs)
    assert page.eval("document.querySelectorAll('.cw-beside__there :is(input, button):not(:disabled)').length") == 0
    cells = "side => [...document.querySelectorAll(side + ' tbody td')].map(td => Boolean(td.dataset.label))"
    assert page.eval(cells, ".cw-beside__there") == page.eval(cells, ".cw-beside__here") != []
    names = page.eval("[...document.querySelectorAll('[id]')].map(n => n.id)")
    assert len(names) == len(set(names))
    assert accessibility_faults(page) == []
    page.eval(PRESS, "beside")
    page.wait_for(f"{ROWS} === 0")
    assert page.eval("document.querySelector('.cw-text').textContent") == before


@pytest.mark.in_turn
def test_on_a_phone_one_language_stands_under_the_other(page: Browser, address: Callable[[str], str]) -> None:
    page.set_viewport(320, 700)
    page.open(address("guidance/consent.html"))
    ready(page)
    page.eval(PRESS, "beside")
    page.wait_for(f"{ROWS} > 3")
    tops = page.eval(
        "[...document.querySelectorAll('.cw-beside__row')[1].children].map(c => c.getBoundingClientRect())"
    )
    assert tops[1]["top"] >= tops[0]["bottom"]
    assert page.eval("document.documentElement.scrollWidth") <= 320


@pytest.mark.in_turn
def test_a_question_beside_its_translation_can_still_be_answered(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address("ru/modules/elements/three-elements.html"))
    ready(page)
    page.wait_for("document.querySelector('.cw-check') !== null")
    page.eval(PRESS, "beside")
    page.wait_for(f"{ROWS} > 2")
    page.eval(
        "() => { document.querySelector('.cw-question input').click(); document.querySelector('.cw-check').click(); }"
    )
    page.wait_for("document.querySelector('.cw-question').dataset.state")


@pytest.mark.in_turn
def test_a_link_leads_to_a_paragraph_and_opens_what_is_folded(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address(ARTICLE))
    ready(page)
    name = page.eval(
        """() => {
          const block = Courseware.blocks(document.querySelector('.cw-text')).filter(b => b.node.tagName === 'P')[4];
          block.node.dataset.wanted = '';
          return block.name;
        }"""
    )
    words = page.eval("document.querySelector('[data-wanted]').textContent")
    page.open(address(f"{ARTICLE}#{name}"))
    page.wait_for("document.querySelector('.cw-target') !== null")
    assert page.eval("document.querySelector('.cw-target').textContent") == words
    box = page.eval("document.querySelector('.cw-target').getBoundingClientRect()")
    assert 0 <= box["top"] < page.eval("window.innerHeight")


@pytest.mark.in_turn
def test_a_citation_is_copied_as_the_language_writes_it(page: Browser, address: Callable[[str], str]) -> None:
    for path, wanted in [
        ("ru/law/cc-2021/art-166.html#part-2-5", "п. 5 ч. 2 ст. 166 УК КР"),
        ("law/cc-2021/art-166.html", "КР КЖКнын 166-беренеси"),
        ("en/law/cc-2021/art-166.html#part-1", "art. 166(1) CC"),
    ]:
        page.open(address(path))
        ready(page)
        page.eval(PRESS, "cite")
        said = page.wait_for(f"{SAID}.includes('2025') && {SAID}")
        assert wanted in said.replace("\u00a0", " ")


def test_nothing_is_kept_when_the_reader_wishes_so(page: Browser, address: Callable[[str], str]) -> None:
    right = "() => [...document.querySelectorAll('[data-module]')].map(r => Number(r.dataset.answered || 0)).reduce((a, b) => a + b, 0)"
    answer = (
        "() => { document.querySelector('.cw-question input').click(); document.querySelector('.cw-check').click(); }"
    )
    lesson, progress = address("ru/modules/elements/quiz.html"), address("ru/progress.html")

    def work() -> None:
        page.open(lesson)
        page.wait_for("document.querySelector('.cw-check') !== null")
        page.eval(answer)
        page.wait_for("document.querySelector('.cw-question').dataset.state")
        page.settle()
        page.open(progress)
        page.wait_for(
            "document.querySelector('#cw-nothing') !== null && document.querySelector('[data-module]') !== null"
        )

    def wish() -> None:
        with page.loading():
            page.eval("() => { document.querySelector('#cw-nothing').click(); }")
        page.wait_for(
            "document.querySelector('#cw-nothing') !== null && document.querySelector('[data-module]') !== null"
        )

    work()
    assert page.eval(right) == 1
    wish()
    assert page.eval(right) == 0 and page.eval("document.querySelector('#cw-nothing').checked")
    work()
    assert page.eval(right) == 0
    wish()
    work()
    assert page.eval(right) == 1


def test_the_home_page_leads_back_to_the_last_lesson(page: Browser, address: Callable[[str], str]) -> None:
    page.open(address("ru/index.html"))
    page.settle()
    assert not page.visible(".cw-continue")
    page.open(address("ru/modules/elements/consent.html"))
    page.wait_for("document.querySelector('.cw-check') !== null")
    page.settle()
    page.open(address("en/index.html"))
    page.wait_for("!document.querySelector('.cw-continue').hidden")
    shown = page.eval("[...document.querySelectorAll('.cw-continue a:not([hidden])')].map(a => a.href)")
    assert len(shown) == 1 and shown[0].endswith("/en/modules/elements/consent.html")

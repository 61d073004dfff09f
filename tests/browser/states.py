"""States that a page gets into while it is used: how to get there, and what then stands on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.browser import Browser

ANSWER = """(kind, right) => {
  const question = document.querySelector(`.cw-question[data-type=${kind}]`);
  const wanted = question.dataset.right.split(" ");
  const boxes = [...question.querySelectorAll('input')];
  for (const box of boxes.filter(it => wanted.includes(it.value) === right).slice(0, 1)) box.click();
  question.querySelector('.cw-check').click();
  return question.id;
}"""
PHONE = (360, 740)


@dataclass(frozen=True, slots=True)
class State:
    """One state of one page."""

    name: str
    path: str
    """The page, below a language's folder."""
    enter: Callable[[Browser], object]
    """What a reader does there, until it has come."""
    size: tuple[int, int] = (1280, 800)


def answered(page: Browser) -> None:
    """One question of each type answered: wrong, right, and right in part."""
    page.wait_for("document.querySelector('.cw-check') !== null")
    for kind, right in (("single", False), ("true-false", True), ("multiple", True)):
        if page.nodes(f".cw-question[data-type={kind}]"):
            name = page.eval(ANSWER, kind, right)
            page.wait_for("name => document.getElementById(name).dataset.state", name)
    page.wait_for("document.querySelector('.cw-question[data-state=wrong]') !== null")


def unfolded(page: Browser) -> None:
    page.wait_for("document.documentElement.classList.contains('js')")
    page.eval("() => { for (const part of document.querySelectorAll('.cw-main details')) part.open = true; }")


def ticked(page: Browser) -> None:
    page.wait_for("document.querySelector('.cw-clear') !== null")
    page.eval("() => { for (const box of [...document.querySelectorAll('.cw-step input')].slice(0, 3)) box.click(); }")
    page.wait_for("document.querySelector('.cw-checklist:not([data-state=open])') !== null")


def found(page: Browser) -> None:
    page.wait_for("document.querySelectorAll('.cw-search-page .cw-result-link').length > 0")


def not_found(page: Browser) -> None:
    page.wait_for("document.querySelector('.cw-search__help') !== null")


def suggested(page: Browser) -> None:
    page.focus("#cw-q")
    page.paste("166")
    page.wait_for("document.querySelectorAll('.cw-search__panel a').length > 0")


def judged(page: Browser) -> None:
    page.wait_for("document.querySelector('.cw-print') !== null")
    page.eval("() => { for (const box of [...document.querySelectorAll('.cw-fact input')].slice(0, 30)) box.click(); }")
    page.wait_for("document.querySelectorAll('.cw-outcome').length > 0")


def listed(page: Browser) -> None:
    page.wait_for("[...document.querySelectorAll('[data-module]')].some(row => Number(row.dataset.answered) > 0)")


def explained(page: Browser) -> None:
    page.eval("() => { document.querySelector('dfn').focus(); }")
    page.wait_for("document.querySelector('.cw-tip').checkVisibility({visibilityProperty: true})")


def previewed(page: Browser) -> None:
    page.wait_for("document.documentElement.classList.contains('js')")
    page.eval("() => { document.querySelector('.cw-text a.cw-law').focus(); }")
    page.wait_for("document.querySelector('.cw-preview') !== null")


def side_by_side(page: Browser) -> None:
    page.wait_for("document.querySelector('.cw-tools') !== null")
    page.eval("() => { document.querySelector('.cw-tools [data-tool=beside]').click(); }")
    page.wait_for("document.querySelectorAll('.cw-beside__row').length > 0")


def menu_open(page: Browser) -> None:
    page.eval("() => { for (const part of document.querySelectorAll('.cw-menu, .cw-toc')) part.open = true; }")


STATES = (
    State("answered", "modules/elements/quiz.html", answered),
    State("answered, on a phone", "modules/elements/consent.html", answered, PHONE),
    State("with answers", "progress.html", listed),
    State("trainer notes and answers open", "modules/elements/clinic.html", unfolded),
    State("ticked", "checklists/first-response.html", ticked),
    State("with results", "search.html?q=166", found),
    State("without results", "search.html?q=zzzqqq", not_found),
    State("suggestions under the search box", "index.html", suggested),
    State("with a result", "aid/index.html", judged, PHONE),
    State("a term explained", "guidance/consent.html", explained),
    State("a provision explained", "guidance/consent.html", previewed),
    State("two languages side by side", "law/cc-2021/art-166.html", side_by_side),
    State("menu and contents open", "law/cc-2021/art-166.html", menu_open, PHONE),
)
"""In this order: the answers of the first are what the progress page shows."""

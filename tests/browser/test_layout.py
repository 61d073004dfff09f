"""Where things stand on a page: what a reader would call crooked, apart from what does not fit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.browser.browser import Browser

pytestmark = pytest.mark.browser

FOOT = "innerHeight - document.querySelector('.cw-footer').getBoundingClientRect().bottom"
LINES = """[...document.querySelectorAll('.cw-progress td')].filter(td => td.querySelector('progress')).map(td => {
  const range = document.createRange();
  range.selectNodeContents(td.firstChild);
  return [td.firstChild.data, range.getClientRects().length];
})"""


@pytest.mark.parametrize("scripts", [True, False])
def test_the_footer_of_a_short_page_stands_at_the_foot_of_the_window(page: Browser, site: Path, scripts: bool) -> None:
    page.set_scripts(scripts)
    for size in ((1280, 1600), (360, 1600)):
        page.set_viewport(*size)
        page.open(site / "search.html")
        assert page.eval("document.documentElement.scrollHeight") == size[1]
        assert abs(page.eval(FOOT)) < 1


def test_the_footer_of_a_long_page_does_not_come_along(page: Browser, site: Path) -> None:
    page.open(site / "about" / "index.html")
    assert page.eval(FOOT) < 0


@pytest.mark.parametrize("folder", ["", "ru/", "en/"])
def test_a_count_of_answers_stands_in_one_line(page: Browser, site: Path, folder: str) -> None:
    for width in (320, 360, 768):
        page.set_viewport(width, 800)
        page.open(site / f"{folder}progress.html")
        page.wait_for("document.querySelector('.cw-progress progress') !== null")
        counts = page.eval(LINES)
        assert len(counts) > 1 and all(re.fullmatch("0[^ ]+24", text) and lines == 1 for text, lines in counts), counts

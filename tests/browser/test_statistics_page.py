"""Charts as readers meet them: on a narrow screen, in dark and forced colours, with a file to download, without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser.axe import accessibility_faults
from tests.browser.browser import Browser

pytestmark = pytest.mark.browser

PAGES = ["statistics/index.html", "ru/statistics/victims.html", "statistics/context.html"]
OUTSIDE = """() => [...document.querySelectorAll('.cw-chart__drawing :is(text, rect, circle)')]
  .filter(it => !it.closest('pattern'))
  .filter(it => { const box = it.getBoundingClientRect(); return box.left < 0 || box.right > document.documentElement.clientWidth; })
  .map(it => it.textContent)"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('.cw-chart__drawing text')]
  .map(it => parseFloat(getComputedStyle(it).fontSize) * it.getScreenCTM().a / (it.hasAttribute('transform') ? Math.cos(Math.PI / 3) : 1)))"""
OVERLAPS = """() => [...document.querySelectorAll('.cw-chart__drawing')].flatMap(svg => {
  const texts = [...svg.querySelectorAll('.cw-chart__label, .cw-chart__value, .cw-chart__tick--mid')].map(it => [it.textContent, it.getBoundingClientRect(), it.matches('.cw-chart__label')]);
  return texts.flatMap(([a, x, one], i) => texts.slice(i + 1).filter(([b, y, other]) => !(one && other) &&
    x.left < y.right - 1 && y.left < x.right - 1
    && Math.min(x.bottom, y.bottom) - Math.max(x.top, y.top) > 0.4 * x.height).map(([b]) => `${a} / ${b}`));
})"""


@pytest.mark.parametrize("path", PAGES)
def test_charts_are_read_at_320_pixels_without_scrolling_sideways(page: Browser, site: Path, path: str) -> None:
    page.set_scripts(False)
    page.open(site / path)
    page.set_viewport(320, 640)
    assert page.eval("document.documentElement.scrollWidth") <= 320
    assert len(page.nodes(".cw-chart__drawing")) >= 3
    assert page.eval(OUTSIDE) == []
    assert page.eval(OVERLAPS) == []
    assert page.eval(SMALLEST) >= 9.5


@pytest.mark.parametrize("path", PAGES)
def test_pages_with_charts_are_accessible(page: Browser, site: Path, path: str) -> None:
    page.emulate(reduced_motion=True)
    page.open(site / path)
    assert accessibility_faults(page) == []
    page.emulate(colours="dark", reduced_motion=True)
    page.open(site / path)
    assert accessibility_faults(page) == []


def test_the_figures_of_a_chart_are_downloaded_from_a_folder(page: Browser, site: Path) -> None:
    page.open(site / "ru" / "statistics" / "context.html")
    page.click("#tier-us .cw-chart__download a")
    file = page.wait_download()
    assert file.read_bytes() == (site / "ru" / "statistics" / "data" / "tier-us.csv").read_bytes()

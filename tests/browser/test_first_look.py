"""What a page shows before its style sheet is there is what it shows afterwards: nothing jumps, nothing flashes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser.browser import Browser

pytestmark = pytest.mark.browser

KINDS = [
    "index.html",
    "law/index.html",
    "law/cc-2021/index.html",
    "law/cc-2021/art-166.html",
    "law/cc-2021/all.html",
    "modules/index.html",
    "modules/elements/index.html",
    "modules/elements/three-elements.html",
    "modules/elements/quiz.html",
    "modules/elements/all.html",
    "checklists/first-response.html",
    "guidance/children.html",
    "programme/index.html",
    "glossary/index.html",
    "about/index.html",
    "about/sources.html",
    "search.html",
    "progress.html",
]
JUMPS = """() => {
  // Half a pixel is no jump: Firefox balances the columns of a list anew each time, to a fifth of a pixel.
  const shown = () => new Map([...document.body.querySelectorAll('*')]
    .filter(e => (!e.closest('svg') || e.tagName === 'svg') && (!e.closest('details:not([open])') || e.closest('summary')))
    .map(e => [e, e.getBoundingClientRect(), getComputedStyle(e)])
    .filter(([e, box]) => box.width > 1 && box.height > 1 && box.top < innerHeight + 100 && box.right > 0 && box.bottom > 0)
    .map(([e, box, style]) => [e, {
      place: [box.left, box.top, box.width, box.bottom > innerHeight ? innerHeight - box.top : box.height],
      look: [style.color, style.backgroundColor, style.fontWeight].join(' '),
    }]));
  const same = (one, other) => one && other && one.look === other.look
    && one.place.every((value, index) => Math.abs(value - other.place[index]) < 0.5);
  const name = e => e.tagName + '.' + (e.getAttribute('class') || '');
  const told = found => found ? found.place.map(value => value.toFixed(1)).join(' ') + ' ' + found.look : 'not shown';
  const after = shown();
  const sheet = document.querySelector('link[rel=stylesheet]');
  if (!sheet || !after.size) return ['no sheet or nothing shown'];
  sheet.remove();
  const before = shown();
  const all = [...new Set([...after.keys(), ...before.keys()])];
  const seen = found => found && found.place[1] < innerHeight;
  return all.filter(e => (seen(after.get(e)) || seen(before.get(e))) && !same(after.get(e), before.get(e)))
    .map(e => `${name(e)}: ${told(before.get(e))} -> ${told(after.get(e))}`).slice(0, 9);
}"""


@pytest.mark.parametrize(("folder", "size"), [("", (360, 740)), ("en/", (1280, 800)), ("ru/", (1920, 1080))])
def test_the_style_sheet_changes_nothing_of_what_was_painted_before_it(
    page: Browser, built_site: Path, folder: str, size: tuple[int, int]
) -> None:
    page.set_scripts(False)
    page.set_viewport(*size)
    jumps = {}
    for path in KINDS:
        page.open(built_site / "site" / f"{folder}{path}")
        if found := page.eval(JUMPS):
            jumps[path] = found
    assert jumps == {}

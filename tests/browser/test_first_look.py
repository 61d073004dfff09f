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
  const shown = () => [...document.body.querySelectorAll('*')].filter(e => (!e.closest('svg') || e.tagName === 'svg') && (!e.closest('details:not([open])') || e.closest('summary')))
    .map(e => [e, e.getBoundingClientRect(), getComputedStyle(e)])
    .filter(([e, box]) => box.width > 1 && box.height > 1 && box.top < innerHeight && box.right > 0 && box.bottom > 0)
    .map(([e, box, style]) => [e, [box.left, box.top, box.width, box.top + box.height > innerHeight ? 0 : box.height]
      .map(Math.round).join(' ') + ' ' + style.color + ' ' + style.backgroundColor + ' ' + style.fontWeight]);
  const name = e => e.tagName + '.' + (e.getAttribute('class') || '');
  const after = new Map(shown());
  const sheet = document.querySelector('link[rel=stylesheet]');
  if (!sheet || !after.size) return ['no sheet or nothing shown'];
  sheet.remove();
  const before = new Map(shown());
  const all = [...new Set([...after.keys(), ...before.keys()])];
  return all.filter(e => after.get(e) !== before.get(e)).map(e => `${name(e)}: ${before.get(e)} -> ${after.get(e)}`).slice(0, 9);
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

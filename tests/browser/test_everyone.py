"""Every kind of page and every state of one, light, dark and in the reader's own colours: axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.browser.axe import accessibility_faults
from tests.browser.browser import Browser
from tests.browser.samples import LANGUAGES, pages_of, sample_pages
from tests.browser.server import Server
from tests.browser.states import STATES

pytestmark = pytest.mark.browser

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"colours": "light"},
    "dark": {"colours": "dark"},
    "forced": {"forced_colours": True},
}

THERE = """async look => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const forced = matchMedia('(forced-colors: active)').matches;
  return forced === (look === 'forced') && (forced || matchMedia(`(prefers-color-scheme: ${look})`).matches);
}"""
"""A browser needs a moment until what was wished is what is painted."""


OF_COLOUR = ("color-contrast", "link-in-text-block")
"""What a change of look alone can spoil: names, roles and order of a page are the same in the dark."""


def looks_of(kind: str, folder: str, thorough: bool) -> list[str]:
    """Every look; or, for time's sake, all of them in Chromium's first language alone, and one in each other one."""
    turn = LANGUAGES.index(folder)
    return list(LOOKS) if thorough or (kind == "chromium" and turn == 0) else [list(LOOKS)[turn]]


def in_turn(kind: str, folder: str, things: list[Any], thorough: bool) -> list[Any]:
    """Pages or states to look at: all; or in Chromium all in the first language and half of them in each other one, and
    in Firefox each in one language."""
    turn = LANGUAGES.index(folder)
    if thorough or (kind == "chromium" and turn == 0):
        return things
    return things[turn - 1 :: 2] if kind == "chromium" else things[turn::3]


def faults(page: Browser, looks: list[str]) -> list[str]:
    """What axe finds on the open page; the look changes under it, as it does when a reader's evening comes."""
    found = []
    for look in looks:
        # Without movement, or else a colour on its way from one look to the next would be measured.
        page.emulate(**LOOKS[look], reduced_motion=True)
        page.wait_for(THERE, look)
        only = OF_COLOUR if look != looks[0] else ()
        found += [f"{look}: {fault}" for fault in accessibility_faults(page, only=only)]
    return found


@pytest.mark.parametrize("folder", LANGUAGES)
def test_axe_finds_no_violation_on_any_kind_of_page_in_any_state(
    page: Browser, site: Path, serve: Callable[..., Server], folder: str, thorough: bool, say: Callable[[str], None]
) -> None:
    url = serve(site).url + folder
    looks = looks_of(page.kind, folder, thorough)
    found, seen = {}, 0
    samples = sample_pages(site)
    for path in in_turn(page.kind, folder, list(samples), thorough):
        page.open(f"{url}{path}")
        page.wait_for("document.documentElement.classList.contains('js')")
        found[path] = faults(page, looks)
        seen += len(looks)
    mine = in_turn(page.kind, folder, list(STATES), thorough)
    for state in STATES:  # all of them are entered, for some rest on what an earlier one has left
        page.set_viewport(*state.size)
        page.open(f"{url}{state.path}")
        state.enter(page)
        if state in mine:
            found[f"{state.path} ({state.name})"] = faults(page, looks)
            seen += len(looks)
    assert {where: what for where, what in found.items() if what} == {}
    kinds = len(set(samples.values()))
    say(f"axe, {page.kind}, {folder or 'ky/'}: {seen} page states, {len(samples)} pages of {kinds} kinds")


def test_the_samples_show_every_kind_of_page_and_everything_on_pages(site: Path) -> None:
    chosen = sample_pages(site)
    pages = pages_of(site / "ru")
    assert set(chosen.values()) == {page.kind for page in pages}
    assert len(set(chosen.values())) >= 20
    shown = {thing for page in pages if page.path in chosen for thing in page.shows}
    assert {thing for page in pages for thing in page.shows} - shown == set()

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


def looks_of(kind: str, folder: str) -> list[str]:
    """Colours know no language: Chromium sees one language in every look, and the others in one more than light.
    Firefox, for time's sake, sees each language in one look."""
    turn = list(LOOKS)[LANGUAGES.index(folder)]
    if kind == "firefox":
        return [turn]
    return list(LOOKS) if turn == "light" else ["light", turn]


def pages_of_turn(kind: str, folder: str, things: list[Any]) -> list[Any]:
    """Pages or states to look at: in Chromium all of them in the first language, and half of them in each other one;
    in Firefox each of them in one language."""
    turn = LANGUAGES.index(folder)
    if kind == "firefox":
        return things[turn :: len(LANGUAGES)]
    return things if turn == 0 else things[turn - 1 :: len(LANGUAGES) - 1]


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
    page: Browser,
    built_site: Path,
    serve: Callable[..., Server],
    folder: str,
    say: Callable[[str], None],
) -> None:
    site = built_site / "site"
    url = serve(site).url + folder
    looks = looks_of(page.kind, folder)
    found, seen = {}, 0
    samples = sample_pages(site)
    for path in pages_of_turn(page.kind, folder, list(samples)):
        page.open(f"{url}{path}")
        page.wait_for("document.documentElement.classList.contains('js')")
        found[path] = faults(page, looks)
        seen += len(looks)
    mine = pages_of_turn(page.kind, folder, list(STATES))
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


def test_the_samples_show_every_kind_of_page_and_everything_on_pages(built_site: Path) -> None:
    site = built_site / "site"
    chosen = sample_pages(site)
    pages = pages_of(site / "ru")
    assert set(chosen.values()) == {page.kind for page in pages}
    assert len(set(chosen.values())) >= 20
    shown = {thing for page in pages if page.path in chosen for thing in page.shows}
    assert {thing for page in pages for thing in page.shows} - shown == set()

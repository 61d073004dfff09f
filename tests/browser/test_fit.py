"""Small screens, large letters, wide spaces, thick fingers: every kind of page, in three languages, stays whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser.axe import accessibility_faults
from tests.browser.browser import Browser
from tests.browser.fit import LARGE, SPACING, misfits
from tests.browser.samples import LANGUAGES, sample_pages

pytestmark = pytest.mark.browser

WAYS = {
    "400 % zoom": ((320, 640), ""),
    "400 % zoom, text spacing": ((320, 640), SPACING),
    "200 % letters": ((1280, 800), LARGE),
    "text spacing": ((1280, 800), SPACING),
}


def pages_in(site: Path, folder: str, thorough: bool) -> list[str]:
    """The samples that are looked at in this language: all of them, or, for time's sake, each in one language."""
    samples = list(sample_pages(site))
    return samples if thorough else samples[LANGUAGES.index(folder) :: len(LANGUAGES)]


@pytest.mark.parametrize("folder", LANGUAGES)
def test_nothing_is_cut_or_covered_on_small_screens_with_large_letters_or_wide_spacing(
    page: Browser, site: Path, folder: str, thorough: bool
) -> None:
    found = {}
    for path in pages_in(site, folder, thorough):
        page.open(site / folder / path)
        page.wait_for("document.documentElement.classList.contains('js')")
        for way, (size, css) in WAYS.items():
            page.set_viewport(*size)
            if faults := misfits(page, css):
                found[f"{folder}{path}, {way}"] = faults
    assert found == {}


def test_what_is_cut_covered_or_too_wide_is_found(page: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    text = "<p>Words that stand in a line</p>"
    for style, fault in {
        "width: 3em; height: 4em; line-height: 3em; overflow: hidden": "cut",
        "margin-block-end: -3em": "over each other",
        "width: 3000px": "sideways",
    }.items():
        file.write_text(f'<!DOCTYPE html><div style="{style}">{text}</div>{text}', encoding="utf-8")
        page.open(file)
        assert fault in {it.split(":")[0] for it in misfits(page)}
    file.write_text(f"<!DOCTYPE html><div>{text}</div>{text}", encoding="utf-8")
    page.open(file)
    assert misfits(page) == []


@pytest.mark.parametrize("folder", LANGUAGES)
def test_every_target_is_24_pixels_large_or_stands_alone_on_a_phone(
    page: Browser, site: Path, folder: str, thorough: bool
) -> None:
    found = {}
    page.set_viewport(360, 740)
    for path in pages_in(site, folder, thorough):
        page.open(site / folder / path)
        page.wait_for("document.documentElement.classList.contains('js')")
        if faults := accessibility_faults(page, only=["target-size"]):
            found[f"{folder}{path}"] = faults
    assert found == {}

"""Explanations of terms: by mouse, keyboard and touch, with scripts and without, on a narrow screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser.axe import accessibility_faults
from tests.browser.browser import Browser

pytestmark = pytest.mark.browser

SHOWN = "() => [...document.querySelectorAll('.cw-tip')].filter(t => t.checkVisibility({visibilityProperty: true})).map(t => t.textContent)"
PLACE = """(name) => {
  const tip = document.getElementById(name).parentElement.getBoundingClientRect();
  const word = document.querySelector(`[aria-describedby=${name}]`).getBoundingClientRect();
  return {left: tip.left, right: tip.right, top: tip.top, below: word.bottom, width: document.documentElement.clientWidth,
    wide: document.documentElement.scrollWidth};
}"""
WORD = "[aria-describedby=tip-bridge]"


@pytest.fixture
def words(built_small: Path) -> Path:
    return built_small / "site" / "en" / "about" / "words.html"


def move(page: Browser, locator: str, kind: str = "mouse", *, press: bool = False) -> None:
    """Point at the middle of an element; `press` taps it."""
    middle = {"type": "element", "element": {"sharedId": page.node(locator).reference}}
    actions: list[dict[str, object]] = [{"type": "pointerMove", "x": 0, "y": 0, "origin": middle}]
    if press:
        actions += [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
    source = {"type": "pointer", "id": f"pointer-{kind}", "parameters": {"pointerType": kind}, "actions": actions}
    page.send("input.performActions", context=page.tab, actions=[source])


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_term_is_explained_by_keyboard_alone(page: Browser, words: Path, scripts: bool) -> None:
    page.set_scripts(scripts)
    page.open(words)
    assert page.eval(SHOWN) == []
    for _ in range(40):
        page.press("Tab")
        if page.eval("document.activeElement.matches('dfn')"):
            break
    assert page.eval(SHOWN) == ["A road over water. In the glossary"]
    page.press("Tab")
    assert page.eval("document.activeElement.textContent") == "In the glossary"
    assert page.eval(SHOWN) == ["A road over water. In the glossary"]
    page.press("Tab")
    assert page.eval("document.activeElement.textContent") == "river"
    assert page.eval(SHOWN) == ["дарыя; река. In the glossary"]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_term_is_explained_by_touch(page: Browser, words: Path, scripts: bool) -> None:
    page.set_scripts(scripts)
    page.open(words)
    page.set_viewport(320, 640)
    move(page, WORD, "touch", press=True)
    page.wait_for("document.activeElement.matches('dfn')") if scripts else None
    assert page.eval(SHOWN) == ["A road over water. In the glossary"]
    assert page.url.endswith("words.html")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_pointer_can_move_from_the_word_onto_its_explanation(page: Browser, words: Path, scripts: bool) -> None:
    page.set_scripts(scripts)
    page.open(words)
    move(page, WORD)
    page.wait_for(f"({SHOWN})().length === 1")
    move(page, "#tip-bridge")
    page.settle()
    assert page.eval(SHOWN) == ["A road over water. In the glossary"]
    move(page, "h1")
    page.wait_for(f"({SHOWN})().length === 0")


def test_escape_closes_an_explanation_until_the_word_is_left(page: Browser, words: Path) -> None:
    page.open(words)
    page.focus(WORD)
    assert len(page.eval(SHOWN)) == 1
    page.press("Escape")
    assert page.eval(SHOWN) == []
    assert page.eval("document.activeElement.matches('dfn')")
    page.press("Shift+Tab")
    page.focus(WORD)
    assert len(page.eval(SHOWN)) == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_explanation_is_not_cut_at_320_pixels_and_begins_under_its_word(
    page: Browser, words: Path, scripts: bool
) -> None:
    page.set_scripts(scripts)
    page.open(words)
    page.set_viewport(320, 640)
    for name in ("tip-bridge", "tip-river"):
        page.focus(f"[aria-describedby={name}]")
        place = page.eval(PLACE, name)
        assert 0 <= place["left"] < place["right"] <= place["width"]
        assert place["wide"] <= 320
        assert -2 <= place["top"] - place["below"] <= 16


def test_a_page_with_an_open_explanation_is_accessible(page: Browser, words: Path) -> None:
    page.open(words)
    page.focus(WORD)
    assert accessibility_faults(page) == []
    page.open(words.parent.parent / "glossary" / "by-ky.html")
    assert accessibility_faults(page) == []


def test_an_explanation_that_is_closed_is_not_read_aloud(page: Browser, words: Path) -> None:
    page.open(words)
    page.eval("""() => {
      window.Said = [];
      const speech = { getVoices: () => [{ lang: "en" }], cancel() {}, addEventListener() {},
        speak(said) { window.Said.push(said.text); setTimeout(() => said.onend(), 0); } };
      Object.defineProperty(window, "speechSynthesis", { value: speech });
      window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
      const button = document.querySelector("[data-tool=speak]");
      button.hidden = false;
      button.click();
    }""")
    page.wait_for("window.Said.length >= 3")
    assert page.eval("window.Said") == ["bridge", "bridge, river, bridge.", "river"]

"""No kind of page outgrows a weak connection: bytes with everything, bytes of a second page, requests."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bench.weight import Weight, weigh_all

LIMITS = {
    # kind: (everything at the first visit, a second page, requests)
    "article": (60_000, 15_000, 12),
    "lesson": (60_000, 15_000, 12),
    "checklist": (60_000, 16_500, 12),
    "guidance": (60_000, 16_500, 12),
    "programme": (60_000, 16_500, 12),
    "statistics": (60_000, 15_000, 12),
    "used": (60_000, 15_000, 12),
    "home": (60_000, 15_000, 12),
    "search": (60_000, 15_000, 12),
    "progress": (60_000, 15_000, 12),
    "about": (60_000, 15_000, 12),
    "law-index": (60_000, 15_000, 12),
    "course-index": (60_000, 15_000, 12),
    "guidance-index": (60_000, 15_000, 12),
    "checklist-index": (60_000, 15_000, 12),
    "status": (60_000, 15_000, 12),
    "glossary-list": (60_000, 16_500, 12),
    "glossary": (86_000, 42_000, 12),
    "source-index": (80_000, 40_000, 12),
    "aid": (100_000, 52_000, 12),
}
"""In bytes, compressed. Registers, the aid and whole acts are one long page by their nature, and are held to what they are."""
WHOLE = (200_000, 160_000, 12)
"""A whole act or module on one page, to be printed or read through."""


@pytest.fixture(scope="session")
def weights(built_site: Path) -> list[Weight]:
    return weigh_all(built_site / "site")


def limit(weight: Weight) -> tuple[int, int, int]:
    if weight.page.endswith("/all.html"):
        return WHOLE
    return LIMITS.get(weight.kind, (60_000, 18_500, 12))


def test_no_page_outgrows_the_budget_of_its_kind(weights: list[Weight]) -> None:
    over = [
        f"{w.page} ({w.kind}): {w.cold} bytes at first, {w.html} as a second page, {w.requests} requests; limits {limit(w)}"
        for w in weights
        if w.cold > limit(w)[0] or w.html > limit(w)[1] or w.requests > limit(w)[2]
    ]
    assert over == []


def test_an_article_or_a_lesson_is_light_after_any_other(weights: list[Weight]) -> None:
    """The page with every file that not all articles and lessons of its language have loaded already."""
    pages = [w for w in weights if w.kind in ("article", "lesson") and not w.page.endswith("/all.html")]
    heavy = {}
    for folder in ("ru/", "en/", ""):
        mine = [w for w in pages if w.page.startswith((f"{folder}law/", f"{folder}modules/"))]
        assert len(mine) > 80 and {w.kind for w in mine} == {"article", "lesson"}
        seen = set.intersection(*(set(w.files) for w in mine))
        heavy |= {w.page: w.after(seen) for w in mine if w.after(seen) > 15_000}
    assert heavy == {}


def test_every_kind_of_page_is_weighed(weights: list[Weight]) -> None:
    assert {"article", "lesson", "checklist", "guidance", "home", "search", "progress"} <= {w.kind for w in weights}
    assert all(w.requests >= 6 for w in weights), "a page without its sheet, script or type face was not weighed whole"

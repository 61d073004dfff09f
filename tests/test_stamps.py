"""A translation carries the stamps of the sections that it translates; the reader is told when they have changed."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from courseware.make import build, read_and_check
from courseware.stamping import stamp_page
from courseware.status import gaps

SOURCE, TRANSLATION = "modules/basics/one.ru.md", "modules/basics/one.en.md"


def stamp(root: Path, path: str) -> None:
    site, problems = read_and_check(root)
    assert problems == []
    assert stamp_page(site, next(p for p in site.each_page() if p.place.path == path), root)


def waiting(root: Path) -> list[tuple[str, tuple[str, ...]]]:
    site, problems = read_and_check(root)
    assert problems == []
    return [(g.what, g.anchors) for g in gaps(site) if g.page == "modules/basics/one" and g.lang == "en"]


def test_an_unstamped_translation_waits_to_be_compared(small: Path) -> None:
    assert waiting(small) == [("unstamped", ())]
    stamp(small, TRANSLATION)
    assert waiting(small) == []


def test_one_added_not_makes_the_section_stale_and_tells_the_reader(small: Path) -> None:
    stamp(small, TRANSLATION)
    path = small / SOURCE
    path.write_text(path.read_text(encoding="utf-8").replace("Старый мост.", "Не старый мост."), encoding="utf-8")
    assert waiting(small) == [("stale", ("story",))]
    assert build(small, lambda line: None) == 0
    page = LexborHTMLParser((small / "site/en/modules/basics/one.html").read_text(encoding="utf-8"))
    assert page.css_first("#story + .cw-stale") is not None
    stamp(small, TRANSLATION)
    assert waiting(small) == []


def test_stamping_twice_changes_nothing(small: Path) -> None:
    stamp(small, TRANSLATION)
    once = (small / TRANSLATION).read_bytes()
    stamp(small, TRANSLATION)
    assert (small / TRANSLATION).read_bytes() == once


def test_the_source_takes_no_stamp(small: Path) -> None:
    site, _ = read_and_check(small)
    assert not stamp_page(site, next(p for p in site.each_page() if p.place.path == SOURCE), small)

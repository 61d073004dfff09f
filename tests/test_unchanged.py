"""A second build does nothing where it would make the same again, and never where it would not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from courseware import make

Lines = tuple[list[str], Callable[[str], None]]


def rebuilt(root: Path) -> bool:
    """Build, and tell whether anything was built."""
    lines: list[str] = []
    assert make.build(root, lines.append) == 0, lines
    return not lines[0].startswith("Nothing has changed")


def test_a_second_build_of_the_same_does_nothing(small: Path) -> None:
    assert rebuilt(small)
    before = {p: p.stat().st_mtime_ns for p in (small / "site").rglob("*")}
    assert not rebuilt(small)
    assert {p: p.stat().st_mtime_ns for p in (small / "site").rglob("*")} == before


@pytest.mark.parametrize(
    ("file", "old", "new", "page"),
    [
        ("docs/law/code-1/act.yml", "review_by: 2030-01-01", "review_by: 2031-05-07", "en/law/code-1/art-5.html"),
        ("overrides/strings/page.yml", "en: Used in", "en: Cited by whom", "en/law/code-1/art-5.html"),
        ("overrides/kinds/article.html", "<h2", "<h2 data-new", "en/law/code-1/art-5.html"),
        ("docs/checklists/walk.en.md", "title: ", "title: Renamed ", "en/checklists/index.html"),
        ("overrides/css/20-base.css", "margin: 0;", "margin: 1px;", "en/law/code-1/art-5.html"),
    ],
)
def test_a_change_of_what_is_read_shows(small: Path, file: str, old: str, new: str, page: str) -> None:
    assert rebuilt(small)
    before = (small / "site" / page).read_bytes()
    text = (small / file).read_text(encoding="utf-8")
    assert old in text
    (small / file).write_text(text.replace(old, new), encoding="utf-8")
    assert rebuilt(small)
    assert (small / "site" / page).read_bytes() != before


def test_a_site_that_lost_a_file_or_a_byte_is_built_again(small: Path) -> None:
    assert rebuilt(small)
    (small / "site" / "en" / "index.html").unlink()
    assert rebuilt(small)
    (small / "dist" / "small-en.zip").write_bytes(b"cut off")
    assert rebuilt(small)
    assert not rebuilt(small)


def test_a_fault_that_came_after_a_good_build_is_told(small: Path) -> None:
    assert rebuilt(small)
    page = small / "docs/about/index.en.md"
    page.write_text(page.read_text(encoding="utf-8").replace("title:", "titel:"), encoding="utf-8")
    lines: list[str] = []
    assert make.build(small, lines.append) == 1
    assert any("titel" in line for line in lines)

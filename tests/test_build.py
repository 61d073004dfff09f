"""A whole small site: what is built, that nothing is lost on the way, and what is left when a build breaks off."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from courseware import beside, generated, make
from courseware.model import Site
from courseware.pages import hooks
from courseware.pages.build import build_site
from courseware.problem import Problem

LANGUAGES = {"ky": "", "ru": "ru/", "en": "en/"}


def pages_of(site: Path, folder: str) -> set[str]:
    """Pages of one language, as paths in its folder."""
    others = tuple(f for f in LANGUAGES.values() if f and f != folder)
    paths = (p.relative_to(site).as_posix() for p in site.rglob("*.html"))
    mine = {p for p in paths if p.startswith(folder) and not (not folder and p.startswith(others))}
    return {p.removeprefix(folder) for p in mine} - {"store.html", "404.html"}


def test_every_language_has_the_same_pages(built_small: Path, built_site: Path) -> None:
    for root in (built_small, built_site):
        counts = {code: pages_of(root / "site", folder) for code, folder in LANGUAGES.items()}
        assert counts["ky"] == counts["ru"] == counts["en"]
        assert len(counts["ky"]) > 10


def test_every_block_that_was_read_is_rendered(small: Path, tmp_path: Path) -> None:
    site, problems = make.read_and_check(small)
    assert problems == []
    rendered = build_site(small, site, tmp_path / "out")
    read = {(page.id, b.name, b.argument) for page in site.each_page() for b in page.blocks}
    assert rendered == read


def test_the_project_shows_no_fence_of_a_block_to_readers(built_site: Path) -> None:
    for path in (built_site / "site").rglob("*.html"):
        main = LexborHTMLParser(path.read_text(encoding="utf-8")).css_first("main")
        assert main is None or not re.search(r"(^|\n)\s*/{3,}", main.text()), path


def test_the_real_content_has_no_fault(content: tuple[Site, list[Problem]]) -> None:
    assert [str(problem) for problem in content[1]] == []


def test_every_link_of_the_built_site_leads_to_a_file_and_an_id(built_site: Path) -> None:
    site = built_site / "site"
    trees = {
        p.relative_to(site).as_posix(): LexborHTMLParser(p.read_text(encoding="utf-8")) for p in site.rglob("*.html")
    }
    ids = {path: {n.attributes.get("id") for n in tree.css("[id]")} for path, tree in trees.items()}
    broken = []
    for path, tree in trees.items():
        for node in tree.css("[href], [src]"):
            target = node.attributes.get("href") or node.attributes.get("src") or ""
            if re.match(r"[a-z]+:", target) or path == "404.html":
                continue
            file, _, anchor = target.partition("#")
            file = os.path.normpath(os.path.join(os.path.dirname(path), file.partition("?")[0])) if file else path
            if not (site / file).is_file() or (anchor and anchor not in ids.get(file, {anchor})):
                broken.append(f"{path}: {target}")
    assert broken == []


def test_no_page_loads_anything_from_elsewhere(built_site: Path) -> None:
    loads = re.compile(
        r"""<(?:script|img|iframe|source)[^>]+src=["'](?:https?:)?//|<link(?![^>]+rel="alternate")[^>]+href=["'](?:https?:)?//|url\(\s*["']?(?:https?:)?//|@import"""
    )
    files = [p for p in (built_site / "site").rglob("*") if p.suffix in (".html", ".css", ".js")]
    assert [p.name for p in files if loads.search(p.read_text(encoding="utf-8"))] == []


def test_a_text_in_another_language_says_so(small: Path) -> None:
    (small / "docs/about/index.ky.md").unlink()
    assert make.build(small, lambda line: None) == 0
    tree = LexborHTMLParser((small / "site/about/index.html").read_text(encoding="utf-8"))
    notice = tree.css_first(".cw-untranslated")
    assert notice and "Русский" in notice.text()
    assert tree.css_first(".cw-text").attributes["lang"] == "ru"


def test_an_interrupted_build_leaves_the_last_good_site(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert make.build(small, lambda line: None) == 0
    (small / "docs" / "about" / "index.en.md").open("a", encoding="utf-8").write("\nMore.\n")
    before = {p: p.read_bytes() for f in ("site", "dist") for p in (small / f).rglob("*") if p.is_file()}

    def stop(*_: object) -> dict[str, int]:
        raise KeyboardInterrupt

    monkeypatch.setattr(make, "write_bundles", stop)
    with pytest.raises(KeyboardInterrupt):
        make.build(small, lambda line: None)
    assert {p: p.read_bytes() for f in ("site", "dist") for p in (small / f).rglob("*") if p.is_file()} == before


def test_a_site_that_was_moved_aside_comes_back(tmp_path: Path) -> None:
    (tmp_path / "site.old").mkdir()
    (tmp_path / "site.old" / "index.html").write_text("good")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "index.html").write_text("better")
    make.replace(tmp_path / "new", tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "better"
    assert not (tmp_path / "site.old").exists()


def test_the_same_content_gives_the_same_bytes(small: Path) -> None:
    runs = []
    for _ in range(2):
        shutil.rmtree(small / "build", ignore_errors=True)
        assert make.build(small, lambda line: None) == 0
        runs.append({p.name: p.read_bytes() for p in (small / "dist").iterdir()})
    assert runs[0] == runs[1]
    assert hooks.current is None


def test_a_system_that_cannot_fork_builds_the_same(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for forks in (True, False):
        monkeypatch.setattr(beside, "can_fork", lambda forks=forks: forks)
        shutil.rmtree(small / "build", ignore_errors=True)
        assert make.build(small, lambda line: None) == 0
        made.append({p: p.read_bytes() for f in ("site", "dist") for p in (small / f).rglob("*") if p.is_file()})
    assert made[0] == made[1]


@pytest.mark.parametrize("forks", [True, False])
def test_a_fault_that_breaks_the_making_of_pages_is_told_as_a_fault(
    small: Path, monkeypatch: pytest.MonkeyPatch, forks: bool
) -> None:
    monkeypatch.setattr(beside, "can_fork", lambda: forks)
    page = small / "docs/about/index.en.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[](law:no-such-act/art-5)\n", encoding="utf-8")
    lines: list[str] = []
    assert make.build(small, lines.append) == 1
    assert any("no act 'no-such-act'" in line for line in lines)
    assert not (small / "site").exists() and not (small / "dist").exists()


def test_a_bundle_in_one_language_holds_no_other(built_site: Path) -> None:
    for code, folder in LANGUAGES.items():
        with zipfile.ZipFile(built_site / "dist" / f"kalkan-{code}.zip") as archive:
            names = archive.namelist()
            top = f"kalkan-{code}/"
            assert all(name.startswith(top) for name in names)
            assert top + "index.html" in names
            others = {c: f for c, f in LANGUAGES.items() if c != code}
            assert not [n for n in names for f in others.values() if f and n.startswith(top + f)]
            start = archive.read(top + folder + "index.html").decode()
            assert "hreflang" not in start
            assert f"assets/courseware-{code}.js" in start
            assert top + f"assets/courseware-{code}.js" in names
            assert not [n for n in names for c in others if n.endswith(f"-{c}.js")]


def test_the_smallest_bundle_is_under_three_megabytes(built_site: Path) -> None:
    sizes = {p.name: p.stat().st_size for p in (built_site / "dist").glob("*.zip")}
    assert set(sizes) == {"kalkan-ky.zip", "kalkan-ru.zip", "kalkan-en.zip", "kalkan-all.zip"}
    assert min(sizes.values()) < 3_000_000


def test_used_in_lists_questions_steps_and_pages(built_small: Path) -> None:
    tree = LexborHTMLParser((built_small / "site/en/law/code-1/art-5.html").read_text(encoding="utf-8"))
    used = tree.css_first(".cw-used")
    links = {a.attributes["href"]: a.text(strip=True) for a in used.css("a")}
    assert links["../../modules/basics/one.html#one-single"] == "Question 1"
    assert links["../../checklists/walk.html#stop"] == "Stop"


def test_a_long_list_of_citing_places_has_a_page_of_its_own(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generated, "MANY_PLACES", 1)
    assert make.build(small, lambda line: None) == 0
    folder = small / "site/en/law/code-1"
    article = LexborHTMLParser((folder / "art-5.html").read_text(encoding="utf-8")).css_first(".cw-used")
    assert article.css_first("p a").attributes["href"] == "art-5-used.html"
    listed = LexborHTMLParser((folder / "art-5-used.html").read_text(encoding="utf-8")).css_first(".cw-used")
    links = [a.attributes["href"] for a in listed.css("li li a")]
    assert "../../modules/basics/one.html#one-single" in links
    assert f"({len(links)}\u00a0places)" in article.text()


def test_a_changed_provision_is_told_on_its_page(built_small: Path) -> None:
    tree = LexborHTMLParser((built_small / "site/ru/law/code-1/art-5.html").read_text(encoding="utf-8"))
    assert "срок повышен" in tree.css_first(".cw-changes").text()
    assert "Закон № 9" in tree.css_first(".cw-changes").text()
    assert tree.css_first("#part-2 .cw-changed") is not None
    assert tree.css_first("#part-1 .cw-changed") is None


def test_a_drawn_picture_stands_in_its_page_and_is_told_by_its_alt_text(small: Path) -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text x='1' y='2'>*a* &lt; b</text></svg>"
    (small / "docs/about/bridge.svg").write_text(drawing, encoding="utf-8")
    for code in LANGUAGES:
        page = small / f"docs/about/index.{code}.md"
        page.write_text(page.read_text(encoding="utf-8") + "\n![The old bridge](bridge.svg)\n", encoding="utf-8")
    lines: list[str] = []
    assert make.build(small, lines.append) == 0, lines
    tree = LexborHTMLParser((small / "site/about/index.html").read_text(encoding="utf-8"))
    picture = tree.css_first(".cw-picture svg")
    assert picture and picture.attributes["role"] == "img" and picture.attributes["aria-label"] == "The old bridge"
    assert picture.text() == "*a* < b"
    assert tree.css_first("main img") is None


def test_a_whole_act_and_a_whole_module_can_be_printed_from_one_page(built_site: Path) -> None:
    for folder in LANGUAGES.values():
        for name, least in [("law/cc-2021", 40), ("modules/elements", 6)]:
            tree = LexborHTMLParser((built_site / "site" / folder / name / "all.html").read_text(encoding="utf-8"))
            parts = tree.css(".cw-reading__part")
            assert len(parts) >= least
            assert all(part.css_first(".cw-text").text(strip=True) for part in parts)
            names = [node.attributes["id"] for node in tree.css("[id]")]
            assert len(names) == len(set(names))
            assert len(tree.css("h1")) == 1
            assert not tree.css("[data-right]")
            others = [a.attributes["href"] for a in tree.css(".cw-languages a")]
            assert len(others) == 3 and all(href.endswith("/all.html") or href == "all.html" for href in others)


def test_articles_are_read_in_the_order_of_their_numbers(content: tuple[Site, list[Problem]]) -> None:
    from courseware.bundles.reading import readings

    code = next(reading for reading in readings(content[0], "ru") if reading.folder == "law/cc-2021")
    assert (
        list(code.members).index("art-22") < list(code.members).index("art-154") < list(code.members).index("art-166")
    )


def test_search_engines_are_told_of_the_languages_once_the_site_has_an_address(small: Path) -> None:
    page = small / "site/ru/about/index.html"
    assert make.build(small, lambda line: None) == 0
    assert 'rel="alternate"' not in page.read_text(encoding="utf-8")
    config = (small / "mkdocs.yml").read_text(encoding="utf-8")
    (small / "mkdocs.yml").write_text("site_url: https://example.org/below/\n" + config, encoding="utf-8")
    assert make.build(small, lambda line: None) == 0
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    links = {node.attributes["hreflang"]: node.attributes["href"] for node in tree.css('link[rel="alternate"]')}
    assert links["ru"] == "https://example.org/below/ru/about/index.html"
    assert links["ky"] == "https://example.org/below/about/index.html"

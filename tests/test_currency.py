"""What to read again when a provision changes: exactly the texts that cite it or a part of it, in each language for itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from courseware.currency import citing, unread
from courseware.make import build, read_and_check
from courseware.problem import Place
from courseware.read.citation import parse_citation
from courseware.stamping import stamp_reread

SEEDED = {
    "docs/checklists/walk": [("step", "stop")],
    "modules/basics/one": [("question", "one-multiple")],
    "docs/aid/index": [("rule", "outcome-breaking")],
}
"""Where the small site cites part 2 of article 5 or a point of it: page -> places."""
CHANGE = "code-1/art-5.2@2022-05-06"


def places(root: Path, provision: str) -> list[tuple[str, str, str]]:
    site, problems = read_and_check(root)
    assert problems == []
    citation = parse_citation(provision, Place(""))
    assert citation
    return sorted((use.page.place.path, use.kind, use.anchor) for use in citing(site, citation))


def wanted() -> list[tuple[str, str, str]]:
    return sorted(
        (f"{page}.{lang}.md", kind, anchor)
        for page, found in SEEDED.items()
        for kind, anchor in found
        for lang in ("ky", "ru", "en")
    )


def test_a_change_lists_exactly_the_seeded_texts(small: Path) -> None:
    assert places(small, "code-1/art-5.2") == wanted()


def test_deleting_one_citation_shortens_the_list_by_one(small: Path) -> None:
    path = small / "docs/checklists/walk.en.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("[](law:code-1/art-5.2.1)", "[](law:code-1/art-5.1)"), encoding="utf-8"
    )
    site, _ = read_and_check(small)
    citation = parse_citation("code-1/art-5.2", Place(""))
    assert citation
    assert len(citing(site, citation)) == len(wanted()) - 1


def test_a_citation_of_the_whole_article_is_no_citation_of_its_part(small: Path) -> None:
    assert len(places(small, "code-1/art-5")) > len(places(small, "code-1/art-5.2"))


def test_readers_see_a_notice_until_the_text_is_read_again_in_that_language_only(small: Path) -> None:
    assert build(small, lambda line: None) == 0

    def notices(folder: str) -> int:
        page = LexborHTMLParser((small / "site" / folder / "checklists/walk.html").read_text(encoding="utf-8"))
        return len(page.css("#stop .cw-stale"))

    assert [notices(folder) for folder in ("", "ru", "en")] == [1, 1, 1]
    site, _ = read_and_check(small)
    stamp_reread(site.pages["checklists/walk"]["ru"], CHANGE, small)
    assert build(small, lambda line: None) == 0
    assert [notices(folder) for folder in ("", "ru", "en")] == [1, 0, 1]
    site, _ = read_and_check(small)
    assert unread(site, site.pages["checklists/walk"]["ru"]) == []
    assert len(unread(site, site.pages["checklists/walk"]["en"])) == 1


def test_an_unknown_change_in_a_stamp_is_a_fault(small: Path) -> None:
    site, _ = read_and_check(small)
    stamp_reread(site.pages["checklists/walk"]["ru"], "code-1/art-5.2@2022-05-07", small)
    lines = [str(problem) for problem in read_and_check(small)[1]]
    assert lines == [
        f"docs/checklists/walk.ru.md:1: no act has the change 'code-1/art-5.2@2022-05-07'. Fix: did you mean '{CHANGE}'?"
    ]


def test_the_page_says_which_edition_it_rests_on(built_small: Path) -> None:
    page = LexborHTMLParser((built_small / "site/en/modules/basics/one.html").read_text(encoding="utf-8"))
    line = page.css_first("[data-review-by]")
    assert line and "IC: 4 March 2021" in line.text()
    assert line.attributes["data-review-by"] == "2030-01-01"


def test_the_command_lists_texts_and_refuses_what_is_no_provision(root: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        code = f"import sys; sys.argv = ['status.py', *{list(arguments)!r}]; import runpy, bootstrap; bootstrap.run_in_environment = lambda *_: None; runpy.run_path('scripts/status.py')"
        paths = f"import sys; sys.path[:0] = ['scripts', 'src']; {code}"
        return subprocess.run([sys.executable, "-c", paths], cwd=root, capture_output=True, text=True, encoding="utf-8")

    found = run("--changed", "cc-2021/art-167.3")
    assert found.returncode == 0, found.stderr
    assert "cite cc-2021/art-167.3 or a part of it" in found.stdout
    assert "docs/law/cc-2021/art-166.ru.md" in found.stdout
    wrong = run("--changed", "cc-2021/art-1666")
    assert wrong.returncode == 1
    assert "no article 'cc-2021/art-1666'" in wrong.stderr

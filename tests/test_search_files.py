"""What the search knows, and how it is written down for the browser."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from courseware.pages.search import read
from courseware.pages.search_files import LAST, MORE, chunks, inverted, normal, step

PAGE = """<main data-kind="article"><h1>Article 5. Theft</h1><p class="cw-summary">What it is.</p>
<div class="cw-text"><p>Before.</p><h2 id="who">Who <a class="cw-anchor">#</a></h2><p>One <b>thief</b>.</p>
<ul><li id="part-1-2">Part</li></ul><nav>no</nav></div></main>"""


def data_of(path: Path) -> Any:
    """What a file of the search holds."""
    last = path.read_text(encoding="utf-8").rstrip().splitlines()[-1]
    return json.loads("[" + last.removeprefix("CoursewareSearch.take(").removesuffix(");") + "]")[2]


def numbers(digits: str) -> list[int]:
    """The numbers that a row of digits stands for."""
    found, at, step = [], 0, 0
    for digit in digits:
        if digit in MORE:
            step = step * 32 + MORE.index(digit)
        else:
            at, step = at + step * 32 + LAST.index(digit), 0
            found.append(at)
    return found


def test_a_page_is_known_by_its_sections() -> None:
    page = read("law/x/art-5.html", PAGE.encode())
    assert page
    assert (page.title, page.summary, list(page.parts)) == ("Article 5. Theft", "What it is.", ["1-2"])
    assert [(e.anchor, e.heading, e.text) for e in page.entries] == [
        ("", "", "Before."),
        ("who", "Who", "One thief. Part"),
    ]


def test_cells_of_a_table_stay_apart_and_marks_are_left_out() -> None:
    table = '<table><tr><th>Act</th><td>Taking <a class="cw-mark">B</a></td><td></td></tr></table><p>After.</p>'
    page = read("x.html", PAGE.replace("<p>Before.</p>", table).encode())
    assert page and page.entries[0].text == "Act · Taking After."


def test_a_page_may_say_that_it_is_not_to_be_found() -> None:
    assert read("x.html", PAGE.replace("<main", "<main data-noindex").encode()) is None


def test_words_are_written_in_one_way() -> None:
    assert normal("Ещё тор\u00adгов\u0301ля и\u0306") == "еще торговля й"


def test_every_word_is_kept_with_the_texts_that_have_it() -> None:
    kept = inverted(["Кот и 5 котов", "", "кот"])
    assert kept == {"words": "A5AкотDов", "where": "a,ac,a"}


def test_distances_stand_in_digits_of_base_32() -> None:
    rising = [0, 31, 32, 1000, 40000]
    assert numbers("".join(step(n - before) for before, n in pairwise([0, *rising]))) == rising


def test_texts_share_files_and_keep_their_order() -> None:
    texts = ["a" * 30000, "b" * 30000, "c", "d" * 90000, "e"]
    parts = list(chunks(texts))
    assert [text for part in parts for text in part] == texts
    assert [len(part) for part in parts] == [1, 2, 1, 1]


def test_the_first_file_of_a_language_has_its_pages_and_not_its_texts(built_small: Path) -> None:
    site = built_small / "site"
    first = data_of(site / "assets" / "search-en.js")
    paths = [row[0] for row in first["pages"]]
    assert "en/law/code-1/art-5.html" in paths
    assert [p for p in paths if not p.startswith("en/") or not (site / p).is_file()] == []
    article = next(row for row in first["pages"] if row[0] == "en/law/code-1/art-5.html")
    assert (first["acts"][article[5]][0], article[6]) != ("", "")
    assert any(row[1] == "term" for row in first["pages"])


def test_the_texts_behind_it_are_complete_and_named_with_their_version(built_small: Path) -> None:
    site = built_small / "site"
    first = data_of(site / "assets" / "search-ru.js")
    texts = [t for name in first["texts"] for t in data_of(site / name.partition("?")[0])["texts"]]
    assert len(texts) == sum(len(row[4]) for row in first["pages"])
    words = data_of(site / first["full"].partition("?")[0])
    assert all("?v=" in name for name in [first["full"], *first["texts"]])
    assert words == inverted(texts)


def test_the_code_of_the_search_stands_in_no_page_and_each_language_has_its_own_stemmer(built_small: Path) -> None:
    assets = built_small / "site" / "assets"
    assert "makeIndex" not in (assets / "courseware-ru.js").read_text(encoding="utf-8")
    has = {code: (assets / f"search-{code}.js").read_text(encoding="utf-8") for code in ("ky", "ru", "en")}
    assert [code for code, text in has.items() if "RussianStemmer=function" in text] == ["ru"]
    assert [code for code, text in has.items() if "EnglishStemmer=function" in text] == ["en"]

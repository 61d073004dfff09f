"""Joining browser code and styles loses nothing but comments and space."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from courseware.pages.assets import lean_style
from courseware.pages.first_look import FirstLook
from courseware.pages.scripts import joined, lean_script
from courseware.pages.tidy import trim


def test_comments_of_their_own_and_indents_go_and_code_stays() -> None:
    assert lean_script('/* a\n * b */\n  // c\n  let x = "/* no */"; // d\n\n') == 'let x = "/* no */"; // d\n'


def test_a_text_over_two_lines_is_refused() -> None:
    with pytest.raises(ValueError, match="end of the line"):
        lean_script("let x = `a\nb`;")


def test_the_style_sheet_keeps_its_rules() -> None:
    assert lean_style("/* x */\n.a,\n.b > c {\n  color: red;\n}\n@media print { .d { margin: 0 auto; } }\n") == (
        ".a,.b>c{color:red}@media print{.d{margin:0 auto}}\n"
    )


def test_the_projects_own_code_passes(root: Path) -> None:
    for folder in (root / "overrides").glob("js*"):
        script = lean_script(joined(folder, ".js"))
        assert script.count("(function () {") == len(list(folder.glob("*.js"))), folder
    for folder in (root / "overrides").glob("css*"):
        assert "/*" not in lean_style(joined(folder, ".css")), folder


def test_a_page_loads_only_the_scripts_that_it_needs(built_small: Path) -> None:
    def scripts(path: str) -> list[str]:
        tree = LexborHTMLParser((built_small / "site" / path).read_text(encoding="utf-8"))
        return [(s.attributes["src"] or "").rpartition("/")[2].partition("-en.js")[0] for s in tree.css("script[src]")]

    assert scripts("en/law/code-1/art-5.html") == ["courseware"]
    assert scripts("en/modules/basics/one.html") == ["courseware"]
    assert scripts("en/checklists/walk.html") == ["courseware"]
    assert scripts("en/progress.html") == ["courseware", "page-progress"]


def test_words_of_some_pages_stand_in_their_scripts_only(built_small: Path) -> None:
    assets = built_small / "site" / "assets"
    words = '"col_answered":'
    assert words in (assets / "page-progress-ru.js").read_text(encoding="utf-8")
    assert words not in (assets / "courseware-ru.js").read_text(encoding="utf-8")


def test_the_common_script_knows_the_files_that_are_loaded_on_demand(built_small: Path) -> None:
    site = built_small / "site"
    first = (site / "assets/courseware-en.js").read_text(encoding="utf-8").partition("\n")[0]
    known = json.loads(first.removeprefix("window.CoursewareFiles=").removesuffix(";"))
    assert set(known) == {"provisions", "manifest", "tools", "modules"}
    assert all((site / path.partition("?")[0]).is_file() and "?v=" in path for path in known.values())
    assert "-en." in known["provisions"] and "-en." in known["manifest"]


SHEET = (
    ":root{--a:red;--b:var(--c);--c:blue}:root:lang(ru){--c:red}.x{color:var(--b);cursor:help}.x:hover{color:green}.y>p{margin:0}"
    "@media print{.x{display:none}}@media (min-width:40em){:is(.x,.z) p{padding:0}}.z,.x b{font-weight:700}"
)


def test_a_page_carries_the_rules_that_it_shows_first_and_no_others() -> None:
    look = FirstLook(SHEET, "assets/")
    assert look.style('<main><p class="x">Text</p></main>', "../") == (
        ":root{--b:var(--c);--c:blue}.x{color:var(--b)}@media (min-width:40em){:is(.x,.z) p{padding:0}}"
    )
    assert look.style('<main class="y"><p>Text</p></main>', "") == ".y>p{margin:0}"


def test_what_is_folded_hidden_or_far_below_is_not_shown_first() -> None:
    look = FirstLook(".z{color:red}", "")
    far = "<p>" + "word " * 1000 + "</p>"
    for page in (
        '<main><details><summary>More</summary><p class="z">x</p></details></main>',
        '<main><p class="z" hidden>x</p></main>',
        f'<main>{far}<p class="z">x</p></main>',
    ):
        assert look.style(page, "") == ""
    assert look.style('<main><details open><summary>More</summary><p class="z">x</p></details></main>', "") != ""


def test_what_is_set_once_for_all_stands_where_it_is_used() -> None:
    look = FirstLook(":root{--a:1rem;--b:red;--c:var(--b)}.dark{--b:blue}p{margin:var(--a);color:var(--b)}", "")
    assert look.style("<p>", "") == ":root{--b:red}p{margin:1rem;color:var(--b)}"
    two_sheets = '<p><link rel="stylesheet" href="a.css"><link rel="stylesheet" href="b.css">'
    assert look.style(two_sheets, "") == ":root{--a:1rem;--b:red}p{margin:var(--a);color:var(--b)}"


def test_a_page_names_the_type_faces_of_its_own_language_and_no_others() -> None:
    sheet = (
        '@font-face{font-family:"A";src:url("a.woff2")}@font-face{font-family:"B";src:url("b.woff2")}'
        ':root{--face:"A",serif}:root:lang(en){--face:"B",serif}p{font-family:var(--face)}'
    )
    russian = FirstLook(sheet, "").style('<html lang="ru"><p lang="en">', "")
    english = FirstLook(sheet, "").style('<html lang="en"><p>', "")
    assert "a.woff2" in russian and "b.woff2" not in russian and ":lang" not in russian
    assert "b.woff2" in english and "a.woff2" not in english


def test_what_needs_scripts_or_an_empty_cell_or_a_counter_is_left_out_without_them() -> None:
    look = FirstLook(
        "html:not(.no-js) p{top:0}td:empty{width:9em}.s{counter-reset:n}.i{counter-increment:n}button:disabled{color:red}",
        "",
    )
    assert look.style('<html><main class="s"><p>a</p><table><td>b</td></table><button>c</button>', "") == ""
    assert look.style('<html><main class="s"><td data-label="x"></td><p class="i">', "") == (
        "td:empty{width:9em}.s{counter-reset:n}.i{counter-increment:n}"
    )


def test_files_of_the_sheet_are_found_from_every_page() -> None:
    look = FirstLook('@font-face{src:url("fonts/a.woff2")}p{background:url("data:x")}', "assets/")
    assert look.style("<p>", "../../") == '@font-face{src:url("../../assets/fonts/a.woff2")}p{background:url("data:x")}'


def test_indents_go_and_preformatted_text_stays() -> None:
    assert trim("<p>\n   a\n\n  b</p>\n<pre>  c\n\n  d</pre>\n  <p>") == "<p>\na\nb</p>\n<pre>  c\n\n  d</pre>\n<p>"


def test_a_container_is_asked_of_the_window_at_first() -> None:
    look = FirstLook(".t{container-type:inline-size;margin:0}@container (max-width:34em){.t p{margin:0}}", "")
    assert look.style('<main class="t"><p>', "") == ".t{margin:0}@media (max-width:38.25em){.t p{margin:0}}"

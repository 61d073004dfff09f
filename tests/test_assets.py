"""Joining browser code and styles loses nothing but comments and space."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from courseware.pages.assets import lean_style
from courseware.pages.scripts import joined, lean_script


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
    assert "/*" not in lean_style(joined(root / "overrides" / "css", ".css"))


def test_a_page_loads_only_the_scripts_that_it_needs(built_small: Path) -> None:
    def scripts(path: str) -> list[str]:
        tree = LexborHTMLParser((built_small / "site" / path).read_text(encoding="utf-8"))
        return [(s.attributes["src"] or "").rpartition("/")[2].partition("-en.js")[0] for s in tree.css("script[src]")]

    assert scripts("en/law/code-1/art-5.html") == ["courseware"]
    assert scripts("en/modules/basics/one.html") == ["courseware", "page-work", "page-quiz"]
    assert scripts("en/checklists/walk.html") == ["courseware", "page-work", "page-checklist"]
    assert scripts("en/progress.html") == ["courseware", "page-work", "page-progress"]


def test_words_of_some_pages_stand_in_their_scripts_only(built_small: Path) -> None:
    assets = built_small / "site" / "assets"
    words = "Проверить ответ"
    assert words in (assets / "page-quiz-ru.js").read_text(encoding="utf-8")
    assert words not in (assets / "courseware-ru.js").read_text(encoding="utf-8")

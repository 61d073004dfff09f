"""Joining browser code and styles loses nothing but comments and space."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.pages.assets import joined, lean_script, lean_style


def test_comments_of_their_own_and_indents_go_and_code_stays() -> None:
    assert lean_script('/* a\n * b */\n  // c\n  let x = "/* no */"; // d\n\n') == 'let x = "/* no */"; // d\n'


def test_a_text_over_two_lines_is_refused() -> None:
    with pytest.raises(ValueError, match="end of the line"):
        lean_script("let x = `a\nb`;")


def test_the_style_sheet_keeps_its_rules() -> None:
    assert lean_style("/* x */\n.a,\n.b > c {\n  color: red;\n}\n@media print { .d { margin: 0 auto; } }\n") == (
        ".a,.b>c{color:red;}@media print{.d{margin:0 auto;}}\n"
    )


def test_the_projects_own_code_passes(root: Path) -> None:
    script = lean_script(joined(root / "overrides" / "js", ".js"))
    assert script.count("(function () {") == len(list((root / "overrides" / "js").glob("*.js")))
    assert "/*" not in lean_style(joined(root / "overrides" / "css", ".css"))

"""The built site asks nothing of a browser that the oldest promised ones, Chrome 109 and Firefox 115, do not have."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.browser.axe import find_module
from tests.browser.browsers import find_program

pytestmark = pytest.mark.browser

KNOWN = {
    "style: text-size-adjust": "Firefox for desktops has no text inflation that it would have to switch off",
    "style: css-widows-orphans": "Firefox then breaks a printed page a line earlier or later",
    "style: text-decoration (partly)": "without the shorthand's thickness the line is as thick as the browser draws it",
    "style: multicolumn (partly)": "only break-before and the like inside columns are missing, which are not used",
    "style: css-masks (partly)": "Chrome 109 knows it with its prefix, which stands beside it",
    "style: css-clip-path (partly)": "only shapes from a picture are missing, which are not used",
}
"""What one of the two lacks or knows in part, and why it does no harm."""


def asked(folder: Path) -> dict[str, Any]:
    """What the files of a folder ask for: {files, rules, faults}."""
    command = [find_program("node"), str(Path(__file__).with_name("oldest.js")), str(folder)]
    modules = str(find_module("acorn/package.json").parents[1])
    answer = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=True, env={**os.environ, "NODE_PATH": modules}
    )
    return dict(json.loads(answer.stdout))


def test_the_site_asks_for_nothing_that_the_oldest_browsers_lack(built_site: Path) -> None:
    answer = asked(built_site / "site")
    assert answer["files"] > 400 and answer["rules"] > 300
    assert [fault for fault in answer["faults"] if fault["what"] not in KNOWN] == []


def test_what_is_too_new_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("const sorted = [2, 1].toSorted();", encoding="utf-8")
    (tmp_path / "b.js").write_text("import x from 'y';", encoding="utf-8")
    (tmp_path / "c.css").write_text(".a { color: light-dark(red, blue); .b { margin: 0; } }", encoding="utf-8")
    (tmp_path / "d.html").write_text("<style>@starting-style { p { opacity: 0; } }</style>", encoding="utf-8")
    faults = {fault["file"]: fault["what"] for fault in asked(tmp_path)["faults"]}
    assert set(faults) == {"a.js", "b.js", "c.css", "d.html"}

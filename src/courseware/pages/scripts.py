"""The scripts: one that every page has, and one for each thing that only some pages do, with its own words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from courseware.model import Page, Site

PARTS = "js-page-*"
"""Folders in overrides/ with the code of some pages only; a file of strings with the same name has its words."""


def joined(folder: Path, ending: str) -> str:
    """The sources of a folder in the order of their names, as one text."""
    return "\n".join(path.read_text(encoding="utf-8").strip() for path in sorted(folder.glob(f"*{ending}"))) + "\n"


def lean_script(text: str) -> str:
    """A script without comments that have lines of their own, and without indents. Raises ValueError where that could change it."""
    kept, inside = [], False
    for line in text.split("\n"):
        words = line.strip()
        if inside or words.startswith("/*"):
            inside = "*/" not in words
            if not inside and not words.endswith("*/"):
                raise ValueError(f"code stands behind a comment: {words}")
        elif words and not words.startswith("//"):
            if words.count("`") % 2:
                raise ValueError(f"a text runs over the end of the line: {words}")
            kept.append(words)
    return "\n".join(kept) + "\n"


def scripts(root: Path, site: Site) -> dict[str, bytes]:
    """Every script by its path in the built site."""
    overrides = root / "overrides"
    made = {}
    for language in site.languages:
        code = f"{words_of(site, 'js.', language.code)}{lean_script(joined(overrides / 'js', '.js'))}"
        made[f"assets/courseware-{language.code}.js"] = code.encode()
        for folder in overrides.glob(PARTS):
            words = words_of(site, f"{folder.name}.", language.code)
            name = f"assets/{folder.name.removeprefix('js-')}-{language.code}.js"
            made[name] = f"{words}{lean_script(joined(folder, '.js'))}".encode()
    for folder in overrides.glob("js-*"):
        if not folder.match(PARTS):  # without words of their own: js-store becomes store.js
            made[f"assets/{folder.name.removeprefix('js-')}.js"] = lean_script(joined(folder, ".js")).encode()
    return made


def words_of(site: Site, prefix: str, lang: str) -> str:
    """The words with this prefix, for the browser."""
    words = {key.removeprefix(prefix): text[lang] for key, text in site.strings.items() if key.startswith(prefix)}
    data = json.dumps(words, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"window.CoursewareStrings=Object.assign(window.CoursewareStrings||{{}},{data});\n"


def parts_of(page: Page | None, kind: str) -> Iterable[str]:
    """The scripts that a page needs besides the one that all have, in the order in which they must run."""
    quiz = bool(page and page.questions)
    checklist = bool(page and any(block.name == "checklist" for block in page.blocks))
    progress = kind == "progress"
    if quiz or checklist or progress:
        yield "page-work"
    if quiz:
        yield "page-quiz"
    if checklist:
        yield "page-checklist"
    if progress:
        yield "page-progress"
    if kind == "aid":
        yield "page-aid"

"""The scripts: one that every page has, and one for each thing that only some pages do, with its own words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from courseware.model import Site

PARTS = "js-page-*"
"""Folders in overrides/ with the code of some pages only; a file of strings with the same name has its words."""
ASKED_FOR = frozenset({"provisions", "tools", "manifest", "modules"})
"""Files that the common script asks for when they are needed."""


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


def scripts(root: Path, site: Site, later: Mapping[str, bytes]) -> dict[str, bytes]:
    """Every script by its path in the built site; the common one knows the paths of what is loaded `later`, on demand."""
    overrides = root / "overrides"
    made = {}
    for folder in overrides.glob("js-*"):
        if not folder.match(PARTS):  # without words of their own: js-store becomes store.js
            made[f"assets/{folder.name.removeprefix('js-')}.js"] = lean_script(joined(folder, ".js")).encode()
    paths = versions({**later, **made})
    for language in site.languages:
        named = {_bare(name, language.code): path for name, path in paths.items() if _bare(name, language.code)}
        known = f"window.CoursewareFiles={json.dumps(named, separators=(',', ':'))};\n"
        words = words_of(site, "js.", language.code)
        code = f"{known}{words}{lean_script(joined(overrides / 'js', '.js'))}"
        made[f"assets/courseware-{language.code}.js"] = code.encode()
        for folder in overrides.glob(PARTS):
            words = words_of(site, f"{folder.name}.", language.code)
            name = f"assets/{folder.name.removeprefix('js-')}-{language.code}.js"
            made[name] = f"{words}{lean_script(joined(folder, '.js'))}".encode()
    return made


def module_script(site: Site) -> bytes:
    """The questions of every module, for the score of a whole module at the foot of a lesson."""
    lang = site.default_language.code
    pages = {m.id: [site.page(m.page_id(unit), lang) for unit in m.units] for m in site.modules.values()}
    ids = {module: " ".join(q for page in found if page for q in page.question_ids) for module, found in pages.items()}
    return f"window.CoursewareModules={json.dumps(ids, separators=(',', ':'))};\n".encode()


def _bare(path: str, lang: str) -> str:
    """The name by which the browser's code asks for a file, if it does: assets/provisions-en.js is "provisions"."""
    name = path.removeprefix("assets/").partition(".")[0].removesuffix(f"-{lang}")
    return name if name in ASKED_FOR else ""


def versions(made: Mapping[str, bytes]) -> dict[str, str]:
    """Asset path -> path with its version, so that a browser never mixes an old script with a new page."""
    return {name: f"{name}?v={hashlib.sha256(data).hexdigest()[:8]}" for name, data in made.items()}


def words_of(site: Site, prefix: str, lang: str) -> str:
    """The words with this prefix, for the browser."""
    words = {key.removeprefix(prefix): text[lang] for key, text in site.strings.items() if key.startswith(prefix)}
    data = json.dumps(words, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"window.CoursewareStrings=Object.assign(window.CoursewareStrings||{{}},{data});\n"


def parts_of(kind: str) -> Iterable[str]:
    """The scripts that a page needs besides the one that all have, in the order in which they must run.

    Questions and checklists work with the common script: whoever reads an article next opens a lesson, and a second page
    with a script of its own would weigh as much again.
    """
    if kind == "progress":
        yield "page-progress"
    if kind == "aid":
        yield "page-aid"

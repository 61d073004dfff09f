"""The files beside the pages: one script, one style sheet, one search index a language. Joined here, so no Node.js is needed."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from courseware.model import Site
from courseware.pages.search import search_index


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


def lean_style(text: str) -> str:
    """A style sheet without comments and needless space. Texts in quotes must not hold braces, commas or semicolons with spaces."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"\s*\n\s*", "", text)
    return re.sub(r"\s*([{};,>])\s*|(?<=:) ", lambda match: match.group(1) or "", text) + "\n"


def script(root: Path, site: Site, lang: str) -> str:
    """The one script of a language: its interface words, then the code."""
    words = {key.removeprefix("js."): text[lang] for key, text in site.strings.items() if key.startswith("js.")}
    data = json.dumps(words, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"window.CoursewareStrings={data};\n" + lean_script(joined(root / "overrides" / "js", ".js"))


def files(root: Path, site: Site) -> dict[str, bytes]:
    """Every asset by its path in the built site. Search indexes are made later, from the built pages."""
    overrides = root / "overrides"
    made = {f"assets/courseware-{x.code}.js": script(root, site, x.code).encode() for x in site.languages}
    made["assets/courseware.css"] = lean_style(joined(overrides / "css", ".css")).encode()
    for folder in sorted(overrides.glob("js-*")):  # what only some pages load: js-store becomes store.js
        made[f"assets/{folder.name.removeprefix('js-')}.js"] = lean_script(joined(folder, ".js")).encode()
    made["assets/minisearch.js"] = (overrides / "vendor" / "minisearch.js").read_bytes()
    made["store.html"] = (overrides / "store.html").read_bytes()
    for path in (overrides / "static").rglob("*"):
        if path.is_file():
            made[path.relative_to(overrides / "static").as_posix()] = path.read_bytes()
    return made


def versions(root: Path, site: Site) -> dict[str, str]:
    """Asset path -> path with its version, so that a browser never mixes an old script with a new page."""
    return {name: f"{name}?v={hashlib.sha256(data).hexdigest()[:8]}" for name, data in files(root, site).items()}


def write_assets(root: Path, site: Site, target: Path, pages: Mapping[str, str]) -> None:
    """Write every asset, with the search indexes of `pages` (path in the site -> HTML)."""
    made = files(root, site)
    for language in site.languages:
        index = search_index(site, language, pages)
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        made[f"assets/search-{language.code}.js"] = f"window.CoursewareIndex={text};\n".encode()
    for name, data in made.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name in ("mkdocs_theme.yml",):
        (target / name).unlink(missing_ok=True)
    shutil.rmtree(target / "assets" / "images", ignore_errors=True)

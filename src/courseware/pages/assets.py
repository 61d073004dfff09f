"""The files beside the pages: scripts, the style sheet, the search. Joined here, so no Node.js is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from courseware.model import Page, Site
from courseware.pages.manifest import manifest
from courseware.pages.provisions import provision_script
from courseware.pages.scripts import joined, module_script, scripts
from courseware.words import Words

STYLE_PARTS = "css-page-*"
"""Folders in overrides/ with the style of some pages only."""
OWN_SHEETS = {
    "aid": "aid",
    "home": "home",
    "glossary": "glossary",
    "glossary-list": "glossary",
    "progress": "progress",
}
"""Kind of page -> the part of the style that only it needs."""


def lean_style(text: str) -> str:
    """A style sheet without comments and needless space. Texts in quotes must not hold braces, commas or semicolons with spaces."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"\s*\n\s*", "", text)
    return re.sub(r"\s*([{};,>])\s*|(?<=:) ", lambda match: match.group(1) or "", text).replace(";}", "}") + "\n"


def files(root: Path, site: Site) -> dict[str, bytes]:
    """Every asset by its path in the built site. Those of the search are made later, from the built pages."""
    overrides = root / "overrides"
    made = {}
    for language in site.languages:
        made[f"assets/provisions-{language.code}.js"] = provision_script(site, Words(site, language.code))
        made[f"assets/manifest-{language.code}.json"] = manifest(site, language)
    made["assets/modules.js"] = module_script(site)
    made["assets/courseware.css"] = lean_style(joined(overrides / "css", ".css")).encode()
    for folder in sorted(overrides.glob(STYLE_PARTS)):
        name = folder.name.removeprefix("css-")
        made[f"assets/{name}.css"] = lean_style(joined(folder, ".css")).encode()
    made |= scripts(root, site, made)
    made["store.html"] = (overrides / "store.html").read_bytes()
    for path in (overrides / "static").rglob("*"):
        if path.is_file():
            made[path.relative_to(overrides / "static").as_posix()] = path.read_bytes()
    return made


def sheets_of(page: Page | None, kind: str) -> Iterator[str]:
    """The style sheets that a page needs, in their order."""
    yield "assets/courseware.css"
    if kind in OWN_SHEETS:
        yield f"assets/page-{OWN_SHEETS[kind]}.css"
    if page and any(block.name == "chart" for block in page.blocks):
        yield "assets/page-chart.css"


def write_assets(target: Path, *assets: Mapping[str, bytes]) -> None:
    """Write every asset, those of the search among them."""
    for some in assets:
        for name, data in some.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

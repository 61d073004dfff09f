"""The build of the site into a folder, by MkDocs: a run for each language, side by side where the system can do that."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, cast

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from courseware.model import Language, Site
from courseware.pages.assets import files, write_assets
from courseware.pages.search_files import search_files
from courseware.pages.templates import compile_ahead
from courseware.read.site import read_config


class BuildFault(Exception):
    """MkDocs warned or failed; the text says of what."""


@dataclass(frozen=True, slots=True)
class Built:
    """What one language's run of MkDocs made."""

    rendered: frozenset[tuple[str, str, str]]
    """(page id, block, argument) of every block that was rendered."""
    search: Mapping[str, bytes]
    """The files of the search by their path in the site."""
    warnings: Sequence[str]
    """What MkDocs warned of."""


class _Gather(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


_given: tuple[Path, Site, Path, Mapping[str, bytes]] | None = None
"""What a forked process finds in its copy of this one's memory."""


def build_site(root: Path, site: Site, target: Path, *, side_by_side: bool = True) -> frozenset[tuple[str, str, str]]:
    """Build every page of every language into `target`; returns every block that was rendered.

    A warning of MkDocs is a fault: nothing may be half right.
    """
    global _given
    parts = target.with_name(f"{target.name}.parts")
    shutil.rmtree(parts, ignore_errors=True)
    assets = files(root, site)
    _given = (root, site, parts, assets)
    processors = os.cpu_count() or 1
    compile_ahead(root / "overrides")
    gc.freeze()  # what is read is not looked through again, and stays shared between the processes
    try:
        if side_by_side and processors > 1 and "fork" in multiprocessing.get_all_start_methods():
            fork = multiprocessing.get_context("fork")
            with ProcessPoolExecutor(
                len(site.languages), mp_context=fork
            ) as pool:  # the system shares the processors out
                built = list(pool.map(_build_language, site.languages))
        else:
            built = [_build_language(language) for language in site.languages]
    finally:
        _given = None
        gc.unfreeze()
    if warnings := list(dict.fromkeys(line for one in built for line in one.warnings)):
        raise BuildFault("\n".join(warnings))
    _put_together(site, parts, target)
    _write_sitemap(str(read_config(root / "mkdocs.yml").get("site_url") or ""), target)
    write_assets(target, assets, *(one.search for one in built))
    return frozenset(block for one in built for block in one.rendered)


def _build_language(language: Language) -> Built:
    """One language into a folder of its own; the others are made at the same time."""
    assert _given
    root, site, parts, assets = _given
    gc.set_threshold(50_000, 20, 50)  # trees of text have no rings in them; looking for some took a tenth of the time
    folder = parts / language.code
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), plugins=_plugins(root, language))
    # load_config makes modules of the hooks anew; the state belongs to the one that MkDocs will call
    module = next(m for name, m in cast(dict[str, Any], config.hooks).items() if name.endswith("hooks.py"))
    build = module.prepare(root, site, config.extra, language, assets)
    gather = _Gather()
    log = logging.getLogger("mkdocs")
    log.addHandler(gather)
    try:
        mkdocs_build(config)
    finally:
        log.removeHandler(gather)
        module.current = None
    pages = {
        f"{language.folder}{path.relative_to(folder).as_posix()}": path.read_text(encoding="utf-8")
        for path in folder.rglob("*.html")
    }
    search = search_files(root, site, language, pages)
    return Built(frozenset(build.rendering.rendered), search, gather.messages)


def _plugins(root: Path, language: Language) -> list[dict[str, Any]]:
    """The plugins of mkdocs.yml, static-i18n with one language only."""
    plugins: list[dict[str, Any]] = []
    for plugin in read_config(root / "mkdocs.yml")["plugins"]:
        if isinstance(plugin, dict) and "i18n" in plugin:
            mine = [x for x in plugin["i18n"]["languages"] if x["locale"] == language.code]
            plugin = {"i18n": {**plugin["i18n"], "languages": [{**x, "default": True} for x in mine]}}
        plugins.append(plugin)
    return plugins


def _put_together(site: Site, parts: Path, target: Path) -> None:
    """One site of the languages' folders: each in its own, the default one at the root."""
    shutil.rmtree(target, ignore_errors=True)
    for language in sorted(site.languages, key=lambda x: x.folder):  # the one at the root comes first
        made = parts / language.code
        for name in ("mkdocs_theme.yml", "sitemap.xml", "sitemap.xml.gz"):
            (made / name).unlink(missing_ok=True)
        shutil.rmtree(made / "assets" / "images", ignore_errors=True)
        if language.folder:
            (made / "404.html").unlink(missing_ok=True)  # the one at the root serves all
        made.replace(target / language.folder)
    shutil.rmtree(parts, ignore_errors=True)


def _write_sitemap(address: str, target: Path) -> None:
    """All pages of all languages for search engines, once the site has an address."""
    if not address:
        return
    pages = sorted(p.relative_to(target).as_posix() for p in target.rglob("*.html") if p.name != "404.html")
    places = "".join(f"<url><loc>{escape(address.rstrip('/'))}/{page}</loc></url>\n" for page in pages)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    (target / "sitemap.xml").write_text(f"{head}{places}</urlset>\n", encoding="utf-8")

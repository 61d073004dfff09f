"""The build of the site into a folder, by MkDocs: a run for each language, side by side where the system can do that."""

from __future__ import annotations

import gc
import logging
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, cast

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from courseware.beside import Beside, few_collections
from courseware.generated import generated_pages
from courseware.model import Language, Site
from courseware.pages.assets import files, write_assets
from courseware.pages.first_look import FirstLook, first_look
from courseware.pages.search_files import write_search
from courseware.pages.templates import compile_ahead
from courseware.read.site import read_config
from courseware.words import plural_rule


class BuildFault(Exception):
    """MkDocs warned or failed; the text says of what."""


@dataclass(frozen=True, slots=True)
class Built:
    """What one language's run of MkDocs made."""

    rendered: frozenset[tuple[str, str, str]]
    """(page id, block, argument) of every block that was rendered."""
    search: OnDisk
    """The files of the search by their path in the site."""
    warnings: Sequence[str]
    """What MkDocs warned of."""
    pages: Sequence[str]
    """The pages by their path in the site."""


Finish = Callable[[Language, Path, Mapping[str, bytes], Callable[[str, str], str]], None]
"""What is done with a language's pages once they are made: its folder, the files that stand outside it, and what gives a page
its first style (HTML and the way to the site's root -> HTML)."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What every language's run is given; a forked process finds it in its copy of this one's memory."""

    root: Path
    site: Site
    parts: Path
    assets: Mapping[str, bytes]
    look: FirstLook
    finish: Finish | None


class _Gather(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def build_site(
    root: Path,
    site: Site,
    target: Path,
    *,
    finish: Finish | None = None,
    before_pages: Callable[[], None] = lambda: None,
    side_by_side: bool = True,
) -> frozenset[tuple[str, str, str]]:
    """Build every page of every language into `target`; returns every block that was rendered.

    `before_pages` may raise something to stop it. A warning of MkDocs is a fault: nothing may be half right.
    """
    parts = target.with_name(f"{target.name}.parts")
    shutil.rmtree(parts, ignore_errors=True)
    assets = files(root, site)
    work = _Work(root, site, parts, assets, first_look(assets), finish)
    *others, last = site.languages
    _load_ahead(work, last)
    with few_collections(), ExitStack() as stack:
        jobs = [Beside(partial(_build_language, work, language), forked=side_by_side) for language in others]
        started = [stack.enter_context(job) for job in jobs]
        before_pages()
        mine = _build_language(work, last)
        built = [*(other.result() for other in started), mine]
    if warnings := list(dict.fromkeys(line for one in built for line in one.warnings)):
        raise BuildFault("\n".join(warnings))
    _put_together(site, parts, target)
    pages = sorted(page for one in built for page in one.pages)
    _write_sitemap(str(read_config(root / "mkdocs.yml").get("site_url") or ""), target, pages)
    write_assets(target, assets, *(one.search for one in built))
    shutil.rmtree(parts, ignore_errors=True)
    return frozenset(block for one in built for block in one.rendered)


def _load_ahead(work: _Work, language: Language) -> None:
    """Do what every language's run would do again; processes that part afterwards share what is there already."""
    compile_ahead(work.root / "overrides")
    generated_pages(work.site)
    for each in work.site.languages:
        plural_rule(each.code)
    _config(work, language)  # imports plugins and extensions


def _build_language(work: _Work, language: Language) -> Built:
    """One language into a folder of its own; the others are made at the same time."""
    folder = work.parts / language.code
    rendered, warnings = _run_mkdocs(work, language)
    gc.collect()  # what it leaves behind makes room for the search
    _leave_out(folder, language)
    pages = OnDisk({f"{language.folder}{p.relative_to(folder).as_posix()}": p for p in folder.rglob("*.html")})
    searched = work.parts / f"{language.code}-search"
    write_search(work.root, work.site, language, pages, searched)
    search = OnDisk({f"assets/{path.name}": path for path in sorted(searched.iterdir())})
    if work.finish:
        work.finish(language, folder, OnDisk({**work.assets, **search.files}), work.look.put_into)
    return Built(rendered, search, warnings, list(pages))


def _run_mkdocs(work: _Work, language: Language) -> tuple[frozenset[tuple[str, str, str]], list[str]]:
    """Make the pages of one language. Returns every block that was rendered, and what MkDocs warned of."""
    config = _config(work, language)
    # load_config makes modules of the hooks anew; the state belongs to the one that MkDocs will call
    module = next(m for name, m in cast(dict[str, Any], config.hooks).items() if name.endswith("hooks.py"))
    build = module.prepare(work.root, work.site, config.extra, language, work.assets, work.look)
    gather = _Gather()
    log = logging.getLogger("mkdocs")
    log.addHandler(gather)
    try:
        mkdocs_build(config)
    finally:
        log.removeHandler(gather)
        module.current = None
    return frozenset(build.rendering.rendered), gather.messages


def _leave_out(folder: Path, language: Language) -> None:
    """Delete what MkDocs made and nobody needs."""
    unused = ["mkdocs_theme.yml", "sitemap.xml", "sitemap.xml.gz"]
    for name in [*unused, "404.html"] if language.folder else unused:  # the page of errors at the root serves all
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / "assets" / "images", ignore_errors=True)


class OnDisk(Mapping[str, bytes]):
    """Files by their path in the site; those that are not in memory already are read each time they are asked for."""

    def __init__(self, files: Mapping[str, Path | bytes]) -> None:
        self.files = files

    def __getitem__(self, name: str) -> bytes:
        file = self.files[name]
        return file if isinstance(file, bytes) else file.read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)

    def __contains__(self, name: object) -> bool:
        return name in self.files


def _config(work: _Work, language: Language) -> MkDocsConfig:
    folder = work.parts / language.code
    return load_config(str(work.root / "mkdocs.yml"), site_dir=str(folder), plugins=_plugins(work.root, language))


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
        (parts / language.code).replace(target / language.folder)


def _write_sitemap(address: str, target: Path, pages: Sequence[str]) -> None:
    """All pages of all languages for search engines, once the site has an address."""
    if not address:
        return
    listed = (f"{escape(address.rstrip('/'))}/{page}" for page in pages if page != "404.html")
    places = "".join(f"<url><loc>{place}</loc></url>\n" for place in listed)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    (target / "sitemap.xml").write_text(f"{head}{places}</urlset>\n", encoding="utf-8")

"""MkDocs events, answered from the Site. Each function only unpacks and calls.

pages/build.py gives each language a run of MkDocs of its own. Whoever calls mkdocs by hand gets all languages from
static-i18n, which runs a whole build for each on the same config object: everything is read once and kept here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from courseware.model import Language, Site
from courseware.pages.assets import files
from courseware.pages.blocks import CourseBlocks
from courseware.pages.convert import Converter
from courseware.pages.first_look import FirstLook, first_look
from courseware.pages.links import LinkExtension
from courseware.pages.scripts import versions
from courseware.pages.stage import stage
from courseware.pages.state import Rendering
from courseware.pages.templates import set_up
from courseware.pages.tidy import trim
from courseware.pages.view import Views
from courseware.read.site import read_site
from courseware.rules import check
from courseware.words import Words


@dataclass(slots=True)
class Build:
    """What one run of MkDocs works with."""

    site: Site
    rendering: Rendering
    views: dict[str, Views]
    assets: dict[str, str]
    look: FirstLook
    folder: Path
    converter: Converter | None = None
    """Set up once the configuration is known."""
    files: Files | None = None
    """The files of the run in hand."""


_aside: list[str] = []
"""Folders of the theme that only the templates look into."""
current: Build | None = None
"""The build in hand; MkDocs gives hooks no place of their own to keep it."""


def prepare(
    root: Path,
    site: Site,
    extra: Mapping[str, Any],
    language: Language | None = None,
    made: Mapping[str, bytes] | None = None,
    look: FirstLook | None = None,
) -> Build:
    """Stage the content of one language (or of all) and set up everything that the events need."""
    global current
    folder = root / "build" / "stage" / (language.code if language else "all")
    folder.mkdir(parents=True, exist_ok=True)
    stage(site, root, folder, [language] if language else site.languages)
    views = {x.code: Views(site, x, extra.get("menu", ()), extra.get("doors", ())) for x in site.languages}
    words = Words(site, site.default_language.code)
    made = files(root, site) if made is None else made
    current = Build(site, Rendering(site, words), views, versions(made), look or first_look(made), folder)
    return current


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    root = Path(config.config_file_path).parent
    if current is None:
        site, problems = read_site(root)
        problems = problems or check(site)
        if problems:
            raise Abort("\n".join(map(str, problems)))
        prepare(root, site, config.extra)
    build = current
    assert build
    config.docs_dir = str(build.folder)
    kept = [e for e in config.markdown_extensions if isinstance(e, str) and e != "toc"]
    ours: list[str | Extension] = [*kept, "toc", CourseBlocks(build.rendering), LinkExtension(build.rendering)]
    build.converter = build.converter or Converter(ours, config.mdx_configs)
    config.markdown_extensions.clear()  # MkDocs has nothing to convert
    _put_aside(config)
    return config


def _put_aside(config: MkDocsConfig) -> None:
    """Take the theme's folder out of MkDocs' sight: it would look through ten thousand icons for files to copy."""
    for folder in list(config.theme.dirs):
        if Path(folder, ".icons").is_dir():
            config.theme.dirs.remove(folder)
            _aside.append(folder)


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave the theme's own scripts and styles out: the pages do not use them."""
    assert current
    return Files([file for file in files if file.src_dir == str(current.folder)])


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    assert current
    current.files = files
    set_up(env, _aside)
    return env


def _split(page: Page) -> tuple[str, str]:
    """Page id and language of a staged page."""
    stem = page.file.src_uri.removesuffix(".md")
    return posixpath.splitext(stem)[0], posixpath.splitext(stem)[1].removeprefix(".")


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Nothing: the text is known already, and it is converted when its page is made, so that few are held at a time."""
    page.render, page.content = _rendered, ""  # type: ignore[method-assign]
    return ""


def _rendered(config: MkDocsConfig, files: Files) -> None:
    """Instead of MkDocs' own conversion, which would set up a converter for each page."""


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    assert current and current.converter and current.files
    page_id, lang = _split(page)
    text = current.site.page(page_id, lang)
    current.rendering.start(text, current.views[lang].words)
    converted = current.converter.convert(text.body if text else "", page, current.files)
    page.content, page.toc = converted.html, converted.contents
    context["view"] = current.views[lang].view(page_id)
    context["assets"] = current.assets
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    assert current
    html = trim(output)
    page.content = ""
    page_id, lang = _split(page)
    root = "../" * (current.views[lang].language.folder + page_id).count("/")
    return current.look.put_into(html, root)


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    assert current
    context["assets"] = current.assets
    context["views"] = current.views
    return context

"""Markdown to HTML with one converter for all pages of a language: MkDocs would set up a new one for each page."""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from courseware.pages.inline import QuickInline, QuickUnescape
from courseware.pages.ways import relative

log = logging.getLogger("mkdocs.courseware")


@dataclass(frozen=True, slots=True)
class Converted:
    """What became of the text of one page."""

    html: str
    contents: TableOfContents


@dataclass(slots=True)
class Converter:
    """Converts one page after another."""

    extensions: Sequence[str | Extension]
    settings: dict[str, Any]
    _markdown: Markdown | None = field(init=False, default=None)
    _paths: PathPass | None = field(init=False, default=None)

    def convert(self, text: str, page: Page, files: Files) -> Converted:
        """The text of a page as HTML, with links to other pages as the browser needs them."""
        if self._markdown is None or self._paths is None:
            settings = {**self.settings, "toc": {**self.settings.get("toc", {}), "marker": ""}}
            self._markdown = Markdown(extensions=[*self.extensions], extension_configs=settings)
            names = self._markdown.block_level_elements
            self._markdown.block_level_elements = frozenset(names)  # type: ignore[assignment]  # asked for every element
            self._paths = PathPass(self._markdown)
            self._markdown.treeprocessors.register(QuickInline(self._markdown), "inline", 20)
            self._markdown.treeprocessors.register(QuickUnescape(self._markdown), "unescape", 0)
            self._markdown.treeprocessors.register(self._paths, "relpath", 0)
        self._paths.start(page, files)
        html = self._markdown.reset().convert(text)
        return Converted(html, get_toc(getattr(self._markdown, "toc_tokens", [])))


class PathPass(Treeprocessor):
    """Links to files of the content become links to what is built of them."""

    page: Page
    files: Files | None = None

    def start(self, page: Page, files: Files) -> None:
        """From now on links are those of this page."""
        if files is not self.files:
            self._ways = dict[tuple[str, str, str], str]()
            self._found = dict[str, File | None]()
        self.page, self.files = page, files
        self._here = posixpath.dirname(page.file.src_uri), posixpath.dirname(page.file.url)

    def run(self, root: Element) -> None:
        for node in root.iter():
            key = {"a": "href", "img": "src"}.get(str(node.tag))
            if key and (address := node.get(key)):
                asked = (*self._here, address)
                if asked not in self._ways:
                    self._ways[asked] = self._address(address)
                node.set(key, self._ways[asked])

    def _address(self, address: str) -> str:
        scheme, host, path, query, anchor = urlsplit(address)
        if scheme or host or not path:
            return address
        folder, built = self._here
        wanted = posixpath.normpath(posixpath.join(folder, unquote(path)))
        if wanted not in self._found:
            self._found[wanted] = self.files.get_file_from_path(wanted) if self.files else None
        file = self._found[wanted]
        if file is None:
            name = self.page.file.src_uri
            log.warning("Doc file '%s' contains a link '%s', but there is no such file.", name, address)
            return address
        way = relative(file.url, built or ".")
        return urlunsplit(("", "", way, query, anchor))

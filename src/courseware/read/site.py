"""`docs/`, `modules/` and `overrides/strings/` to one Site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from courseware.model import Language, Page, Site
from courseware.problem import Place, Problem
from courseware.read.file import Reader
from courseware.read.law import read_act
from courseware.read.page import read_page
from courseware.read.register import (
    read_courses,
    read_module,
    read_sources,
    read_strings,
    read_term_sources,
    read_terms,
)
from courseware.read.schema import schemas as all_schemas

IMAGE_ENDINGS = {".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif"}
LEFT_OUT = ("docs/project/",)
"""Folders of `docs/` that are for authors and developers and are no part of the site."""
KINDS = {
    "checklists": "checklist",
    "guidance": "guidance",
    "programme": "programme",
    "referral": "guidance",
    "cases": "case",
    "glossary": "glossary",
    "about": "about",
}
"""Folder of `docs/` -> kind of its pages; `law/` and `modules/` have kinds of their own."""


def read_site(root: Path) -> tuple[Site, list[Problem]]:
    """Read everything below `root`. The problems are those of form; what the nouns say is for the rules to check."""
    reader = Reader(root)
    languages = read_languages(reader, root / "mkdocs.yml")
    codes = [language.code for language in languages]
    schemas = all_schemas(codes)
    docs, modules = root / "docs", root / "modules"
    acts = [read_act(reader, path.parent, schemas) for path in sorted(docs.glob("law/*/act.yml"))]
    found = [read_module(reader, path.parent, schemas) for path in sorted(modules.glob("*/module.yml"))]
    site = Site(
        languages=languages,
        acts={act.id: act for act in acts if act},
        pages=_read_pages(reader, codes, schemas),
        modules={module.id: module for module in found if module},
        courses=read_courses(reader, modules / "courses.yml", schemas),
        sources=read_sources(reader, sorted(docs.glob("sources/*.yml")), schemas),
        terms=read_terms(reader, sorted(docs.glob("glossary/terms*.yml")), schemas, codes),
        term_sources=read_term_sources(reader, docs / "glossary" / "sources.yml", schemas),
        strings=read_strings(reader, root / "overrides" / "strings", schemas),
        images=frozenset(
            reader.name(path)
            for folder in (docs, modules)
            for path in folder.rglob("*")
            if path.suffix.lower() in IMAGE_ENDINGS
        ),
    )
    return site, reader.problems


def read_languages(reader: Reader, path: Path) -> tuple[Language, ...]:
    """The languages that `mkdocs.yml` gives to the plugin static-i18n, in their order."""
    yaml = YAML(typ="safe")
    yaml.constructor.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
    yaml.constructor.add_multi_constructor("!", lambda *_: None)
    config: Any = yaml.load(path.read_text(encoding="utf-8"))
    for plugin in config.get("plugins", ()):
        if isinstance(plugin, dict) and "i18n" in plugin:
            return tuple(
                Language(lang["locale"], lang["name"], bool(lang.get("default")))
                for lang in plugin["i18n"]["languages"]
            )
    reader.fault(Place(reader.name(path)), "no languages are set", "list them under plugins: - i18n: languages:")
    return (Language("en", "English", True),)


def _read_pages(reader: Reader, codes: list[str], schemas: Any) -> dict[str, dict[str, Page]]:
    pages: dict[str, dict[str, Page]] = {}
    for folder in ("docs", "modules"):
        for path in sorted((reader.root / folder).rglob("*.md")):
            name = reader.name(path)
            if name.startswith(LEFT_OUT):
                continue
            match = re.fullmatch(r"(.+)\.([a-z]{2,3})\.md", name)
            if not match or match[2] not in codes:
                reader.fault(
                    Place(name),
                    "the file name does not say its language",
                    f"name it as page.{codes[0]}.md, with one of: {', '.join(codes)}",
                )
                continue
            page_id = match[1].removeprefix("docs/")
            page = read_page(reader, path, page_id, match[2], page_kind(page_id), schemas)
            if page:
                pages.setdefault(page_id, {})[match[2]] = page
    return pages


def page_kind(page_id: str) -> str:
    """The kind of a page, which its folder tells."""
    folders = page_id.split("/")
    if page_id == "index":
        return "home"
    if folders[0] == "law":
        return "article" if folders[-1].startswith("art-") else "act"
    if folders[0] == "modules":
        return "lesson"
    return KINDS.get(folders[0], "page")

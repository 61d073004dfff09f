"""`docs/`, `modules/` and `overrides/strings/` to one Site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from courseware.beside import Beside
from courseware.model import Language, Module, Page, Site
from courseware.problem import Place, Problem
from courseware.read.aid import read_aid
from courseware.read.file import Reader
from courseware.read.law import read_act
from courseware.read.page import read_page
from courseware.read.picture import read_pictures
from courseware.read.register import (
    read_courses,
    read_module,
    read_sources,
    read_strings,
    read_synonyms,
    read_term_sources,
    read_terms,
)
from courseware.read.schema import Schema
from courseware.read.schema import schemas as all_schemas
from courseware.read.statistics import read_statistics
from courseware.read.yaml_lines import ConfigLoader

IMAGE_ENDINGS = {".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif"}
LEFT_OUT = ("docs/project/",)
"""Folders of `docs/` that are for authors and developers and are no part of the site."""
KINDS = {
    "checklists": "checklist",
    "guidance": "guidance",
    "programme": "programme",
    "referral": "guidance",
    "cases": "case",
    "statistics": "statistics",
    "glossary": "glossary",
    "about": "about",
    "aid": "aid",
}
"""Folder of `docs/` -> kind of its pages; `law/` and `modules/` have kinds of their own."""


def read_site(root: Path, *, side_by_side: bool = False) -> tuple[Site, list[Problem]]:
    """Read everything below `root`. The problems are those of form; what the nouns say is for the rules to check.

    `side_by_side`: the pages are read here, everything else meanwhile in another process.
    """
    reader = Reader(root)
    config = read_config(root / "mkdocs.yml")
    languages = read_languages(reader, config, root / "mkdocs.yml")
    codes = [language.code for language in languages]
    schemas = all_schemas(codes)
    read_rest = partial(_read_all_but_pages, root, config, codes, schemas)
    with Beside(read_rest, forked=side_by_side) as rest:
        pages = _read_pages(reader, codes, schemas)
        others, problems = rest.result()
    return Site(languages=languages, pages=pages, **others), [*reader.problems, *problems]


def _read_all_but_pages(
    root: Path, config: Any, codes: list[str], schemas: Mapping[str, Schema]
) -> tuple[dict[str, Any], list[Problem]]:
    """The other parts of the site by their names, and what is wrong with them."""
    reader = Reader(root)
    docs, modules = root / "docs", root / "modules"
    acts = [read_act(reader, path.parent, schemas) for path in sorted(docs.glob("law/*/act.yml"))]
    found = [read_module(reader, path.parent, schemas) for path in sorted(modules.glob("*/module.yml"))]
    images = [
        path for folder in (docs, modules) for path in sorted(folder.rglob("*")) if path.suffix.lower() in IMAGE_ENDINGS
    ]
    parts: dict[str, Any] = {
        "acts": {act.id: act for act in acts if act},
        "modules": _by_id(reader, [module for module in found if module]),
        "courses": read_courses(reader, modules / "courses.yml", schemas),
        "sources": read_sources(reader, sorted(docs.glob("sources/*.yml")), schemas),
        "terms": read_terms(reader, sorted(docs.glob("glossary/terms*.yml")), schemas, codes),
        "term_sources": read_term_sources(reader, docs / "glossary" / "sources.yml", schemas),
        "synonyms": read_synonyms(reader, docs / "glossary" / "synonyms.yml", schemas, codes),
        "strings": read_strings(reader, root / "overrides" / "strings", schemas),
        "images": frozenset(reader.name(path) for path in images),
        "pictures": read_pictures(reader, [path for path in images if path.suffix.lower() == ".svg"]),
        "source_language": str(config.get("extra", {}).get("source_language", codes[0])),
        "statistics": read_statistics(reader, docs / "statistics", codes),
        "aid": read_aid(reader, docs / "aid", schemas),
    }
    return parts, reader.problems


def _by_id(reader: Reader, modules: list[Module]) -> dict[str, Module]:
    """Modules by their ids; the folder's name is the id, and an `id:` in the file may only repeat it."""
    known: dict[str, Module] = {}
    for module in modules:
        folder = module.place.path.split("/")[-2]
        if module.id in known or (
            module.id != folder and any(m.place.path.split("/")[-2] == module.id for m in modules)
        ):
            other = known.get(module.id) or next(m for m in modules if m.place.path.split("/")[-2] == module.id)
            reader.fault(
                module.place,
                f"there are two modules with the id '{module.id}' (the other is {other.place.path})",
                "give one of them another id, and name its folder by it",
            )
            continue
        if module.id != folder:
            reader.fault(
                module.place,
                f"the module's id '{module.id}' is not its folder's name '{folder}'",
                "delete the line 'id:'",
            )
        known[module.id] = module
    return known


def read_config(path: Path) -> Any:
    """`mkdocs.yml` as plain values; what it has for Python alone is left out."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_ConfigLoader)


class _ConfigLoader(ConfigLoader):
    """Passes over tags such as !!python/name and !ENV."""


_ConfigLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
_ConfigLoader.add_multi_constructor("!", lambda *_: None)


def read_languages(reader: Reader, config: Any, path: Path) -> tuple[Language, ...]:
    """The languages that `mkdocs.yml` gives to the plugin static-i18n, in their order."""
    for plugin in config.get("plugins", ()):
        if isinstance(plugin, dict) and "i18n" in plugin:
            return tuple(
                Language(lang["locale"], lang["name"], bool(lang.get("default")))
                for lang in plugin["i18n"]["languages"]
            )
    reader.fault(Place(reader.name(path)), "no languages are set", "list them under plugins: - i18n: languages:")
    return (Language("en", "English", True),)


def _read_pages(reader: Reader, codes: list[str], schemas: Any) -> dict[str, dict[str, Page]]:
    """The pages by id and language. Those of one language are read one after the other, so that they lie side by side in memory.

    A process that makes the pages of one language then leaves the others' memory untouched, and shared.
    """
    files: dict[str, dict[str, Path]] = {}
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
            files.setdefault(match[1].removeprefix("docs/"), {})[match[2]] = path
    made = {
        (page_id, code): read_page(reader, files[page_id][code], page_id, code, page_kind(page_id), schemas)
        for code in codes
        for page_id in files
        if code in files[page_id]
    }
    pages: dict[str, dict[str, Page]] = {}
    for page_id, versions in files.items():
        for code in versions:
            if page := made[page_id, code]:
                pages.setdefault(page_id, {})[code] = page
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

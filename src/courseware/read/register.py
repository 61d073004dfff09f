"""The registers: modules, courses, sources, glossary terms, interface strings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from courseware.model import Course, Module, Objective, Source, Synonyms, Term, Text, Unit
from courseware.problem import Place
from courseware.read.file import Reader
from courseware.read.law import texts
from courseware.read.schema import Schema
from courseware.read.yaml_lines import item_line


def read_module(reader: Reader, folder: Path, schemas: Mapping[str, Schema]) -> Module | None:
    """Read `module.yml` of a module's folder."""
    path = folder / "module.yml"
    data = reader.yaml(path, schemas["module"])
    if data is None:
        return None
    name = reader.name(path)
    return Module(
        id=str(data.get("id", folder.name)),
        title=texts(data["title"]),
        summary=texts(data["summary"]),
        minutes=data["minutes"],
        audience=tuple(data["audience"]),
        objectives=tuple(Objective(o["id"], o["bloom"], texts(o["text"])) for o in data["objectives"]),
        units=tuple(Unit(u["id"], u["minutes"], u["mode"], Place(name, item_line(u))) for u in data["units"]),
        place=Place(name, 1),
    )


def read_courses(reader: Reader, path: Path, schemas: Mapping[str, Schema]) -> tuple[Course, ...]:
    if not path.exists():
        return ()
    data = reader.yaml(path, schemas["courses"]) or ()
    name = reader.name(path)
    return tuple(
        Course(c["id"], texts(c["title"]), texts(c["summary"]), tuple(c["modules"]), Place(name, item_line(c)))
        for c in data
    )


def each(reader: Reader, paths: list[Path], schema: Schema) -> list[tuple[Any, Place]]:
    """Each entry of list files, in order, without those whose id was there already."""
    entries: dict[str, tuple[Any, Place]] = {}
    for path in paths:
        for entry in reader.yaml(path, schema) or ():
            place = Place(reader.name(path), item_line(entry))
            known = entries.get(entry["id"])
            if known:
                reader.fault(
                    place,
                    f"the id '{entry['id']}' is there twice (first in {known[1]})",
                    "give one of them another id, or delete it",
                )
            else:
                entries[entry["id"]] = entry, place
    return list(entries.values())


def read_sources(reader: Reader, paths: list[Path], schemas: Mapping[str, Schema]) -> Mapping[str, Source]:
    return {
        e["id"]: Source(
            e["id"],
            e["title"],
            e["lang"],
            e.get("publisher", ""),
            str(e.get("date", "")),
            e.get("url", ""),
            e["mark"],
            place,
        )
        for e, place in each(reader, paths, schemas["sources"])
    }


def read_terms(
    reader: Reader, paths: list[Path], schemas: Mapping[str, Schema], languages: list[str]
) -> Mapping[str, Term]:
    return {
        e["id"]: Term(
            e["id"],
            {lang: str(e[lang]) for lang in languages},
            texts(e.get("def")),
            texts(e.get("note")),
            tuple(e.get("sources", ())),
            {lang: str(e[f"{lang}_status"]) for lang in languages if f"{lang}_status" in e},
            place,
        )
        for e, place in each(reader, paths, schemas["terms"])
    }


def read_term_sources(reader: Reader, path: Path, schemas: Mapping[str, Schema]) -> Mapping[str, str]:
    if not path.exists():
        return {}
    return {e["id"]: e["text"] for e, _ in each(reader, [path], schemas["term_sources"])}


def read_synonyms(
    reader: Reader, path: Path, schemas: Mapping[str, Schema], languages: list[str]
) -> tuple[Synonyms, ...]:
    if not path.exists():
        return ()
    return tuple(
        Synonyms(
            e["id"], {lang: tuple(dict.fromkeys([*e.get(lang, ()), *e.get("any", ())])) for lang in languages}, place
        )
        for e, place in each(reader, [path], schemas["synonyms"])
    )


def read_strings(reader: Reader, folder: Path, schemas: Mapping[str, Schema]) -> Mapping[str, Text]:
    """The interface words of every file in the folder.

    Those of js.yml and js-….yml go to the browser and get the prefix "js."; those of js-page-….yml, which only some pages
    load, get the file's name as their prefix.
    """
    strings: dict[str, Text] = {}
    for path in sorted(folder.glob("*.yml")):
        browser = path.stem == "js" or path.stem.startswith("js-")
        prefix = f"{path.stem}." if path.stem.startswith("js-page-") else "js." if browser else ""
        for name, words in (reader.yaml(path, schemas["strings"]) or {}).items():
            key = f"{prefix}{name}"
            if key in strings:
                reader.fault(Place(reader.name(path), 1), f"the string '{key}' is there twice", "delete one of the two")
            strings[key] = {lang: str(text) for lang, text in words.items()}
    return strings

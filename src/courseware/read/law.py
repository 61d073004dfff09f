"""`act.yml` and `art-*.yml` to acts and articles."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from courseware.model import Act, Article, Change, Citation, Figure, Gravity, Part, Penalty, Point, Text
from courseware.problem import Place
from courseware.read.citation import parse_citation
from courseware.read.file import Reader
from courseware.read.schema import Schema
from courseware.read.yaml_lines import item_line


def read_act(reader: Reader, folder: Path, schemas: Mapping[str, Schema]) -> Act | None:
    """Read the act of a folder with all its articles."""
    path = folder / "act.yml"
    data = reader.yaml(path, schemas["act"])
    if data is None:
        return None
    name = reader.name(path)
    articles = [read_article(reader, p, folder.name, schemas) for p in folder.glob("art-*.yml")]
    return Act(
        id=folder.name,
        kind=data["kind"],
        number=data.get("number", ""),
        title=texts(data["title"]),
        cite=texts(data["cite"]),
        short=texts(data["short"]),
        mark=data["mark"],
        adopted=_date(reader, data, "adopted", name),
        in_force=_date(reader, data, "in_force", name),
        in_force_mark=data.get("in_force_mark", ""),
        edition=_date(reader, data, "edition", name),
        edition_note=texts(data.get("edition_note", {})),
        review_by=_date(reader, data, "review_by", name),
        official=data.get("official", ""),
        gravity=tuple(
            Gravity(g["id"], g.get("up_to"), g.get("up_to_negligent"), texts(g["name"]))
            for g in data.get("gravity", ())
        ),
        changes=tuple(_change(reader, c, folder.name, name) for c in data.get("changes", ())),
        forms={lang: dict(forms) for lang, forms in data.get("forms", {}).items()},
        articles=tuple(sorted((a for a in articles if a), key=lambda a: number_order(a.number))),
        place=Place(name, 1),
    )


def number_order(number: str) -> tuple[tuple[int, str], ...]:
    """Sorts article numbers as people do: 9, 28, 109, 109-1."""
    return tuple((int(part) if part.isdigit() else 0, part) for part in re.split(r"[-.]", number))


def read_article(reader: Reader, path: Path, act: str, schemas: Mapping[str, Schema]) -> Article | None:
    """Read the figures of one article."""
    data = reader.yaml(path, schemas["article"])
    if data is None:
        return None
    name = reader.name(path)
    parts = tuple(_part(part, name) for part in data.get("parts", ()))
    note = data.get("note")
    cites = (parse_citation(c, Place(name, 1)) for c in data.get("age_cites", ()))
    return Article(
        act=act,
        number=path.stem.removeprefix("art-"),
        title=texts(data["title"]),
        mark=data["mark"],
        parts=parts,
        note=_part({"id": "note", **note}, name) if note else None,
        age=data.get("age"),
        age_cites=tuple(c for c in cites if c),
        figures=tuple(
            Figure(t["id"], t.get("part", ""), t["value"], t["unit"], texts(t["name"])) for t in data.get("terms", ())
        ),
        place=Place(name, 1),
    )


def texts(data: Any) -> Text:
    """The same words in each language, as plain values on one line; spaces that must not break stay as they are."""
    return {str(lang): re.sub(r"[ \t\n]+", " ", str(text)).strip(" \t\n") for lang, text in (data or {}).items()}


def _part(data: Any, name: str) -> Part:
    return Part(
        id=str(data["id"]),
        name=texts(data.get("name")),
        penalties=tuple(
            Penalty(p["kind"], p.get("from"), p.get("to"), p.get("unit", ""), p.get("adds", ""), texts(p.get("for")))
            for p in data.get("penalties", ())
        ),
        points=tuple(Point(str(p["id"]), texts(p.get("name"))) for p in data.get("points", ())),
        negligent=bool(data.get("negligent", False)),
        place=Place(name, item_line(data)),
    )


def _change(reader: Reader, data: Any, act: str, name: str) -> Change:
    place = Place(name, item_line(data))
    provision = parse_citation(f"{act}/{data['provision']}", place)
    if provision is None:
        reader.fault(place, f"'{data['provision']}' is not a provision of the act", "write it as art-167.3")
        provision = Citation(act, place=place)
    return Change(
        provision, _date(reader, data, "date", name), texts(data["by"]), texts(data["what"]), data["mark"], place
    )


def _date(reader: Reader, data: Any, key: str, name: str) -> dt.date | None:
    value = data.get(key)
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        line = data.lines[key]
        reader.fault(Place(name, line), f"'{value}' is not a date of the calendar", "write a real date, as 2025-07-28")
        return None

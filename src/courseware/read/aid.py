"""`facts.yml` and `rules.yml` to the classification aid."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from courseware.model import Aid, Citation, Condition, Element, Fact, FactGroup, Limit, Outcome, Raise
from courseware.problem import Place
from courseware.read.citation import parse_citation
from courseware.read.file import Reader
from courseware.read.law import texts
from courseware.read.schema import Schema
from courseware.read.yaml_lines import LinedList, item_line


def read_aid(reader: Reader, folder: Path, schemas: Mapping[str, Schema]) -> Aid:
    """Read the table of a folder; an empty one where there is no table."""
    facts, rules = folder / "facts.yml", folder / "rules.yml"
    for path, other in ((facts, rules), (rules, facts)):
        if path.exists() and not other.exists():
            name = reader.name(other)
            reader.fault(Place(reader.name(path)), f"the table has no {other.name}", f"write {name}, or delete this")
    if not (facts.exists() and rules.exists()):
        return Aid()
    groups, outcomes = reader.yaml(facts, schemas["facts"]), reader.yaml(rules, schemas["rules"])
    if groups is None or outcomes is None:
        return Aid()
    return Aid(
        tuple(_group(group, reader.name(facts)) for group in groups),
        tuple(_outcome(outcome, reader.name(rules)) for outcome in outcomes),
        Place(reader.name(facts)),
        Place(reader.name(rules)),
    )


def _group(data: Any, name: str) -> FactGroup:
    return FactGroup(
        id=data["id"],
        title=texts(data["title"]),
        hint=texts(data.get("hint")),
        facts=tuple(
            Fact(f["id"], texts(f["text"]), texts(f.get("hint")), Place(name, item_line(f))) for f in data["facts"]
        ),
        place=Place(name, item_line(data)),
    )


def _outcome(data: Any, name: str) -> Outcome:
    return Outcome(
        id=data["id"],
        cites=_cites(data, "cites", name),
        title=texts(data["title"]),
        note=texts(data.get("note")),
        instead_of=tuple(data.get("instead_of", ())),
        opens_with=tuple(data.get("opens_with", ())),
        elements=tuple(_element(element, name) for element in data["elements"]),
        raises=tuple(
            Raise(
                _when(line),
                tuple(line.get("with", ())),
                _cites(line, "cites", name),
                texts(line["text"]),
                Place(name, item_line(line)),
            )
            for line in data.get("raises", ())
        ),
        limits=tuple(
            Limit(_when(line), _cites(line, "cites", name), texts(line["text"]), Place(name, item_line(line)))
            for line in data.get("limits", ())
        ),
        place=Place(name, item_line(data)),
    )


def _element(data: Any, name: str) -> Element:
    return Element(
        id=data["id"],
        name=texts(data["name"]),
        cites=_cites(data, "cites", name),
        when=_when(data),
        unless=tuple(data.get("unless", ())),
        unless_cites=_cites(data, "unless_cites", name),
        gap=texts(data["gap"]),
        see=tuple(data.get("see", ())),
        place=Place(name, item_line(data)),
    )


def _when(data: Any) -> Condition:
    return Condition(*(tuple(data.get(key, ())) for key in ("any", "all", "none")))


def _cites(data: Any, key: str, name: str) -> tuple[Citation, ...]:
    """The citations under a key, one or a list of them, each with its line."""
    value = data.get(key, ())
    values = value if isinstance(value, LinedList) else [value] if value else []
    lines = value.lines if isinstance(value, LinedList) else [data.lines.get(key, 1)]
    found = (parse_citation(str(text), Place(name, line)) for text, line in zip(values, lines, strict=False))
    return tuple(citation for citation in found if citation)

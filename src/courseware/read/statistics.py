"""`docs/statistics/*.yml` to figures and charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from courseware.model import Chart, Indicator, Name, Statistic, Statistics, Text
from courseware.problem import Place
from courseware.read.file import Reader
from courseware.read.law import texts
from courseware.read.register import each
from courseware.read.schema import ID, MARK, STRING, Schema, listing, mapping, nullable


def statistics_schemas(languages: Sequence[str]) -> Mapping[str, Schema]:
    """What may stand in each file of the statistics."""
    text = mapping(dict.fromkeys(languages, STRING))
    name = mapping({"id": ID, "name": text})
    return {
        "names": mapping(
            {
                "units": listing(name),
                "counters": listing(name),
                "indicators": listing(mapping({"id": ID, "unit": ID, "name": text}, {"levels": listing(name)})),
            }
        ),
        "series": listing(
            mapping(
                {
                    "id": ID,
                    "year": nullable({"type": "integer"}),
                    "indicator": ID,
                    "value": {"type": ["number", "string"]},
                    "counter": ID,
                    "source": ID,
                    "mark": MARK,
                },
                {
                    "period": text,
                    "part": {"type": "boolean"},
                    "bound": {"enum": ["more-than", "at-least", "about"]},
                    "detail": text,
                    "note": text,
                },
            )
        ),
        "charts": listing(
            mapping(
                {"id": ID, "title": text, "kind": {"enum": ["bar", "line", "table"]}, "series": listing(STRING)},
                {"notes": listing(text)},
            )
        ),
    }


def read_statistics(reader: Reader, folder: Path, languages: Sequence[str]) -> Statistics:
    """Read names.yml, series.yml and charts.yml; a site without them has no statistics."""
    if not (folder / "names.yml").exists():
        return Statistics()
    schemas = statistics_schemas(languages)
    names: Any = reader.yaml(folder / "names.yml", schemas["names"]) or {}
    return Statistics(
        units={n.id: n for n in map(_name, names.get("units", ()))},
        counters={n.id: n for n in map(_name, names.get("counters", ()))},
        indicators={
            i["id"]: Indicator(i["id"], texts(i["name"]), i["unit"], tuple(map(_name, i.get("levels", ()))))
            for i in names.get("indicators", ())
        },
        figures={
            e["id"]: _statistic(e, place, languages)
            for e, place in each(reader, sorted(folder.glob("series*.yml")), schemas["series"])
        },
        charts={
            e["id"]: Chart(
                e["id"],
                texts(e["title"]),
                e["kind"],
                tuple(e["series"]),
                tuple(texts(note) for note in e.get("notes", ())),
                place,
            )
            for e, place in each(reader, sorted(folder.glob("charts*.yml")), schemas["charts"])
        },
    )


def _name(entry: Any) -> Name:
    return Name(entry["id"], texts(entry["name"]))


def _statistic(entry: Any, place: Place, languages: Sequence[str]) -> Statistic:
    period: Text = texts(entry["period"]) if "period" in entry else dict.fromkeys(languages, str(entry["year"] or ""))
    return Statistic(
        id=entry["id"],
        indicator=entry["indicator"],
        counter=entry["counter"],
        year=entry["year"],
        period=period,
        part=bool(entry.get("part")),
        value=entry["value"],
        bound=entry.get("bound", ""),
        detail=texts(entry.get("detail")),
        source=entry["source"],
        mark=entry["mark"],
        note=texts(entry.get("note")),
        place=place,
    )

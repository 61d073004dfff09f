"""What may stand in each YAML file, as JSON Schema. An unknown key is a fault: a misspelt one must not be lost in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Schema = Mapping[str, Any]

STRING: Schema = {"type": "string", "minLength": 1}
NUMBER: Schema = {"type": "integer", "minimum": 0}
DATE: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "x-form": "a date, as 2025-07-28"}
ID: Schema = {"type": "string", "pattern": r"^[a-z0-9][a-z0-9-]*$", "x-form": "small Latin letters, digits and hyphens"}
MARK: Schema = {"enum": ["A", "B", "C", "V", "R", "D", "K"]}
REVIEW: Schema = {"enum": ["draft", "language", "law"]}
UNITS: Schema = {"enum": ["years", "months", "days", "hours", "units", "soms", "percent"]}
CITE: Schema = {
    "type": "string",
    "pattern": r"^[a-z0-9-]+(/art-[0-9a-z-]+(\.[0-9a-z-]+){0,2})?$",
    "x-form": "a citation, as cc-2021/art-166.2.5",
}


def mapping(required: Mapping[str, Any], optional: Mapping[str, Any] | None = None) -> Schema:
    """A mapping with these keys and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def listing(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def aid_schemas(text: Schema) -> Mapping[str, Schema]:
    """The table of the classification aid. That each line has its citation is for the rules to say, in better words."""
    names = listing(ID)
    line = mapping({"text": text}, {"any": names, "all": names, "with": names, "cites": CITE})
    limit = mapping({"text": text}, {"any": names, "all": names, "cites": listing(CITE)})
    element = mapping(
        {"id": ID, "name": text, "gap": text},
        {
            **dict.fromkeys(("any", "all", "none", "unless"), names),
            **dict.fromkeys(("cites", "unless_cites"), listing(CITE)),
            "see": listing(STRING),
        },
    )
    fact = mapping({"id": ID, "text": text}, {"hint": text})
    return {
        "facts": listing(mapping({"id": ID, "title": text, "facts": listing(fact)}, {"hint": text})),
        "rules": listing(
            mapping(
                {"id": ID, "title": text, "elements": listing(element)},
                {
                    "cites": CITE,
                    "note": text,
                    "instead_of": names,
                    "opens_with": names,
                    "raises": listing(line),
                    "limits": listing(limit),
                },
            )
        ),
    }


def schemas(languages: Sequence[str]) -> Mapping[str, Schema]:
    """The schema of each kind of file for a site in these languages: every text in every language."""
    text = mapping(dict.fromkeys(languages, STRING))
    some_text: Schema = {
        "type": "object",
        "properties": dict.fromkeys(languages, STRING),
        "additionalProperties": False,
    }
    points = listing(mapping({"id": {"type": "string"}}, {"name": text}))
    penalty = mapping(
        {"kind": STRING},
        {"from": NUMBER, "to": NUMBER, "unit": UNITS, "adds": {"enum": ["optional", "required"]}, "for": text},
    )
    part = mapping(
        {"id": {"type": "string"}},
        {"name": text, "penalties": listing(penalty), "points": points, "negligent": {"type": "boolean"}},
    )
    figure = mapping({"id": ID, "value": NUMBER, "unit": UNITS, "name": text}, {"part": {"type": "string"}})
    change = mapping({"provision": {"type": "string"}, "by": text, "what": text, "mark": MARK}, {"date": DATE})
    gravity = mapping({"id": ID, "name": text}, {"up_to": NUMBER, "up_to_negligent": NUMBER})
    return {
        **aid_schemas(text),
        "act": mapping(
            {"kind": STRING, "title": text, "cite": text, "short": text, "mark": MARK},
            {
                "number": {"type": "string"},
                "adopted": DATE,
                "in_force": DATE,
                "in_force_mark": MARK,
                "edition": nullable(DATE),
                "edition_note": text,
                "review_by": DATE,
                "official": STRING,
                "gravity": listing(gravity),
                "changes": listing(change),
                "forms": {"type": "object"},
            },
        ),
        "article": mapping(
            {"title": text, "mark": MARK},
            {
                "age": NUMBER,
                "age_cites": listing(CITE),
                "parts": listing(part),
                "note": mapping({"name": text}, {"points": points}),
                "terms": listing(figure),
            },
        ),
        "module": mapping(
            {
                "title": text,
                "summary": text,
                "minutes": NUMBER,
                "audience": listing(STRING),
                "objectives": listing(mapping({"id": ID, "bloom": STRING, "text": text})),
                "units": listing(
                    mapping({"id": ID, "minutes": NUMBER, "mode": {"enum": ["online", "workshop", "both"]}})
                ),
            },
            {"id": ID},
        ),
        "courses": listing(mapping({"id": ID, "title": text, "summary": text, "modules": listing(STRING)})),
        "sources": listing(
            mapping(
                {"id": ID, "title": STRING, "lang": STRING, "mark": MARK},
                {"publisher": STRING, "date": {"type": ["string", "integer"]}, "url": STRING},
            )
        ),
        "terms": listing(
            mapping(
                {"id": ID, **dict.fromkeys(languages, STRING)},
                {
                    "ky_status": {"enum": ["attested", "own"]},
                    "sources": listing(STRING),
                    "note": some_text,
                    "def": some_text,
                },
            )
        ),
        "synonyms": listing(mapping({"id": ID}, dict.fromkeys(["any", *languages], listing(STRING)))),
        "term_sources": listing(mapping({"id": STRING, "text": STRING})),
        "strings": {"type": "object", "additionalProperties": text},
        "page": mapping(
            {},
            {
                "title": STRING,
                "summary": {"type": "string", "minLength": 1, "maxLength": 320},
                "sources": listing(STRING),
                "review": REVIEW,
                "handout": {"type": "boolean"},
                "reread": listing(STRING),
                "translates": mapping(
                    {"from": {"enum": list(languages)}, "sections": {"type": "object"}},
                ),
            },
        ),
    }

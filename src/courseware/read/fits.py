"""A quick look whether data fit a schema. Where they do not, jsonschema is asked what exactly is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Check = Callable[[Any], bool]

TYPES: Mapping[str, Check] = {
    "object": lambda data: isinstance(data, dict),
    "array": lambda data: isinstance(data, list),
    "string": lambda data: isinstance(data, str),
    "integer": lambda data: isinstance(data, int) and not isinstance(data, bool),
    "number": lambda data: isinstance(data, int | float) and not isinstance(data, bool),
    "boolean": lambda data: isinstance(data, bool),
    "null": lambda data: data is None,
}
_made: dict[int, tuple[Any, Check]] = {}
"""Schema, by its identity -> the check made of it; the schema is kept so that its identity stays its own."""


def fits(schema: Mapping[str, Any], data: Any) -> bool:
    """Whether loaded YAML surely fits. Dates count as texts."""
    return check_of(schema)(data)


def check_of(schema: Mapping[str, Any]) -> Check:
    """The check of a schema, made once."""
    if id(schema) not in _made:
        _made[id(schema)] = schema, _check(schema)
    return _made[id(schema)][1]


def _check(schema: Mapping[str, Any]) -> Check:
    if not schema.keys() <= KNOWN:
        return lambda data: False
    checks = [make(schema) for make in dict.fromkeys(MAKERS[key] for key in MAKERS if key in schema)]

    def check(data: Any) -> bool:
        if hasattr(data, "isoformat"):
            data = data.isoformat()
        return all(one(data) for one in checks)

    return check


def _type(schema: Mapping[str, Any]) -> Check:
    wanted = schema["type"]
    tests = [TYPES.get(name, lambda data: False) for name in ([wanted] if isinstance(wanted, str) else wanted)]
    return tests[0] if len(tests) == 1 else lambda data: any(test(data) for test in tests)


def _properties(schema: Mapping[str, Any]) -> Check:
    """A mapping's keys and their values."""
    known = {key: check_of(inner) for key, inner in schema.get("properties", {}).items()}
    required = frozenset(schema.get("required", ()))
    others = schema.get("additionalProperties", True)
    other = check_of(others) if isinstance(others, Mapping) else lambda data: bool(others)

    def check(data: Any) -> bool:
        if not isinstance(data, dict):
            return True
        return required <= data.keys() and all(
            isinstance(key, str) and known.get(key, other)(value) for key, value in data.items()
        )

    return check


def _items(schema: Mapping[str, Any]) -> Check:
    inner, least = check_of(schema.get("items", {})), schema.get("minItems", 0)
    return lambda data: not isinstance(data, list) or (len(data) >= least and all(inner(item) for item in data))


def _text(schema: Mapping[str, Any]) -> Check:
    least, most = schema.get("minLength", 0), schema.get("maxLength", 10**9)
    pattern = re.compile(schema.get("pattern", ""))
    return lambda data: not isinstance(data, str) or (least <= len(data) <= most and bool(pattern.search(data)))


def _minimum(schema: Mapping[str, Any]) -> Check:
    least = schema["minimum"]
    return lambda data: not isinstance(data, int | float) or data >= least


def _enum(schema: Mapping[str, Any]) -> Check:
    return lambda data: isinstance(data, str) and data in schema["enum"]


def _any_of(schema: Mapping[str, Any]) -> Check:
    tests = [check_of(inner) for inner in schema["anyOf"]]
    return lambda data: any(test(data) for test in tests)


MAKERS: Mapping[str, Callable[[Mapping[str, Any]], Check]] = {
    "type": _type,
    "properties": _properties,
    "additionalProperties": _properties,
    "required": _properties,
    "items": _items,
    "minItems": _items,
    "minLength": _text,
    "maxLength": _text,
    "pattern": _text,
    "minimum": _minimum,
    "enum": _enum,
    "anyOf": _any_of,
}
KNOWN = frozenset([*MAKERS, "x-form"])
"""Keywords that are understood here; nothing fits a schema with another one, so that jsonschema has the word."""

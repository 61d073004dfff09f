"""The quick look at YAML against the full checker."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from courseware.read.file import _plain
from courseware.read.fits import fits
from courseware.read.schema import CITE, DATE, ID, MARK, NUMBER, REVIEW, STRING, listing, mapping, nullable, schemas

SCHEMAS: list[Any] = [
    *(STRING, NUMBER, DATE, ID, MARK, REVIEW, CITE),
    *(nullable(NUMBER), nullable(DATE), listing(ID), {**listing(CITE), "minItems": 1}),
    *(mapping({"id": ID}, {"n": NUMBER}), {"type": "object", "additionalProperties": STRING}),
    *({"type": ["string", "number"], "maxLength": 3}, {"type": "boolean"}, {"type": "object"}, {}),
]
VALUES: list[Any] = [
    *("", "abc", "Abc", "abcd", "A", "law", "2025-01-31", "2025", "cc-2021/art-166.2.5", "a b"),
    *(0, 7, -1, 1.5, True, False, None, dt.date(2025, 1, 31)),
    *([], ["abc"], ["abc", ""], [1], ["cc-2021/art-5"]),
    *({}, {"id": "abc"}, {"id": ""}, {"id": "abc", "n": 3}, {"id": "abc", "n": -3}, {"id": "abc", "m": 3}, {"n": 3}),
]


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_the_quick_look_says_what_the_full_checker_says(schema: Any) -> None:
    for value in VALUES:
        assert fits(schema, value) == Draft202012Validator(schema).is_valid(_plain(value)), value


def test_a_keyword_that_the_quick_look_does_not_know_is_left_to_the_full_checker() -> None:
    assert not fits({"type": "string", "contentEncoding": "base64"}, "abc")


def test_every_schema_of_the_site_is_understood_by_the_quick_look() -> None:
    text = {"ky": "а", "ru": "б", "en": "c"}
    assert fits(
        schemas(["ky", "ru", "en"])["act"],
        {"kind": "a", "mark": "A", **dict.fromkeys(("title", "cite", "short"), text)},
    )
    assert fits(schemas(["ky", "ru", "en"])["page"], {"title": "a", "summary": "b"})

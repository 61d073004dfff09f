"""Nouns to problems: one rule a file, each a function `check(site)` that yields what is wrong."""

from __future__ import annotations

from courseware.model import Site
from courseware.problem import Problem
from courseware.rules import (
    aid,
    citations,
    contacts,
    figures,
    ids,
    images,
    law,
    links,
    marks,
    modules,
    pages,
    questions,
    statistics,
    synonyms,
    translations,
)

RULES = (
    ids,
    pages,
    citations,
    links,
    images,
    questions,
    modules,
    law,
    marks,
    translations,
    figures,
    contacts,
    statistics,
    aid,
    synonyms,
)


def check(site: Site) -> list[Problem]:
    """Every fault in what the site says, in the order of files and lines."""
    return sorted({problem for rule in RULES for problem in rule.check(site)})

"""What a list of forms says of a stemmer: how many inflected forms are found, how many other words are taken for the same."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SAME_START = 3
"""Words of a list that begin with so many equal letters could be taken for one another."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one list."""

    pairs: int
    """Pairs of a word and one of its forms."""
    missed: tuple[tuple[str, str], ...]
    """Those with two stems."""
    others: int
    """Pairs of two words, written down by hand or with the same start."""
    mixed: tuple[tuple[str, str], ...]
    """Those with one stem."""

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.pairs

    @property
    def false(self) -> float:
        return len(self.mixed) / self.others

    def __str__(self) -> str:
        return f"recall {self.recall:.3f} of {self.pairs} forms, false {self.false:.3f} of {self.others} pairs"


def read_list(path: Path) -> Mapping[str, Any]:
    """A list: `forms` (word -> its forms) and `apart` (pairs of words that are two)."""
    data: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def words(data: Mapping[str, Any]) -> list[str]:
    """Every word that a list needs the stem of."""
    forms = [[word, *forms] for word, forms in data["forms"].items()]
    return sorted({str(word) for group in [*forms, *data["apart"]] for word in group})


def figures(data: Mapping[str, Any], stem: Callable[[str], str]) -> Figures:
    """Compare the stems of a list."""
    pairs = [(str(word), str(form)) for word, forms in data["forms"].items() for form in forms if word != form]
    near = [
        (one, other)
        for one, other in itertools.combinations([str(word) for word in data["forms"]], 2)
        if one[:SAME_START] == other[:SAME_START]
    ]
    others = [*((str(one), str(other)) for one, other in data["apart"]), *near]
    missed = tuple(pair for pair in pairs if stem(pair[0]) != stem(pair[1]))
    mixed = tuple(pair for pair in others if stem(pair[0]) == stem(pair[1]))
    return Figures(len(pairs), missed, len(others), mixed)

"""Acts of law, their articles, and citations of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from courseware.problem import Place

Text = Mapping[str, str]
"""The same words in each language: language code -> text."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to an act, or to an article, a part or a point of it: `cc-2021/art-166.2.5`."""

    act: str
    article: str = ""
    """Number of the article as printed, "" for the whole act."""
    part: str = ""
    point: str = ""
    place: Place = field(default=Place(""), compare=False)

    @property
    def article_id(self) -> str:
        """Id of the article, as `cc-2021/art-166`; of the act if no article is named."""
        return f"{self.act}/art-{self.article}" if self.article else self.act

    def __str__(self) -> str:
        return ".".join(filter(None, (self.article_id, self.part, self.point)))

    def covers(self, other: Citation) -> bool:
        """Whether `other` is the same provision or one inside it."""
        return (str(other) + ".").startswith(str(self) + ".")


@dataclass(frozen=True, slots=True)
class Penalty:
    """One penalty of a part of an article. Figures are in `unit`."""

    kind: str
    """Such as imprisonment, fine, confiscation: a key of the interface strings."""
    low: int | None
    """Lower bound; None where the law says only "up to"."""
    high: int | None
    """Upper bound; None for penalties without a figure."""
    unit: str
    """years, months, days, hours or units (calculation indices)."""
    adds: str
    """"" for a main penalty, "optional" or "required" for one imposed in addition."""
    applies: Text = field(default_factory=dict)
    """To whom or when it applies, where one part has penalties for several: natural persons, legal entities."""


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered point of a part."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part of an article, with its penalties (main ones are alternatives)."""

    id: str
    name: Text
    penalties: tuple[Penalty, ...]
    points: tuple[Point, ...]
    negligent: bool
    """Whether it is a negligent crime (other limits of gravity)."""
    place: Place

    @property
    def heaviest(self) -> int | None:
        """Upper bound of imprisonment in years; 1000 for life; None where no imprisonment is provided."""
        years = [
            1000 if p.kind == "life-imprisonment" else p.high or 0
            for p in self.penalties
            if p.kind in ("imprisonment", "life-imprisonment") and not p.adds
        ]
        return max(years, default=None)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a procedural article: a time limit, a sum."""

    id: str
    part: str
    value: int
    unit: str
    name: Text


@dataclass(frozen=True, slots=True)
class Article:
    """An article of an act."""

    act: str
    number: str
    title: Text
    mark: str
    parts: tuple[Part, ...]
    note: Part | None
    """The note to the article, with its points; cited as `.note`."""
    age: int | None
    """Age in years from which a person answers for it."""
    age_cites: tuple[Citation, ...]
    figures: tuple[Figure, ...]
    place: Place

    @property
    def id(self) -> str:
        return f"{self.act}/art-{self.number}"

    def part(self, name: str) -> Part | None:
        """The part with this id; `note` is the note."""
        return self.note if name == "note" else next((p for p in self.parts if p.id == name), None)


@dataclass(frozen=True, slots=True)
class Gravity:
    """A category of gravity of crimes, with the highest maximum term of imprisonment (years) that falls under it."""

    id: str
    up_to: int | None
    up_to_negligent: int | None
    name: Text


@dataclass(frozen=True, slots=True)
class Change:
    """A change to a provision that came after the edition that was read."""

    provision: Citation
    date: dt.date | None
    by: Text
    what: Text
    mark: str
    place: Place

    @property
    def id(self) -> str:
        """How a text says that it was read again after this change: `cc-2021/art-167.3@2026-06-11`."""
        return f"{self.provision}@{self.date.isoformat() if self.date else 'undated'}"


@dataclass(frozen=True, slots=True)
class Act:
    """An act of law: a code, a law, a treaty."""

    id: str
    kind: str
    number: str
    title: Text
    cite: Text
    """Its short name as it stands in a citation (in the case that the language needs there)."""
    short: Text
    """Its short name on its own."""
    mark: str
    adopted: dt.date | None
    in_force: dt.date | None
    in_force_mark: str
    edition: dt.date | None
    """The edition that was read; None if its text was not read."""
    edition_note: Text
    review_by: dt.date | None
    official: str
    """Address of the official text, or ""."""
    gravity: tuple[Gravity, ...]
    changes: tuple[Change, ...]
    forms: Mapping[str, Mapping[str, str]]
    """Citation patterns of its own: language -> form -> pattern, where the act is not cited like the others."""
    articles: tuple[Article, ...]
    place: Place

    def category(self, part: Part) -> Gravity | None:
        """The category of gravity of a crime under `part`, from the heaviest imprisonment that it provides."""
        years = part.heaviest if part.heaviest is not None else (0 if part.penalties else None)
        if years is None or not self.gravity:
            return None
        for gravity in self.gravity:
            limit = gravity.up_to_negligent if part.negligent and gravity.up_to_negligent else gravity.up_to
            if limit is None or years <= limit:
                return gravity
        return self.gravity[-1]

"""Figures that somebody counted, and the charts that show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from courseware.model.law import Text
from courseware.problem import Place


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an indicator, a unit, a counter or a level in every language."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted, and in which unit."""

    id: str
    text: Text
    unit: str
    levels: tuple[Name, ...]
    """For what is graded and not counted: its grades, the lowest first."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """One figure: what was counted, by whom, for which time, from which source."""

    id: str
    indicator: str
    counter: str
    """Who counted. Figures of different counters are never put into one row of a chart."""
    year: int | None
    """The year that the figure is filed under, None if the source does not tell it."""
    period: Text
    """The time that it covers, as readers see it."""
    part: bool
    """Whether it covers a part of the year only."""
    value: int | float | str
    """The figure; the id of a level where the indicator has levels."""
    bound: str
    """"" for an exact figure, else more-than, at-least or about."""
    detail: Text
    """What tells it from other figures of the same series and time, such as a place."""
    source: str
    mark: str
    note: Text
    place: Place

    @property
    def series(self) -> str:
        """The series that it belongs to: `indicator/counter`."""
        return f"{self.indicator}/{self.counter}"


@dataclass(frozen=True, slots=True)
class Chart:
    """Series that are shown together: drawn, as a table, and to download."""

    id: str
    title: Text
    kind: str
    """bar, line, or table for what would be no picture."""
    series: tuple[str, ...]
    notes: tuple[Text, ...]
    """What a reader must know: conflicts between sources, what was left out."""
    place: Place


@dataclass(frozen=True, slots=True)
class Statistics:
    """Every figure of the site."""

    units: Mapping[str, Name] = field(default_factory=dict)
    counters: Mapping[str, Name] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    figures: Mapping[str, Statistic] = field(default_factory=dict)
    charts: Mapping[str, Chart] = field(default_factory=dict)

    def of(self, chart: Chart) -> list[Statistic]:
        """The figures of a chart: series by series, as their authors ordered them."""
        return [figure for name in chart.series for figure in self.figures.values() if figure.series == name]

"""A figure says who counted what, when and where it is from; a chart never joins what different counters counted."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.model import Chart, Indicator, Site, Statistic
from courseware.problem import Place, Problem, nearest


def check(site: Site) -> Iterator[Problem]:
    shelf = site.statistics
    for indicator in shelf.indicators.values():
        if indicator.unit not in shelf.units:
            place = Place("docs/statistics/names.yml")
            yield Problem(place, f"no unit '{indicator.unit}'", nearest(indicator.unit, shelf.units))
    seen: dict[tuple[object, ...], Statistic] = {}
    for figure in shelf.figures.values():
        yield from _figure(site, figure)
        period, detail = figure.period[site.source_language], figure.detail.get(site.source_language, "")
        first = seen.setdefault((figure.series, figure.year, period, detail), figure)
        if first is not figure:
            yield Problem(
                figure.place,
                f"the series '{figure.series}' has two values for {period or 'the same time'} "
                f"('{first.id}' in {first.place} is the other)",
                "keep one, or say with 'detail:' what tells them apart",
            )
    for chart in shelf.charts.values():
        yield from _chart(site, chart)
    yield from _blocks(site)


def _figure(site: Site, figure: Statistic) -> Iterator[Problem]:
    shelf, place = site.statistics, figure.place
    if figure.source not in site.sources:
        yield Problem(place, f"no source '{figure.source}' in the register", nearest(figure.source, site.sources))
    if figure.counter not in shelf.counters:
        yield Problem(place, f"no counter '{figure.counter}'", nearest(figure.counter, shelf.counters))
    indicator: Indicator | None = shelf.indicators.get(figure.indicator)
    if indicator is None:
        yield Problem(place, f"no indicator '{figure.indicator}'", nearest(figure.indicator, shelf.indicators))
    elif indicator.levels and figure.value not in [level.id for level in indicator.levels]:
        levels = [level.id for level in indicator.levels]
        yield Problem(place, f"'{figure.value}' is no level of '{indicator.id}'", nearest(str(figure.value), levels))
    elif not indicator.levels and isinstance(figure.value, str):
        yield Problem(place, f"the value '{figure.value}' is no number", "write it as a number")
    if not any(figure.series in chart.series for chart in shelf.charts.values()):
        yield Problem(place, f"no chart shows the series '{figure.series}'", "add it to docs/statistics/charts.yml")


def _chart(site: Site, chart: Chart) -> Iterator[Problem]:
    shelf = site.statistics
    known = {figure.series for figure in shelf.figures.values()}
    for name in chart.series:
        if name not in known:
            yield Problem(
                chart.place, f"the chart '{chart.id}' names the unknown series '{name}'", nearest(name, known)
            )
    if chart.kind == "table":
        return
    if chart.kind == "line" and len(chart.series) != 1:
        yield Problem(
            chart.place,
            f"the chart '{chart.id}' draws {len(chart.series)} lines",
            "name one series, or write 'kind: bar'",
        )
    counters = sorted({name.partition("/")[2] for name in chart.series})
    if len(counters) > 1:
        yield Problem(
            chart.place,
            f"the chart '{chart.id}' mixes counters: {', '.join(counters)}",
            "make a chart for each counter, or write 'kind: table'",
        )
    indicators = [shelf.indicators[n] for name in chart.series if (n := name.partition("/")[0]) in shelf.indicators]
    units = sorted({indicator.unit for indicator in indicators})
    if len(units) > 1:
        yield Problem(
            chart.place,
            f"the chart '{chart.id}' mixes units: {', '.join(units)}",
            "make a chart for each unit, or write 'kind: table'",
        )


def _blocks(site: Site) -> Iterator[Problem]:
    shown: set[str] = set()
    for page in site.each_page():
        for block in page.blocks:
            if block.name == "chart":
                shown.add(block.argument)
                if block.argument not in site.statistics.charts:
                    fix = nearest(block.argument, site.statistics.charts)
                    yield Problem(block.place, f"no chart '{block.argument}' in docs/statistics/charts.yml", fix)
    for chart in site.statistics.charts.values():
        if chart.id not in shown:
            yield Problem(
                chart.place, f"no page shows the chart '{chart.id}'", f"write '/// chart | {chart.id}' in a page"
            )

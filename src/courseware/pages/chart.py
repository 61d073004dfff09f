"""A chart in its page: who counted, the picture, the table with every figure and source, what to bear in mind, the download."""

from __future__ import annotations

import csv
import io
import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from courseware.model import Chart, Site, Statistic
from courseware.pages import chart_svg
from courseware.pages.element import append, element, plain
from courseware.pages.state import Rendering
from courseware.words import Words

UNVERIFIED = ("C", "K")
FOLDER = "statistics/data"
"""Where the files to download stand, from the root of a language."""


def chart_parts(state: Rendering, name: str) -> list[Element]:
    """What a chart's figure holds."""
    chart, words = state.site.statistics.charts[name], state.words
    figures = state.site.statistics.of(chart)
    lang, shelf = words.lang, state.site.statistics
    counters = list(dict.fromkeys(shelf.counters[figure.counter].text[lang] for figure in figures))
    parts = [element("figcaption", "cw-chart__title", plain(chart.title[lang]))]
    if len(counters) == 1:
        parts.append(element("p", "cw-chart__counter", plain(words("chart.counter", counter=counters[0]))))
    if chart.kind != "table":
        parts += _picture(state.site, words, chart, figures)
    parts.append(_table(state, chart, figures, with_counter=len(counters) > 1))
    if chart.notes:
        notes = [element("li", "", plain(note[lang])) for note in chart.notes]
        label = element("p", "cw-chart__notes-title", plain(words("chart.notes")))
        parts += [label, element("ul", "cw-chart__notes", *notes)]
    here = posixpath.dirname(state.page.id) if state.page else ""
    address = posixpath.relpath(f"{FOLDER}/{chart.id}.csv", here or ".")
    link = element("a", "", plain(words("chart.download")), href=address, download=f"{chart.id}-{lang}.csv")
    return [*parts, element("p", "cw-chart__download", link)]


def _state(figure: Statistic) -> str:
    return "unverified" if figure.mark in UNVERIFIED else "part" if figure.part else "whole"


def _value(site: Site, words: Words, figure: Statistic) -> str:
    """The figure as readers see it, with "more than" or "about" where it is not exact."""
    if isinstance(figure.value, str):
        levels = site.statistics.indicators[figure.indicator].levels
        return next(level.text[words.lang] for level in levels if level.id == figure.value)
    number = words.number(figure.value)
    return words(f"bound.{figure.bound}", n=number) if figure.bound else number


def _what(site: Site, words: Words, figure: Statistic) -> str:
    name = site.statistics.indicators[figure.indicator].text[words.lang]
    detail = figure.detail.get(words.lang)
    return f"{name}: {detail}" if detail else name


def _label(site: Site, words: Words, chart: Chart, figure: Statistic) -> str:
    """What stands over a bar: the time, and what was counted if the chart shows several things."""
    period, detail = figure.period[words.lang], figure.detail.get(words.lang)
    if len({name.partition("/")[0] for name in chart.series}) > 1:
        return f"{_what(site, words, figure)}, {period}" if period else _what(site, words, figure)
    return ", ".join(filter(None, (detail, period)))


def _picture(site: Site, words: Words, chart: Chart, figures: list[Statistic]) -> list[Element]:
    lang, shelf = words.lang, site.statistics
    indicator = shelf.indicators[figures[0].indicator]
    unit = shelf.units[indicator.unit].text[lang]
    if chart.kind == "line":
        drawing = chart_svg.line(_points(site, words, figures), chart.id, _ticks(site, words, figures))
    else:
        marks = [
            chart_svg.Mark(_label(site, words, chart, f), _number(site, f), _value(site, words, f), _state(f))
            for f in figures
        ]
        drawing = chart_svg.bars(marks, chart.id, _ticks(site, words, figures))
    svg = chart_svg.picture(drawing, chart.id, chart.title[lang], words("chart.desc"))
    states = [s for s in ("whole", "part", "unverified") if s in map(_state, figures)]
    key = [
        element(
            "li",
            "",
            element("span", f"cw-chart__key cw-chart__key--{s}", aria_hidden="true"),
            " ",
            plain(words(f"chart.key.{s}")),
        )
        for s in states
        if states != ["whole"]
    ]
    made = [element("div", "cw-chart__picture", svg)]
    if not indicator.levels:
        made.insert(0, element("p", "cw-chart__unit", plain(words("chart.unit", unit=unit))))
    return [*made, element("ul", "cw-chart__keys", *key)] if key else made


def _number(site: Site, figure: Statistic) -> float:
    """The height of a figure in a drawing; of a level, its place from below."""
    if isinstance(figure.value, str):
        return [level.id for level in site.statistics.indicators[figure.indicator].levels].index(figure.value) + 1
    return figure.value


def _points(site: Site, words: Words, figures: list[Statistic]) -> list[chart_svg.Mark]:
    """The figures of a line, one for each year from the first to the last; what is missing leaves a gap."""
    by_year = {figure.year: figure for figure in figures if figure.year}
    points = []
    for year in range(min(by_year), max(by_year) + 1):
        figure = by_year.get(year)
        text = _value(site, words, figure) if figure and not isinstance(figure.value, str) else ""
        value, state = (_number(site, figure), _state(figure)) if figure else (None, "whole")
        points.append(chart_svg.Mark(str(year), value, text, state))
    return points


def _ticks(site: Site, words: Words, figures: list[Statistic]) -> list[tuple[float, str]]:
    """At most five round numbers from nought up; for levels, their names."""
    levels = site.statistics.indicators[figures[0].indicator].levels
    if levels:
        return [(number, level.text[words.lang]) for number, level in enumerate(levels, 1)]
    top = max(_number(site, figure) for figure in figures) or 1
    step = next(s for power in range(9) for s in (10**power, 2 * 10**power, 5 * 10**power) if s * 4 >= top)
    return [(n * step, words.number(n * step)) for n in range(5) if n * step <= top * 1.1]


def _table(state: Rendering, chart: Chart, figures: list[Statistic], *, with_counter: bool) -> Element:
    site, words = state.site, state.words
    shelf, lang = site.statistics, words.lang
    units = list(dict.fromkeys(shelf.units[shelf.indicators[f.indicator].unit].text[lang] for f in figures))
    one_unit = len(units) == 1
    several = len({name.partition("/")[0] for name in chart.series}) > 1 or any(f.detail for f in figures)
    value_head = words("chart.value.unit", unit=units[0]) if one_unit and units[0] else words("chart.value")
    heads = [words("chart.what")] if several else []
    heads += [words("chart.period"), value_head]
    heads += [] if one_unit else [words("chart.units")]
    heads += [words("chart.who")] if with_counter else []
    heads += [words("chart.source"), words("chart.note")]
    rows = []
    for figure in figures:
        unit = shelf.units[shelf.indicators[figure.indicator].unit].text[lang]
        cells = [element("td", "", plain(_what(site, words, figure)))] if several else []
        cells.append(element("td", "", plain(figure.period[lang] or "—")))
        cells.append(element("td", "cw-chart__figure", plain(_value(site, words, figure)), data_figure=figure.id))
        cells += [] if one_unit else [element("td", "", plain(unit))]
        cells += [element("td", "", plain(shelf.counters[figure.counter].text[lang]))] if with_counter else []
        source = site.sources[figure.source]
        link = element("a", "", plain(source.title), href=f"source:{source.id}", lang=source.lang)
        cells.append(element("td", "", link, " ", element("a", "", plain(figure.mark), href=f"mark:{figure.mark}")))
        note = _note(words, figure)
        cells.append(element("td", "" if note else "cw-chart__none", plain(note or "—")))
        rows.append(element("tr", "", *cells))
    head = element("tr", "", *(element("th", "", plain(title)) for title in heads))
    caption = element("caption", "", plain(words("chart.table", title=chart.title[lang])))
    return append(element("table", "cw-chart__table"), caption, element("thead", "", head), element("tbody", "", *rows))


def _note(words: Words, figure: Statistic) -> str:
    unverified = words("chart.unverified") if figure.mark in UNVERIFIED else ""
    return " ".join(filter(None, (unverified, figure.note.get(words.lang))))


def chart_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The file to download of each chart in each language, by its path in the staged tree."""
    for chart in site.statistics.charts.values():
        for language in site.languages:
            yield f"{FOLDER}/{chart.id}.{language.code}.csv", chart_csv(site, Words(site, language.code), chart)


def chart_csv(site: Site, words: Words, chart: Chart) -> bytes:
    """A chart's figures as spreadsheets open them in this language: with a byte-order mark, its separator and its decimal sign."""
    shelf, lang = site.statistics, words.lang
    text = io.StringIO()
    writer = csv.writer(text, delimiter=words("csv.separator"), lineterminator="\r\n")
    keys = ("id", "what", "period", "value", "bound", "units", "who", "mark", "source", "address", "note")
    writer.writerow([words(f"chart.{key}") for key in keys])
    for figure in shelf.of(chart):
        indicator, source = shelf.indicators[figure.indicator], site.sources[figure.source]
        is_level = isinstance(figure.value, str)
        value = _value(site, words, figure) if is_level else str(figure.value).replace(".", words("decimal"))
        writer.writerow(
            [
                figure.id,
                _what(site, words, figure),
                figure.period[lang],
                value,
                words(f"bound.{figure.bound}.name") if figure.bound else "",
                shelf.units[indicator.unit].text[lang],
                shelf.counters[figure.counter].text[lang],
                figure.mark,
                source.title,
                source.url,
                _note(words, figure),
            ]
        )
    return b"\xef\xbb\xbf" + text.getvalue().encode()

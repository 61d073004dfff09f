"""Drawing a chart: pygal works out scale, guides, bars and points; what is kept of it takes the colours of the page."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import pygal

from courseware.pages.element import element, plain

WIDTH = 300
"""Width of a drawing in its own units: narrow, so that its letters stay readable on a small phone."""
LETTERS = 38
"""Letters that fit into a line of a label."""
LETTER = 8
"""Room for a letter of a value."""
LINE, BAR, GAP = 16, 20, 14
SETTINGS = {
    "width": WIDTH,
    "js": (),
    "css": (),
    "no_prefix": True,
    "show_legend": False,
    "disable_xml_declaration": True,
    "margin": 0,
    "spacing": 0,
    "truncate_label": -1,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar or a point of a chart."""

    label: str
    value: float | None
    """None leaves a gap in a line."""
    text: str
    """The value as readers see it."""
    state: str
    """whole, part (of a year) or unverified: how it is filled."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, and how high it is."""

    shapes: list[Element]
    height: int


def bars(marks: Sequence[Mark], name: str, ticks: Sequence[tuple[float, str]]) -> Drawing:
    """Horizontal bars, each under its label, with its value at its end."""
    labels = [textwrap.wrap(mark.label, LETTERS) for mark in marks]
    height = sum(LINE * len(lines) + BAR + GAP for lines in labels)
    room = [WIDTH - 20 - LETTER * len(mark.text) for mark in marks]
    top = max((mark.value or 0) * WIDTH / width for mark, width in zip(marks, room, strict=True))
    plot = _plot(
        pygal.HorizontalBar(height=height, range=(0, max(top, ticks[-1][0])), x_labels=[" "] * len(marks), **SETTINGS),
        [mark.value for mark in reversed(marks)],
        ticks,
    )
    made = _guides(plot, ticks, height, vertical=True)
    drawn = sorted(plot.iter("rect"), key=lambda rect: float(rect.get("y", 0)))
    rects = [rect for rect in drawn if "rect" in (rect.get("class") or "").split()]
    y = 0
    for mark, lines, rect in zip(marks, labels, rects, strict=True):
        x, width = float(rect.get("x", 0)), max(float(rect.get("width", 0)), 1)
        for text in lines:
            y += LINE
            made.append(_text(text, x, y - 3, "cw-chart__label"))
        made.append(_shape("rect", mark, name, x=_n(x), y=_n(y + 2), width=_n(width), height=str(BAR)))
        made.append(_text(mark.text, x + width + 6, y + BAR - 3, "cw-chart__value"))
        y += BAR + GAP
    return Drawing(_letters_last(made), height + 24)


def line(marks: Sequence[Mark], name: str, ticks: Sequence[tuple[float, str]]) -> Drawing:
    """Points joined where nothing is missing between them; a missing one leaves a gap."""
    floor = 60 * len(ticks) + 10
    plot = _plot(
        pygal.Line(
            height=floor + 10,
            range=(ticks[0][0] - 0.4, ticks[-1][0] + 0.5),
            x_labels=[" "] * len(marks),
            allow_interruptions=True,
            dots_size=5,
            **SETTINGS,
        ),
        [mark.value for mark in marks],
        ticks,
    )
    made = _guides(plot, ticks, floor, vertical=False)
    made += [
        element("path", "cw-chart__line", d=path.get("d", ""))
        for path in plot.iter("path")
        if "nofill" in (path.get("class") or "")
    ]
    dots = iter([dot for dot in plot.iter("circle") if "dot" in (dot.get("class") or "").split()])
    axis = next(g for g in plot.iter("g") if (g.get("class") or "").startswith("axis x"))
    places = [float(text.get("x", 0)) for text in axis.iter("text")]
    for mark, x in zip(marks, places, strict=True):
        if mark.value is not None:
            dot = next(dots)
            y = float(dot.get("cy", 0))
            made.append(_shape("circle", mark, name, cx=_n(x), cy=_n(y), r="5"))
            if mark.text:
                made.append(_text(mark.text, x, y - 9, "cw-chart__value cw-chart__value--mid"))
        label = _text(mark.label, x + 5, floor + 12, "cw-chart__tick cw-chart__tick--year")
        label.set("transform", f"rotate(-60 {_n(x + 5)} {floor + 12})")
        made.append(label)
    return Drawing(_letters_last(made), floor + 44)


def _plot(chart: pygal.Graph, values: Sequence[float | None], ticks: Sequence[tuple[float, str]]) -> Element:
    """What pygal drew of one row of values. It gets the places of the ticks, not their words, or it would leave room for them."""
    chart.y_labels = [{"value": value, "label": " "} for value, _ in ticks]
    chart.add("", list(values))
    root: Element = chart.render_tree()
    return root


def _guides(plot: Element, ticks: Sequence[tuple[float, str]], size: float, *, vertical: bool) -> list[Element]:
    """The guides with their ticks: below them where they stand upright, on them where they lie."""
    made: list[Element] = []
    axis = next(g for g in plot.iter("g") if (g.get("class") or "").startswith("axis x" if vertical else "axis y"))
    for text, (_, words) in zip(axis.iter("text"), ticks, strict=True):
        x, y = float(text.get("x", 0)), float(text.get("y", 0)) - 3.5
        if vertical:
            made.append(element("path", "cw-chart__guide", d=f"M{_n(x)} 0 V{_n(size)}"))
            made.append(_text(words, x, size + 16, "cw-chart__tick cw-chart__tick--mid"))
        else:
            made.append(element("path", "cw-chart__guide", d=f"M0 {_n(y)} H{WIDTH}"))
            made.append(_text(words, 0, y - 10, "cw-chart__tick"))
    return made


def _letters_last(shapes: list[Element]) -> list[Element]:
    """What is drawn last lies on top: no line may run through letters."""
    return sorted(shapes, key=lambda shape: shape.tag == "text")


def _shape(tag: str, mark: Mark, name: str, **attributes: str) -> Element:
    made = element(tag, f"cw-chart__mark cw-chart__mark--{mark.state}", **attributes)
    if mark.state == "part":
        made.set("fill", f"url(#{name}--part)")
    return made


def _text(text: str, x: float, y: float, classes: str) -> Element:
    return element("text", classes, plain(text), x=_n(x), y=_n(y))


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def picture(drawing: Drawing, name: str, title: str, description: str) -> Element:
    """The whole drawing, named for screen readers, with the hatching that its part-year marks are filled with."""
    hatch = element(
        "pattern",
        "",
        element("rect", "cw-chart__hatch-ground", width="6", height="6"),
        element("path", "cw-chart__hatch", d="M0 0V6"),
        id=f"{name}--part",
        width="6",
        height="6",
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return element(
        "svg",
        "cw-chart__drawing",
        element("title", "", plain(title), id=f"{name}--title"),
        element("desc", "", plain(description), id=f"{name}--desc"),
        element("defs", "", hatch),
        *drawing.shapes,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {drawing.height}",
        role="img",
        aria_labelledby=f"{name}--title",
        aria_describedby=f"{name}--desc",
    )

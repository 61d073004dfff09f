"""The penalty ladder of an article as a table."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from courseware.model import Act, Article, Citation, Part
from courseware.pages.element import append, element, plain
from courseware.words import Words


def penalty_table(act: Act, article: Article, words: Words) -> Element:
    """A row for each part: what it covers, what it is punished with, how grave that makes it."""
    columns = [words(f"penalties.{key}") for key in ("part", "covers", "penalty", "category")]
    head = element("tr", "", *(element("th", "", plain(title), scope="col") for title in columns))
    rows = [_row(act, article, part, words, columns) for part in article.parts]
    caption = element("caption", "", plain(words("penalties.caption", article=article.number)))
    return element("table", "cw-ladder", caption, element("thead", "", head), element("tbody", "", *rows))


def _row(act: Act, article: Article, part: Part, words: Words, columns: list[str]) -> Element:
    covers = element("td", "", element("span", "cw-ladder__name", plain(part.name[words.lang])), data_label=columns[1])
    if part.points:
        points = [
            element(
                "li",
                "",
                element("span", "cw-point", plain(f"{p.id})")),
                " ",
                plain(p.name[words.lang]),
                id=f"part-{part.id}-{p.id}",
                data_cite=words.citation(Citation(act.id, article.number, part.id, p.id)),
            )
            for p in part.points
        ]
        append(covers, element("ul", "cw-points", *points))
    mine = Citation(act.id, article.number, part.id)
    if any(change.provision.covers(mine) or mine.covers(change.provision) for change in act.changes):
        append(covers, element("p", "cw-changed", plain(words("penalties.changed"))))
    category = act.category(part)
    grave = plain(category.name[words.lang]) if category else plain("—")
    return element(
        "tr",
        "",
        element("th", "", plain(words("heading.part", part=part.id)), scope="row", data_label=columns[0]),
        covers,
        element("td", "cw-ladder__penalty", *_penalties(part, words), data_label=columns[2]),
        element("td", f"cw-gravity cw-gravity--{category.id if category else 'none'}", grave, data_label=columns[3]),
        id=f"part-{part.id}",
        data_cite=words.citation(mine),
    )


def _penalties(part: Part, words: Words) -> list[Element]:
    """The main penalties with "or" between them, then those that are added."""
    main = [p for p in part.penalties if not p.adds]
    added = [p for p in part.penalties if p.adds]
    lines = []
    for index, penalty in enumerate(main):
        line = element("span", "cw-penalty", plain(words.penalty(penalty)))
        if penalty.applies:
            line = element("span", "", plain(penalty.applies[words.lang] + ": "), line)
        if index and penalty.applies == main[index - 1].applies:
            line = element("span", "", plain(words("penalties.or") + " "), line)
        lines.append(line)
    return lines + [element("span", "cw-penalty cw-penalty--added", plain(words.penalty(p))) for p in added]

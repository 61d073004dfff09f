"""The figures of the law shelf."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.model import Act, Article, Site
from courseware.problem import Problem, nearest
from courseware.rules.citations import check_citation

FORMS = ("act", "article", "part", "point", "note", "note_point")


def check(site: Site) -> Iterator[Problem]:
    kinds = {key.removeprefix("penalty.") for key in site.strings if key.startswith("penalty.")}
    for act in site.acts.values():
        yield from _check_act(site, act)
        for article in act.articles:
            yield from _check_penalties(article, kinds)
    for page in site.each_page():
        for block in page.blocks:
            if block.name == "penalties" and page.id.rpartition("/")[2] != block.argument:
                yield Problem(
                    block.place,
                    f"the penalties of '{block.argument}' stand on another page",
                    "name the page's own article",
                )


def _check_act(site: Site, act: Act) -> Iterator[Problem]:
    if act.edition and act.review_by is None:
        yield Problem(act.place, "the act does not say by when it is to be read again", "add 'review_by: 2026-12-31'")
    for change in act.changes:
        yield from check_citation(site, change.provision)
    for forms in act.forms.values():
        for form in set(forms) - set(FORMS):
            yield Problem(act.place, f"unknown citation form '{form}'", nearest(form, FORMS))


def _check_penalties(article: Article, kinds: set[str]) -> Iterator[Problem]:
    parts = [part.id for part in article.parts]
    for part in article.parts:
        if parts.count(part.id) > 1:
            yield Problem(part.place, f"part '{part.id}' is there twice", "delete one of the two")
        if part.penalties and not (part.name and all(point.name for point in part.points)):
            yield Problem(
                part.place,
                f"part '{part.id}' has penalties but does not say what it covers",
                "add 'name:' to it and its points",
            )
        for penalty in part.penalties:
            if penalty.kind not in kinds:
                yield Problem(part.place, f"unknown penalty '{penalty.kind}'", nearest(penalty.kind, kinds))
            if penalty.high is None and penalty.low is not None:
                yield Problem(part.place, f"the penalty '{penalty.kind}' has no upper bound", "add 'to: …'")
            if penalty.low is not None and penalty.high is not None and penalty.low > penalty.high:
                yield Problem(
                    part.place,
                    f"the penalty '{penalty.kind}' runs from {penalty.low} to {penalty.high}",
                    "put the bounds in order",
                )
            if penalty.high is not None and not penalty.unit:
                yield Problem(
                    part.place, f"the penalty '{penalty.kind}' has a figure without a unit", "add 'unit: years'"
                )

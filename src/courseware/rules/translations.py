"""Three languages, one meaning: a translation has the same skeleton as its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from courseware.model import Page, Site
from courseware.problem import Place, Problem


def source_page(site: Site, page_id: str) -> Page:
    """The version that the others translate: the one without a stamp; without stamps, the one in the source language."""
    versions = site.pages[page_id]
    unstamped = [page for page in versions.values() if page.stamp is None]
    named = Counter(page.stamp.source for page in versions.values() if page.stamp)
    preferred = [*(code for code, _ in named.most_common()), site.source_language, *versions]
    if len(unstamped) == 1:
        return unstamped[0]
    return next(versions[code] for code in preferred if code in versions)


def check(site: Site) -> Iterator[Problem]:
    for page_id in sorted(site.pages):
        source = source_page(site, page_id)
        for page in site.pages[page_id].values():
            if page is not source:
                yield from _compare(source, page)


def _compare(source: Page, page: Page) -> Iterator[Problem]:
    yield from _same(
        "headings", [s.anchor for s in source.sections], [(s.anchor, s.place) for s in page.sections], source
    )
    yield from _same(
        "blocks",
        [f"{b.name} {b.argument}" for b in source.blocks],
        [(f"{b.name} {b.argument}", b.place) for b in page.blocks],
        source,
    )
    theirs = {q.id: q for q in source.questions}
    for question in page.questions:
        other = theirs.get(question.id)
        if other is None:
            continue
        place = question.place
        if [c.id for c in question.choices] != [c.id for c in other.choices]:
            yield Problem(
                place,
                f"the choices of '{question.id}' differ from {other.place}",
                "give both the same choices in the same order",
            )
        elif question.right != other.right:
            yield Problem(
                place,
                f"the right answers of '{question.id}' differ from {other.place}",
                "mark the same choices as right",
            )
        elif [c.verdict for c in question.choices] != [c.verdict for c in other.choices]:
            yield Problem(
                place,
                f"the verdicts of '{question.id}' differ from {other.place}",
                "give the same choices the same verdicts",
            )
        if question.type != other.type or question.objective != other.objective:
            yield Problem(
                place,
                f"the options of '{question.id}' differ from {other.place}",
                "copy 'type:' and 'objective:' from there",
            )
    lists = {c.id: c for c in source.checklists}
    for checklist in page.checklists:
        match = lists.get(checklist.id)
        if match and [s.id for s in checklist.steps] != [s.id for s in match.steps]:
            yield Problem(
                checklist.place,
                f"the steps of '{checklist.id}' differ from {match.place}",
                "give both the same steps in the same order",
            )
    yield from _same_bag(
        "citations", source, page, [(str(c), c.place) for c in page.citations], [str(c) for c in source.citations]
    )
    for noun, schemes in (
        ("confidence marks", ("mark:",)),
        ("sources", ("source:",)),
        ("terms", ("term:",)),
        ("days of a check", ("checked:",)),
    ):
        yield from _same_bag(
            noun,
            source,
            page,
            [(x.target, x.place) for x in page.links if x.target.startswith(schemes)],
            [x.target for x in source.links if x.target.startswith(schemes)],
        )
    if page.sources != source.sources:
        yield Problem(page.place, f"'sources:' differs from {source.place.path}", "copy it from there")
    if page.handout != source.handout:
        yield Problem(page.place, f"'handout:' differs from {source.place.path}", "copy it from there")


def _same(noun: str, wanted: Sequence[str], found: Sequence[tuple[str, Place]], source: Page) -> Iterator[Problem]:
    """One problem at the first place where two sequences part."""
    for index, name in enumerate(wanted):
        if index >= len(found):
            place = found[-1][1] if found else Place(source.place.path)
            yield Problem(
                place,
                f"the {noun} differ from {source.place.path}: '{name}' is missing",
                "translate it, with the same id",
            )
            return
        if found[index][0] != name:
            what = f"the {noun} differ from {source.place.path}: '{found[index][0]}' stands where '{name}' stands there"
            yield Problem(found[index][1], what, "keep the order and the ids of the source")
            return
    if len(found) > len(wanted):
        what = f"the {noun} differ from {source.place.path}: '{found[len(wanted)][0]}' is not there"
        yield Problem(found[len(wanted)][1], what, "delete it, or add it to the source")


def _same_bag(
    noun: str, source: Page, page: Page, found: Sequence[tuple[str, Place]], wanted: Sequence[str]
) -> Iterator[Problem]:
    """One problem for each thing that is there more or less often than in the source; their order may differ."""
    here, there = Counter(name for name, _ in found), Counter(wanted)
    for name in sorted((here - there) | (there - here)):
        place = next((p for n, p in found if n == name), page.place)
        yield Problem(
            place,
            f"the {noun} differ from {source.place.path}: '{name}' is here {here[name]} times, there {there[name]} times",
            "make the two texts say the same",
        )

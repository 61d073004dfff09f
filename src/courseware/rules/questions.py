"""A question must be answerable, and teach whoever answers it."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.model import Question, Site
from courseware.problem import Problem


def check(site: Site) -> Iterator[Problem]:
    objectives = {o.id for module in site.modules.values() for o in module.objectives}
    for page in site.each_page():
        for question in page.questions:
            yield from _check(question)
            if question.objective and question.objective not in objectives:
                yield Problem(
                    question.place,
                    f"no module has the objective '{question.objective}'",
                    "use an objective's id from module.yml",
                )
        for checklist in page.checklists:
            if not checklist.steps:
                yield Problem(
                    checklist.place, f"the list '{checklist.id}' has no steps", "add lines with steps, or delete it"
                )


def _check(question: Question) -> Iterator[Problem]:
    place, name = question.place, question.id
    right = len(question.right)
    if not question.stem:
        yield Problem(place, f"the question '{name}' asks nothing", "write what it asks above its choices")
    if len(question.choices) < 2:
        yield Problem(place, f"the question '{name}' has fewer than two choices", "add choices as '- [ ] … { #id }'")
    elif right == 0:
        yield Problem(place, f"the question '{name}' has no right answer", "mark it with '- [x]'")
    elif question.type != "multiple" and right > 1:
        yield Problem(place, f"the question '{name}' has {right} right answers", "leave one, or write 'type: multiple'")
    elif question.type == "multiple" and right == len(question.choices):
        yield Problem(place, f"every choice of '{name}' is right", "add a wrong one that people believe")
    if not question.why:
        yield Problem(place, f"the question '{name}' does not say why", "add a block '//// why' inside it")
    verdicts = {c.verdict for c in question.choices}
    if question.type == "true-false" and verdicts != {"true", "false"}:
        yield Problem(
            place,
            f"'{name}' needs choices for true and for false",
            "end each choice as { #id .true } or { #id .false }",
        )
    if question.type != "true-false" and verdicts - {""}:
        yield Problem(
            place,
            f"'{name}' has verdicts but is not of the type true-false",
            "delete .true and .false, or change its type",
        )

"""What ticked facts touch: outcomes in question, their elements, what raises them. The browser's half is overrides/js-page-aid."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass

from courseware.model import Aid, Condition, Element, Outcome, Raise

TOUCHED, WAIVED, MISSING = "touched", "waived", "missing"


@dataclass(frozen=True, slots=True)
class ElementResult:
    """How one element stands."""

    id: str
    state: str
    """touched, waived or missing."""
    facts: tuple[str, ...]
    """Ticked facts that speak for it."""
    against: tuple[str, ...]
    """Ticked facts that must not be there."""
    waived_by: tuple[str, ...]
    """Ticked facts that make it needless."""


@dataclass(frozen=True, slots=True)
class OutcomeResult:
    """How an outcome in question stands."""

    id: str
    elements: tuple[ElementResult, ...]
    raises: tuple[int, ...]
    """Which of its raises apply, by their place in the list."""
    limits: tuple[int, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of the elements that nothing touches yet."""
        return tuple(e.id for e in self.elements if e.state == MISSING)


def holds(when: Condition, ticked: Set[str]) -> bool:
    """Whether a condition is met."""
    some = not when.any or any(fact in ticked for fact in when.any)
    return some and all(fact in ticked for fact in when.all) and not any(fact in ticked for fact in when.none)


def opens(outcome: Outcome, ticked: Set[str]) -> bool:
    """Whether an outcome comes into question."""

    def fed(element: Element) -> bool:
        return any(fact in ticked for fact in element.when.own)

    def waived(element: Element) -> bool:
        return any(fact in ticked for fact in element.unless)

    if not outcome.opens_with:
        return any(fed(element) for element in outcome.elements)
    return all(fed(e) or waived(e) for e in outcome.elements if e.id in outcome.opens_with)


def evaluate(aid: Aid, facts: Iterable[str]) -> tuple[OutcomeResult, ...]:
    """The outcomes in question, those with the fewest missing elements first, otherwise in the order of the table."""
    ticked = frozenset(facts)
    found = [_outcome(outcome, ticked) for outcome in aid.outcomes if opens(outcome, ticked)]
    return tuple(sorted(found, key=lambda result: len(result.missing)))


def _outcome(outcome: Outcome, ticked: Set[str]) -> OutcomeResult:
    return OutcomeResult(
        outcome.id,
        tuple(_element(element, ticked) for element in outcome.elements),
        tuple(n for n, line in enumerate(outcome.raises) if _raised(outcome, line, ticked)),
        tuple(n for n, line in enumerate(outcome.limits) if holds(line.when, ticked)),
    )


def _raised(outcome: Outcome, line: Raise, ticked: Set[str]) -> bool:
    return holds(line.when, ticked) and all(holds(e.when, ticked) for e in outcome.elements if e.id in line.needs)


def _element(element: Element, ticked: Set[str]) -> ElementResult:
    waived_by = tuple(fact for fact in element.unless if fact in ticked)
    state = WAIVED if waived_by else TOUCHED if holds(element.when, ticked) else MISSING
    return ElementResult(
        element.id,
        state,
        tuple(fact for fact in element.when.own if fact in ticked),
        tuple(fact for fact in element.when.none if fact in ticked),
        waived_by,
    )


def completable(outcome: Outcome, needed: Condition = Condition(), own: Collection[str] = ()) -> bool:  # noqa: B008
    """Whether some set of facts brings the outcome into question with every element touched or waived, and meets `needed`.
    Elements named in `own` must be touched.

    The only facts that can stand in the way are those that a touched element must not have. So for each choice of the
    elements that are waived, everything else is ticked; if that is not enough, nothing is.
    """
    everything = {f for e in outcome.elements for f in (*e.when.own, *e.unless)} | set(needed.own)
    choices: list[frozenset[str]] = [frozenset()]
    for element in outcome.elements:
        if element.unless:
            choices += [choice | {element.id} for choice in choices]
    for waived in choices:
        touched = [e for e in outcome.elements if e.id not in waived or e.id in own]
        ticked = everything - {f for e in touched for f in e.when.none} - set(needed.none)
        if (
            all(holds(e.when, ticked) for e in touched)
            and all(any(f in ticked for f in e.unless) for e in outcome.elements if e.id in waived)
            and holds(needed, ticked)
            and opens(outcome, ticked)
        ):
            return True
    return False


def touchable(element: Element) -> bool:
    """Whether some set of facts touches the element."""
    return holds(element.when, set(element.when.own) - set(element.when.none))


def anchors(aid: Aid) -> set[str]:
    """Everything in the table that a link can point to."""
    return {outcome.anchor for outcome in aid.outcomes} | {f"group-{group.id}" for group in aid.groups}

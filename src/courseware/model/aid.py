"""The classification aid: facts to tick, and the rules that say which elements of which outcomes they touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from courseware.model.law import Citation, Text
from courseware.problem import Place


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened, to be ticked."""

    id: str
    text: Text
    hint: Text
    place: Place


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts that answer one question."""

    id: str
    title: Text
    hint: Text
    facts: tuple[Fact, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be ticked: one of `any` (if it names any), all of `all`, none of `none`."""

    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    @property
    def own(self) -> tuple[str, ...]:
        """The facts that speak for it, each once, in their order."""
        return tuple(dict.fromkeys((*self.all, *self.any)))


@dataclass(frozen=True, slots=True)
class Element:
    """An element of an outcome."""

    id: str
    name: Text
    cites: tuple[Citation, ...]
    when: Condition
    """What touches it."""
    unless: tuple[str, ...]
    """Facts any one of which makes it needless."""
    unless_cites: tuple[Citation, ...]
    gap: Text
    """What evidence would close the gap while it is not touched."""
    see: tuple[str, ...]
    """Pages that help with that: page ids, an anchor may follow after #."""
    place: Place


@dataclass(frozen=True, slots=True)
class Raise:
    """What makes an outcome graver."""

    when: Condition
    needs: tuple[str, ...]
    """Elements that must be touched by facts of their own; that something waives them is not enough."""
    cites: tuple[Citation, ...]
    """One citation; none or several are a fault."""
    text: Text
    place: Place


@dataclass(frozen=True, slots=True)
class Limit:
    """What is to be borne in mind with an outcome when certain facts are there."""

    when: Condition
    cites: tuple[Citation, ...]
    text: Text
    place: Place


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that may come into question, with the elements that make it up."""

    id: str
    cites: tuple[Citation, ...]
    """One citation; none or several are a fault."""
    title: Text
    note: Text
    instead_of: tuple[str, ...]
    """Outcomes that it is confused with."""
    opens_with: tuple[str, ...]
    """Elements each of which needs a fact before the outcome comes into question; none: any one will do."""
    elements: tuple[Element, ...]
    raises: tuple[Raise, ...]
    limits: tuple[Limit, ...]
    place: Place

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"outcome-{self.id}"

    def lines(self) -> Iterator[tuple[str, int, Raise | Limit]]:
        """What raises and limits it, each with the name of its list and its number there."""
        yield from (("raises", number, line) for number, line in enumerate(self.raises, 1))
        yield from (("limits", number, line) for number, line in enumerate(self.limits, 1))


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table that rests on law: an outcome, an element, what raises or limits it."""

    id: str
    """Its outcome, then its element or its place in the list: `theft.taking`, `theft.raises-2`."""
    outcome: Outcome
    cites: tuple[Citation, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Aid:
    """The whole table."""

    groups: tuple[FactGroup, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    place: Place = field(default=Place(""))
    """The file with the facts."""
    rules_place: Place = field(default=Place(""))
    """The file with the outcomes."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact in the order of the form."""
        return tuple(fact for group in self.groups for fact in group.facts)

    def rules(self) -> Iterator[Rule]:
        """Every line that rests on law."""
        for outcome in self.outcomes:
            yield Rule(outcome.id, outcome, outcome.cites, outcome.place)
            for element in outcome.elements:
                cites = (*element.cites, *element.unless_cites)
                yield Rule(f"{outcome.id}.{element.id}", outcome, cites, element.place)
            for name, number, line in outcome.lines():
                yield Rule(f"{outcome.id}.{name}-{number}", outcome, line.cites, line.place)

"""The classification aid: what ticked facts touch, what an author is told, what a reader without scripts sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from courseware.aid import completable, evaluate, holds, opens
from courseware.currency import citing, unread
from courseware.make import read_and_check
from courseware.model import Aid, Citation, Condition, Element, Outcome, Raise, Site
from courseware.problem import Place, Problem
from courseware.read.citation import parse_citation

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "aid" / "cases.yml").read_text(encoding="utf-8"))
HERE = Place("rules.yml")
CITED = (Citation("code-1", "5"),)


def element(name: str, unless: tuple[str, ...] = (), **when: tuple[str, ...]) -> Element:
    return Element(name, {}, CITED, Condition(**when), unless, CITED if unless else (), {}, (), HERE)


def outcome(*elements: Element, opens_with: tuple[str, ...] = (), raises: tuple[Raise, ...] = ()) -> Outcome:
    return Outcome("theft", CITED, {}, {}, (), opens_with, elements, raises, (), HERE)


def states(*elements: Element, ticked: set[str]) -> dict[str, str]:
    results = evaluate(Aid(outcomes=(outcome(*elements),)), ticked)
    return {e.id: e.state for result in results for e in result.elements}


def test_an_element_is_touched_by_one_of_any_with_all_of_all_and_none_of_none() -> None:
    when = Condition(any=("a", "b"), all=("c",), none=("d",))
    assert holds(when, {"a", "c"})
    assert holds(when, {"a", "b", "c", "x"})
    assert not holds(when, {"a", "b"})
    assert not holds(when, {"c"})
    assert not holds(when, {"a", "c", "d"})
    assert holds(Condition(none=("d",)), set())


def test_a_needless_element_is_waived_whether_or_not_its_facts_are_ticked() -> None:
    act, means = element("act", any=("took",)), element("means", any=("force",), unless=("child",))
    assert states(act, means, ticked={"took"}) == {"act": "touched", "means": "missing"}
    assert states(act, means, ticked={"took", "child"}) == {"act": "touched", "means": "waived"}
    assert states(act, means, ticked={"took", "child", "force"}) == {"act": "touched", "means": "waived"}


def test_an_outcome_opens_with_a_fact_for_each_named_element_a_waived_one_counts() -> None:
    made = outcome(
        element("act", any=("took",)),
        element("means", any=("force",), unless=("child",)),
        element("purpose", all=("gain",)),
        opens_with=("act", "means"),
    )
    assert not opens(made, {"took"})
    assert not opens(made, {"gain", "force"})
    assert opens(made, {"took", "force"})
    assert opens(made, {"took", "child"})


def test_without_that_any_fact_for_an_element_opens_it_and_a_forbidden_or_waiving_fact_does_not() -> None:
    made = outcome(element("act", any=("took",), none=("gift",)), element("means", any=("force",), unless=("child",)))
    assert opens(made, {"force"})
    assert not opens(made, {"gift"})
    assert not opens(made, {"child"})
    assert not opens(made, set())


def test_a_raise_that_needs_an_element_applies_only_with_a_fact_of_the_element_itself() -> None:
    act, means = element("act", any=("took",)), element("means", any=("force",), unless=("child",))
    made = Aid(outcomes=(outcome(act, means, raises=(Raise(Condition(any=("group",)), ("means",), CITED, {}, HERE),)),))
    assert evaluate(made, {"took", "group", "force"})[0].raises == (0,)
    assert evaluate(made, {"took", "group", "force", "child"})[0].raises == (0,)
    assert evaluate(made, {"took", "group", "child"})[0].raises == ()
    assert evaluate(made, {"took", "group"})[0].raises == ()


def test_a_raise_that_needs_an_element_which_its_facts_forbid_can_never_apply() -> None:
    made = outcome(element("act", any=("took",)), element("means", any=("force",), none=("gift",), unless=("child",)))
    assert completable(made, Condition(all=("gift",)))
    assert not completable(made, Condition(all=("gift",)), ("means",))


def test_outcomes_with_the_fewest_missing_elements_come_first() -> None:
    many = Outcome("many", CITED, {}, {}, (), (), (element("a", any=("x",)), element("b", any=("y",))), (), (), HERE)
    few = Outcome("few", CITED, {}, {}, (), (), (element("a", any=("x",)),), (), (), HERE)
    assert [result.id for result in evaluate(Aid(outcomes=(many, few)), {"x"})] == ["few", "many"]
    assert [result.id for result in evaluate(Aid(outcomes=(many, few)), {"x", "y"})] == ["many", "few"]


def test_what_can_never_be_complete_is_found_among_several_elements() -> None:
    whole, broken = element("whole", none=("broke",)), element("broken", any=("broke",))
    assert not completable(outcome(whole, broken))
    assert completable(outcome(element("whole", none=("broke",), unless=("owner",)), broken))
    assert completable(outcome(whole, element("broken", any=("broke", "cracked"))))
    assert not completable(outcome(whole)), "no fact of its own ever opens it"
    assert not completable(outcome(element("a", any=("x",), unless=("y",)), element("b", any=("z",), none=("x", "y"))))


def all_subsets(names: list[str]) -> Iterator[set[str]]:
    for bits in range(1 << len(names)):
        yield {name for n, name in enumerate(names) if bits >> n & 1}


def test_it_agrees_with_trying_every_set_of_facts(content: tuple[Site, list[Problem]], small: Path) -> None:
    """The shortcut in `completable` against brute force, on rules made by a seed."""
    import random

    dice = random.Random(4)
    names = ["a", "b", "c", "d", "e"]

    def some(most: int) -> tuple[str, ...]:
        return tuple(dice.sample(names, dice.randint(0, most)))

    verdicts = set()
    for _ in range(400):
        elements = tuple(
            element(f"e{n}", any=some(2), all=some(1), none=some(2), unless=some(1) if dice.random() < 0.4 else ())
            for n in range(dice.randint(1, 3))
        )
        made = outcome(*elements, opens_with=("e0",) if dice.random() < 0.5 else ())
        needed = Condition(any=some(2), all=some(1))
        own = ("e0",) if dice.random() < 0.5 else ()

        def complete(
            ticked: set[str], made: Outcome = made, needed: Condition = needed, own: tuple[str, ...] = own
        ) -> bool:
            results = evaluate(Aid(outcomes=(made,)), ticked)
            touched = all(holds(e.when, ticked) for e in made.elements if e.id in own)
            return bool(results) and not results[0].missing and holds(needed, ticked) and touched

        wanted = any(complete(ticked) for ticked in all_subsets(names))
        assert completable(made, needed, own) == wanted, (made, needed, own)
        verdicts.add(wanted)
    assert verdicts == {True, False}


def test_there_are_enough_cases_and_each_outcome_is_complete_in_one(content: tuple[Site, list[Problem]]) -> None:
    assert len({case["id"] for case in CASES}) == len(CASES) >= 40
    complete = {name for case in CASES for name, left in case["touched"].items() if left == "all"}
    assert complete == {made.id for made in content[0].aid.outcomes}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_a_case_touches_what_the_law_says(content: tuple[Site, list[Problem]], case: dict[str, Any]) -> None:
    aid = content[0].aid
    assert set(case["facts"]) <= {fact.id for fact in aid.facts}
    results = evaluate(aid, case["facts"])
    touched = {result.id: list(result.missing) or "all" for result in results}
    wanted = {name: sorted(left) if isinstance(left, list) else left for name, left in case["touched"].items()}
    assert {name: sorted(left) if isinstance(left, list) else left for name, left in touched.items()} == wanted
    outcomes = {made.id: made for made in aid.outcomes}
    raises = {str(outcomes[result.id].raises[n].cites[0]) for result in results for n in result.raises}
    assert sorted(raises) == sorted(case["raises"])
    told = {str(cite) for result in results for n in result.limits for cite in outcomes[result.id].limits[n].cites}
    assert set(case.get("told", ())) <= told


def test_rules_are_places_that_a_change_of_law_lists(small: Path) -> None:
    site, problems = read_and_check(small)
    assert problems == []
    provision = parse_citation("code-1/art-5.2", Place(""))
    assert provision
    found = {
        (str(use.citation.place), use.page.lang, use.name) for use in citing(site, provision) if use.kind == "rule"
    }
    line = 1 + (small / "docs/aid/rules.yml").read_text(encoding="utf-8").splitlines().index(
        "      cites: code-1/art-5.2.1"
    )
    assert found == {(f"docs/aid/rules.yml:{line}", lang, "breaking.raises-1") for lang in ("ky", "ru", "en")}
    behind = unread(site, site.pages["aid/index"]["en"])
    assert [use.name for use, _ in behind] == ["breaking.raises-1"]


def test_an_article_lists_the_rules_that_cite_it(built_small: Path) -> None:
    tree = LexborHTMLParser((built_small / "site/en/law/code-1/art-5.html").read_text(encoding="utf-8"))
    links = {a.attributes["href"]: a.text(strip=True) for a in tree.css(".cw-used a")}
    assert links["../../aid/index.html#outcome-breaking"] == "Breaking a bridge"
    assert links["../../aid/index.html"] == "Aid about bridges"


def test_without_scripts_the_page_is_a_form_to_print_and_a_tree_to_walk(built_small: Path) -> None:
    tree = LexborHTMLParser((built_small / "site/en/aid/index.html").read_text(encoding="utf-8"))
    boxes = tree.css(".cw-aid__form fieldset input[type=checkbox]")
    assert [box.attributes["value"] for box in boxes] == [
        "broke", "blocked", "accident", "meant", "said-so", "owner", "group",
    ]  # fmt: skip
    assert tree.css_first("details.cw-tree").attributes.get("open", "no") is None
    rule = " ".join(tree.css_first("#outcome-breaking").text().split())
    for words in (
        "art. 5(1) IC",
        "4 On purpose; 5 Said so",
        "6 The owner (note to art. 5 IC)",
        "3 It was an accident",
        "Ask witnesses.",
        "art. 5(2)(1) IC",
        "Only with a fact for the element too: Act",
        "Compare with: Obstacle",
    ):
        assert words in rule, words
    assert tree.css_first("#outcome-breaking a[href='../checklists/walk.html#stop']") is not None
    assert "has changed" in tree.css_first("#outcome-breaking .cw-stale").text()


def test_a_site_without_a_table_builds_without_the_page(small: Path) -> None:
    import shutil

    shutil.rmtree(small / "docs/aid")
    site, problems = read_and_check(small)
    assert problems == []
    assert site.aid == Aid()

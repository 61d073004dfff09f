"""No fact that rests on a weak source, an inference or knowledge without a source is published as established."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from courseware.model import Page, Site
from courseware.problem import Problem
from courseware.rules.marks import shows_weakness

FACTS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "weak_facts.yml").read_text(encoding="utf-8"))
DOSSIERS = ("law", "policy", "practice")
WEAK = re.compile(r"\[(?:[AB]/)?C\b|`bk`|\bbk\b|\[K\b")
HEAD = re.compile(r"[\s|*-]*([A-Z]{2,}[A-Z0-9]*(?:-[A-Z0-9]+)+[a-z]?)")
NOT_FACTS = re.compile(r"^(\*\*Marks\.|- Confidence:|  - \*\*\[K\]|\d+\. |- Replace each)")
"""Lines of the dossiers that explain the marks or list work to do."""


def weak_ids(folder: Path) -> Iterator[str]:
    """Ids of the facts of the dossiers in which something is marked as weak; a line without one belongs to the last id."""
    for name in DOSSIERS:
        last = ""
        for line in (folder / f"{name}.md").read_text(encoding="utf-8").split("\n"):
            head = HEAD.match(line)
            last = head[1] if head else last
            if WEAK.search(line) and not NOT_FACTS.match(line):
                yield last


def is_strong(folder: Path, fact: str) -> bool:
    """Whether a dossier gives this fact from an official text or from a text that was seen."""
    strong = re.compile(rf"^[\s|*-]*{re.escape(fact)}\b.*(\[A\b|\| V\b)")
    return any(
        strong.match(line)
        for name in DOSSIERS
        for line in (folder / f"{name}.md").read_text(encoding="utf-8").split("\n")
    )


def claims(page: Page) -> Iterator[tuple[int, str, str]]:
    """Line number, line, and the text that must show the mark: a row for itself, else all that stands under the heading."""
    for section in page.sections:
        text = page.text_of(section)
        lines = text.replace("\u00a0", " ").split("\n")
        first = section.place.line + (1 if section.anchor else 0)
        for number, line in enumerate([section.title, *lines], first - 1):
            yield number, line, line if line.startswith("|") else text


def stating(site: Site, fact: dict[str, Any]) -> list[tuple[str, str]]:
    """Every published line that states the fact, with its place, and the text around it that must show the mark."""
    says, also = re.compile(fact["says"]), re.compile(fact.get("and", ""))
    return [
        (f"{page.place.path}:{number}: {line.strip()[:160]}", around)
        for page in site.each_page()
        for number, line, around in claims(page)
        if says.search(line) and also.search(line)
    ]


def test_every_weak_fact_of_the_dossiers_is_in_the_register(root: Path) -> None:
    folder = root.parent / "shared" / "research"
    known = {fact["id"] for fact in FACTS}
    wanted = set(weak_ids(folder))
    assert len(wanted) >= 25
    named_otherwise = {"INT-2", "INT-3"}  # there the mark stands at the date of a treaty, which the pages do not give
    assert wanted - known - named_otherwise == set()
    assert known - wanted == set()


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: str(fact["id"]))
def test_a_weak_fact_is_shown_with_its_mark_or_not_at_all(
    content: tuple[Site, list[Problem]], root: Path, fact: dict[str, Any]
) -> None:
    if fact["shown"] == "confirmed":
        assert [name for name in fact["by"] if not is_strong(root.parent / "shared" / "research", name)] == []
        return
    found = stating(content[0], fact)
    if fact["shown"] == "never":
        assert [place for place, _ in found] == []
        return
    weaker = f"(mark:{fact['as']})" if "as" in fact else None
    bare = [place for place, text in found if not (shows_weakness(text) or (weaker and weaker in text))]
    assert bare == []
    if fact["shown"] == "marked":
        languages = {place.split(":")[0].split(".")[-2] for place, _ in found}
        assert languages == {"ky", "ru", "en"}, found


def test_an_act_known_from_weak_sources_says_so(content: tuple[Site, list[Problem]], root: Path) -> None:
    acts = yaml.safe_load((root.parent / "shared" / "research" / "acts.yml").read_text(encoding="utf-8"))
    entries = acts["acts"] if isinstance(acts, dict) else acts
    weak = {str(act["id"]).removeprefix("kg-") for act in entries if act.get("confidence") == "C"}
    assert weak
    ours = {act.id: act.mark for act in content[0].acts.values() if act.id in weak}
    assert ours and set(ours.values()) <= {"C", "K"}

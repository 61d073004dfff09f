"""The eleven subjects of the national programme: each has its page in every language, with sources, and is reached."""

from __future__ import annotations

import re

import pytest

from courseware.model import Page, Site
from courseware.problem import Problem

SUBJECTS = {
    "programme 2017-2020": "programme/programme-2017-2020",
    "programme 2013-2016 and its evaluation": "programme/programme-2013-2016",
    "coordination and monitoring": "programme/coordination",
    "victim support and shelters": "referral/support",
    "prosecution data": "programme/prosecution-data",
    "improvement of legislation": "programme/legislation",
    "referral mechanism": "referral/index",
    "prevention": "referral/prevention",
    "cooperation": "referral/cooperation",
    "investigation and prosecution": "programme/investigation",
    "smuggling of migrants": "referral/smuggling",
}
"""Subject of the programme text -> its page."""
PROGRAMMES = ("2002–2005", "2008", "2012–2015", "2013–2016", "2017–2020", "2021–2024", "2022–2025", "2026")
"""Years with which each programme, plan and draft stands in the table of all programmes."""
CITED = re.compile(r"\]\((?:source:|law:)([^)]+)\)")


def versions(site: Site, page_id: str) -> dict[str, Page]:
    return {code: site.pages.get(page_id, {})[code] for code in ("ky", "ru", "en")}


def rows(page: Page, anchor: str) -> list[list[str]]:
    """The cells of each row of the tables under a heading, without the head."""
    section = next(section for section in page.sections if section.anchor == anchor)
    lines = [line for line in page.text_of(section).split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_there_are_eleven_subjects_each_with_a_page_of_its_own() -> None:
    assert len(SUBJECTS) == len(set(SUBJECTS.values())) == 11


@pytest.mark.parametrize("page_id", SUBJECTS.values(), ids=list(SUBJECTS))
def test_a_subject_has_its_page_in_three_languages_with_sources(
    content: tuple[Site, list[Problem]], page_id: str
) -> None:
    site = content[0]
    for page in versions(site, page_id).values():
        listed = [name for name in page.sources if name in site.sources]
        cited = {name for name in CITED.findall(page.body) if name in site.sources}
        assert len(listed) >= 3, page.place
        assert len(cited) >= 3, page.place
        assert len(page.sections) >= 3, page.place


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_the_programme_page_leads_to_every_subject_and_to_all_programmes(
    content: tuple[Site, list[Problem]], lang: str
) -> None:
    index = versions(content[0], "programme/index")[lang]
    linked = {re.sub(r"#.*", "", link.target) for link in index.links}
    wanted = [
        page_id.removeprefix("programme/") + ".md" if page_id.startswith("programme/") else f"../{page_id}.md"
        for page_id in [*SUBJECTS.values(), "programme/programmes"]
    ]
    assert [target for target in wanted if target not in linked] == []
    assert len(rows(index, "subjects")) == len(SUBJECTS)


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_every_objective_says_what_was_foreseen_what_is_known_and_from_where(
    content: tuple[Site, list[Problem]], lang: str
) -> None:
    tracker = rows(versions(content[0], SUBJECTS["programme 2017-2020"])[lang], "tracker")
    assert len(tracker) >= 20
    for row in tracker:
        assert len(row) == 4 and all(row), row
        assert re.search(r"\(mark:[A-Z]\)", row[3]) and "(source:" in row[3], row


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
def test_the_line_of_programmes_names_each_and_shows_none_as_in_force(
    content: tuple[Site, list[Problem]], lang: str
) -> None:
    page = versions(content[0], "programme/programmes")[lang]
    years = [row[0] for row in rows(page, "line")]
    assert len(years) == len(PROGRAMMES)
    assert [name for name, cell in zip(PROGRAMMES, years, strict=True) if name not in cell] == []
    assert any(block.name == "warning" and block.argument == "programmes-none-in-force" for block in page.blocks)


def test_the_status_of_a_treaty_carries_its_mark_and_the_day_of_its_check(content: tuple[Site, list[Problem]]) -> None:
    site = content[0]
    treaties = [act.id for act in site.acts.values() if act.kind == "treaty" and act.id != "principles-2002"]
    assert len(treaties) >= 10
    for act in treaties:
        for page in site.pages[f"law/{act}/index"].values():
            status = next(page.text_of(section) for section in page.sections if section.anchor == "status")
            assert "(checked:20" in status and "(mark:" in status, page.place

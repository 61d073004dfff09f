"""Every penalty on the law shelf equals the legal text.

The texts stand beside the project. Where they do not, scripts/test.py leaves this file out and says so in its last lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from law_text import Figure, articles, penalties, says

from courseware.model import Article, Part, Site
from courseware.problem import Problem

TEXTS = Path(__file__).resolve().parent.parent.parent / "shared" / "sources" / "legal-texts"
ACTS = {"cc-2021": "criminal-code-*", "cpc-2021": "criminal-procedure-code-*", "offences-2021": "code-on-offences-*"}
"""Act -> the file of its text."""


def same(text: str) -> str:
    """A title for comparing: letter case and ё do not count."""
    return " ".join(text.casefold().replace("ё", "е").split())


def text_of(act: str) -> dict[str, str]:
    """Number of the article -> its text, for an act."""
    return articles(next(TEXTS.glob(ACTS[act])))


def ours(part: Part) -> list[Figure]:
    """The penalties of a part in the units of the legal text's reader."""
    scale = {"years": 12}
    return [
        (
            p.kind,
            p.low * scale.get(p.unit, 1) if p.low is not None else None,
            p.high * scale.get(p.unit, 1) if p.high else None,
            p.adds,
        )
        for p in part.penalties
    ]


def with_penalties(site: Site, act: str) -> list[Article]:
    return [a for a in site.acts[act].articles if any(part.penalties for part in a.parts)]


@pytest.mark.parametrize("act", ["cc-2021", "offences-2021"])
def test_every_penalty_equals_the_legal_text(
    content: tuple[Site, list[Problem]], say: Callable[[str], None], act: str
) -> None:
    texts = text_of(act)
    compared, wrong = 0, []
    for article in with_penalties(content[0], act):
        law = penalties(texts[article.number])
        here = {part.id: ours(part) for part in article.parts if part.penalties}
        if sorted(here) != sorted(law):
            wrong.append(f"{article.id}: parts with penalties here {sorted(here)}, in the law {sorted(law)}")
        for part, figures in here.items():
            if sorted(map(str, figures)) != sorted(map(str, law.get(part, []))):
                wrong.append(f"{article.id}.{part}: here {figures}, in the law {law.get(part)}")
            compared += sum((low is not None) + (high is not None) for _, low, high, _ in figures)
    say(
        f"{act}: compared {compared} figures of penalties in {len(with_penalties(content[0], act))} articles with the legal text"
    )
    assert wrong == []


@pytest.mark.parametrize("act", list(ACTS))
def test_every_term_and_sum_stands_in_the_legal_text(
    content: tuple[Site, list[Problem]], say: Callable[[str], None], act: str
) -> None:
    texts = text_of(act)
    compared, wrong = 0, []
    for article in content[0].acts[act].articles:
        for figure in article.figures:
            compared += 1
            if not says(texts[article.number], figure.value, figure.unit):
                wrong.append(f"{article.id} {figure.id}: {figure.value} {figure.unit}")
    say(f"{act}: compared {compared} terms and sums with the legal text")
    assert wrong == []


@pytest.mark.parametrize("act", list(ACTS))
def test_every_part_and_point_stands_in_the_legal_text(content: tuple[Site, list[Problem]], act: str) -> None:
    texts = text_of(act)
    wrong = []
    for article in content[0].acts[act].articles:
        text = texts[article.number]
        for part in article.parts:
            if len(article.parts) > 1 and not re.search(rf"(?:^|\W){re.escape(part.id.replace('-', ''))}[.)]", text):
                wrong.append(f"{article.id} has no part {part.id}")
            wrong += [
                f"{article.id}.{part.id} has no point {p.id}"
                for p in part.points
                if f"{p.id})" not in text and f"{p.id.replace('-', '')})" not in text
            ]
    assert wrong == []


def test_the_articles_of_the_first_module_have_their_penalties(content: tuple[Site, list[Problem]]) -> None:
    assert {"166", "167", "168", "170"} <= {article.number for article in with_penalties(content[0], "cc-2021")}


@pytest.mark.parametrize("act", list(ACTS))
def test_the_titles_of_articles_equal_the_legal_text(content: tuple[Site, list[Problem]], act: str) -> None:
    texts = text_of(act)
    wrong = [
        f"{a.id}: {a.title['ru']!r}"
        for a in content[0].acts[act].articles
        if not same(texts[a.number]).startswith(same(a.title["ru"]))
    ]
    assert wrong == []


def test_the_reader_of_the_legal_text_sees_a_changed_figure() -> None:
    text = "Кража 1. Кража, – наказывается штрафом от 500 до 1000 расчетных показателей или лишением свободы на срок от {} до шести лет с конфискацией имущества или без таковой."
    assert penalties(text.format("трех")) == {
        "1": [("fine", 500, 1000, ""), ("imprisonment", 36, 72, ""), ("confiscation", None, None, "optional")]
    }
    assert penalties(text.format("двух"))["1"][1] == ("imprisonment", 24, 72, "")


def test_the_reader_of_the_legal_text_finds_numbers_in_words() -> None:
    text = "не позднее сорока восьми часов, а для ребенка двадцати четырех часов; срок – десять суток, до 20 суток; два месяца"
    assert all(says(text, v, u) for v, u in [(48, "hours"), (24, "hours"), (10, "days"), (20, "days"), (2, "months")])
    assert not any(
        says(text, v, u) for v, u in [(8, "hours"), (4, "hours"), (45, "hours"), (2, "days"), (10, "months")]
    )

"""Every penalty on the law shelf equals the legal text.

The texts stand beside the project. Where they do not, scripts/test.py leaves this file out and says so in its last lines.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from law_text import Figure, articles, penalties

from courseware.model import Article, Part, Site
from courseware.problem import Problem

TEXTS = Path(__file__).resolve().parent.parent.parent / "shared" / "sources" / "legal-texts"
CODE = next(TEXTS.glob("criminal-code-*.txt"), None) if TEXTS.is_dir() else None


def ours(part: Part) -> list[Figure]:
    """The penalties of a part in the units of the legal text's reader."""
    scale = {"years": 12}
    return [
        (p.kind, p.low * scale.get(p.unit, 1) if p.low is not None else None, p.high * scale.get(p.unit, 1) if p.high else None, p.adds)
        for p in part.penalties
    ]


def with_penalties(site: Site) -> list[Article]:
    return [a for a in site.acts["cc-2021"].articles if any(part.penalties for part in a.parts)]


def test_every_penalty_equals_the_legal_text(content: tuple[Site, list[Problem]], capsys: pytest.CaptureFixture[str]) -> None:
    assert CODE
    texts = articles(CODE)
    compared, wrong = 0, []
    for article in with_penalties(content[0]):
        law = penalties(texts[article.number])
        here = {part.id: ours(part) for part in article.parts if part.penalties}
        if sorted(here) != sorted(law):
            wrong.append(f"art. {article.number}: parts with penalties here {sorted(here)}, in the law {sorted(law)}")
        for part, figures in here.items():
            if sorted(map(str, figures)) != sorted(map(str, law.get(part, []))):
                wrong.append(f"art. {article.number}({part}): here {figures}, in the law {law.get(part)}")
            compared += sum((low is not None) + (high is not None) for _, low, high, _ in figures)
    with capsys.disabled():
        print(f"\ncompared {compared} figures of penalties in {len(with_penalties(content[0]))} articles with the legal text")
    assert wrong == []
    assert compared >= 20


def test_the_articles_of_the_first_module_have_their_penalties(content: tuple[Site, list[Problem]]) -> None:
    assert {"166", "167", "168", "170"} <= {article.number for article in with_penalties(content[0])}


def test_the_titles_of_articles_equal_the_legal_text(content: tuple[Site, list[Problem]]) -> None:
    assert CODE
    texts = articles(CODE)
    wrong = [
        f"art. {a.number}: {a.title['ru']!r}"
        for a in content[0].acts["cc-2021"].articles
        if a.number in texts and not texts[a.number].casefold().startswith(a.title["ru"].casefold())
    ]
    assert wrong == []


def test_the_reader_of_the_legal_text_sees_a_changed_figure() -> None:
    text = "Кража 1. Кража, – наказывается штрафом от 500 до 1000 расчетных показателей или лишением свободы на срок от {} до шести лет с конфискацией имущества или без таковой."
    assert penalties(text.format("трех")) == {"1": [("fine", 500, 1000, ""), ("imprisonment", 36, 72, ""), ("confiscation", None, None, "optional")]}
    assert penalties(text.format("двух"))["1"][1] == ("imprisonment", 24, 72, "")

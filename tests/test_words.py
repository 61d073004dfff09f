"""Citations, dates, penalties and plurals as each language writes them, on the project's own acts."""

from __future__ import annotations

import datetime as dt

import pytest

from courseware.model import Penalty, Site
from courseware.plain import plain_text
from courseware.problem import Place, Problem
from courseware.read.citation import parse_citation
from courseware.words import Words

CITATIONS = [
    ("cc-2021/art-166", "КР КЖКнын 166-беренеси", "ст. 166 УК КР", "art. 166 CC"),
    ("cc-2021/art-166.2", "КР КЖКнын 166-беренесинин 2-бөлүгү", "ч. 2 ст. 166 УК КР", "art. 166(2) CC"),
    (
        "cc-2021/art-166.2.5",
        "КР КЖКнын 166-беренесинин 2-бөлүгүнүн 5-пункту",
        "п. 5 ч. 2 ст. 166 УК КР",
        "art. 166(2)(5) CC",
    ),
    ("cpc-2021/art-104", "КР КЖПКнын 104-беренеси", "ст. 104 УПК КР", "art. 104 CPC"),
]


@pytest.mark.parametrize(("cite", "ky", "ru", "en"), CITATIONS)
def test_a_citation_is_printed_as_each_language_cites(
    content: tuple[Site, list[Problem]], cite: str, ky: str, ru: str, en: str
) -> None:
    citation = parse_citation(cite, Place(""))
    assert citation
    printed = {lang: Words(content[0], lang).citation(citation).replace("\u00a0", " ") for lang in ("ky", "ru", "en")}
    assert printed == {"ky": ky, "ru": ru, "en": en}


def test_a_date_is_written_as_in_legal_texts(content: tuple[Site, list[Problem]]) -> None:
    written = [Words(content[0], lang).date(dt.date(2021, 10, 28)) for lang in ("ky", "ru", "en")]
    assert written == ["2021-жылдын 28-октябры", "28 октября 2021 года", "28 October 2021"]


@pytest.mark.parametrize(
    ("penalty", "ru", "ky", "en"),
    [
        (
            Penalty("imprisonment", 3, 6, "years", ""),
            "лишение свободы от 3 до 6 лет",
            "3 жылдан 6 жылга чейин эркиндигинен ажыратуу",
            "imprisonment, 3 to 6 years",
        ),
        (
            Penalty("imprisonment", None, 1, "years", ""),
            "лишение свободы до 1 года",
            "1 жылга чейин эркиндигинен ажыратуу",
            "imprisonment, up to 1 year",
        ),
        (
            Penalty("confiscation", None, None, "", "optional"),
            "возможно дополнительно: конфискация имущества",
            "мүлктү конфискациялоо кошулушу мүмкүн",
            "the court may add: confiscation of property",
        ),
        (
            Penalty("post-ban", None, None, "", "required"),
            "обязательно дополнительно: лишение права занимать определённые должности или заниматься определённой "
            "деятельностью",
            "белгилүү бир кызматтарды ээлөө же белгилүү бир иш менен алектенүү укугунан ажыратуу кошулат",
            "always added: ban on holding certain posts or doing certain work",
        ),
    ],
)
def test_a_penalty_is_a_phrase(
    content: tuple[Site, list[Problem]], penalty: Penalty, ru: str, ky: str, en: str
) -> None:
    assert [Words(content[0], lang).penalty(penalty) for lang in ("ru", "ky", "en")] == [ru, ky, en]


@pytest.mark.parametrize(("n", "ru"), [(1, "1 минута"), (3, "3 минуты"), (11, "11 минут"), (25, "25 минут")])
def test_russian_plurals_follow_the_number(content: tuple[Site, list[Problem]], n: int, ru: str) -> None:
    assert Words(content[0], "ru").plural("minutes", n) == ru.replace(" ", "\u00a0")


def test_plain_text_keeps_words_and_drops_signs() -> None:
    assert plain_text("**Act** [art. 5](law:x/art-5) [B](mark:B), and `code`.") == "Act art. 5, and code."

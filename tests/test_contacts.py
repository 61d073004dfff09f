"""Which texts hold a telephone number or an address, and which only look as if they did."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from courseware.make import build, read_and_check
from courseware.rules import contacts

CONTACTS = [
    ("ru", "Звоните: +996 312 66-20-00."),
    ("ru", "Горячая линия 0800 0000 111 работает не всегда."),
    ("ru", "Приёмная: (0312) 66 20 00."),
    ("ru", "Приёмная: 66-20-00."),
    ("ru", "Горячая линия: 1899."),
    ("ru", "Позвоните по номеру 102."),
    ("ru", "Центр стоит на ул. Садовой, 12."),
    ("ru", "Адрес: проспект Мира, дом 7а."),
    ("ky", "Ишеним телефону: 1899."),
    ("ky", "Борбор: Гүл көчөсү, 12."),
    ("en", "The hotline 1899 answers at night."),
    ("en", "In danger, call 102."),
    ("en", "The centre is at 12 Garden Street."),
    ("en", "| Centre | +996 555 123 456 |"),
]
NO_CONTACTS = [
    ("ru", "Закон от 17 марта 2005 года № 55 и ст. 166–170, ч. 2 ст. 171."),
    ("ru", "Программы 2013–2016 и 2017-2020 годов; 2026-11-23; срок до 10-15 суток."),
    ("ru", "Выплачено 710 000 сомов, по линии 13394 звонка, 1 000 000 человек."),
    ("ru", "Телефон доверия работал в 2019 году."),
    ("ru", "Телефоны изъяли 3 раза; горячая линия: 2019."),
    ("ru", "Адрес жилья и улица, где нашли 3 детей."),
    ("ky", "Көчөдө 3 бала иштеген, телефондор 2 жолу алынган."),
    ("en", "They call 500 witnesses; the phone of 2 men; 3 girls lived in the street."),
    ("en", "Resolution A/RES/55-25 and ISBN-free text, 24/7, 0.5 percent, 99.9."),
    ("ru", "Горячая линия: 1899, [](checked:2026-01-31)."),
    ("ru", "- Горячая линия: 1899,\n  [](checked:2026-01-31)"),
    ("ru", "[](law:code-1/art-5.2.1) и [ссылка](source:book-0312-66-20-00)"),
]


def told(root: Path, lang: str, text: str) -> list[str]:
    """What the rule says of a page with this text."""
    site, problems = read_and_check(root)
    assert problems == []
    page = replace(site.pages["about/index"][lang], body=text, body_line=7)
    return [str(p) for p in contacts.check(replace(site, pages={"about/index": {lang: page}}))]


@pytest.mark.parametrize(("lang", "text"), CONTACTS)
def test_a_contact_without_a_day_of_its_check_is_told(small: Path, lang: str, text: str) -> None:
    lines = told(small, lang, text)
    assert len(lines) == 1
    assert f"index.{lang}.md:7: the " in lines[0]


@pytest.mark.parametrize(("lang", "text"), NO_CONTACTS)
def test_numbers_that_are_no_contacts_and_checked_contacts_are_let_pass(small: Path, lang: str, text: str) -> None:
    assert told(small, lang, text) == []


def test_a_check_counts_only_for_its_own_paragraph_item_or_row(small: Path) -> None:
    text = (
        "Телефон: 1899.\n\nДругое, [](checked:2026-01-31).\n\n- Телефон: 1898, [](checked:2026-01-31)\n- Телефон: 1897"
    )
    assert [line.split(": ")[0].rsplit(":")[-1] for line in told(small, "ru", text)] == ["7", "12"]


def test_the_day_of_a_check_is_printed_as_the_language_writes_dates(small: Path) -> None:
    for lang in ("ky", "ru", "en"):
        path = small / "docs" / "about" / f"index.{lang}.md"
        path.write_text(path.read_text(encoding="utf-8") + "\n1899, [](checked:2026-01-31)\n", encoding="utf-8")
    assert build(small, lambda line: None) == 0
    printed = {}
    for lang, folder in {"ky": "", "ru": "ru/", "en": "en/"}.items():
        tree = LexborHTMLParser((small / "site" / folder / "about" / "index.html").read_text(encoding="utf-8"))
        checked = tree.css_first(".cw-checked time")
        assert checked.attributes["datetime"] == "2026-01-31"
        printed[lang] = checked.text()
    assert printed == {
        "ky": "текшерилген күнү: 2026-жылдын 31-январы",
        "ru": "проверено 31 января 2026 года",
        "en": "checked on 31 January 2026",
    }

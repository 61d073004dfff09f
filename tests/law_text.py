"""Reads the printed text of a code: the penalties of each part of each article, as figures."""

from __future__ import annotations

import re
from pathlib import Path

Figure = tuple[str, int | None, int | None, str]
"""(kind, lower bound, upper bound, "" | optional | required). Time in months, except hours of community work; fines in units."""

SMALL = {
    "одного": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10,
    "одиннадцати": 11, "двенадцати": 12, "пятнадцати": 15, "пятнадцать": 15, "двадцати": 20, "тридцати": 30, "сорока": 40,
    "шестидесяти": 60, "ста": 100, "двухсот": 200, "трехсот": 300,
}  # fmt: skip
KINDS = {
    "пожизненным лишением свободы": "life-imprisonment",
    "лишением свободы": "imprisonment",
    "исправительными работами": "correctional-work",
    "общественным работам": "community-work",
    "общественными работами": "community-work",
    "штрафом": "fine",
    "лишением права": "post-ban",
    "ограничением свободы": "restriction-of-liberty",
    "конфискацией имущества": "confiscation",
    "конфискаций имущества": "confiscation",  # so printed in article 336
    "арестом": "arrest",
}
WORD = "|".join([*SMALL, r"\d+"])
AMOUNT = re.compile(
    rf"(?:от ({WORD})(?: (месяцев|месяца|лет|года|часов))? )?(?:до|сроком на) ({WORD}) (месяцев|месяца|лет|года|часов|расчетных)"
)


def articles(path: Path) -> dict[str, str]:
    """Number of the article -> its text on one line, without page headers."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\n\s*cbd\.minjust\.gov\.kg\n[^\n]*\n", "\n", text)
    found: dict[str, str] = {}
    last = 0
    starts = list(re.finditer(r"^\s*Статья\s+(\d+(?:[-–]\d+)?(?:\(\d+\))?)\.\s+", text, re.M))
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        number = start[1].replace("–", "-")
        if number.isdigit() and last and int(number) > 10 * last and number.startswith(str(last)):
            number = f"{last}-{number[len(str(last)) :]}"  # an inserted article, whose small raised figure was printed as a plain one
        elif number.isdigit():
            last = int(number)
        found.setdefault(number, " ".join(text[start.end() : end.start() if end else None].split()))
    return found


def penalties(article: str) -> dict[str, list[Figure]]:
    """Part -> its penalties; an article without numbered parts has the part 1."""
    body = article.split("Примечание")[0]
    marks = list(re.finditer(r"(?<=[.:;)»–]) ?(\d+)\. (?=[А-ЯЁ])|^[^.]*? (1)\. (?=[А-ЯЁ])", body))
    pieces: dict[str, str] = {}
    wanted = 1
    at = 0
    for mark in marks:
        number = mark[1] or mark[2]
        if int(number) == wanted:
            if wanted > 1:
                pieces[str(wanted - 1)] = body[at : mark.start()]
            at, wanted = mark.end(), wanted + 1
    pieces[str(max(wanted - 1, 1))] = body[at:]
    crimes = {part: _figures(text) for part, text in pieces.items() if re.search(r"наказыва[ею]тся", text)}
    return crimes | {
        part: _fines(text)
        for part, text in pieces.items()
        if re.search(r"вле(?:чет|кут) (?:наложение|применение)", text)
    }


def _fines(text: str) -> list[Figure]:
    """The penalties of an offence that is no crime: fines of a fixed sum, and arrest in days."""
    sanctions = "".join(re.split(r"вле(?:чет|кут) (?=наложение|применение)", text)[1:])
    fines: list[Figure] = [
        ("fine", int(sum_), int(sum_), "") for sum_ in re.findall(r"(\d+) расчетных показател", sanctions)
    ]
    arrests = re.findall(rf"ареста от ({WORD}) до ({WORD}) суток", sanctions)
    return fines + [("arrest", _value(low, "суток"), _value(high, "суток"), "") for low, high in arrests]


def _figures(text: str) -> list[Figure]:
    sentence = re.split(r"наказыва[ею]тся ", text, maxsplit=1)[1].split(" (В редакции")[0]
    names = "|".join(KINDS)
    found: list[Figure] = []
    hits = list(re.finditer(names, sentence))
    for hit, after in zip(hits, [*hits[1:], None], strict=True):
        chunk = sentence[hit.end() : after.start() if after else None]
        before = sentence[: hit.start()].rstrip()
        adds = ""
        if found and re.search(r"(?:^|[ ,])(?:с|и с)$", before):
            adds = "optional" if re.search(r"или без так(?:ов|)(?:ой|ого)", chunk) else "required"
        amount = AMOUNT.search(chunk)
        low = high = None
        if amount:
            unit = amount[4]
            high = _value(amount[3], unit)
            exact = "сроком на" in amount[0]
            low = high if exact else _value(amount[1], amount[2] or unit) if amount[1] else None
        found.append((KINDS[hit[0]], low, high, adds))
    return found


def _value(word: str, unit: str) -> int:
    number = int(word) if word.isdigit() else SMALL[word]
    return number * 12 if unit in ("лет", "года") else number


ONES = {
    1: "один одна одно одного одной одни одних одним", 2: "два две двух двум", 3: "три трех трем", 4: "четыре четырех", 5: "пять пяти", 6: "шесть шести",
    7: "семь семи", 8: "восемь восьми", 9: "девять девяти", 10: "десять десяти", 11: "одиннадцать одиннадцати", 12: "двенадцать двенадцати",
    13: "тринадцать тринадцати", 14: "четырнадцать четырнадцати", 15: "пятнадцать пятнадцати", 16: "шестнадцать шестнадцати", 18: "восемнадцать восемнадцати",
}  # fmt: skip
TENS = {
    20: "двадцать двадцати", 30: "тридцать тридцати", 40: "сорок сорока", 50: "пятьдесят пятидесяти", 60: "шестьдесят шестидесяти",
    70: "семьдесят семидесяти", 72: "семьдесят два", 80: "восемьдесят", 90: "девяносто", 100: "сто ста", 200: "двести двухсот", 300: "триста трехсот",
}  # fmt: skip
UNITS = {
    "hours": r"час", "days": r"(?:сут|дн|день)", "months": r"(?:месяц|-?месячн)", "years": r"(?:лет|год)", "units": r"расчетн", "percent": r"(?:процент|%)",
    "soms": r"сом",
}  # fmt: skip


def says(text: str, value: int, unit: str) -> bool:
    """Whether a text of law names this number of this unit, in digits or in words."""
    forms = {str(value), f"{value:,}".replace(",", " ")}
    if value in ONES:
        forms |= set(ONES[value].split())
    elif value in TENS:
        forms |= set(TENS[value].split()) if value != 72 else {TENS[value], "семидесяти двух"}
    elif 20 < value < 100:
        forms |= {f"{tens} {one}" for tens in TENS[value // 10 * 10].split() for one in ONES[value % 10].split()}
    tens = "|".join(word for words in TENS.values() for word in words.split())
    ones = "|".join(word for words in ONES.values() for word in words.split())
    joined = re.sub(rf"\b({tens}) (?=(?:{ones})\b)", r"\1-", text, flags=re.I)  # "сорока восьми" is one number
    words = "|".join(sorted((re.sub(" (?=[а-яё])", "-", form) for form in forms), key=len, reverse=True))
    pattern = rf"(?<![\wа-яё-])(?:{words})(?:-[а-яё]+)?[ -](?:[а-яё]+ ){{0,3}}?{UNITS[unit]}"
    return re.search(pattern, joined, re.I) is not None

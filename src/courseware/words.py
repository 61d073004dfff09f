"""Interface words, plurals, dates, citations and penalties as one language writes them. All patterns come from the strings."""

from __future__ import annotations

import datetime as dt
import pickle
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale, localedata
from babel.plural import PluralRule

from courseware.model import Citation, Figure, Penalty, Site

NBSP = "\u00a0"


@cache
def plural_rule(lang: str) -> PluralRule:
    """Which of its plural forms a language uses for a number. All else that Babel knows of the language is left alone."""
    # localedata.load would keep all that it reads
    with Path(localedata.resolve_locale_filename(lang)).open("rb") as file:
        own: PluralRule | None = pickle.load(file).get("plural_form")
    return own or Locale.parse(lang).plural_form


@dataclass(frozen=True, slots=True)
class Words:
    """How one language says things."""

    site: Site
    lang: str

    def __call__(self, key: str, **values: object) -> str:
        """The interface string `key` with its {placeholders} filled in. Raises KeyError for an unknown key."""
        text = self.site.strings[key][self.lang]
        return text.format(**values) if values else text

    def plural(self, key: str, n: int, **values: object) -> str:
        """The form of `key` for the number `n`: key.one, key.few, key.many or key.other."""
        form = plural_rule(self.lang)(n)
        name = f"{key}.{form}" if f"{key}.{form}" in self.site.strings else f"{key}.other"
        return self(name, n=n, **values)

    def date(self, date: dt.date) -> str:
        """A date as legal texts of the language write it."""
        return self("date", day=date.day, month=self(f"month.{date.month}"), year=date.year)

    def citation(self, citation: Citation) -> str:
        """A citation as the language prints it, such as "п. 5 ч. 2 ст. 166 УК КР"."""
        act = self.site.acts[citation.act]
        if not citation.article:
            form = "act"
        elif citation.part == "note":
            form = "note_point" if citation.point else "note"
        else:
            form = "point" if citation.point else "part" if citation.part else "article"
        pattern = act.forms.get(self.lang, {}).get(form) or self(f"cite.{form}")
        filled = pattern.format(
            act=act.cite[self.lang],
            short=act.short[self.lang],
            article=citation.article,
            part=citation.part,
            point=citation.point,
        )
        return filled

    def spoken(self, citation: Citation) -> str:
        """What the cited provision is about: the title of the article, with the name of the part and point."""
        act = self.site.acts[citation.act]
        article = self.site.article(citation)
        if article is None:
            return act.title[self.lang]
        part = article.part(citation.part) if citation.part else None
        point = next((p for p in part.points if p.id == citation.point), None) if part else None
        names = [
            article.title[self.lang],
            part.name.get(self.lang, "") if part else "",
            point.name.get(self.lang, "") if point else "",
        ]
        return ": ".join(filter(None, names))

    def amount(self, low: int | None, high: int, unit: str) -> str:
        """A range such as "from 3 to 6 years" or "up to 5 years"; one figure where both bounds are the same."""
        if low == high:
            return self.plural(f"amount.{unit}", high, value=self.number(high))
        if low is None:
            return self.plural(f"upto.{unit}", high, to=self.number(high))
        return self.plural(f"range.{unit}", high, low=self.number(low), to=self.number(high))

    def number(self, value: int | float) -> str:
        """A number with the language's separators: of thousands (from 10 000, four digits stay together) and of decimals."""
        whole, _, decimals = (f"{value:,}" if value >= 10000 else str(value)).partition(".")
        return whole.replace(",", self("thousands")) + (self("decimal") + decimals if decimals else "")

    def penalty(self, penalty: Penalty) -> str:
        """One penalty as a phrase; one without an amount leaves no comma and no double space behind."""
        amount = "" if penalty.high is None else self.amount(penalty.low, penalty.high, penalty.unit)
        phrase = " ".join(part for part in self(f"penalty.{penalty.kind}", amount=amount).split(" ") if part).strip(",")
        return self(f"penalty_adds.{penalty.adds}", penalty=phrase) if penalty.adds else phrase

    def figure(self, figure: Figure) -> str:
        """A figure with its unit, as "10 days"."""
        return self.plural(f"amount.{figure.unit}", figure.value, value=self.number(figure.value))

"""A group of synonyms joins at least two words of a language, and a word belongs to one group."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.model import Site
from courseware.problem import Problem


def check(site: Site) -> Iterator[Problem]:
    known: dict[tuple[str, str], str] = {}
    for group in site.synonyms:
        if all(len(words) < 2 for words in group.words.values()):
            yield Problem(
                group.place, f"the synonyms '{group.id}' join nothing", "give two words in one language, or delete it"
            )
        for lang, words in group.words.items():
            for word in words:
                other = known.setdefault((lang, word.casefold()), group.id)
                if other != group.id:
                    yield Problem(
                        group.place,
                        f"'{word}' ({lang}) stands in the synonyms '{other}' too",
                        "leave it in one of the groups",
                    )

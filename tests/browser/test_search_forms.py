"""How many inflected forms the stemmers find, and how many other words they take for the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser.browser import Browser
from tests.browser.server import Server
from tests.search.recall import figures, read_list, words

pytestmark = pytest.mark.browser


@pytest.fixture
def stems(
    page: Browser, built_small: Path, root: Path, serve: Callable[..., Server]
) -> Callable[[str, list[str]], dict[str, str]]:
    """Stems as the browser finds them, in whatever language the stemmer was made for."""

    def find(lang: str, wanted: list[str]) -> dict[str, str]:
        page.open(f"{serve(built_small / 'site').url.rstrip('/')}/index.html")
        found = page.eval(
            "async (lang, list) => { await Courseware.loadSearch(lang);"
            "return list.map(word => [word, Courseware.stem(word, lang)]); }",
            lang,
            wanted,
        )
        return dict(found)

    return find


@pytest.mark.parametrize("name", ["ky-dev", "ky-held-out", "ru-dev", "ru-held-out"])
def test_nearly_all_forms_of_a_word_are_found_and_hardly_another_word(
    stems: Callable[[str, list[str]], dict[str, str]], root: Path, name: str, say: Callable[[str], None]
) -> None:
    data = read_list(root / "tests" / "search" / f"{name}.yml")
    found = stems(name[:2], words(data))
    result = figures(data, found.__getitem__)
    say(f"{name}: {result}")
    assert result.recall >= 0.95, result.missed[:40]
    assert result.false <= 0.05, result.mixed


@pytest.mark.parametrize(
    ("lang", "typed", "written"),
    [
        ("ky", "өкүлүнүн", "өкүл"),
        ("ky", "балдарга", "бала"),
        ("ru", "трёх", "трех"),
        ("ru", "эксплуатирует", "эксплуатировать"),
        ("ru", "действующего", "действовать"),
        ("en", "trafficked", "trafficking"),
    ],
)
def test_single_words_meet(
    stems: Callable[[str, list[str]], dict[str, str]], lang: str, typed: str, written: str
) -> None:
    found = stems(lang, [typed, written])
    assert found[typed] == found[written]


def test_letters_of_the_language_stay_letters_of_their_own(
    stems: Callable[[str, list[str]], dict[str, str]],
) -> None:
    found = stems("ky", ["тор", "төр", "өкүлүнүн", "окулунун"])
    assert found["тор"] != found["төр"]
    assert (found["өкүлүнүн"], found["окулунун"]) == ("өкүл", "окул")

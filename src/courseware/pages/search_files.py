"""The files of the search: for each language a script that answers from titles, and behind it the words of the texts and the texts.

All are classic scripts, because a page opened from a folder may not fetch anything. Words stand as they are written
(small letters, one form of accents, е for ё); the browser finds their stems, so that there is one stemmer and not two.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from courseware.model import Language, Site
from courseware.pages.scripts import joined, lean_script, words_of
from courseware.pages.search import Found, findable

WORD = re.compile(r"[^\W\d_]+|\d+")
CHUNK = 48_000
"""Letters of text in one file: the results of one question need a few of them."""
MORE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
LAST = "abcdefghijklmnopqrstuvwxyz6789+-"
"""Digits of base 32 for distances between entries: all but the last digit of a number, and the last one."""


def write_search(root: Path, site: Site, language: Language, pages: Mapping[str, bytes], into: Path) -> None:
    """Write every file of one language's search into a folder. `pages`: path in the site -> HTML.

    The texts are written as the pages are read: those of a whole language would be megabytes in each process.
    """
    code = language.code
    found: list[Found] = []
    starts, named = [0], list[str]()
    into.mkdir(parents=True, exist_ok=True)

    def write(name: str, *calls: bytes) -> str:
        """The name of the file that was written, with its version."""
        data = b"".join(calls)
        (into / name).write_bytes(data)
        return f"assets/{name}?v={hashlib.sha256(data).hexdigest()[:8]}"

    def texts() -> Iterator[str]:
        for page in findable(site, language, pages):
            yield from (entry.text for entry in page.entries)
            found.append(replace(page, entries=[replace(entry, text="") for entry in page.entries]))

    def written() -> Iterator[str]:
        for n, chunk in enumerate(chunks(texts())):
            named.append(
                write(f"search-text-{n}-{code}.js", _script("text", code, {"from": starts[-1], "texts": chunk}))
            )
            starts.append(starts[-1] + len(chunk))
            yield from chunk

    full = write(f"search-full-{code}.js", _script("full", code, inverted(written())))
    first = {**directory(site, language, found), "full": full, "texts": named, "starts": starts[:-1]}
    write(f"search-{code}.js", program(root, site, code).encode(), _script("first", code, first))


def program(root: Path, site: Site, code: str) -> str:
    """The code of the search with its words, run once however many languages are asked, then the language's stemmer."""
    overrides = root / "overrides"
    stemmers: Mapping[str, Sequence[str]] = yaml.safe_load(
        (overrides / "stem" / "languages.yml").read_text(encoding="utf-8")
    )
    code_once = words_of(site, "js-page-search.", code) + lean_script(joined(overrides / "search", ".js"))
    stemmer = "".join((overrides / name).read_text(encoding="utf-8") + "\n" for name in stemmers.get(code, ()))
    return f"if(!window.CoursewareSearch){{\n{code_once}}}\n{lean_script(stemmer)}"


def _script(kind: str, code: str, data: Any) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'CoursewareSearch.take("{kind}","{code}",{text});\n'.encode()


def directory(site: Site, language: Language, found: Sequence[Found]) -> dict[str, Any]:
    """What the first answers need: titles, headings, numbers, names of acts, synonyms."""
    code = language.code
    acts = list(dict.fromkeys(page.act for page in found if page.act))
    return {
        "acts": [[site.acts[a].short[code], site.acts[a].cite[code], site.acts[a].title[code]] for a in acts],
        "pages": [
            [
                page.path,
                page.kind,
                page.title,
                page.summary,
                [[e.anchor, e.heading, *([e.number] if e.number else [])] for e in page.entries],
                *([acts.index(page.act), page.number, page.uses, " ".join(page.parts)] if page.act else []),
                *([page.other] if page.other else []),
            ]
            for page in found
        ],
        "synonyms": [list(group) for group in (s.words.get(code, ()) for s in site.synonyms) if len(group) > 1],
    }


def normal(text: str) -> str:
    """As the browser's code writes words: one form of accents, no soft hyphens and stress marks, small letters, е for ё."""
    plain = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u0301", "")
    return plain.lower().replace("ё", "е")


def inverted(texts: Iterable[str]) -> dict[str, str]:
    """Every word of the texts and where it stands. Words: letters shared with the word before (A = 0), then the rest."""
    number, where, last = dict[str, int](), list[str](), array("L")
    for n, text in enumerate(texts):
        for word in set(WORD.findall(normal(text))):
            at = number.setdefault(word, len(where))
            if at == len(where):
                where.append("")
                last.append(0)
            where[at] += step(n - last[at])
            last[at] = n
    kept = sorted(word for word in number if len(word) > 1 or word.isdigit())
    words, before = bytearray(), ""
    for word in kept:
        shared = next(
            (i for i, (a, b) in enumerate(zip(word, before, strict=False)) if a != b), min(len(word), len(before))
        )
        shared = min(shared, 25)
        words += (chr(ord("A") + shared) + word[shared:]).encode()
        before = word
    return {"words": words.decode(), "where": ",".join(where[number[word]] for word in kept)}


@cache
def step(distance: int) -> str:
    """How far it is to the next text with a word, in digits of base 32."""
    digits = LAST[distance % 32]
    while distance := distance // 32:
        digits = MORE[distance % 32] + digits
    return digits


def chunks(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in their order, some together in a file."""
    chunk: list[str] = []
    size = 0
    for text in texts:
        if chunk and size + len(text) > CHUNK:
            yield chunk
            chunk, size = [], 0
        chunk.append(text)
        size += len(text)
    if chunk:
        yield chunk

"""What a page weighs on the wire, worked out from the built files: the same on every machine."""

from __future__ import annotations

import gzip
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

LOADED = re.compile(r'<(?:script src|link rel="(?:icon|stylesheet)" href)="([^"]+)"')
FACE = re.compile(r'@font-face\{font-family:"([^"]+)"[^}]*?url\("([^"]+\.woff2)"\)[^}]*?unicode-range:([^;}]+)')
NOT_SHOWN = re.compile(r"<(style|script|title)\b.*?</\1>|<[^>]*>", re.S)


@dataclass(frozen=True, slots=True)
class Weight:
    """A page with everything that it loads by itself."""

    page: str
    kind: str
    html: int
    """Bytes of the page alone."""
    cold: int
    """Bytes with all files, for somebody who comes for the first time."""
    requests: int
    files: Mapping[str, int]
    """The files that it loads, by their path in the site, with their bytes."""

    def after(self, seen: Collection[str]) -> int:
        """Bytes as the second page of a visit, whose first page has loaded these files."""
        return self.html + sum(size for file, size in self.files.items() if file not in seen)


def squeezed(path: Path) -> int:
    """Bytes on the wire, without the lines of the header."""
    data = path.read_bytes()
    return len(data) if path.suffix in (".woff2", ".png") else len(gzip.compress(data, 6, mtime=0))


def faces(html: str) -> Iterator[str]:
    """The files of the type face whose letters the page shows: those of families that its own style names."""
    shown = {ord(letter) for letter in NOT_SHOWN.sub("", html)}
    lang = re.search(r'<html lang="(\w+)"', html)
    own = re.search(rf":root:lang\({lang[1] if lang else ''}\)\{{--face:([^;}}]+)", html)
    named = own or re.search(r"--face:([^;}]+)", html)
    for family, address, ranges in FACE.findall(html):
        spans = [span.strip().removeprefix("U+").split("-") for span in ranges.split(",")]
        if (
            named
            and f'"{family}"' in named[1]
            and any(int(span[0], 16) <= letter <= int(span[-1], 16) for span in spans for letter in shown)
        ):
            yield address


def weigh(site: Path, page: str) -> Weight:
    """Weigh one page of a built site."""
    path = site / page
    html = path.read_text(encoding="utf-8")
    files = dict.fromkeys([*LOADED.findall(html), *faces(html)])
    paths = [(path.parent / file.partition("?")[0]).resolve() for file in files]
    kind = re.search(r'<main\b[^>]*data-kind="([^"]+)"', html)
    own = squeezed(path)
    loaded = {file.relative_to(site.resolve()).as_posix(): squeezed(file) for file in paths}
    return Weight(page, kind[1] if kind else "", own, own + sum(loaded.values()), 1 + len(files), loaded)


def weigh_all(site: Path) -> list[Weight]:
    """Every page that has a kind."""
    pages = sorted(p.relative_to(site).as_posix() for p in site.rglob("*.html"))
    return [weight for page in pages if (weight := weigh(site, page)).kind]

"""The offline copy: a zip for each language and one with all of them. Unzip, double click index.html."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from courseware.model import Language, Site

OTHER_LANGUAGES = re.compile(r"<!--languages-->.*?<!--/languages-->", re.S)
"""What the templates put around links to the other languages; a copy in one language has nowhere to send them."""
STAMP = (2020, 1, 1, 0, 0, 0)
"""Time of every file in a zip, so that the same content gives the same bytes."""


def write_bundles(site: Site, name: str, built: Path, target: Path) -> dict[str, int]:
    """Write all bundles of `built` into `target`. Returns file name -> size in bytes."""
    target.mkdir(parents=True, exist_ok=True)
    files = {path.relative_to(built).as_posix(): path for path in sorted(built.rglob("*")) if path.is_file()}
    everything = ((path, source.read_bytes()) for path, source in files.items())
    bundles: list[tuple[Path, str, Iterable[tuple[str, bytes]]]] = [
        (target / f"{name}-{x.code}.zip", f"{name}-{x.code}", _one_language(site, x, files)) for x in site.languages
    ]
    bundles.append((target / f"{name}-all.zip", name, everything))
    with ThreadPoolExecutor() as pool:  # compressing lets other threads run
        list(pool.map(lambda bundle: _write(*bundle), bundles))
    return {file.name: file.stat().st_size for file, _, _ in bundles}


def _one_language(site: Site, language: Language, files: dict[str, Path]) -> Iterator[tuple[str, bytes]]:
    """The files of one language: its pages, and of the assets those that are not another language's."""
    others = [x for x in site.languages if x is not language]
    folders = tuple(x.folder for x in others if x.folder)
    mine = re.compile(rf"-({'|'.join(x.code for x in others)})\.(js|json)$")
    for path, source in files.items():
        if path.startswith(folders) or (path.startswith("assets/") and mine.search(path)):
            continue
        page = path.endswith(".html")
        shared = path == "store.html"
        elsewhere = language.folder and not path.startswith(language.folder)
        if elsewhere and ((page and not shared) or f"{language.folder}{path}" in files):
            continue
        data = source.read_bytes()
        yield path, OTHER_LANGUAGES.sub("", data.decode()).encode() if page and not shared else data
    if language.folder:
        yield "index.html", _way_in(language).encode()


def _way_in(language: Language) -> str:
    """The page at the root of a copy whose language lives in a folder of its own."""
    address = f"{language.folder}index.html"
    return (
        f'<!DOCTYPE html>\n<html lang="{language.code}">\n<head>\n<meta charset="utf-8">\n<title>{language.name}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={address}">\n</head>\n'
        f'<body>\n<p><a href="{address}">{language.name}</a></p>\n</body>\n</html>\n'
    )


def _write(file: Path, folder: str, entries: Iterable[tuple[str, bytes]]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as archive:
        for path, data in entries:
            info = zipfile.ZipInfo(f"{folder}/{path}", STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)

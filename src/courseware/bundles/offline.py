"""The offline copy: a zip for each language and one with all of them. Unzip, double click index.html."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo
from zlib import crc32

from deflate import deflate_compress

from courseware.model import Language, Site

OTHER_LANGUAGES = re.compile(rb"<!--languages-->.*?<!--/languages-->", re.S)
"""What the templates put around links to the other languages; a copy in one language has nowhere to send them."""
STAMP = (2020, 1, 1, 0, 0, 0)
"""Time of every file in a zip, so that the same content gives the same bytes."""
LEVEL = 6
"""Of libdeflate: as small as zlib's 6 in half the time."""


def pack_language(
    site: Site, language: Language, name: str, folder: Path, files: Mapping[str, bytes], target: Path
) -> None:
    """Pack what one language's run has made in `folder`: its own copy, and its part of the copy with all of them.

    `files` are those that the languages share or name by language: path in the site -> content.
    """
    target.mkdir(parents=True, exist_ok=True)
    pages = {
        f"{language.folder}{path.relative_to(folder).as_posix()}": path for path in folder.rglob("*") if path.is_file()
    }
    own = f"{name}-{language.code}"
    _write(target / f"{own}.zip", own, _one_language(site, language, pages, files))
    _write(target / _part(language), name, ((path, source.read_bytes()) for path, source in pages.items()))


def write_bundles(site: Site, name: str, built: Path, target: Path) -> dict[str, int]:
    """Join the languages' parts and all other files of `built` to one copy. Returns file name -> size in bytes of all copies."""
    files = {path.relative_to(built).as_posix(): path for path in built.rglob("*") if path.is_file()}
    with ExitStack() as stack:
        parts = [stack.enter_context(ZipFile(target / _part(language))) for language in site.languages]
        known = {info.filename.removeprefix(f"{name}/"): (part, info) for part in parts for info in part.infolist()}
        with ZipFile(target / f"{name}-all.zip", "w") as archive:
            for path in sorted(files, key=_order):
                if path in known:
                    _put(archive, known[path][1], _packed(*known[path]))
                else:
                    _add(archive, f"{name}/{path}", files[path].read_bytes())
    for language in site.languages:
        (target / _part(language)).unlink()
    return {
        f"{end}.zip": (target / f"{end}.zip").stat().st_size
        for end in [*(f"{name}-{x.code}" for x in site.languages), f"{name}-all"]
    }


def _part(language: Language) -> str:
    return f"{language.code}.part"


def _order(path: str) -> list[str]:
    """Files of a folder stand together."""
    return path.split("/")


def _one_language(
    site: Site, language: Language, pages: Mapping[str, Path], files: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    """The files of one language: its pages, and of the others those that are not another language's."""
    others = "|".join(x.code for x in site.languages if x is not language)
    theirs = re.compile(rf"assets/.*-({others})\.(js|json)")
    for path in sorted([*pages, *files], key=_order):
        if path in pages:
            data = pages[path].read_bytes()
            yield path, OTHER_LANGUAGES.sub(b"", data) if path.endswith(".html") else data
        elif not theirs.fullmatch(path):
            yield path, files[path]
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
    with ZipFile(file, "w") as archive:
        for path, data in entries:
            _add(archive, f"{folder}/{path}", data)


def _add(archive: ZipFile, path: str, data: bytes) -> None:
    info = ZipInfo(path, STAMP)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    packed = bytes(deflate_compress(data, LEVEL))
    info.CRC, info.file_size, info.compress_size = crc32(data), len(data), len(packed)
    _put(archive, info, packed)


def _put(archive: ZipFile, info: ZipInfo, packed: bytes) -> None:
    """Add a file that is packed already, which zipfile has no word for."""
    assert archive.fp
    info.header_offset = archive.fp.tell()
    archive.fp.write(info.FileHeader(zip64=False))
    archive.fp.write(packed)
    archive.start_dir = archive.fp.tell()
    archive.filelist.append(info)
    archive.NameToInfo[info.filename] = info


def _packed(archive: ZipFile, info: ZipInfo) -> bytes:
    """The packed bytes of a file: they stand behind its header of 30 bytes, its name and what else the header names."""
    assert archive.fp
    archive.fp.seek(info.header_offset + 26)
    name, more = struct.unpack("<HH", archive.fp.read(4))
    archive.fp.seek(name + more, 1)
    return archive.fp.read(info.compress_size)

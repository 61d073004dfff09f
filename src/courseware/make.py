"""The verbs behind the scripts: check the content, build site and bundles, leave the last good ones if anything fails."""

from __future__ import annotations

import gc
import shutil
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from courseware.beside import Beside, few_collections
from courseware.bundles.offline import pack_language, write_bundles
from courseware.bundles.reading import write_readings
from courseware.model import Language, Site
from courseware.problem import Problem
from courseware.read.site import read_config, read_site
from courseware.rules import check
from courseware.unchanged import digest, inputs, remember, unchanged

Say = Callable[[str], None]


def read_and_check(root: Path) -> tuple[Site, list[Problem]]:
    """Read everything and find every fault. Without the interface words the rules cannot be asked."""
    site, problems = read_site(root)
    return site, every_fault(site, problems)


def every_fault(site: Site, problems: list[Problem]) -> list[Problem]:
    """The faults of form, and those that the rules find."""
    blind = not site.strings or any(p.place.path.startswith("overrides/strings/") for p in problems)
    return sorted({*problems, *(() if blind else check(site))})


class Stopped(Exception):
    """Nothing can be built; the lines say why."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def build(root: Path, say: Say) -> int:
    """Build `site/` and `dist/` below `root`. Returns the exit code: 0, or 1 after printing what is wrong."""
    start = time.monotonic()
    if unchanged(root):
        say("Nothing has changed since the last build, which had no fault. To build all the same, delete build/.")
        say(f"Open {root / 'site' / 'index.html'}")
        return 0
    with few_collections():
        return _build(root, say, start)


def build_and_end(root: Path, say: Say) -> NoReturn:
    """Build, and end the process with the exit code. At its end Python would look through all that it has read once more."""
    code = build(root, say)
    gc.freeze()
    sys.exit(code)


def _build(root: Path, say: Say, start: float) -> int:
    read = inputs(root)
    say("1/3 Reading and checking the content …")
    new_site, new_dist = root / "build" / "site", root / "build" / "dist"
    for folder in (new_site, new_dist):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        languages, sizes, made = _make(root, new_site, new_dist, say)
    except Stopped as stopped:
        for line in stopped.lines:
            say(line)
        return 1
    say("3/3 Putting the new site in place …")
    replace(new_site, root / "site")
    replace(new_dist, root / "dist")
    remember(root, read, made)
    say("")
    say(f"Done in {time.monotonic() - start:.1f} s.")
    pages = [path.relative_to(root / "site").as_posix() for path in (root / "site").rglob("*.html")]
    for language in languages:
        say(f"  {language.name}: {count_pages(languages, pages, language.folder)} pages")
    for file, size in sizes.items():
        say(f"  dist/{file}: {size / 1e6:.2f} MB")
    say(f"Open {root / 'site' / 'index.html'}")
    return 0


def _make(
    root: Path, new_site: Path, new_dist: Path, say: Say
) -> tuple[Sequence[Language], Mapping[str, int], list[str]]:
    """Read, check, and make site and bundles in new folders.

    Returns the languages, the sizes of the bundles, and the figures of both folders.
    """
    site, problems = read_site(root, side_by_side=True)
    if problems:
        raise _faults(every_fault(site, problems))
    with Beside(lambda: every_fault(site, [])) as checked:
        if checked.process:  # it has links of its own; here their memory serves the pages
            site = site.without_links()

        def check_first() -> None:
            if faults := checked.result():
                raise _faults(faults)
            say("2/3 Making the pages and packing the offline copies …")

        def finish(
            language: Language, folder: Path, files: Mapping[str, bytes], styled: Callable[[str, str], str]
        ) -> None:
            write_readings(site, language, folder, styled)
            pack_language(site, language, name, folder, files, new_dist)

        from courseware.pages.build import BuildFault, build_site  # MkDocs takes long to load

        name = site_name(root)
        try:
            build_site(root, site, new_site, finish=finish, before_pages=check_first)
        except BuildFault as fault:
            raise Stopped([str(fault), "The pages could not be made. The last good site is untouched."]) from fault
        except Exception:
            if faults := checked.result():  # one of them may have been what broke it
                raise _faults(faults) from None
            raise
    with Beside(partial(digest, [new_site])) as site_made:
        sizes = write_bundles(site, name, new_site, new_dist)
        dist_made = digest([new_dist])
        return site.languages, sizes, [site_made.result(), dist_made]


def _faults(problems: list[Problem]) -> Stopped:
    last = f"{len(problems)} fault(s). Nothing was built; the last good site is untouched."
    return Stopped([*map(str, problems), last])


def site_name(root: Path) -> str:
    """The short name of the project, which its files in dist/ carry."""
    return str(read_config(root / "mkdocs.yml")["extra"]["id"])


def count_pages(languages: Sequence[Language], pages: list[str], language_folder: str) -> int:
    """Pages of one language among those of a built site."""
    others = tuple(x.folder for x in languages if x.folder and x.folder != language_folder)
    mine = [p for p in pages if p.startswith(language_folder) and not (not language_folder and p.startswith(others))]
    return len([p for p in mine if p not in ("store.html", "404.html")])


def replace(new: Path, old: Path) -> None:
    """Put the folder `new` where `old` is. The old one goes only once the new one is in its place."""
    aside = old.with_name(f"{old.name}.old")
    if aside.exists() and not old.exists():
        aside.replace(old)  # an earlier run was cut off between the two moves below
    shutil.rmtree(aside, ignore_errors=True)
    if old.exists():
        old.replace(aside)
    try:
        new.replace(old)
    except OSError:
        if aside.exists():
            aside.replace(old)
        raise
    shutil.rmtree(aside, ignore_errors=True)

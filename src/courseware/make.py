"""The verbs behind the scripts: check the content, build site and bundles, leave the last good ones if anything fails."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from courseware.bundles.offline import write_bundles
from courseware.bundles.reading import write_readings
from courseware.model import Site
from courseware.problem import Problem
from courseware.read.site import read_config, read_site
from courseware.rules import check
from courseware.unchanged import inputs, remember, unchanged

Say = Callable[[str], None]


def read_and_check(root: Path) -> tuple[Site, list[Problem]]:
    """Read everything and find every fault. Without the interface words the rules cannot be asked."""
    site, problems = read_site(root)
    blind = not site.strings or any(p.place.path.startswith("overrides/strings/") for p in problems)
    found = problems if blind else [*problems, *check(site)]
    return site, sorted(set(found))


def build(root: Path, say: Say) -> int:
    """Build `site/` and `dist/` below `root`. Returns the exit code: 0, or 1 after printing what is wrong."""
    start = time.monotonic()
    if unchanged(root):
        say("Nothing has changed since the last build, which had no fault. To build all the same, delete build/.")
        say(f"Open {root / 'site' / 'index.html'}")
        return 0
    read = inputs(root)
    say("1/4 Reading and checking the content …")
    site, problems = read_and_check(root)
    if problems:
        for problem in problems:
            say(str(problem))
        say(f"{len(problems)} fault(s). Nothing was built; the last good site is untouched.")
        return 1
    from courseware.pages.build import (
        BuildFault,
        build_site,
    )  # MkDocs takes a second to load; a faulty text need not wait

    new_site, new_dist = root / "build" / "site", root / "build" / "dist"
    for folder in (new_site, new_dist):
        shutil.rmtree(folder, ignore_errors=True)
    say("2/4 Making the pages …")
    try:
        build_site(root, site, new_site)
    except BuildFault as fault:
        say(str(fault))
        say("The pages could not be made. The last good site is untouched.")
        return 1
    write_readings(site, new_site)
    say("3/4 Packing the offline copies …")
    name = site_name(root)
    sizes = write_bundles(site, name, new_site, new_dist)
    say("4/4 Putting the new site in place …")
    replace(new_site, root / "site")
    replace(new_dist, root / "dist")
    remember(root, read)
    say("")
    say(f"Done in {time.monotonic() - start:.1f} s.")
    for language in site.languages:
        say(f"  {language.name}: {count_pages(site, root / 'site', language.folder)} pages")
    for file, size in sizes.items():
        say(f"  dist/{file}: {size / 1e6:.2f} MB")
    say(f"Open {root / 'site' / 'index.html'}")
    return 0


def site_name(root: Path) -> str:
    """The short name of the project, which its files in dist/ carry."""
    return str(read_config(root / "mkdocs.yml")["extra"]["id"])


def count_pages(site: Site, folder: Path, language_folder: str) -> int:
    """Pages of one language in a built site."""
    others = tuple(x.folder for x in site.languages if x.folder and x.folder != language_folder)
    paths = [p.relative_to(folder).as_posix() for p in folder.rglob("*.html")]
    mine = [p for p in paths if p.startswith(language_folder) and not (not language_folder and p.startswith(others))]
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

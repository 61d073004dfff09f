"""An image must be there, and be told to those who do not see it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath

from courseware.model import Site
from courseware.problem import Problem, nearest


def check(site: Site) -> Iterator[Problem]:
    for page in site.each_page():
        folder = PurePosixPath(page.place.path).parent.as_posix()
        for link in page.links:
            if not link.image:
                continue
            if not link.label.strip():
                yield Problem(
                    link.place, f"the image '{link.target}' has no alt text", "say in the brackets what it shows"
                )
            path = posixpath.normpath(posixpath.join(folder, link.target))
            if path not in site.images:
                yield Problem(link.place, f"no image '{path}'", nearest(path, site.images))

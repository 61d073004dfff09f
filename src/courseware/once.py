"""Values that are worked out from the whole site once, and asked for by every page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from courseware.model import Site

T = TypeVar("T")


def once_a_site(make: Callable[[Site], T]) -> Callable[[Site], T]:
    """Remember the value for the site that was asked about last. A site is frozen, so the same object gives the same value."""
    kept: list[tuple[Site, T]] = []

    @wraps(make)
    def ask(site: Site) -> T:
        if not kept or kept[0][0] is not site:
            kept[:] = [(site, make(site))]
        return kept[0][1]

    return ask

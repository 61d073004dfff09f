"""The grammar of citations: `cc-2021/art-166.2.5` names point 5 of part 2 of article 166."""

from __future__ import annotations

import re
from functools import cache
from sys import intern

from courseware.model import Citation
from courseware.problem import Place

FORM = re.compile(r"^([a-z0-9-]+)(?:/art-([0-9a-z-]+)(?:\.([0-9a-z-]+))?(?:\.([0-9a-z-]+))?)?$")


def parse_citation(text: str, place: Place) -> Citation | None:
    """The citation that `text` writes, or None if it is none."""
    names = _names(text)
    return Citation(*names, place) if names else None


@cache
def _names(text: str) -> tuple[str, str, str, str] | None:
    """Act, article, part and point; a few hundred of them are cited thousands of times."""
    match = FORM.match(text)
    if not match:
        return None
    return intern(match[1]), intern(match[2] or ""), intern(match[3] or ""), intern(match[4] or "")

"""The grammar of citations: `cc-2021/art-166.2.5` names point 5 of part 2 of article 166."""

from __future__ import annotations

import re

from courseware.model import Citation
from courseware.problem import Place

FORM = re.compile(r"^([a-z0-9-]+)(?:/art-([0-9a-z-]+)(?:\.([0-9a-z-]+))?(?:\.([0-9a-z-]+))?)?$")


def parse_citation(text: str, place: Place) -> Citation | None:
    """The citation that `text` writes, or None if it is none."""
    match = FORM.match(text)
    return Citation(match[1], match[2] or "", match[3] or "", match[4] or "", place) if match else None

"""The last pass over a page's HTML: what only a writer of templates needs is left out."""

from __future__ import annotations

import re

KEPT = re.compile(r"(<pre\b.*?</pre>|<textarea\b.*?</textarea>)", re.S)


def trim(html: str) -> str:
    """A page without indents and empty lines; preformatted text stays as it is."""
    parts = KEPT.split(html)
    return "".join(part if index % 2 else re.sub(r"\s*\n\s*", "\n", part) for index, part in enumerate(parts))

"""The last pass over a page's HTML: what only a writer of templates needs is left out."""

from __future__ import annotations

import re

KEPT = re.compile(r"(<pre\b.*?</pre>|<textarea\b.*?</textarea>)", re.S)


def trim(html: str) -> str:
    """A page without indents and empty lines; preformatted text stays as it is."""
    if "<pre" not in html and "<textarea" not in html:
        return _lean(html)
    parts = KEPT.split(html)
    return "".join(part if index % 2 else _lean(part) for index, part in enumerate(parts))


def _lean(text: str) -> str:
    """Every line break with the space around it is one line break."""
    first, *lines = text.split("\n")
    if not lines:
        return text
    last = lines.pop()
    return "\n".join([first.rstrip(), *filter(None, map(str.strip, lines)), last.lstrip()])

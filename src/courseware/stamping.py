"""Writing the stamp of a translation: what of its source a second reader has compared it with."""

from __future__ import annotations

import re
from pathlib import Path

from courseware.model import Page, Site
from courseware.rules.translations import source_page

STAMP = re.compile(r"^translates:\n(?:[ \t]+.*\n)*", re.M)


REREAD = re.compile(r"^reread:.*\n(?:[ \t-]+.*\n)*", re.M)


def stamp_reread(page: Page, change: str, root: Path) -> None:
    """Note in the front matter of a page that it was read again after a change of law."""
    path = root / page.place.path
    text = path.read_text(encoding="utf-8")
    front, body = text[4:].split("\n---\n", 1) if text.startswith("---\n") else ("", text)
    front = REREAD.sub("", front + "\n").rstrip("\n")
    names = ", ".join(f'"{name}"' for name in dict.fromkeys([*page.reread, change]))
    path.write_text(f"---\n{front}\nreread: [{names}]\n---\n{body}", encoding="utf-8", newline="\n")


def stamp_page(site: Site, page: Page, root: Path) -> bool:
    """Write today's stamps of the source's sections into a translation. Returns False for the source itself."""
    source = source_page(site, page.id)
    if page is source:
        return False
    lines = [f"    {section.anchor or 'top'}: {section.stamp!r}" for section in source.sections]
    stamp = "\n".join(["translates:", f"  from: {source.lang}", "  sections:", *lines]) + "\n"
    path = root / page.place.path
    text = path.read_text(encoding="utf-8")
    front, body = text[4:].split("\n---\n", 1) if text.startswith("---\n") else ("", text)
    front = STAMP.sub("", front + "\n").rstrip("\n")
    head = f"{front}\n" if front else ""
    path.write_text(f"---\n{head}{stamp}---\n{body}", encoding="utf-8", newline="\n")
    return True

"""Drawn pictures (SVG), which stand inside their pages: they follow its colours, print sharply and need no request."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from courseware.problem import Place
from courseware.read.file import Reader

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"}
"""What a picture may hold. A style sheet, a script or a link in it would reach the whole page."""


def read_pictures(reader: Reader, paths: list[Path]) -> Mapping[str, str]:
    """Path from the project's root -> the text of each picture. A picture that cannot be drawn safely is a fault."""
    found = {}
    for path in paths:
        text = reader.text(path)
        if text is not None and _is_drawable(reader, reader.name(path), text):
            found[reader.name(path)] = text
    return found


def _is_drawable(reader: Reader, name: str, text: str) -> bool:
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        what = str(error).partition(":")[0]
        reader.fault(
            Place(name, error.position[0]), f"the picture cannot be read: {what}", "draw it again as plain SVG"
        )
        return False
    if root.tag != f"{SVG}svg" or not re.fullmatch(r"\s*(-?[\d.]+[\s,]+){3}[\d.]+\s*", root.get("viewBox", "")):
        reader.fault(
            Place(name), "the picture has no size", 'give its first element xmlns and viewBox="0 0 width height"'
        )
        return False
    foreign = next((fault for node in root.iter() if (fault := _foreign(node))), "")
    if foreign:
        line = next((n for n, words in enumerate(text.split("\n"), 1) if foreign in words), 1)
        fix = f"use only {', '.join(sorted(DRAWN))}, with the classes of pictures (see CONTRIBUTING.md)"
        reader.fault(Place(name, line), f"'{foreign}' may not stand in a picture", fix)
        return False
    return True


def _foreign(node: Element) -> str:
    """The name of what may not stand in a picture: an element, or an attribute that acts or loads."""
    tag = node.tag.removeprefix(SVG)
    if tag not in DRAWN:
        return tag
    return next((name for name in node.attrib if name in ("style", "id", "href") or name.startswith(("on", "{"))), "")

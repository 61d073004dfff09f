"""A drawn picture as a part of its page."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from courseware.pages.element import element


def drawn(svg: str, alt: str) -> Element:
    """The picture `svg` (checked by the reader) as an element that screen readers announce by its alt text."""
    root = ElementTree.fromstring(svg)
    for node in root.iter():
        node.tag = node.tag.rpartition("}")[2]
        node.text = AtomicString(node.text) if node.tag in ("text", "tspan") and node.text else None
        node.tail = None
    for name, value in {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "aria-label": alt}.items():
        root.set(name, value)
    return element("span", "cw-picture", root)

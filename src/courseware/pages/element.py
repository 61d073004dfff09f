"""Building HTML elements for Python-Markdown. Text given as str is inline Markdown and is still to be parsed."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.util import AtomicString


def plain(text: str) -> AtomicString:
    """Text that is no Markdown."""
    return AtomicString(text)


def element(tag: str, classes: str = "", *children: Element | str | None, **attributes: str) -> Element:
    """An element with its class, attributes (`data_x` becomes `data-x`, `for_` becomes `for`) and children."""
    made = Element(tag)
    if classes:
        made.set("class", classes)
    for name, value in attributes.items():
        made.set(name.rstrip("_").replace("_", "-"), value)
    append(made, *children)
    return made


def append(parent: Element, *children: Element | str | None) -> Element:
    """Add elements and texts at the end of `parent`. A text goes into an element of its own if it would be lost otherwise."""
    for child in children:
        if child is None:
            continue
        if not isinstance(child, str):
            parent.append(child)
        elif len(parent):
            parent[-1].tail = child if not parent[-1].tail else parent[-1].tail + child
        elif parent.text:
            parent.text = parent.text + child
        else:
            parent.text = child
    return parent


def take_children(parent: Element) -> list[Element]:
    """Empty an element and return what it held."""
    children = list(parent)
    for child in children:
        parent.remove(child)
    parent.text = None
    return children

"""The grammar of blocks: `/// name | argument`, options, body, `///`. Written here once; the pages room renders what this finds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from courseware.problem import Place, nearest
from courseware.read.file import Reader
from courseware.read.schema import CITE, ID, NUMBER, Schema, listing, mapping

FENCE = re.compile(r"^ {0,3}(/{3,})[ \t]*(?:([A-Za-z][\w-]*)[ \t]*(?:\|[ \t]*(.*?)[ \t]*)?)?$")
CODE = re.compile(r"^ {0,3}(```+|~~~+)")
ITEM = re.compile(r"^- (?:\[(?P<tick>.)\] )?(?P<text>.*)$")
ITEM_ID = re.compile(r"^(?P<text>.*?)\s*\{\s*#(?P<id>[a-z0-9][a-z0-9-]*)(?:\s+\.(?P<verdict>true|false))?\s*\}$", re.S)

OPTIONS: Mapping[str, Schema] = {
    "question": mapping(
        {"type": {"enum": ["single", "multiple", "true-false"]}, "cites": {**listing(CITE), "minItems": 1}},
        {"objective": ID},
    ),
    "why": mapping({}),
    "vignette": mapping({}),
    "case": mapping({}),
    "checklist": mapping({}),
    "must-not": mapping({}),
    "trainer": mapping({}, {"minutes": NUMBER}),
    "note": mapping({}),
    "warning": mapping({}),
    "remember": mapping({}),
    "penalties": mapping({}),
    "chart": mapping({}),
}
"""Each block that there is, with its options."""
INSIDE = {"why": ("question",)}
"""Blocks that stand only inside certain others."""
NEEDS_NO_ARGUMENT = ("why",)


@dataclass(slots=True)
class Node:
    """A block as it stands in the file, with its own lines (without those of inner blocks)."""

    name: str
    argument: str
    fence: str
    line: int
    options: Any = None
    lines: list[tuple[int, str]] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        for child in self.children:
            yield child
            yield from child.walk()

    def text(self) -> str:
        """The block's own lines as Markdown."""
        return "\n".join(line for _, line in self.lines).strip()


@dataclass(frozen=True, slots=True)
class Item:
    """A list item of a question or a checklist."""

    tick: str | None
    """What stands in the brackets, None without brackets."""
    text: str
    id: str
    verdict: str
    reply: str
    line: int


def read_blocks(reader: Reader, name: str, body: str, first_line: int) -> Node:
    """The tree of blocks of a text. Its root stands for the text itself."""
    root = Node("", "", "", first_line)
    stack = [root]
    lines = body.split("\n")
    code = ""
    index = 0
    while index < len(lines):
        text, number = lines[index], first_line + index
        index += 1
        ticks = CODE.match(text) if "```" in text or "~~~" in text else None
        if ticks and (not code or text.strip().startswith(code)):
            code = "" if code else ticks[1]
        match = FENCE.match(text) if "///" in text and not code else None
        if not match:
            stack[-1].lines.append((number, text))
            continue
        fence, block, argument = match[1], match[2], match[3] or ""
        if block is None:
            if len(stack) > 1 and fence == stack[-1].fence:
                stack.pop()
            else:
                wanted = f"'{stack[-1].fence}'" if len(stack) > 1 else "no fence"
                reader.fault(
                    Place(name, number),
                    f"'{fence}' closes no open block",
                    f"{wanted} is expected here; count the slashes",
                )
            continue
        node = Node(block, argument, fence, number)
        index = _read_options(reader, name, lines, index, first_line, node)
        if any(open_node.fence == fence for open_node in stack[1:]):
            outer = next(n for n in stack[1:] if n.fence == fence)
            reader.fault(
                Place(name, outer.line),
                f"the block '{outer.name} | {outer.argument}' is never closed",
                f"put '{outer.fence}' on a line of its own before line {number}",
            )
            while stack[-1] is not outer:
                stack.pop()
            stack.pop()
        _check_block(reader, name, node, stack[-1])
        stack[-1].children.append(node)
        stack[-1].lines.append((number, ""))
        stack.append(node)
    for node in stack[1:]:
        reader.fault(
            Place(name, node.line),
            f"the block '{node.name} | {node.argument}' is never closed",
            f"put '{node.fence}' on a line of its own after its text",
        )
    return root


def _read_options(reader: Reader, name: str, lines: list[str], index: int, first_line: int, node: Node) -> int:
    """Read the indented option lines under the first line of a block; returns the index of the line after them."""
    start = index
    while index < len(lines) and lines[index].startswith("    "):
        index += 1
    if node.name not in OPTIONS:
        return index
    text = "\n".join(line[4:] for line in lines[start:index])
    if text.strip():
        node.options = reader.yaml_text(text, name, first_line + start, OPTIONS[node.name])
    elif required := OPTIONS[node.name]["required"]:
        reader.fault(
            Place(name, node.line),
            f"the block '{node.name}' needs the option '{required[0]}'",
            f"add '    {required[0]}: …' under it",
        )
    return index


def _check_block(reader: Reader, name: str, node: Node, parent: Node) -> None:
    place = Place(name, node.line)
    if node.name not in OPTIONS:
        reader.fault(place, f"unknown block '{node.name}'", nearest(node.name, OPTIONS))
        return
    if node.name in INSIDE and parent.name not in INSIDE[node.name]:
        reader.fault(
            place, f"'{node.name}' stands outside a {INSIDE[node.name][0]}", f"move it into its {INSIDE[node.name][0]}"
        )
    if node.name in NEEDS_NO_ARGUMENT:
        return
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", node.argument):
        reader.fault(
            place,
            f"the block '{node.name}' has no proper id: '{node.argument}'"
            if node.argument
            else f"the block '{node.name}' has no id",
            f"write '{node.fence} {node.name} | some-id' with small Latin letters, digits and hyphens",
        )


def read_items(reader: Reader, name: str, node: Node, noun: str) -> tuple[list[Item], str]:
    """The list items of a block, and the Markdown before the first of them."""
    before: list[str] = []
    groups: list[tuple[int, list[str], list[str]]] = []
    for number, line in node.lines:
        if line.startswith("- "):
            groups.append((number, [line], []))
        elif not groups:
            before.append(line)
        elif line.strip().startswith(">"):
            groups[-1][2].append(line.strip().removeprefix(">").strip())
        elif line.strip():
            (groups[-1][2] or groups[-1][1]).append(line.strip())
    items = []
    for number, text, reply in groups:
        match = ITEM.match(" ".join(text))
        assert match
        named = ITEM_ID.match(match["text"])
        if not named:
            reader.fault(Place(name, number), f"this {noun} has no id", "end the line with an id, as { #some-id }")
            continue
        items.append(Item(match["tick"], named["text"], named["id"], named["verdict"] or "", " ".join(reply), number))
    return items, "\n".join(before).strip()

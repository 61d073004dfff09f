"""A text file to a page: front matter, headings, links, citations, questions, checklists."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from sys import intern
from typing import Any

from courseware.model import Block, Checklist, Choice, Citation, Link, Page, Question, Section, Stamp, Step
from courseware.problem import Place
from courseware.read.blocks import Node, read_blocks, read_items
from courseware.read.citation import parse_citation
from courseware.read.file import Reader
from courseware.read.schema import Schema
from courseware.read.yaml_lines import item_line

HEADING = re.compile(r"^(#{1,6})\s+(.*?)(?:\s*\{\s*#([^\s}]*)\s*\})?\s*$")
UNREAD = {"title": "?", "summary": "?"}
"""Stands for front matter that could not be read: its fault is told already, what it lacks need not be."""
LINK = re.compile(r"\[((?:[^\[\]]++|\[[^\]]*\])*)\]\(([^)\s]*)(?:\s+\"[^\"]*\")?\)")


def read_page(
    reader: Reader, path: Path, page_id: str, lang: str, kind: str, schemas: Mapping[str, Schema]
) -> Page | None:
    """Read one page, or None if nothing of it can be understood."""
    text = reader.text(path)
    if text is None:
        return None
    name = reader.name(path)
    front: Any = {}
    body_line = 1
    if text.startswith("---\n"):
        end = text.find("\n---\n", 3)
        if end < 0:
            reader.fault(Place(name, 1), "the front matter is never closed", "put '---' on a line of its own under it")
            return None
        front = reader.yaml_text(text[4 : end + 1], name, 2, schemas["page"]) or UNREAD
        text, body_line = text[end + 5 :], text[: end + 5].count("\n") + 1
        if not text.strip():
            reader.fault(Place(name, body_line), "the page has no text", "write its text under the front matter")
    root = read_blocks(reader, name, text, body_line)
    lines = list(enumerate(text.split("\n"), body_line))
    links = tuple(_links(name, lines))
    citations = tuple(_citations(reader, links, root, name))
    questions = tuple(_questions(reader, name, root, ""))
    checklists = tuple(
        _checklist(reader, name, node, citations) for node in root.walk() if node.name in ("checklist", "must-not")
    )
    blocks = tuple(Block(n.name, n.argument, Place(name, n.line)) for n in root.walk())
    return Page(
        id=page_id,
        lang=lang,
        kind=kind,
        title=str(front.get("title", "")),
        summary=" ".join(str(front.get("summary", "")).split()),
        review=str(front.get("review", "draft")),
        sources=tuple(map(str, front.get("sources", ()))),
        body=text,
        body_line=body_line,
        sections=tuple(_sections(reader, name, lines)),
        blocks=blocks,
        questions=questions,
        checklists=checklists,
        citations=citations,
        links=links,
        named_sources=tuple(dict.fromkeys(_sources(links))),
        stamp=_stamp(front, name),
        reread=tuple(map(str, front.get("reread", ()))),
        handout=bool(front.get("handout")),
        place=Place(name, 1),
    )


def _stamp(front: Any, name: str) -> Stamp | None:
    data = front.get("translates")
    if not data:
        return None
    sections = {str(anchor): str(stamp) for anchor, stamp in data["sections"].items()}
    return Stamp(str(data["from"]), sections, Place(name, item_line(data)))


def _links(name: str, lines: list[tuple[int, str]]) -> Iterator[Link]:
    for number, line in lines:
        if "](" not in line:
            continue
        place = Place(name, number)
        for match in LINK.finditer(re.sub(r"`[^`]*`", "", line) if "`" in line else line):
            image = match.string[: match.start()].endswith("!")
            yield Link(match[1], intern(match[2]), image, place)


def _sources(links: tuple[Link, ...]) -> Iterator[str]:
    return (link.target.removeprefix("source:") for link in links if link.target.startswith("source:"))


def _citations(reader: Reader, links: tuple[Link, ...], root: Node, name: str) -> list[Citation]:
    """Every citation of the text, from links and from the option `cites`, in the order of the lines."""
    found: list[Citation] = []
    for link in links:
        if not link.target.startswith("law:"):
            continue
        citation = parse_citation(link.target.removeprefix("law:"), link.place)
        if citation:
            found.append(citation)
        else:
            reader.fault(link.place, f"'{link.target}' is not a citation", "write it as law:cc-2021/art-166.2.5")
    for node in root.walk():
        if node.name == "question" and node.options:
            found.extend(_cites(node, name))
    return sorted(found, key=lambda c: c.place.line)


def _cites(node: Node, name: str) -> Iterator[Citation]:
    for text in (node.options or {}).get("cites", ()):
        citation = parse_citation(str(text), Place(name, node.line))
        if citation:
            yield citation


def section_stamp(text: str) -> str:
    """Hash of a section's words. Space at the ends of lines and empty lines do not count; every other sign does."""
    words = "\n".join(line.rstrip() for line in text.split("\n") if line.strip())
    return hashlib.sha256(words.encode()).hexdigest()[:10]


def _sections(reader: Reader, name: str, lines: list[tuple[int, str]]) -> Iterator[Section]:
    anchor, title, level, start, body = "", "", 1, lines[0][0] if lines else 1, list[str]()
    begin = next_line = 0
    code = False

    def made() -> Section:
        text = "\n".join(body)
        stamp = section_stamp(f"{title}\n{text}")
        return Section(anchor, title, level, stamp, Place(name, start), begin, begin + len(text))

    for number, line in lines:
        next_line += len(line) + 1
        code ^= ("```" in line or "~~~" in line) and line.lstrip().startswith(("```", "~~~"))
        match = HEADING.match(line) if line.startswith("#") and not code else None
        if not match:
            body.append(line)
            continue
        yield made()
        place = Place(name, number)
        depth = len(match[1])
        if depth == 1:
            reader.fault(
                place,
                "a heading of the first level stands in the text",
                "start with '##'; the page's own title comes from 'title:'",
            )
        elif depth > level + 1:
            reader.fault(
                place, f"the heading skips a level (from {level} to {depth})", f"write it with {level + 1} signs '#'"
            )
        if not match[3]:
            reader.fault(
                place,
                f"the heading '{match[2]}' has no anchor",
                "end the line with one, as { #penalties }, the same in every language",
            )
        elif not re.fullmatch(r"[a-z0-9][a-z0-9-]*", match[3]):
            reader.fault(
                place,
                f"the anchor '{match[3]}' has other signs than a-z, 0-9 and '-'",
                "write it in small Latin letters",
            )
        anchor, title, level, start, body = match[3] or "", match[2], depth, number, []
        begin = next_line
    yield made()


def _questions(reader: Reader, name: str, node: Node, vignette: str) -> Iterator[Question]:
    for child in node.children:
        if child.name == "question":
            yield _question(reader, name, child, vignette)
        else:
            yield from _questions(reader, name, child, child.argument if child.name == "vignette" else vignette)


def _question(reader: Reader, name: str, node: Node, vignette: str) -> Question:
    items, stem = read_items(reader, name, node, "choice")
    choices = []
    for item in items:
        place = Place(name, item.line)
        if item.tick not in (" ", "x", "X"):
            reader.fault(
                place,
                "this choice does not say whether it is right",
                "start the line with '- [x]' if it is right, with '- [ ]' if not",
            )
        if not item.reply:
            reader.fault(place, f"the choice '{item.id}' has no reply", "add a line under it that starts with '>'")
        choices.append(Choice(item.id, item.text, item.tick in ("x", "X"), item.verdict, item.reply, place))
    why = next((child.text() for child in node.children if child.name == "why"), "")
    options = node.options or {}
    return Question(
        id=node.argument,
        type=str(options.get("type", "")),
        stem=stem,
        choices=tuple(choices),
        why=why,
        cites=tuple(_cites(node, name)),
        objective=str(options.get("objective", "")),
        vignette=vignette,
        place=Place(name, node.line),
    )


def _checklist(reader: Reader, name: str, node: Node, citations: tuple[Citation, ...]) -> Checklist:
    must_not = node.name == "must-not"
    items, before = read_items(reader, name, node, "step")
    if before:
        reader.fault(
            Place(name, node.line), f"text stands before the steps of '{node.argument}'", "move it above the block"
        )
    lines = [item.line for item in items] + [10**9]
    steps = []
    for item, end in zip(items, lines[1:], strict=False):
        if must_not == (item.tick is not None):
            fix = "start the line with '- ' alone" if must_not else "start the line with '- [ ]'"
            reader.fault(Place(name, item.line), f"the step '{item.id}' is not written as its block wants it", fix)
        inside = tuple(c for c in citations if item.line <= c.place.line < min(end, _end(node)))
        steps.append(Step(item.id, item.text, item.reply, inside, Place(name, item.line)))
    return Checklist(node.argument, tuple(steps), must_not, Place(name, node.line))


def _end(node: Node) -> int:
    return max((number for number, _ in node.lines), default=node.line) + 1

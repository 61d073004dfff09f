"""Links with own schemes, tables, headings and notices: the last pass over a page's tree."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections import Counter
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from courseware.currency import unread
from courseware.pages.element import append, element, plain, take_children
from courseware.pages.picture import drawn
from courseware.pages.provisions import provision_place, rest_of
from courseware.pages.state import Rendering
from courseware.pages.terms import TermPass
from courseware.pages.ways import relative
from courseware.problem import Place
from courseware.read.citation import parse_citation
from courseware.status import stale_anchors

HEADINGS = ("h2", "h3", "h4", "h5", "h6")


class LinkPass(Treeprocessor):
    """Turns `law:`, `source:`, `mark:` and `checked:` links into links that MkDocs resolves."""

    def __init__(self, md: Markdown, state: Rendering) -> None:
        super().__init__(md)
        self.state = state
        self._laws: dict[tuple[str, str], tuple[str, str, str]] = {}

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            scheme, colon, rest = (link.get("href") or "").partition(":")
            if colon and (handle := getattr(self, f"_{scheme}", None)):
                handle(link, rest)
        self._draw(root)
        for table in list(root.iter("table")):
            _name_rows(table)
        self._heading, self._tables = "", Counter[str]()
        self._wrap_tables(root)
        self._notices(root)

    def _go(self, link: Element, target: str) -> None:
        page = self.state.page
        here = posixpath.dirname(page.id) if page else ""
        path, hash_, anchor = target.partition("#")
        link.set("href", relative(path, here or ".") + hash_ + anchor)

    def _law(self, link: Element, rest: str) -> None:
        lang = self.state.words.lang
        if (lang, rest) not in self._laws:
            self._laws[lang, rest] = self._provision(rest)
        name, part, target = self._laws[lang, rest]
        if not (link.text or "").strip() and not len(link):
            link.text = plain(name)
        link.set("class", "cw-law")
        if part:
            link.set("data-part", part)
        self._go(link, target)

    def _provision(self, text: str) -> tuple[str, str, str]:
        """What a citation is called, the part and point that its address leaves out, and where it leads."""
        citation = parse_citation(text, Place(""))
        assert citation
        page, anchor = provision_place(self.state.site, citation)
        target = f"{page}.md" + (f"#{anchor}" if anchor else "")
        return self.state.words.citation(citation), rest_of(self.state.site, citation), target

    def _source(self, link: Element, rest: str) -> None:
        if not (link.text or "").strip() and not len(link):
            source = self.state.site.sources[rest]
            link.text = plain(source.title)
            link.set("lang", source.lang)
        link.set("class", "cw-source")
        self._go(link, f"about/sources.md#{rest}")

    def _mark(self, link: Element, rest: str) -> None:
        words = self.state.words
        take_children(link)
        link.set("class", f"cw-mark cw-mark--{rest.lower()}")
        link.set("title", words(f"mark.{rest}"))
        append(link, element("span", "cw-vh", plain(words("mark") + " ")), element("span", "", plain(rest)))
        self._go(link, "about/index.md#marks")

    def _draw(self, root: Element) -> None:
        """Put drawn pictures into the page itself."""
        here = posixpath.dirname(self.state.page.place.path) if self.state.page else ""
        for parent in list(root.iter()):
            for index, child in enumerate(parent):
                if child.tag != "img":
                    continue
                path = posixpath.normpath(posixpath.join(here, child.get("src") or ""))
                if svg := self.state.site.pictures.get(path):
                    parent[index] = drawn(svg, child.get("alt") or "")
                    parent[index].tail = child.tail

    def _checked(self, link: Element, rest: str) -> None:
        """The day on which a contact was checked: words, no link."""
        take_children(link)
        words = self.state.words
        link.tag = "span"
        link.attrib = {"class": "cw-checked"}
        append(
            link,
            element(
                "time", "", plain(words("checked_on", date=words.date(dt.date.fromisoformat(rest)))), datetime=rest
            ),
        )

    def _wrap_tables(self, parent: Element) -> None:
        for index, child in enumerate(list(parent)):
            if child.tag == "table":
                region = element("div", "cw-table", tabindex="0", role="group", aria_label=self._table_name(child))
                region.tail, child.tail = child.tail, None
                parent.remove(child)
                region.append(child)
                parent.insert(index, region)
            else:
                if child.tag in HEADINGS:
                    self._heading = " ".join("".join(child.itertext()).split())
                self._wrap_tables(child)

    def _table_name(self, table: Element) -> str:
        """A name that no other table of the page has: its caption, or the heading above it with a number from the second on."""
        caption = table.find("caption")
        name = "".join(caption.itertext()) if caption is not None else f"{self.state.words('table')}: {self._heading}"
        self._tables[name] += 1
        return name if self._tables[name] == 1 else f"{name} ({self._tables[name]})"

    def _notices(self, root: Element) -> None:
        """Tell the reader where a translation is behind its source, or a text behind the law, under the heading concerned."""
        page = self.state.page
        if page is None:
            return
        words = self.state.words
        notices: dict[str, list[str]] = {
            anchor: [words("stale_section")] for anchor in stale_anchors(self.state.site, page)
        }
        for use, change in unread(self.state.site, page):
            text = words("unread_change", citation=words.citation(change.provision), by=change.by[words.lang])
            if text not in notices.setdefault(use.anchor, []):
                notices[use.anchor].append(text)
        for parent in list(root.iter()) if notices else ():
            for index, child in reversed(list(enumerate(parent))):
                texts = notices.get(child.get("id") or "")
                if not texts or not child.get("id"):
                    continue
                made = [element("p", "cw-stale", plain(text)) for text in texts]
                if child.tag in HEADINGS:
                    parent[index + 1 : index + 1] = made
                else:
                    child[1:1] = made
        root[0:0] = [element("p", "cw-stale", plain(text)) for text in notices.get("", ())]


def _name_rows(table: Element) -> None:
    """The first cell of a row names the row, so that a screen reader can say where it is."""
    heads = [" ".join("".join(cell.itertext()).split()) for cell in table.findall("thead/tr/th")]
    for cell in table.findall("thead/tr/th"):
        cell.set("scope", "col")
    for row in table.findall("tbody/tr"):
        for index, cell in enumerate(row):
            if index == 0 and cell.tag == "td" and len(row) > 1:
                cell.tag = "th"
                cell.set("scope", "row")
            if index < len(heads) and heads[index] and cell.tag == "td":
                cell.set("data-label", heads[index])


class LinkExtension(Extension):
    """Registers the pass: after inline Markdown and headings' ids, before MkDocs resolves paths."""

    def __init__(self, state: Rendering) -> None:
        super().__init__()
        self.state = state

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(TermPass(md, self.state), "courseware-terms", 4)
        md.treeprocessors.register(LinkPass(md, self.state), "courseware-links", 3)

"""Terms of the glossary inside texts: the first use on a page carries its explanation, without scripts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from courseware.model import Term
from courseware.pages.element import append, element, plain, take_children
from courseware.pages.state import Rendering

NOT_INSIDE = {"a", "label", "summary", "legend", "caption", "h1", "h2", "h3", "h4", "h5", "h6"}
"""Where nothing else may take the focus: there a term is plain words."""


class TermPass(Treeprocessor):
    """Turns `term:` links into explained terms; from the second use on a page, and in headings and labels, into plain words."""

    def __init__(self, md: Markdown, state: Rendering) -> None:
        super().__init__(md)
        self.state = state

    def run(self, root: Element) -> None:
        links = [link for link in root.iter("a") if (link.get("href") or "").startswith("term:")]
        parents = {child: parent for parent in root.iter() for child in parent} if links else {}
        used: set[str] = set()
        for link in links:
            name = (link.get("href") or "").removeprefix("term:")
            term = self.state.site.terms[name]
            if self.state.page and self.state.page.kind == "glossary":
                link.attrib = {"class": "cw-termlink", "href": f"#term-{name}"}
            elif name in used or any(parent.tag in NOT_INSIDE for parent in _above(link, parents)):
                link.tag, link.attrib = "span", {}
            else:
                used.add(name)
                self._explain(link, term)

    def _explain(self, link: Element, term: Term) -> None:
        """The word, which takes the focus, and beside it what it means, with the way to its entry."""
        words, page = self.state.words, self.state.page
        named = element("dfn", "cw-term", tabindex="0", aria_describedby=f"tip-{term.id}")
        named.text = link.text
        for child in take_children(link):
            named.append(child)
        here = posixpath.dirname(page.id) if page else ""
        address = posixpath.relpath("glossary/index.md", here or ".") + f"#term-{term.id}"
        more = element("a", "", plain(words("term.more")), href=address)
        tip = element("span", "cw-tip", element("span", "", *self._meaning(term), id=f"tip-{term.id}"), " ", more)
        link.tag, link.attrib = "span", {"class": "cw-termbox"}
        append(link, named, tip)

    def _meaning(self, term: Term) -> Iterator[Element | str]:
        """The definition; where there is none, the term in the other languages."""
        lang = self.state.words.lang
        if definition := term.definition.get(lang):
            yield plain(definition)
            return
        others = [language for language in self.state.site.languages if language.code != lang]
        for number, language in enumerate(others):
            yield element("span", "", plain(term.words[language.code]), lang=language.code)
            yield plain("; " if number < len(others) - 1 else ".")


def _above(node: Element, parents: dict[Element, Element]) -> Iterator[Element]:
    while node in parents:
        node = parents[node]
        yield node

"""Where a provision is read, and what it is about: asked of a script once, instead of being written into every citation."""

from __future__ import annotations

import json

from courseware.model import Citation, Site
from courseware.words import Words


def provision_place(site: Site, citation: Citation) -> tuple[str, str]:
    """Where a provision is read, as a page id and an anchor: its own page, or its line on the page of its act."""
    page_id = f"law/{citation.article_id}"
    if citation.article and page_id in site.pages:
        has_ladder = any(b.name == "penalties" for b in next(iter(site.pages[page_id].values())).blocks)
        named = bool(citation.part) and citation.part != "note" and has_ladder
        return page_id, "-".join(filter(None, ("part", citation.part, citation.point))) if named else ""
    return f"law/{citation.act}/index", f"art-{citation.article}" if citation.article else ""


def rest_of(site: Site, citation: Citation) -> str:
    """What of a provision the address of its place leaves out: the part and point of an article without a ladder."""
    told = provision_place(site, citation)[1].startswith("part-")
    return "" if told else ".".join(filter(None, (citation.part, citation.point)))


def provision_texts(site: Site, words: Words) -> dict[str, str]:
    """Place -> what the provision there is about, for every provision that a text cites."""
    texts = {}
    for citation in {citation for page in site.each_page() for citation in page.citations}:
        (page, anchor), rest = provision_place(site, citation), rest_of(site, citation)
        texts[page + (f"#{anchor}" if anchor else "") + (f"~{rest}" if rest else "")] = words.spoken(citation)
    return texts


def provision_script(site: Site, words: Words) -> bytes:
    """The texts as a script: on file:// a browser loads nothing else."""
    data = json.dumps(provision_texts(site, words), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"window.CoursewareProvisions={data};\n".encode()

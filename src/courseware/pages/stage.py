"""One tree of text files for MkDocs, from docs/, modules/ and the pages that the engine makes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from courseware.generated import generated_pages
from courseware.model import Language, Page, Site
from courseware.pages.chart import chart_files
from courseware.words import Words


def page_title(site: Site, page: Page, lang: str) -> str:
    """The title of a page; an article's is made from its data."""
    if page.kind != "article":
        return page.title
    act = site.acts[page.id.split("/")[1]]
    number = page.id.rpartition("/art-")[2]
    article = next(a for a in act.articles if a.number == number)
    pattern = act.forms.get(lang, {}).get("heading") or Words(site, lang)("heading.article")
    return pattern.format(article=number, title=article.title[lang])


def stage(site: Site, root: Path, folder: Path, languages: Sequence[Language]) -> None:
    """Make `folder` hold exactly the staged tree of these languages.

    Files that are right already are not touched, so a live preview stays calm.
    """
    wanted: dict[Path, bytes] = {}
    for page_id in site.pages:
        for language in languages:
            page = site.page(page_id, language.code)
            assert page
            wanted[folder / f"{page_id}.{language.code}.md"] = _text(page_title(site, page, page.lang), page.body)
    for page_made in generated_pages(site):
        for language in languages:
            wanted[folder / f"{page_made.id}.{language.code}.md"] = _text(page_made.title[language.code], "")
    wanted |= {folder / name: data for name, data in chart_files(site) if _meant_for(name, site, languages)}
    for name in site.images:
        if _meant_for(name, site, languages):
            wanted[folder / name.removeprefix("docs/")] = (root / name).read_bytes()
    for path, data in wanted.items():
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path not in wanted:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            shutil.rmtree(path)


def _meant_for(name: str, site: Site, languages: Sequence[Language]) -> bool:
    """Whether a file, which may name one language (picture.ru.svg), belongs to one of these."""
    code = name.split(".")[-2]
    return code in {x.code for x in languages} or code not in {x.code for x in site.languages}


def _text(title: str, body: str) -> bytes:
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\n{body}\n".encode()

"""Languages, modules, courses, and the site that holds everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from courseware.model.aid import Aid
from courseware.model.law import Act, Article, Citation, Text
from courseware.model.statistics import Statistics
from courseware.model.text import Page, Source, Synonyms, Term
from courseware.problem import Place


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site."""

    code: str
    name: str
    """Its own name for itself, as readers see it."""
    default: bool = False
    """Whether it stands at the site's root."""

    @property
    def folder(self) -> str:
        """The folder of its pages in the built site: "" for the default language, "ru/" for others."""
        return "" if self.default else f"{self.code}/"


@dataclass(frozen=True, slots=True)
class Objective:
    """What a learner can do after a module."""

    id: str
    bloom: str
    text: Text


@dataclass(frozen=True, slots=True)
class Unit:
    """A lesson in its place in a module. Its page is `modules/<module>/<id>`."""

    id: str
    minutes: int
    mode: str
    """online, workshop or both."""
    place: Place


@dataclass(frozen=True, slots=True)
class Module:
    """A module of a course."""

    id: str
    title: Text
    summary: Text
    minutes: int
    audience: tuple[str, ...]
    objectives: tuple[Objective, ...]
    units: tuple[Unit, ...]
    place: Place

    def page_id(self, unit: Unit) -> str:
        return f"modules/{self.id}/{unit.id}"


@dataclass(frozen=True, slots=True)
class Course:
    """A way through modules for one audience."""

    id: str
    title: Text
    summary: Text
    modules: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Site:
    """Everything."""

    languages: tuple[Language, ...]
    acts: Mapping[str, Act]
    pages: Mapping[str, Mapping[str, Page]]
    """Page id -> language -> page."""
    modules: Mapping[str, Module]
    courses: tuple[Course, ...]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    term_sources: Mapping[str, str]
    """Key of a glossary source -> its description."""
    synonyms: tuple[Synonyms, ...]
    strings: Mapping[str, Text]
    """Interface words: key -> language -> text."""
    images: frozenset[str]
    """Paths of the image files, from the project's root."""
    pictures: Mapping[str, str]
    """Path of an image -> its text, for those that are drawn (SVG) and stand inside their pages."""
    source_language: str
    """The language that authors write in first; the others translate it unless their stamps say otherwise."""
    statistics: Statistics = field(default_factory=Statistics)
    aid: Aid = field(default_factory=Aid)
    """The classification aid; an empty table where there is none."""

    @property
    def default_language(self) -> Language:
        return next(lang for lang in self.languages if lang.default)

    def article(self, citation: Citation) -> Article | None:
        """The article that a citation names."""
        act = self.acts.get(citation.act)
        return next((a for a in act.articles if a.number == citation.article), None) if act else None

    def each_page(self) -> Iterator[Page]:
        """All pages in all languages, in the order of their ids."""
        for _, versions in sorted(self.pages.items()):
            yield from versions.values()

    def without_links(self) -> Site:
        """The same site, whose pages have forgotten their links: only the rules ask for them."""
        pages = {
            page_id: {lang: replace(page, links=()) for lang, page in versions.items()}
            for page_id, versions in self.pages.items()
        }
        return replace(self, pages=pages)

    def page(self, page_id: str, lang: str) -> Page | None:
        """The page in this language or, where that is missing, in the best other one."""
        versions = self.pages.get(page_id)
        if not versions:
            return None
        order = [lang, *(language.code for language in self.languages)]
        return next(versions[code] for code in order if code in versions)

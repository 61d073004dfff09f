"""The nouns: everything that `docs/` and `modules/` say, in one frozen tree that is made before any page is rendered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from courseware.problem import Place

Text = Mapping[str, str]
"""The same words in each language: language code -> text."""


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
class Citation:
    """A reference to an act, or to an article, a part or a point of it: `cc-2021/art-166.2.5`."""

    act: str
    article: str = ""
    """Number of the article as printed, "" for the whole act."""
    part: str = ""
    point: str = ""
    place: Place = field(default=Place(""), compare=False)

    @property
    def article_id(self) -> str:
        """Id of the article, as `cc-2021/art-166`; of the act if no article is named."""
        return f"{self.act}/art-{self.article}" if self.article else self.act

    def __str__(self) -> str:
        return ".".join(filter(None, (self.article_id, self.part, self.point)))

    def covers(self, other: Citation) -> bool:
        """Whether `other` is the same provision or one inside it."""
        return (str(other) + ".").startswith(str(self) + ".")


@dataclass(frozen=True, slots=True)
class Penalty:
    """One penalty of a part of an article. Figures are in `unit`."""

    kind: str
    """Such as imprisonment, fine, confiscation: a key of the interface strings."""
    low: int | None
    """Lower bound; None where the law says only "up to"."""
    high: int | None
    """Upper bound; None for penalties without a figure."""
    unit: str
    """years, months, days, hours or units (calculation indices)."""
    adds: str
    """"" for a main penalty, "optional" or "required" for one imposed in addition."""


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered point of a part."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part of an article, with its penalties (main ones are alternatives)."""

    id: str
    name: Text
    penalties: tuple[Penalty, ...]
    points: tuple[Point, ...]
    negligent: bool
    """Whether it is a negligent crime (other limits of gravity)."""
    place: Place

    @property
    def heaviest(self) -> int | None:
        """Upper bound of imprisonment in years; 1000 for life; None where no imprisonment is provided."""
        years = [
            1000 if p.kind == "life-imprisonment" else p.high or 0
            for p in self.penalties
            if p.kind in ("imprisonment", "life-imprisonment") and not p.adds
        ]
        return max(years, default=None)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a procedural article: a time limit, a sum."""

    id: str
    part: str
    value: int
    unit: str
    name: Text


@dataclass(frozen=True, slots=True)
class Article:
    """An article of an act."""

    act: str
    number: str
    title: Text
    mark: str
    parts: tuple[Part, ...]
    note: Part | None
    """The note to the article, with its points; cited as `.note`."""
    age: int | None
    """Age in years from which a person answers for it."""
    age_cites: tuple[Citation, ...]
    figures: tuple[Figure, ...]
    place: Place

    @property
    def id(self) -> str:
        return f"{self.act}/art-{self.number}"

    def part(self, name: str) -> Part | None:
        """The part with this id; `note` is the note."""
        return self.note if name == "note" else next((p for p in self.parts if p.id == name), None)


@dataclass(frozen=True, slots=True)
class Gravity:
    """A category of gravity of crimes, with the highest maximum term of imprisonment (years) that falls under it."""

    id: str
    up_to: int | None
    up_to_negligent: int | None
    name: Text


@dataclass(frozen=True, slots=True)
class Change:
    """A change to a provision that came after the edition that was read."""

    provision: Citation
    date: dt.date | None
    by: Text
    what: Text
    mark: str
    place: Place


@dataclass(frozen=True, slots=True)
class Act:
    """An act of law: a code, a law, a treaty."""

    id: str
    kind: str
    number: str
    title: Text
    cite: Text
    """Its short name as it stands in a citation (in the case that the language needs there)."""
    short: Text
    """Its short name on its own."""
    mark: str
    adopted: dt.date | None
    in_force: dt.date | None
    in_force_mark: str
    edition: dt.date | None
    """The edition that was read; None if its text was not read."""
    edition_note: Text
    review_by: dt.date | None
    official: str
    """Address of the official text, or ""."""
    gravity: tuple[Gravity, ...]
    changes: tuple[Change, ...]
    forms: Mapping[str, Mapping[str, str]]
    """Citation patterns of its own: language -> form -> pattern, where the act is not cited like the others."""
    articles: tuple[Article, ...]
    place: Place

    def category(self, part: Part) -> Gravity | None:
        """The category of gravity of a crime under `part`, from the heaviest imprisonment that it provides."""
        years = part.heaviest if part.heaviest is not None else (0 if part.penalties else None)
        if years is None or not self.gravity:
            return None
        for gravity in self.gravity:
            limit = gravity.up_to_negligent if part.negligent and gravity.up_to_negligent else gravity.up_to
            if limit is None or years <= limit:
                return gravity
        return self.gravity[-1]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a claim rests on."""

    id: str
    title: str
    lang: str
    """Language of the title, so that a screen reader speaks it rightly."""
    publisher: str
    date: str
    url: str
    mark: str
    place: Place


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary in every language."""

    id: str
    words: Text
    definition: Text
    note: Text
    sources: tuple[str, ...]
    status: Text
    """How its wording was found, for languages where that matters: `attested` or `own`."""
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image in a text."""

    label: str
    target: str
    image: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that a question offers."""

    id: str
    text: str
    """Inline Markdown."""
    right: bool
    verdict: str
    """"true" or "false" in a true-false question, else ""."""
    reply: str
    """What a reader is told who chose it; inline Markdown."""
    place: Place


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a self-assessment quiz."""

    id: str
    type: str
    """single, multiple or true-false."""
    stem: str
    """Markdown; its last paragraph is the question itself."""
    choices: tuple[Choice, ...]
    why: str
    """Markdown."""
    cites: tuple[Citation, ...]
    objective: str
    vignette: str
    """Id of the vignette that it belongs to, or ""."""
    place: Place

    @property
    def right(self) -> tuple[str, ...]:
        """Ids of the right choices."""
        return tuple(c.id for c in self.choices if c.right)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a checklist, or a line of what must not be done."""

    id: str
    text: str
    how: str
    citations: tuple[Citation, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list of steps, to tick (`must_not` false) or to refrain from."""

    id: str
    steps: tuple[Step, ...]
    must_not: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the text as its author wrote it: `/// name | argument`."""

    name: str
    argument: str
    place: Place


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it, down to the next heading. The text before the first heading has the anchor ""."""

    anchor: str
    title: str
    level: int
    text: str
    citations: tuple[Citation, ...]
    stamp: str
    """Hash of the text; a translation carries the stamp of the section that it translates."""
    place: Place


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a translation says of its source: the language, and for each section the stamp it translates."""

    source: str
    sections: Mapping[str, str]
    place: Place


@dataclass(frozen=True, slots=True)
class Page:
    """One text file: a page in one language."""

    id: str
    """Path without language and ending, the same in all languages: `law/cc-2021/art-166`."""
    lang: str
    kind: str
    title: str
    summary: str
    review: str
    sources: tuple[str, ...]
    body: str
    body_line: int
    """Line of the file on which the body starts."""
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    questions: tuple[Question, ...]
    checklists: tuple[Checklist, ...]
    citations: tuple[Citation, ...]
    """Every citation of the text, in its order."""
    links: tuple[Link, ...]
    stamp: Stamp | None
    place: Place

    @property
    def question_ids(self) -> tuple[str, ...]:
        return tuple(q.id for q in self.questions)


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
    strings: Mapping[str, Text]
    """Interface words: key -> language -> text."""
    images: frozenset[str]
    """Paths of the image files, from the project's root."""

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

    def page(self, page_id: str, lang: str) -> Page | None:
        """The page in this language or, where that is missing, in the best other one."""
        versions = self.pages.get(page_id)
        if not versions:
            return None
        order = [lang, *(language.code for language in self.languages)]
        return next(versions[code] for code in order if code in versions)

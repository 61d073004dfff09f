"""What authors write: pages with their sections, questions and checklists; sources and terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from courseware.model.law import Citation, Text
from courseware.problem import Place


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
class Synonyms:
    """Words that mean the same to somebody who searches."""

    id: str
    words: Mapping[str, Sequence[str]]
    """Language -> the words; those that are typed in every language are among them."""
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
    stamp: str
    """Hash of the text; a translation carries the stamp of the section that it translates."""
    place: Place
    start: int
    end: int
    """Where its text stands in the body of the page, in letters, its heading left out."""


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
    named_sources: tuple[str, ...]
    """Ids of the sources that its text leads to, each once."""
    stamp: Stamp | None
    reread: tuple[str, ...]
    """Ids of the changes of law after which this text was read again."""
    handout: bool
    """Whether it is printed on one sheet, to be given to somebody who takes it away."""
    place: Place

    def text_of(self, section: Section) -> str:
        """The text of one of its sections. They hold none of their own, or every text would be in memory twice."""
        return self.body[section.start : section.end]

    @property
    def question_ids(self) -> tuple[str, ...]:
        return tuple(q.id for q in self.questions)

"""Back-links: who cites a provision."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from courseware.model import Citation, Page, Question, Rule, Section, Site, Step
from courseware.once import once_a_site


@dataclass(frozen=True, slots=True)
class Use:
    """One place that cites a provision."""

    citation: Citation
    page: Page
    noun: Question | Step | Section | Rule
    """The question, the step, the section or the rule in which the citation stands."""

    @property
    def kind(self) -> str:
        """question, step, section or rule."""
        return type(self.noun).__name__.lower()

    @property
    def anchor(self) -> str:
        """Where it stands on its page."""
        if isinstance(self.noun, Rule):
            return self.noun.outcome.anchor
        return self.noun.anchor if isinstance(self.noun, Section) else self.noun.id

    @property
    def name(self) -> str:
        """What an author calls it: a rule has a finer name than its place on the page."""
        return self.noun.id if isinstance(self.noun, Rule) else self.anchor


def uses(site: Site, page: Page) -> list[Use]:
    """Every citation of a page, those of the table that it shows too."""
    known = _each_pages_uses(site)
    if (page.id, page.lang) not in known:
        known[page.id, page.lang] = _uses(site, page)
    return known[page.id, page.lang]


@once_a_site
def _each_pages_uses(site: Site) -> dict[tuple[str, str], list[Use]]:
    """What was worked out already, by the page's id and language."""
    return {}


def _uses(site: Site, page: Page) -> list[Use]:
    rules = site.aid.rules() if page.id == "aid/index" else ()
    return [*page_uses(page), *(Use(citation, page, rule) for rule in rules for citation in rule.cites)]


def page_uses(page: Page) -> list[Use]:
    """Every citation of a page with the noun that it stands in: the smallest one wins."""
    uses: list[Use] = []
    starts = [s.place.line for s in page.sections[1:]]
    questions = [(q, q.place.line, _question_end(page, q)) for q in page.questions]
    steps = [s for c in page.checklists for s in c.steps if s.citations]
    for citation in page.citations:
        line = citation.place.line
        question = next((q for q, start, end in questions if start <= line < end), None)
        step = next((s for s in steps if _same_line(citation, s)), None)
        section = page.sections[bisect_right(starts, line)]
        uses.append(Use(citation, page, question or step or section))
    return uses


def _same_line(citation: Citation, step: Step) -> bool:
    return any(c.place == citation.place and c == citation for c in step.citations)


def _question_end(page: Page, question: Question) -> int:
    """The first line after a question: the next block that is not inside it, or the next heading."""
    starts = [b.place.line for b in page.blocks if b.name != "why" and b.place.line > question.place.line]
    starts += [s.place.line for s in page.sections if s.place.line > question.place.line]
    return min(starts, default=10**9)


def uses_by_article(site: Site, lang: str) -> Mapping[str, list[Use]]:
    """Article id (or act id) -> every use of it in this language, articles' own pages left out."""
    known = _each_languages_uses(site)
    if lang not in known:
        found = known[lang] = {}
        for page in site.each_page():
            if page.lang == lang:
                for use in uses(site, page):
                    if page.id != f"law/{use.citation.article_id}":
                        found.setdefault(use.citation.article_id, []).append(use)
    return known[lang]


@once_a_site
def _each_languages_uses(site: Site) -> dict[str, dict[str, list[Use]]]:
    """What was worked out already: language -> article id (or act id) -> every use of it."""
    return {}

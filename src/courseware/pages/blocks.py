"""The blocks of the text as pymdown-extensions' Blocks: what the reader found in a file, as HTML that works without scripts."""

from __future__ import annotations

import string
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block, type_any

from courseware.model import Checklist, Choice, Question, Step
from courseware.pages.chart import chart_parts
from courseware.pages.element import append, element, plain, take_children
from courseware.pages.penalties import penalty_table
from courseware.pages.state import Rendering


class CourseBlock(Block):  # type: ignore[misc]
    """A block with an id."""

    ARGUMENT: bool | None = True
    TAG = "section"
    config: dict[str, Any]
    argument: str

    @property
    def state(self) -> Rendering:
        state = self.config["state"]
        assert isinstance(state, Rendering)
        return state

    def on_markdown(self) -> str:
        return "block"

    def on_create(self, parent: Element) -> Element:
        page = self.state.page
        self.state.rendered.add((page.id if page else "", self.NAME, self.argument or ""))
        made = SubElement(parent, self.TAG, {"class": f"cw-{self.NAME}"})
        if self.argument:
            made.set("id", self.argument)
        return made

    def titled(self, block: Element, key: str, **values: object) -> None:
        """Put the block's own label before its text. The block gets no role of a region: a page full of landmarks has none."""
        label = f"{self.argument}--label"
        children = take_children(block)
        append(
            block,
            element("p", f"cw-label cw-{self.NAME}__label", plain(self.state.words(key, **values)), id=label),
            *children,
        )


class Case(CourseBlock):
    NAME = "case"

    def on_end(self, block: Element) -> None:
        self.titled(block, "block.case")


class Vignette(CourseBlock):
    NAME = "vignette"

    def on_end(self, block: Element) -> None:
        self.titled(block, "block.vignette")
        block.set("role", "group")
        block.set("aria-labelledby", f"{self.argument}--label")


class Note(CourseBlock):
    NAME = "note"

    def on_end(self, block: Element) -> None:
        self.titled(block, "block.note")


class Warning_(CourseBlock):
    NAME = "warning"

    def on_end(self, block: Element) -> None:
        self.titled(block, "block.warning")


class Remember(CourseBlock):
    NAME = "remember"

    def on_end(self, block: Element) -> None:
        self.titled(block, "block.remember")


class Trainer(CourseBlock):
    """Notes for whoever leads the workshop, folded for everyone else."""

    NAME = "trainer"
    TAG = "details"
    OPTIONS = {"minutes": [0, type_any]}  # noqa: RUF012

    def on_end(self, block: Element) -> None:
        words = self.state.words
        minutes = self.options["minutes"]
        label = words("block.trainer") + (f" · {words.plural('minutes', minutes)}" if minutes else "")
        children = take_children(block)
        append(block, element("summary", "", plain(label)), element("div", "cw-trainer__body", *children))


class Penalties(CourseBlock):
    """The penalty ladder of the page's article, from its data: no figure of it stands in the text."""

    NAME = "penalties"

    def on_create(self, parent: Element) -> Element:
        made = super().on_create(parent)
        made.attrib.pop("id")
        return made

    def on_end(self, block: Element) -> None:
        page = self.state.page
        assert page
        act = self.state.site.acts[page.id.split("/")[1]]
        number = self.argument.removeprefix("art-")
        article = next(a for a in act.articles if a.number == number)
        append(block, penalty_table(act, article, self.state.words))


class ChartBlock(CourseBlock):
    """A chart of the statistics: drawn, as a table, and to download."""

    NAME = "chart"
    TAG = "figure"

    def on_end(self, block: Element) -> None:
        append(block, *chart_parts(self.state, self.argument))


class MustNot(CourseBlock):
    NAME = "must-not"

    def on_end(self, block: Element) -> None:
        checklist = _find(self.state, self.argument)
        take_children(block)
        steps = [
            element("li", "cw-mustnot__item", element("p", "", step.text), _how(step), id=step.id)
            for step in checklist.steps
        ]
        append(block, element("ul", "cw-mustnot__list", *steps))
        self.titled(block, "block.must-not")


class ChecklistBlock(CourseBlock):
    NAME = "checklist"

    def on_end(self, block: Element) -> None:
        checklist = _find(self.state, self.argument)
        take_children(block)
        block.set("data-checklist", checklist.id)
        append(block, element("ul", "cw-steps", *(self._step(step) for step in checklist.steps)))

    def _step(self, step: Step) -> Element:
        box = element("input", type="checkbox", id=f"{step.id}--box", data_step=step.id)
        label = element("label", "", step.text, for_=f"{step.id}--box")
        return element("li", "cw-step", box, label, _how(step), id=step.id)


def _how(step: Step) -> Element | None:
    return element("div", "cw-step__how", element("p", "", step.how)) if step.how else None


def _find(state: Rendering, name: str) -> Checklist:
    assert state.page
    return next(c for c in state.page.checklists if c.id == name)


class Why(CourseBlock):
    NAME = "why"
    ARGUMENT = None
    TAG = "div"


class QuestionBlock(CourseBlock):
    """A question: choices as native radio buttons or boxes, the answer in a closed details element."""

    NAME = "question"
    OPTIONS = {"type": ["", type_any], "cites": [[], type_any], "objective": ["", type_any]}  # noqa: RUF012

    def on_end(self, block: Element) -> None:
        page = self.state.page
        assert page
        question = next(q for q in page.questions if q.id == self.argument)
        number = page.question_ids.index(question.id) + 1
        why = next((child for child in block if child.get("class") == "cw-why"), None)
        take_children(block)
        block.set("data-type", question.type)
        block.set("data-right", " ".join(question.right))
        words = self.state.words
        *before, last = question.stem.split("\n\n")
        append(
            block,
            element("p", "cw-question__number", plain(words("question_n", n=number))),
        )
        if before:
            stem = SubElement(block, "div", {"class": "cw-question__stem"})
            self.md.parser.parseChunk(stem, "\n\n".join(before))
        hint = element("span", "cw-hint", plain(words(f"hint.{question.type}")))
        legend = element("legend", "", element("span", "cw-question__ask", " ".join(last.split())), " ", hint)
        choices = [self._choice(question, number, choice, letter) for choice, letter in _lettered(question)]
        append(block, element("fieldset", "cw-choices", legend, *choices), self._answer(question, why))

    def _choice(self, question: Question, number: int, choice: Choice, letter: str) -> Element:
        """A box and its label. Their names are as short as can be and begin with a digit, as no anchor of an author does."""
        name = f"{number}{letter}"
        kind = "checkbox" if question.type == "multiple" else "radio"
        box = element("input", type=kind, name=str(number), value=choice.id, id=name)
        text = element("span", "cw-choice__text", choice.text)
        if choice.verdict:
            verdict = element("span", "cw-verdict", plain(self.state.words(f"verdict.{choice.verdict}")))
            text = element("span", "cw-choice__text", verdict, " ", element("span", "", choice.text))
        label = element("label", "", element("span", "cw-letter", plain(letter)), " ", text, for_=name)
        return element("div", "cw-choice", box, label)

    def _answer(self, question: Question, why: Element | None) -> Element:
        words = self.state.words
        letters = ", ".join(letter for choice, letter in _lettered(question) if choice.right)
        right = element("p", "", plain(f"{words('correct_answer')}: "), element("b", "", plain(letters)))
        replies = [
            element(
                "li",
                "",
                element("b", "", plain(f"{letter}.")),
                " ",
                element("span", "", choice.reply),
            )
            for choice, letter in _lettered(question)
        ]
        cites = [element("a", "", plain(words.citation(cite)), href=f"law:{cite}") for cite in question.cites]
        law = element("p", "cw-cites", plain(f"{words('legal_basis')}: "))
        for index, cite in enumerate(cites):
            append(law, cite, plain("; ") if index < len(cites) - 1 else None)
        if why is not None:
            children = take_children(why)
            append(why, element("p", "cw-label cw-why__title", plain(words("why"))), *children)
        summary = element("summary", "", plain(words("show_answer")))
        return element("details", "cw-answer", summary, right, element("ul", "cw-replies", *replies), why, law)


def _lettered(question: Question) -> list[tuple[Choice, str]]:
    """The choices with the letters that stand before them."""
    return list(zip(question.choices, string.ascii_uppercase, strict=False))


BLOCKS = (
    Case,
    Vignette,
    Note,
    Warning_,
    Remember,
    Trainer,
    Penalties,
    MustNot,
    ChecklistBlock,
    ChartBlock,
    Why,
    QuestionBlock,
)


class CourseBlocks(BlocksExtension):  # type: ignore[misc]
    """Registers every block with the state of the build."""

    def __init__(self, state: Rendering) -> None:
        self.config = {"state": [state, "what is being rendered"]}
        super().__init__()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        for block in BLOCKS:
            block_mgr.register(block, self.getConfigs())

"""The nouns: everything that `docs/` and `modules/` say, in one frozen tree that is made before any page is rendered."""

from courseware.model.aid import Aid, Condition, Element, Fact, FactGroup, Limit, Outcome, Raise, Rule
from courseware.model.law import Act, Article, Change, Citation, Figure, Gravity, Part, Penalty, Point, Text
from courseware.model.site import Course, Language, Module, Objective, Site, Unit
from courseware.model.statistics import Chart, Indicator, Name, Statistic, Statistics
from courseware.model.text import Block, Checklist, Choice, Link, Page, Question, Section, Source, Stamp, Step, Term

__all__ = [
    "Act",
    "Aid",
    "Article",
    "Block",
    "Change",
    "Chart",
    "Checklist",
    "Choice",
    "Citation",
    "Condition",
    "Course",
    "Element",
    "Fact",
    "FactGroup",
    "Figure",
    "Gravity",
    "Indicator",
    "Language",
    "Limit",
    "Link",
    "Module",
    "Name",
    "Objective",
    "Outcome",
    "Page",
    "Part",
    "Penalty",
    "Point",
    "Question",
    "Raise",
    "Rule",
    "Section",
    "Site",
    "Source",
    "Stamp",
    "Statistic",
    "Statistics",
    "Step",
    "Term",
    "Text",
    "Unit",
]

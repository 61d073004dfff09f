"""The nouns: everything that `docs/` and `modules/` say, in one frozen tree that is made before any page is rendered."""

from courseware.model.law import Act, Article, Change, Citation, Figure, Gravity, Part, Penalty, Point, Text
from courseware.model.site import Course, Language, Module, Objective, Site, Unit
from courseware.model.statistics import Chart, Indicator, Name, Statistic, Statistics
from courseware.model.text import Block, Checklist, Choice, Link, Page, Question, Section, Source, Stamp, Step, Term

__all__ = [
    "Act",
    "Article",
    "Block",
    "Change",
    "Chart",
    "Checklist",
    "Choice",
    "Citation",
    "Course",
    "Figure",
    "Gravity",
    "Indicator",
    "Language",
    "Link",
    "Module",
    "Name",
    "Objective",
    "Page",
    "Part",
    "Penalty",
    "Point",
    "Question",
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

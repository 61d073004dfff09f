"""Modules, their units and the courses that lead through them."""

from __future__ import annotations

from collections.abc import Iterator

from courseware.model import Site
from courseware.problem import Problem, nearest


def check(site: Site) -> Iterator[Problem]:
    in_courses = {module for course in site.courses for module in course.modules}
    for course in site.courses:
        for module in course.modules:
            if module not in site.modules:
                yield Problem(
                    course.place,
                    f"the course '{course.id}' names no known module: '{module}'",
                    nearest(module, site.modules),
                )
    for known in site.modules.values():
        if known.id not in in_courses:
            yield Problem(
                known.place, f"the module '{known.id}' is in no course", "add it to a course in modules/courses.yml"
            )
        minutes = sum(unit.minutes for unit in known.units)
        if minutes != known.minutes:
            yield Problem(
                known.place, f"the units take {minutes} minutes, the module says {known.minutes}", "make the two equal"
            )
        for unit in known.units:
            if known.page_id(unit) not in site.pages:
                yield Problem(
                    unit.place, f"the unit '{unit.id}' has no page", f"write {known.page_id(unit)}.<language>.md"
                )
        names = [unit.id for unit in known.units]
        for unit in known.units:
            if names.count(unit.id) > 1:
                yield Problem(unit.place, f"the unit '{unit.id}' is there twice", "delete one of the two")
    units = {module.page_id(unit) for module in site.modules.values() for unit in module.units}
    for page in site.each_page():
        if page.kind == "lesson" and page.id not in units:
            yield Problem(page.place, "this lesson is a unit of no module", "add it to the units in module.yml")

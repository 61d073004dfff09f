"""Every figure of the statistics, in the built pages and files, equals the file that it was gathered in.

The dossier stands beside the project. Where it does not, scripts/test.py leaves this file out and says so in its last lines.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from courseware.model import Site
from courseware.problem import Problem

GATHERED = Path(__file__).resolve().parent.parent.parent / "shared" / "research" / "statistics.yml"
BOUND = {
    "ru": "(более|не менее|около) ",
    "en": "(more than|at least|about) ",
    "ky": "(болжол менен|кеминде) | санынан ашык",
}
"""The words that stand beside a figure that is not exact."""


def named(text: str) -> str:
    """A name as an id."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def gathered() -> dict[str, dict[str, Any]]:
    """The figures that were gathered with a source, by our ids."""
    data = yaml.safe_load(GATHERED.read_text(encoding="utf-8"))
    figures = {entry["id"].lower(): entry for entry in data["series"]}
    for entry in data["tip_report_tier"]:
        figures[f"stat-tier-{entry['year']}"] = {
            **entry,
            "indicator": "tip_report_tier",
            "unit": "tier",
            "counter": "US TIP Report",
            "value": (entry["tier"] or "").lower(),
        }
    return {name: entry for name, entry in figures.items() if entry["source"]}


def test_every_figure_equals_the_one_that_was_gathered(content: tuple[Site, list[Problem]]) -> None:
    site, shelf = content[0], content[0].statistics
    wanted = gathered()
    assert set(shelf.figures) == set(wanted)
    assert len(wanted) >= 85
    for name, figure in shelf.figures.items():
        entry = wanted[name]
        assert figure.value == entry["value"], name
        assert figure.year == entry["year"], name
        assert figure.indicator == named(entry["indicator"]), name
        assert shelf.indicators[figure.indicator].unit == named(entry["unit"]), name
        assert figure.counter == named(entry["counter"]), name
        assert figure.mark == entry["confidence"], name
        assert site.sources[figure.source].url.rstrip("/") == entry["source"].rstrip("/"), name


@pytest.mark.parametrize(("lang", "folder"), [("ky", ""), ("ru", "ru/"), ("en", "en/")])
def test_the_figures_in_pages_and_files_equal_those_that_were_gathered(
    built_site: Path, content: tuple[Site, list[Problem]], lang: str, folder: str
) -> None:
    shelf, wanted = content[0].statistics, gathered()
    in_pages: dict[str, set[str]] = {}
    in_files: dict[str, set[str]] = {}
    root = built_site / "site" / folder / "statistics"
    for page in root.glob("*.html"):
        for cell in LexborHTMLParser(page.read_text(encoding="utf-8")).css("td[data-figure]"):
            in_pages.setdefault(cell.attributes["data-figure"] or "", set()).add(cell.text(strip=True))
    for path in root.glob("data/*.csv"):
        text = io.StringIO(path.read_bytes().decode("utf-8-sig"))
        for row in list(csv.reader(text, delimiter="," if lang == "en" else ";"))[1:]:
            in_files.setdefault(row[0], set()).add(row[3])
    assert set(in_pages) == set(in_files) == set(wanted)
    levels = {level.id: level.text[lang] for level in shelf.indicators["tip-report-tier"].levels}
    point = "." if lang == "en" else ","
    for name, entry in wanted.items():
        value = levels.get(str(entry["value"])) if name.startswith("stat-tier") else str(entry["value"])
        shown = {re.sub(BOUND[lang], "", text) for text in in_pages[name]}
        if not name.startswith("stat-tier"):
            shown = {re.sub(r"[\u00a0,](?=\d{3}(\D|$))", "", text).replace(point, ".") for text in shown}
            in_files[name] = {text.replace(point, ".") for text in in_files[name]}
        assert shown == {value}, name
        assert in_files[name] == {value}, name

"""Every figure of weight and speed in one table, with the stock site built beside ours."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.builds import build_ours, build_stock, copy_project, make_synthetic
from tests.bench.reading import paints_after, second_page, visit
from tests.bench.slow_line import SlowLine
from tests.bench.stock import prepare_stock
from tests.browser.browser import Browser

from courseware.read.site import read_site

ARTICLE = "ru/law/cc-2021/art-166"
LESSON = "ru/modules/elements/three-elements"
QUIZ = "ru/modules/elements/quiz"
CHECKLIST = "ru/checklists/first-response"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    ours: str
    stock: str
    limit: str
    good: bool


def pages(ours: Path, stock: Path) -> Iterator[Figure]:
    """What a reader waits for."""
    with contextlib.closing(Browser.start("chromium")) as browser:
        with SlowLine(ours) as line, SlowLine(stock) as stock_line:
            for name, page in (("article", ARTICLE), ("lesson", LESSON), ("quiz", QUIZ), ("checklist", CHECKLIST)):
                mine, other = visit(browser, line, f"{page}.html"), visit(browser, stock_line, f"{page}/")
                yield Figure(f"{name}: bytes, cold", f"{mine.size}", f"{other.size}", "60000", mine.size <= 60_000)
                yield Figure(f"{name}: requests", f"{mine.requests}", f"{other.requests}", "12", mine.requests <= 12)
                ratio = mine.largest_paint / other.largest_paint
                paints = (f"{mine.largest_paint:.0f} ms", f"{other.largest_paint:.0f} ms")
                yield Figure(f"{name}: largest paint", *paints, f"0.60 (is {ratio:.2f})", ratio <= 0.6)
                yield Figure(
                    f"{name}: layout shift", f"{mine.jumps:.3f}", f"{other.jumps:.3f}", "0.05", mine.jumps <= 0.05
                )
            for name, first, then in (("lesson", ARTICLE, LESSON), ("article", LESSON, ARTICLE)):
                size = second_page(browser, line, f"{first}.html", f"{then}.html")
                yield Figure(f"second page ({name}): bytes", f"{size}", "", "15000", size <= 15_000)
        with SlowLine(ours, 0, 0) as line:
            for name, page, target in (
                ("choosing an answer", QUIZ, ".cw-choice input"),
                ("checking an answer", QUIZ, ".cw-check"),
                ("ticking a step", CHECKLIST, ".cw-step input"),
                ("opening the menu", ARTICLE, ".cw-menu > summary"),
            ):
                waited = paints_after(browser, line, f"{page}.html", target)
                yield Figure(f"{name}: to the next paint", f"{waited:.0f} ms", "", "100 ms", waited <= 100)


def builds(root: Path, work: Path, quick: bool) -> Iterator[Figure]:
    """What a build takes. Leaves both sites in `work`."""
    ours, stock = work / "ours", work / "stock"
    ours.mkdir()
    copy_project(root, ours)
    mine = build_ours(ours)
    prepare_stock(stock, ours / "build" / "stage", read_site(root)[0].languages)
    other = build_stock(stock)
    again = build_ours(ours)
    ratio, rest = mine.seconds / other.seconds, again.seconds / other.seconds
    times = (f"{mine.seconds:.1f} s", f"{other.seconds:.1f} s")
    yield Figure("cold build with checks and bundles", *times, f"0.50 (is {ratio:.2f})", ratio <= 0.5)
    effort = mine.work / other.work
    yield Figure(
        "cold build, processor time", f"{mine.work:.1f} s", f"{other.work:.1f} s", f"(is {effort:.2f})", ratio <= 0.5
    )
    yield Figure(
        "nothing changed", f"{again.seconds:.1f} s", f"{other.seconds:.1f} s", f"0.10 (is {rest:.2f})", rest <= 0.1
    )
    shutil.rmtree(ours / "build")
    heights = build_ours(ours, watched=True).memory, build_stock(stock, watched=True).memory
    memory = heights[0] / heights[1]
    figures = (f"{heights[0]:.0f} MB", f"{heights[1]:.0f} MB")
    yield Figure("memory", *figures, f"2.0 (is {memory:.2f})", memory <= 2)
    if quick:
        return
    times_a_page = {}
    for count in (50, 1000):
        make_synthetic(root, work / f"synthetic-{count}", count)
        times_a_page[count] = build_ours(work / f"synthetic-{count}").seconds / count / 3
        shutil.rmtree(work / f"synthetic-{count}")
    growth = times_a_page[1000] / times_a_page[50]
    shown = " / ".join(f"{1000 * seconds:.1f} ms" for seconds in times_a_page.values())
    yield Figure("time a page, at 50 / at 1000 a language", shown, "", f"1.2 (is {growth:.2f})", growth <= 1.2)


def main(root: Path, quick: bool = False) -> int:
    """Measure, print the table, and say with the exit code whether every limit holds."""
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for figure in builds(root, work, quick):
            figures.append(figure)
            print(f"… {figure.what}: {figure.ours}", flush=True)
        for figure in pages(work / "ours" / "site", work / "stock" / "site"):
            figures.append(figure)
            print(f"… {figure.what}: {figure.ours}", flush=True)
    print("\n| figure | ours | stock | limit | |\n|---|---|---|---|---|")
    for figure in figures:
        print(f"| {figure.what} | {figure.ours} | {figure.stock} | {figure.limit} | {'ok' if figure.good else 'NOT'} |")
    return 0 if all(figure.good for figure in figures) else 1

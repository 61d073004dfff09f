"""The charts of the statistics: every figure in words, in the picture and in the file to download."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from courseware.model import Site
from courseware.problem import Problem

FOLDERS = {"ky": "", "ru": "ru/", "en": "en/"}


def charts(root: Path, folder: str) -> dict[str, LexborNode]:
    """Every chart of the built pages of a language."""
    found = {}
    for path in sorted((root / "site" / folder / "statistics").glob("*.html")):
        for node in LexborHTMLParser(path.read_text(encoding="utf-8")).css("figure.cw-chart"):
            found[node.attributes["id"] or ""] = node
    return found


def download(root: Path, folder: str, chart: str) -> list[list[str]]:
    """The rows of a chart's file, without its head."""
    data = (root / "site" / folder / "statistics" / "data" / f"{chart}.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    separator = "," if folder == "en/" else ";"
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=separator))[1:]


def shown(chart: LexborNode) -> dict[str, str]:
    """The figures in the table of a chart, by their ids."""
    return {cell.attributes["data-figure"] or "": cell.text(strip=True) for cell in chart.css("td[data-figure]")}


def test_a_table_has_every_figure_as_its_language_writes_numbers(built_small: Path) -> None:
    tables = {lang: shown(charts(built_small, folder)["boats"]) for lang, folder in FOLDERS.items()}
    assert tables["ru"] == {"boats-2019": "12\u00a0000", "boats-2020": "более 1500,5", "boats-2021": "9000"}
    assert tables["en"] == {"boats-2019": "12,000", "boats-2020": "more than 1500.5", "boats-2021": "9000"}
    assert tables["ky"]["boats-2020"] == "1500,5 санынан ашык"


def test_the_file_to_download_has_the_figures_as_the_language_s_spreadsheet_reads_them(built_small: Path) -> None:
    assert [row[3:5] for row in download(built_small, "ru/", "boats")] == [
        ["12000", ""],
        ["1500,5", "более"],
        ["9000", ""],
    ]
    assert [row[3] for row in download(built_small, "en/", "boats")] == ["12000", "1500.5", "9000"]
    assert [row[3] for row in download(built_small, "", "level")] == ["аз", "көп"]


def test_the_picture_tells_whole_years_parts_of_years_and_unverified_figures_apart_without_colour(
    built_small: Path,
) -> None:
    marks = charts(built_small, "en/")["boats"].css("rect.cw-chart__mark")
    states = [(mark.attributes["class"] or "").rpartition("--")[2] for mark in marks]
    assert states == ["whole", "part", "unverified"]
    assert marks[1].attributes["fill"] == "url(#boats--part)"
    labels = [t.text() for t in charts(built_small, "en/")["boats"].css("text.cw-chart__label")]
    assert labels == ["2019", "January 2020", "2021"]
    keys = [li.text(strip=True) for li in charts(built_small, "en/")["boats"].css(".cw-chart__keys li")]
    assert keys == ["whole period", "part of a year", "not verified"]


def test_bars_are_as_long_as_their_figures(built_small: Path) -> None:
    marks = charts(built_small, "en/")["boats"].css("rect.cw-chart__mark")
    widths = [float(mark.attributes["width"] or 0) for mark in marks]
    assert widths[1] / widths[0] == pytest.approx(1500.5 / 12000, rel=0.01)
    assert widths[2] / widths[0] == pytest.approx(9000 / 12000, rel=0.01)


def test_a_line_breaks_where_a_year_is_missing(built_small: Path) -> None:
    chart = charts(built_small, "en/")["level"]
    assert [t.text() for t in chart.css("text.cw-chart__tick--year")] == ["2018", "2019", "2020"]
    heights = [float(c.attributes["cy"] or 0) for c in chart.css("circle.cw-chart__mark")]
    assert len(heights) == 2
    assert heights[0] > heights[1]
    assert all("L" not in (path.attributes["d"] or "") for path in chart.css("path.cw-chart__line"))


def test_a_chart_names_its_counter_and_the_picture_has_a_name_and_a_description(built_small: Path) -> None:
    found = charts(built_small, "en/")
    assert found["boats"].css_first(".cw-chart__counter").text() == "Counted by: Harbour"
    assert found["both"].css_first(".cw-chart__counter") is None
    assert [row.css("td")[1].text() for row in found["both"].css("tbody tr")] == ["Harbour"] * 3 + ["Ferry"]
    svg = found["boats"].css_first("svg")
    assert svg.attributes["role"] == "img"
    assert found["boats"].css_first(f"#{svg.attributes['aria-labelledby']}").text() == "Boats in the harbour"
    assert found["boats"].css_first("table caption").text() == "Figures: Boats in the harbour"
    assert found["both"].css_first("svg") is None


def test_an_offline_copy_has_the_files_of_its_own_language_alone(built_small: Path) -> None:
    for lang, folder in FOLDERS.items():
        with zipfile.ZipFile(built_small / "dist" / f"small-{lang}.zip") as archive:
            names = [name for name in archive.namelist() if name.endswith(".csv")]
        wanted = ("boats", "both", "level")
        assert sorted(names) == [f"small-{lang}/{folder}statistics/data/{chart}.csv" for chart in wanted]


def test_every_figure_of_the_project_stands_in_the_table_and_the_file_of_a_chart(
    built_site: Path, content: tuple[Site, list[Problem]]
) -> None:
    shelf = content[0].statistics
    for folder in FOLDERS.values():
        found = charts(built_site, folder)
        assert set(found) == set(shelf.charts)
        for chart in shelf.charts.values():
            ids = [figure.id for figure in shelf.of(chart)]
            assert list(shown(found[chart.id])) == ids
            assert [row[0] for row in download(built_site, folder, chart.id)] == ids
            assert all(a.attributes["href"] for a in found[chart.id].css("tbody a"))

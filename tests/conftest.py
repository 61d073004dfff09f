"""Small whole sites to test on, and the project's own content."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from courseware.make import build, read_and_check  # noqa: E402
from courseware.model import Site  # noqa: E402
from courseware.problem import Problem  # noqa: E402


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A fresh copy of the small site, with the project's own templates, strings and engine."""
    return copy_small(tmp_path / "small")


def copy_small(target: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "sites" / "small", target)
    shutil.copytree(ROOT / "overrides", target / "overrides")
    shutil.copytree(ROOT / "src", target / "src")
    return target


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Make a folder once in a run, however many workers the tests are shared among: `once(name, make)`."""

    def folder(name: str, make: Callable[[Path], object]) -> Path:
        base = tmp_path_factory.getbasetemp()
        shared = base if worker_id == "master" else base.parent
        done, made = shared / f"{name}.done", shared / name
        with FileLock(shared / f"{name}.lock"):
            if not done.exists():
                make(made)
                done.touch()
        return made

    return folder


@pytest.fixture(scope="session")
def built_small(once: Once) -> Path:
    """The small site, built once. Tests only read it."""
    return once("small", lambda target: built(copy_small(target)))


@pytest.fixture(scope="session")
def content() -> tuple[Site, list[Problem]]:
    """The project's own content and its faults."""
    return read_and_check(ROOT)


@pytest.fixture(scope="session")
def built_site(once: Once) -> Path:
    """The project's own site and bundles, built once from a copy of its content. Tests only read it."""

    def make(target: Path) -> None:
        target.mkdir()
        for name in ("docs", "modules", "overrides", "src"):
            shutil.copytree(ROOT / name, target / name)
        shutil.copy(ROOT / "mkdocs.yml", target)
        built(target)

    return once("site", make)


def built(root: Path) -> Path:
    lines: list[str] = []
    assert build(root, lines.append) == 0, "\n".join(lines)
    return root


@pytest.fixture
def say(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Put a line under the results of the run: a figure that the test found, whether it passes or not."""
    return lambda line: record_property("says", line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests said, in the order of the tests' names."""
    reports = [r for how in ("passed", "failed") for r in terminalreporter.stats.get(how, ())]
    for report in sorted(reports, key=lambda r: str(r.nodeid)):
        for name, line in getattr(report, "user_properties", ()):
            if name == "says" and report.when == "call":
                terminalreporter.write_line(str(line))

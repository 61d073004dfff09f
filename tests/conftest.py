"""Small whole sites to test on, and the project's own content."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

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


@pytest.fixture(scope="session")
def built_small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built once."""
    return built(copy_small(tmp_path_factory.mktemp("built") / "small"))


@pytest.fixture(scope="session")
def content() -> tuple[Site, list[Problem]]:
    """The project's own content and its faults."""
    return read_and_check(ROOT)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site and bundles, built once from a copy of its content."""
    target = tmp_path_factory.mktemp("site") / "kalkan"
    target.mkdir()
    for name in ("docs", "modules", "overrides"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "mkdocs.yml", target)
    shutil.copytree(ROOT / "src", target / "src")
    return built(target)


def built(root: Path) -> Path:
    lines: list[str] = []
    assert build(root, lines.append) == 0, "\n".join(lines)
    return root


@pytest.fixture
def say() -> tuple[list[str], Callable[[str], None]]:
    """Where the engine's lines go, and the list that they gather in."""
    lines: list[str] = []
    return lines, lines.append

"""Imports run one way, and the engine knows no country."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOMS = {
    "model": {"model"},
    "read": {"read", "model"},
    "rules": {"rules", "read", "model"},
    "bundles": {"bundles", "model"},
    "pages": {"pages", "read", "rules", "model"},
}
"""Room -> the rooms that it may import from, besides the nouns and pure functions at the top of the package."""
TOP_MAY_USE = {"make": {"read", "rules", "pages", "bundles"}, "status": {"rules"}, "stamping": {"rules"}}


def imports(path: Path) -> set[str]:
    """Every module that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_only_the_pages_room_imports_mkdocs(root: Path) -> None:
    engine = root / "src" / "courseware"
    users = {
        p.relative_to(engine).parts[0]
        for p in engine.rglob("*.py")
        if any(m.split(".")[0] == "mkdocs" for m in imports(p))
    }
    assert users == {"pages"}


def test_imports_run_one_way(root: Path) -> None:
    engine = root / "src" / "courseware"
    wrong = []
    for path in engine.rglob("*.py"):
        parts = path.relative_to(engine).parts
        room = parts[0] if len(parts) > 1 else ""
        allowed = ROOMS[room] if room else TOP_MAY_USE.get(path.stem, set()) | {"model"}
        for module in imports(path):
            steps = module.split(".")
            if steps[0] == "courseware" and len(steps) > 1 and steps[1] in ROOMS and steps[1] not in allowed:
                wrong.append(f"{path.name} imports {module}")
    assert wrong == []


def test_the_engine_knows_no_country_and_no_act(root: Path) -> None:
    words = re.compile(r"kyrgyz|кыргыз|kalkan|калкан|bishkek|палермо", re.I)
    paths = [
        *(root / "src").rglob("*.py"),
        *(root / "overrides").glob("js*/*.js"),
        *(root / "overrides" / "search").glob("*.js"),
        *(root / "overrides" / "kinds").glob("*.html"),
    ]
    assert [p.name for p in paths if words.search(p.read_text(encoding="utf-8"))] == []


def test_no_file_of_the_engine_is_too_long_to_hold_one_thing(root: Path) -> None:
    paths = [
        *(root / "src").rglob("*.py"),
        *(root / "overrides").glob("js*/*.js"),
        *(root / "overrides" / "search").glob("*.js"),
        *(root / "overrides" / "stem").glob("*.js"),
        *(root / "overrides").glob("css*/*.css"),
    ]
    assert [p.name for p in paths if len(p.read_text(encoding="utf-8").splitlines()) > 300] == []

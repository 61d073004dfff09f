"""Bad input gets one clear line: file, line, what is wrong, how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from courseware.make import build, read_and_check

FAULTS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "faults.yml").read_text(encoding="utf-8"))


def spoil(root: Path, fault: dict[str, Any]) -> None:
    """Do to the small site what the entry says."""
    path = root / fault["file"]
    if fault.get("delete"):
        path.unlink()
    elif "write" in fault:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fault["write"], encoding="utf-8")
    elif "bytes" in fault:
        path.write_bytes(fault["bytes"].encode("latin-1"))
    else:
        find, replacement = (fault[key].replace("\\n", "\n") for key in ("find", "with"))
        text = path.read_text(encoding="utf-8")
        assert text.count(find) == 1, f"{find!r} stands {text.count(find)} times in {path}"
        path.write_text(text.replace(find, replacement), encoding="utf-8")


def test_the_small_site_has_no_fault(small: Path) -> None:
    assert read_and_check(small)[1] == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault["fault"]))
def test_a_fault_is_told_in_one_line_with_its_place_and_its_mend(small: Path, fault: dict[str, Any]) -> None:
    spoil(small, fault)
    lines = [str(problem) for problem in read_and_check(small)[1]]
    assert fault["line"] in lines


def test_every_fault_is_told_in_one_run(small: Path) -> None:
    wanted = [
        fault
        for fault in FAULTS
        if fault["fault"] in ("unknown act, misspelt", "an unknown penalty", "heading without anchor")
    ]
    for fault in wanted:
        spoil(small, fault)
    lines = [str(problem) for problem in read_and_check(small)[1]]
    assert {fault["line"] for fault in wanted} <= set(lines)


def test_a_fault_leaves_the_last_good_site_and_bundles(small: Path) -> None:
    assert build(small, lambda line: None) == 0
    before = {p: p.read_bytes() for f in ("site", "dist") for p in (small / f).rglob("*") if p.is_file()}
    spoil(small, FAULTS[0])
    lines: list[str] = []
    assert build(small, lines.append) == 1
    assert FAULTS[0]["line"] in lines
    assert {p: p.read_bytes() for f in ("site", "dist") for p in (small / f).rglob("*") if p.is_file()} == before

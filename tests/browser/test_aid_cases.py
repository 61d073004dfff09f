"""The project's own table in the browser: of each invented case it says what Python says, and so what the law says."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.browser.browser import Browser

from courseware.aid import evaluate
from courseware.model import Site
from courseware.pages.aid_view import bare_table
from courseware.problem import Problem

pytestmark = pytest.mark.browser

CASES = Path(__file__).parents[1] / "aid" / "cases.yml"


def test_browser_and_python_say_the_same_of_every_case(
    page: Browser, built_small: Path, content: tuple[Site, list[Problem]]
) -> None:
    aid = content[0].aid
    cases = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    page.open((built_small / "site/en/aid/index.html").as_uri())
    page.wait_for("window.Courseware?.aid !== undefined")
    there = page.eval(
        "(table, sets) => sets.map(facts => window.Courseware.aid.evaluate(table, facts))",
        bare_table(aid),
        [case["facts"] for case in cases],
    )
    for case, results in zip(cases, there, strict=True):
        told = [(result["id"], result["missing"], result["raises"], result["limits"]) for result in results]
        wanted = [(r.id, list(r.missing), list(r.raises), list(r.limits)) for r in evaluate(aid, case["facts"])]
        assert told == wanted, case["id"]

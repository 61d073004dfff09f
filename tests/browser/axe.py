"""Ask axe-core whether a page is accessible."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tests.browser.browsers import MissingTool
from tests.browser.page import Page

NODE_MODULES = Path(__file__).resolve().parents[1] / "node_modules"
"""Where npm puts the two checkers that `tests/package.json` names."""


def find_module(path: str) -> Path:
    """A file of a checker, or `MissingTool` saying how to get it."""
    file = NODE_MODULES / path
    if not file.is_file():
        raise MissingTool(
            f"The browser tests need tests/node_modules/{path}, and it is not there. "
            "Run: npm ci --prefix tests --ignore-scripts"
        )
    return file


@cache
def _source() -> str:
    return find_module("axe-core/axe.min.js").read_text("utf-8")


def accessibility_faults(
    page: Page, *, within: str | None = None, without: Sequence[str] = (), only: Sequence[str] = ()
) -> list[str]:
    """Each violation on the open page as one line: rule, place, what is wrong.

    `within` is a CSS selector to look inside; `without` names axe rules to leave out, `only` those to ask alone.
    The source goes in as text, so it works on file:// and past any content policy. Frames are not looked into.
    """
    if not page.eval("typeof axe === 'object'"):
        page.send("script.evaluate", expression=_source(), target={"context": page.tab}, awaitPromise=False)
    violations = page.eval(RUN, within, {rule: {"enabled": False} for rule in without}, list(only))
    return [_line(rule, node) for rule in violations for node in rule["nodes"]]


RUN = """async (within, rules, only) => {
  const options = { iframes: false, resultTypes: ["violations"], rules };
  if (only.length) options.runOnly = only;
  return (await axe.run(within || document, options)).violations;
}"""


def _line(rule: dict[str, Any], node: dict[str, Any]) -> str:
    place = " ".join(part if isinstance(part, str) else " ".join(part) for part in node["target"])
    checks = [*node["any"], *node["all"], *node["none"]]
    detail = f" ({checks[0]['message']})" if checks else ""
    return f"{rule['id']}: {place}: {rule['help']}{detail}"

"""Templates are compiled once, though each language has an environment of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup


class Compiled(jinja2.BytecodeCache):
    """Compiled templates in memory; a forked process finds in it what was there before."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


compiled = Compiled()


def compile_ahead(folder: Path) -> None:
    """Compile the site's own templates before processes are forked that all ask for them."""
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(folder.resolve()))
    set_up(env, [])
    for name in env.list_templates(extensions=["html"]):
        env.get_template(name)


def set_up(env: jinja2.Environment, folders: Sequence[str]) -> None:
    """Settings of the environment that is asked for the templates; in `folders` stands what only templates ask for."""
    env.trim_blocks = env.lstrip_blocks = True
    env.autoescape = True
    env.auto_reload = False
    env.bytecode_cache = compiled
    env.loader = jinja2.ChoiceLoader([*([env.loader] if env.loader else []), jinja2.FileSystemLoader(folders)])
    others = env.getattr

    def attribute(obj: Any, name: str) -> Any:
        """What templates ask for is nearly always a value of a dict."""
        return obj[name] if type(obj) is dict and name in obj else others(obj, name)

    @cache
    def svg(name: str) -> Markup:
        """The drawing of an icon: the site's own, which has fewer strokes, or the theme's."""
        ways: list[str | jinja2.Template] = [f"partials/icons/{name}.svg", f".icons/material/{name}.svg"]
        return Markup(env.get_or_select_template(ways).render())

    kept: dict[tuple[str, str], Markup] = {}

    def once(key: str, macro: Callable[..., Markup], name: str, *values: object) -> Markup:
        """What a macro made for the same key and name before; pages of one folder have much in common."""
        if (key, name) not in kept:
            kept[key, name] = macro(name, *values)
        return kept[key, name]

    env.globals["once"] = once
    env.getattr = attribute  # type: ignore[method-assign,assignment]
    env.globals["svg"] = svg

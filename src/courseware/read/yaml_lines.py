"""YAML with the line of every key and item, by the parser in C. YAML 1.2's plain scalars only: `no` and `12:30` are texts."""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as BaseLoader
except ImportError:  # a Python without the parser in C; slower, the same otherwise
    from yaml import SafeLoader as BaseLoader  # type: ignore[assignment]


TEXT, MAPPING, SEQUENCE = (f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq"))


class LinedMap(dict[Any, Any]):
    """A mapping that knows its line and its keys' lines (from 1)."""

    line: int
    lines: dict[Any, int]


class LinedList(list[Any]):
    """A list that knows its line and its items' lines (from 1)."""

    line: int
    lines: list[int]


class LineLoader(BaseLoader):
    """Makes LinedMap and LinedList; a key that is there twice is an error."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  (PyYAML's own way)

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """As PyYAML's own, without what only those need who give paths their own tags."""
        if kind is yaml.ScalarNode:
            for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()) if implicit[0] else ():
                if pattern.match(value):
                    return tag
            return TEXT
        return MAPPING if kind is yaml.MappingNode else SEQUENCE

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """No path has a tag of its own."""

    def ascend_resolver(self) -> None:
        """No path has a tag of its own."""

    def value(self, node: yaml.Node) -> Any:
        """What a node stands for; most are texts."""
        if node.tag == TEXT and isinstance(node, yaml.ScalarNode):
            return node.value
        return self.construct_object(node, deep=True)


def _mapping(loader: LineLoader, node: yaml.MappingNode) -> LinedMap:
    made = LinedMap()
    made.line, made.lines = node.start_mark.line + 1, {}
    for key_node, value_node in node.value:
        key = loader.value(key_node)
        if not isinstance(key, Hashable):
            raise yaml.constructor.ConstructorError(problem="a key is no plain word", problem_mark=key_node.start_mark)
        if key in made:
            raise yaml.constructor.ConstructorError(
                problem=f"the key '{key}' is there twice", problem_mark=key_node.start_mark
            )
        made.lines[key] = key_node.start_mark.line + 1
        made[key] = loader.value(value_node)
    return made


def _sequence(loader: LineLoader, node: yaml.SequenceNode) -> LinedList:
    made = LinedList()
    made.line, made.lines = node.start_mark.line + 1, []
    for item in node.value:
        made.lines.append(item.start_mark.line + 1)
        made.append(loader.value(item))
    return made


class ConfigLoader(BaseLoader):
    """Plain values, with PyYAML's own idea of what is a number and what is a truth."""


LineLoader.add_constructor(MAPPING, _mapping)
LineLoader.add_constructor(SEQUENCE, _sequence)
for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("null", r"~|null|", ["~", "n", ""]),
    ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?[0-9]+\.[0-9]+", "-0123456789"),
    ("timestamp", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "0123456789"),
):
    LineLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))


def load(text: str) -> Any:
    """The values of a YAML text. Raises yaml.MarkedYAMLError with the place, or ValueError for an impossible date."""
    return yaml.load(text, Loader=LineLoader)


def line_of(data: Any, path: list[Any]) -> int:
    """The line (from 1) of the item at `path`."""
    line = 1
    for key in path:
        if (isinstance(data, LinedMap) and key in data.lines) or (
            isinstance(data, LinedList) and isinstance(key, int) and key < len(data)
        ):
            line = data.lines[key]
        else:
            break
        data = data[key]
    return line


def item_line(data: Any) -> int:
    """The line (from 1) on which a loaded mapping or list starts."""
    return data.line if isinstance(data, LinedMap | LinedList) else 1

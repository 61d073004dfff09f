"""Files to text and to checked YAML, with the line of every fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from yaml import MarkedYAMLError

from courseware.problem import Place, Problem, nearest
from courseware.read.fits import fits
from courseware.read.yaml_lines import line_of, load

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


@dataclass(slots=True)
class Reader:
    """Reads files below one root and gathers what is wrong with them, so that an author sees every fault in one run."""

    root: Path
    problems: list[Problem] = field(default_factory=list)

    def fault(self, place: Place, what: str, fix: str) -> None:
        self.problems.append(Problem(place, what, fix))

    def name(self, path: Path) -> str:
        """The path as problems print it: from the root, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    def text(self, path: Path) -> str | None:
        """The text of a file, or None after noting why it cannot be read."""
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            self.fault(Place(self.name(path), line), "the text is not UTF-8", "save the file with the encoding UTF-8")
            return None
        if not text.strip():
            self.fault(Place(self.name(path), 1), "the file is empty", "write its content or delete the file")
            return None
        return text.replace("\r\n", "\n")

    def yaml(self, path: Path, schema: Mapping[str, Any]) -> Any:
        """The checked content of a YAML file, or None after noting what is wrong with it."""
        text = self.text(path)
        return None if text is None else self.yaml_text(text, self.name(path), 1, schema)

    def yaml_text(self, text: str, name: str, first_line: int, schema: Mapping[str, Any]) -> Any:
        """Parse and check YAML that starts on `first_line` of the file `name`."""
        try:
            data = load(text)
        except MarkedYAMLError as error:
            unclosed = "end of stream" in (error.problem or "")  # then the place where it was opened says more
            mark = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
            line = first_line + (mark.line if mark else 0)
            what = (error.problem or error.context or "cannot be read").strip().rstrip(".")
            self.fault(Place(name, line), f"broken YAML: {what}", "check the indent, the colons and the quotes here")
            return None
        except ValueError as error:
            self.fault(Place(name, first_line), f"broken YAML: {error}", "check the dates and numbers")
            return None
        if fits(schema, data):
            return data
        from jsonschema import Draft202012Validator  # takes long to load, and most files have no fault

        errors = sorted(Draft202012Validator(schema).iter_errors(_plain(data)), key=lambda e: list(map(str, e.path)))
        for problem in errors:
            what, fix = _explain(problem)
            self.fault(Place(name, first_line + line_of(data, _path(problem)) - 1), what, fix)
        return None if errors else data


def _plain(data: Any) -> Any:
    """Loaded YAML as the checker wants it: plain dicts and lists, dates as text."""
    if isinstance(data, Mapping):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data.isoformat() if hasattr(data, "isoformat") else data


def _path(error: ValidationError) -> list[Any]:
    """Where in the data an error stands; for an unknown key, at that key."""
    path = list(error.absolute_path)
    schema, instance = cast(Any, error.schema), cast(Any, error.instance)
    return (
        [*path, sorted(set(instance) - set(schema["properties"]))[0]]
        if error.validator == "additionalProperties"
        else path
    )


def _explain(error: ValidationError) -> tuple[str, str]:
    """What is wrong and how to mend it, in the words of an author."""
    where = ".".join(str(step) for step in error.absolute_path)
    schema: Any = error.schema
    wanted: Any = error.validator_value
    instance: Any = error.instance
    if error.validator == "additionalProperties":
        allowed = set(schema.get("properties", {}))
        unknown = sorted(set(instance) - allowed)[0]
        return f"unknown key '{unknown}'" + (f" in '{where}'" if where else ""), nearest(unknown, allowed)
    if error.validator == "required":
        missing = next(key for key in wanted if key not in instance)
        return f"the key '{missing}' is missing" + (f" in '{where}'" if where else ""), f"add '{missing}: …'"
    if error.validator == "enum":
        return f"'{error.instance}' is not a value of '{where}'", nearest(str(error.instance), map(str, wanted))
    if error.validator == "format" or error.validator == "pattern":
        return f"'{error.instance}' is not a valid value of '{where}'", f"write it as {schema.get('x-form', wanted)}"
    kinds = {"object": "a mapping (key: value)", "array": "a list", "string": "a text", "integer": "a whole number"}
    return (
        f"'{where or 'the file'}' has a value that does not fit",
        f"write {kinds.get(str(wanted), 'it as the guide for authors says')}",
    )

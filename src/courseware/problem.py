"""A content fault, told in one line: where it is, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the content something stands."""

    path: str
    """Path of the file from the project's root, with forward slashes."""
    line: int = 1
    """Line number, the first line is 1."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in the content. Its `str()` is the line that the author reads."""

    place: Place
    what: str
    """What is wrong, without a full stop."""
    fix: str
    """How to mend it, without a full stop."""

    def __str__(self) -> str:
        return f"{self.place}: {self.what}. Fix: {self.fix}" + ("" if self.fix.endswith("?") else ".")


def nearest(name: str, known: Iterable[str]) -> str:
    """Suggest the known name that is most like `name`: "did you mean 'x'?", or the list of what there is."""
    names = sorted(known)
    close = get_close_matches(name, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    if names and len(names) <= 16:
        return "use one of: " + ", ".join(names)
    return "check the spelling"

"""Ask the Nu HTML checker whether built pages are valid HTML."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from tests.browser.axe import find_module
from tests.browser.browsers import find_program

SOBER = ("-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""It runs for a quarter of a minute: too short for the second compiler to earn back what it costs."""


def html_faults(folder: Path) -> list[str]:
    """Each error in the folder's HTML files as one line: file, line, what is wrong, the words in question."""
    jar = find_module("vnu-jar/build/dist/vnu.jar")
    flags = ["--skip-non-html", "--errors-only", "--stdout", "--exit-zero-always", "--format", "json"]
    command = [find_program("java"), *SOBER, "-jar", str(jar), *flags, str(folder)]
    answer = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    try:
        messages = json.loads(answer.stdout)["messages"]
    except (ValueError, KeyError):
        raise RuntimeError(f"the HTML checker gave no result: {answer.stderr[-2000:]}") from None
    return [_line(message, folder) for message in messages if message["type"] != "info"]


def _line(message: dict[str, Any], folder: Path) -> str:
    file = Path(url2pathname(unquote(urlsplit(message.get("url", "")).path)))
    place = file.relative_to(folder.resolve()) if file.is_relative_to(folder.resolve()) else file
    extract = " ".join(message.get("extract", "").split())
    return f"{place.as_posix()}:{message.get('lastLine', 0)}: {message['message']}" + (
        f" [{extract}]" if extract else ""
    )

"""The yardstick: stock Material for MkDocs with static-i18n on the same staged texts, nothing of ours in it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from courseware.model import Language

CONFIG = """\
site_name: Stock
docs_dir: docs
theme: {{name: material, custom_dir: overrides, font: false}}
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages:
{languages}
markdown_extensions: [attr_list, tables, sane_lists, {{toc: {{permalink: true}}}}]
"""


def prepare_stock(folder: Path, stages: Path, languages: Sequence[Language]) -> None:
    """Make a stock project of the texts that were staged for our own build. Blocks stay text."""
    for language in languages:
        shutil.copytree(stages / language.code, folder / "docs", dirs_exist_ok=True)
    lines = [
        f"        - {{locale: {x.code}, name: {x.name}, build: true{', default: true' if x.default else ''}}}"
        for x in languages
    ]
    (folder / "mkdocs.yml").write_text(CONFIG.format(languages="\n".join(lines)), encoding="utf-8")
    spec = find_spec("material")
    assert spec and spec.origin
    words = Path(spec.origin).parent / "templates" / "partials" / "languages"
    own = folder / "overrides" / "partials" / "languages"
    own.mkdir(parents=True)
    for language in languages:
        if not (words / f"{language.code}.html").exists():  # stock breaks off without it
            shutil.copy(words / "en.html", own / f"{language.code}.html")

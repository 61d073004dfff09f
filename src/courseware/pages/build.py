"""One build of the site into a folder, by MkDocs."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, cast

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from courseware.model import Site
from courseware.pages import hooks
from courseware.pages.assets import write_assets


class BuildFault(Exception):
    """MkDocs warned or failed; the text says of what."""


class _Gather(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def build_site(root: Path, site: Site, target: Path) -> hooks.Build:
    """Build every page of every language into `target`. A warning of MkDocs is a fault: nothing may be half right."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(target))
    # load_config makes modules of the hooks anew; the state belongs to the one that MkDocs will call
    module = next(m for name, m in cast(dict[str, Any], config.hooks).items() if name.endswith("hooks.py"))
    build: hooks.Build = module.prepare(root, site, config.extra)
    gather = _Gather()
    log = logging.getLogger("mkdocs")
    log.addHandler(gather)
    try:
        mkdocs_build(config)
    finally:
        log.removeHandler(gather)
        module.current = None
    if gather.messages:
        raise BuildFault("\n".join(gather.messages))
    pages = {p.relative_to(target).as_posix(): p.read_text(encoding="utf-8") for p in target.rglob("*.html")}
    write_assets(root, site, target, pages)
    return build

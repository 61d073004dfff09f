"""Run every test: python3 scripts/test.py [--thorough | --without-browsers] [options of pytest]

In browsers each page is looked at in turn: in one language, one look. --thorough looks at every page in every language, look
and browser, and takes three times as long.

The browsers, Java and Node.js are installed when this runs as root on Debian; elsewhere it says what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from bootstrap import ROOT, apt_install, run_in_environment

TOOLS = {
    "Chromium": (("chromium", "chromium-browser", "google-chrome"), "chromium"),
    "ChromeDriver": (("chromedriver",), "chromium-driver"),
    "Firefox": (("firefox-esr", "firefox"), "firefox-esr"),
    "Java (for the HTML checker)": (("java",), "default-jre-headless"),
    "npm (fetches axe-core and the other checkers, all locked)": (("npm",), "npm"),
}
"""Tool -> its commands, and the Debian package that has it."""
WORKERS = ["-n", "2", "--dist", "worksteal"]
"""Browsers mostly wait; two workers keep two cores busy, and more would only stand in each other's way."""
SHARED = ROOT.parent / "shared"
"""Where the legal texts and the dossiers lie, if this is the place where the content is written."""
COMPARED = {
    "tests/test_law_figures.py": "the comparison of penalties with the legal texts",
    "tests/test_statistics_figures.py": "the comparison of the statistics with the dossier",
    "tests/test_weak_facts.py": "the check that no weakly sourced fact of the dossiers is published as established",
}
"""Test file -> what it compares with the texts and dossiers; it cannot run without them."""


def main(arguments: list[str]) -> int:
    without = "--without-browsers" in arguments
    thorough = "--thorough" in arguments
    rest = [a for a in arguments if a not in ("--without-browsers", "--thorough")]
    if not without:
        prepare_browsers()
    run_in_environment("requirements-test.txt", ".venv-test")
    code = 0
    for name, command in {
        "mypy": [sys.executable, "-m", "mypy", "--cache-dir", os.devnull],
        "ruff": [sys.executable, "-m", "ruff", "check", "--no-cache"],
        "ruff format": [sys.executable, "-m", "ruff", "format", "--check", "--no-cache", "src", "scripts", "tests"],
    }.items():
        print(f"== {name}", flush=True)
        code |= subprocess.call(command, cwd=ROOT)
    print("== pytest", flush=True)
    if not SHARED.is_dir():
        rest.extend(f"--ignore={file}" for file in COMPARED)
    wishes = {"COURSEWARE_WITHOUT_BROWSERS": without, "COURSEWARE_THOROUGH": thorough}
    environment = {**os.environ, **{name: "1" if wished else "" for name, wished in wishes.items()}}
    code |= subprocess.call([sys.executable, "-m", "pytest", *WORKERS, *rest], cwd=ROOT, env=environment)
    if not SHARED.is_dir():
        for what in COMPARED.values():
            print(f"LEFT OUT: {what}, because {SHARED} is not there.")
    if not without and not thorough:
        print("In turn: pages were looked at in one language, look and browser each; --thorough looks at all in all.")
    if without:
        print("LEFT OUT: every test in a browser, by --without-browsers.")
    return 1 if code else 0


def prepare_browsers() -> None:
    """See that the tools are there; end with one line for each missing one that cannot be installed here."""
    missing = {name: package for name, (commands, package) in TOOLS.items() if not any(map(shutil.which, commands))}
    if missing:
        if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
            for name, package in missing.items():
                print(f"Missing: {name}. On Debian: apt-get install {package}.")
            sys.exit("Install these and run this again, or leave the browser tests out with --without-browsers.")
        apt_install(list(missing.values()))
    modules = ROOT / "tests" / "node_modules"
    lock = ROOT / "tests" / "package-lock.json"
    if not modules.exists() or (modules / ".package-lock.json").stat().st_mtime < lock.stat().st_mtime:
        npm = shutil.which("npm") or "npm"
        subprocess.run([npm, "ci", "--no-audit", "--no-fund", "--loglevel", "error"], cwd=ROOT / "tests", check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

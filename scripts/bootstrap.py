"""Make the virtual environment that the other scripts run in. Needs nothing but Python 3.11 or newer."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run_in_environment(lock: str, folder: str) -> None:
    """Start the calling script again with the Python of its own environment, made if it is not there or out of date.

    `lock` is the file of pinned requirements with hashes, `folder` the environment's folder. Ends the process with one
    plain line if Python is too old or the environment cannot be made.
    """
    if sys.version_info < (3, 11):  # noqa: UP036  (whoever has an older one must be told)
        sys.exit(f"Python 3.11 or newer is needed; this is {platform.python_version()}.")
    home = ROOT / folder
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if Path(sys.prefix).resolve() == home.resolve():
        sys.path.insert(0, str(ROOT / "src"))
        return
    wanted = hashlib.sha256((ROOT / lock).read_bytes() + platform.python_version().encode()).hexdigest()
    mark = home / "made-from"
    if not (python.exists() and mark.exists() and mark.read_text() == wanted):
        _make(home, python, ROOT / lock)
        mark.write_text(wanted)
    sys.exit(subprocess.call([str(python), *sys.argv]))


def _make(home: Path, python: Path, lock: Path) -> None:
    print(f"Making the environment in {home.name}/ (once; needs a network) …", flush=True)
    shutil.rmtree(home, ignore_errors=True)
    if subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True).returncode:
        _install_venv()
    try:
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=True)
    except subprocess.CalledProcessError as error:
        shutil.rmtree(home, ignore_errors=True)
        sys.exit(
            f"The environment could not be made (exit code {error.returncode} above). Check the network and run this again."
        )


def _install_venv() -> None:
    """Debian splits venv off Python; as root we may add it."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        sys.exit(
            f"Python's module venv is missing. Install it and run this again (on Debian: apt-get install {package})."
        )
    apt_install([package])


def apt_install(packages: list[str]) -> None:
    """Install Debian packages; only for root on Debian."""
    print("Installing from Debian: " + " ".join(packages), flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], check=True, env=environment
    )

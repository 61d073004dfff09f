"""Make requirements.txt and requirements-test.txt anew from the .in files, with hashes: python3 scripts/lock.py"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = ["--generate-hashes", "--universal", "--python-version", "3.11.2", "--no-annotate", "--no-header"]
NO_ADDRESSES = ["--no-emit-index-url", "--no-emit-find-links"]

with tempfile.TemporaryDirectory() as folder:
    venv.create(folder, with_pip=True)
    python = Path(folder) / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", "uv==0.13.9"], check=True)
    for name in ("requirements", "requirements-test"):
        command = [
            str(python),
            "-m",
            "uv",
            "pip",
            "compile",
            "--quiet",
            *OPTIONS,
            *NO_ADDRESSES,
            f"{name}.in",
            "-o",
            f"{name}.txt",
        ]
        subprocess.run(command, cwd=ROOT, check=True)
        print(f"{name}.txt")

"""Build the site and its offline copies: python3 scripts/build.py"""

import sys

from bootstrap import ROOT, run_in_environment

run_in_environment("requirements.txt", ".venv")

from courseware.make import build  # noqa: E402  (only the environment has it)

sys.exit(build(ROOT, lambda line: print(line, flush=True)))

"""Build the site and its offline copies: python3 scripts/build.py"""

from bootstrap import ROOT, run_in_environment

run_in_environment("requirements.txt", ".venv")

from courseware.make import build_and_end  # noqa: E402  (only the environment has it)

build_and_end(ROOT, lambda line: print(line, flush=True))

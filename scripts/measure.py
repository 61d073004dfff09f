"""Measure weight and speed beside a stock Material site of the same pages: python3 scripts/measure.py [--quick]

Prints one table. Needs Chromium; takes about ten minutes (--quick leaves the thousand pages out).
"""

import sys

from bootstrap import ROOT, run_in_environment

run_in_environment("requirements-test.txt", ".venv-test")

sys.path.insert(0, str(ROOT))

from tests.bench.measure import main  # noqa: E402  (only the environment has it)

sys.exit(main(ROOT, quick="--quick" in sys.argv))

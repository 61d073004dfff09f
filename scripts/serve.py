"""Show the site while you write; every save rebuilds it: python3 scripts/serve.py [port]"""

import sys

from bootstrap import ROOT, run_in_environment

run_in_environment("requirements.txt", ".venv")

from courseware.pages.preview import serve  # noqa: E402  (only the environment has it)

serve(ROOT, int(sys.argv[1]) if len(sys.argv) > 1 else 8000, lambda line: print(line, flush=True))

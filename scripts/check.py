"""Check the content without building it: python3 scripts/check.py"""

import sys
import time

from bootstrap import ROOT, run_in_environment

run_in_environment("requirements.txt", ".venv")

from courseware.make import read_and_check  # noqa: E402  (only the environment has it)
from courseware.status import gaps, unread_lines  # noqa: E402

start = time.monotonic()
site, problems = read_and_check(ROOT)
for problem in problems:
    print(problem)
waiting = list(gaps(site)) if site.strings else []
for gap in waiting:
    print(
        f"{gap.page} ({gap.lang}): {gap.what}"
        + (f": {', '.join(a or 'top' for a in gap.anchors)}" if gap.anchors else "")
    )
behind = unread_lines(site)
for line in behind:
    print(line)
questions = sum(len(page.questions) for page in site.each_page() if page.lang == site.default_language.code)
print(
    f"{len(site.pages)} pages, {len(site.acts)} acts, {len(site.modules)} modules, {questions} questions: "
    f"{len(problems)} fault(s), {len(waiting)} translation(s) to look at, "
    f"{len(behind)} text(s) behind the law, {time.monotonic() - start:.1f} s."
)
sys.exit(1 if problems else 0)

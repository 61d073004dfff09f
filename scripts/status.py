"""What is to be done: python3 scripts/status.py [--changed cc-2021/art-167.3] [--terms]

Without options: translations to look at, and texts that cite a provision which has changed since they were written.
With --changed: every page, question and step, in all languages, that cites that provision or a part of it.
With --terms: terms with a definition that lessons, guidance, checklists or the aid use and do not mark (a guess by their stems).
"""

import argparse
import sys

from bootstrap import ROOT, run_in_environment

run_in_environment("requirements.txt", ".venv")

from courseware.currency import citing  # noqa: E402  (only the environment has it)
from courseware.make import read_and_check  # noqa: E402
from courseware.problem import Place  # noqa: E402
from courseware.read.citation import parse_citation  # noqa: E402
from courseware.rules.citations import check_citation  # noqa: E402
from courseware.status import gaps, unread_lines  # noqa: E402
from courseware.unmarked import unmarked  # noqa: E402

parser = argparse.ArgumentParser(description="What is to be done.")
parser.add_argument(
    "--changed", metavar="PROVISION", help="list every text that cites this provision, as cc-2021/art-167.3"
)
parser.add_argument("--terms", action="store_true", help="list terms with a definition that texts use and do not mark")
arguments = parser.parse_args()
site, problems = read_and_check(ROOT)
for problem in problems:
    print(problem)
if arguments.changed:
    provision = parse_citation(arguments.changed, Place("--changed"))
    if provision is None:
        sys.exit(f"'{arguments.changed}' is not a provision. Write it as cc-2021/art-167.3.")
    if faults := list(check_citation(site, provision)):
        sys.exit(f"{faults[0].what}. Fix: {faults[0].fix}")
    uses = citing(site, provision)
    for use in uses:
        print(f"{use.citation.place} ({use.page.lang}): {use.kind} {use.name or 'top'} cites {use.citation}")
    print(f"{len(uses)} text(s) cite {provision} or a part of it.")
elif arguments.terms:
    found = list(unmarked(site))
    for use in found:
        print(f"{use.page.place.path}:{use.line}: '{use.word}' could be marked as term:{use.term.id}")
    print(f"{len(found)} term(s) are used and not marked.")
else:
    for gap in gaps(site):
        print(
            f"{gap.page} ({gap.lang}): {gap.what}"
            + (f": {', '.join(a or 'top' for a in gap.anchors)}" if gap.anchors else "")
        )
    for line in unread_lines(site):
        print(line)
sys.exit(1 if problems else 0)

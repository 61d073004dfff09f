"""Stamp translations as compared with their source: python3 scripts/stamp.py docs/law/cc-2021/art-166.en.md [more files]

Run it on a file only after you have read it against its source, section by section. --all-unstamped stamps every
translation that has no stamp yet (after a second reader has compared them).
With --reread CHANGE the files are noted as read again after a change of law, named as scripts/status.py names it:
python3 scripts/stamp.py --reread cc-2021/art-167.3@2026-06-11 docs/guidance/children.ru.md
"""

import argparse
import sys
from pathlib import Path

from bootstrap import ROOT, run_in_environment

run_in_environment("requirements.txt", ".venv")

from courseware.currency import changes  # noqa: E402  (only the environment has it)
from courseware.make import read_and_check  # noqa: E402
from courseware.stamping import stamp_page, stamp_reread  # noqa: E402

site, problems = read_and_check(ROOT)
if problems:
    print(*problems, sep="\n")
    sys.exit("Mend these first; nothing was stamped.")
by_path = {page.place.path: page for page in site.each_page()}
parser = argparse.ArgumentParser(
    description="Stamp translations, or note that texts were read again after a change of law."
)
parser.add_argument("files", nargs="*")
parser.add_argument("--all-unstamped", action="store_true")
parser.add_argument("--reread", metavar="CHANGE")
arguments = parser.parse_args()
wanted = [Path(a).resolve().relative_to(ROOT).as_posix() for a in arguments.files]
if arguments.all_unstamped:
    wanted += [path for path, page in by_path.items() if page.stamp is None]
if arguments.reread and arguments.reread not in {change.id for change in changes(site)}:
    sys.exit(f"No act has the change '{arguments.reread}'.")
for path in wanted:
    if path not in by_path:
        sys.exit(f"{path} is no page of the site.")
    if arguments.reread:
        stamp_reread(by_path[path], arguments.reread, ROOT)
        print(f"noted {path}")
    elif stamp_page(site, by_path[path], ROOT):
        print(f"stamped {path}")

"""How long a reader on a weak line and a slow phone waits for the search: python tests/bench/search_speed.py [site] [runs]

A new Chromium with an empty cache opens the home page over `slow_line.py` (400 ms round trip, 50,000 bytes/s), its processor
slowed four times. When the page is quiet, the reader goes to the search field and types at once.
Printed, as the middle of the runs: bytes until the first answer, first key to first answer shown, first key to the answer
from the whole texts, and for the keys after that (median / 95th of 100 / most) the work of a key and the time from the key
to the next picture. On a machine that is busy with something else the times of keys say nothing.
"""

from __future__ import annotations

import contextlib
import statistics
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.bench.slow_line import SlowLine  # noqa: E402
from tests.browser.browser import Browser  # noqa: E402

SLOWER = 4
QUERIES = {
    "ky": ("", ["жабырлануучунун укугу", "166-берене", "макулдукту далилдоо", "кулчулук"]),
    "ru": ("ru/", ["потерпевшего", "ст. 166 УК", "допрос детей", "потерпеший молчит"]),
    "en": ("en/", ["victim's consent", "article 166", "evidence matrix", "intervewing children"]),
}
WATCH = """() => {
  const box = document.querySelector("#cw-q");
  const seen = window.seen = { first: 0, answer: 0, whole: 0, keys: [], work: [] };
  box.addEventListener("input", (event) => {
    seen.first = seen.first || event.timeStamp;
    requestAnimationFrame(() => setTimeout(() => seen.keys.push(performance.now() - event.timeStamp)));
  }, { capture: true });
  let began = 0;
  window.addEventListener("input", () => { began = performance.now(); }, { capture: true });
  window.addEventListener("input", () => { seen.work.push(performance.now() - began); });
  new MutationObserver(() => {
    const there = document.querySelector(".cw-search__panel:not([hidden]) a:not(.cw-search__all)");
    if (there && seen.first && !seen.answer) seen.answer = performance.now();
    if (document.querySelector(".cw-search__panel:not([hidden]) .cw-search__all") && !seen.whole) seen.whole = performance.now();
  }).observe(document.body, { childList: true, subtree: true, attributes: true });
}"""


def run(line: SlowLine, folder: str, queries: list[str]) -> dict[str, Any]:
    """One reader."""
    with contextlib.closing(Browser.start("chromium")) as page:
        session = page.send("goog:cdp.getSession", context=page.tab)["session"]
        page.send(
            "goog:cdp.sendCommand", method="Emulation.setCPUThrottlingRate", params={"rate": SLOWER}, session=session
        )
        line.sent.clear()
        page.open(f"{line.url}{folder}index.html")
        time.sleep(2)
        before = [sent.path for sent in line.sent if "search-" in sent.path]
        line.sent.clear()
        page.eval(WATCH)
        page.focus("#cw-q")
        page.type(queries[0])
        page.wait_for("window.seen.answer > 0")
        page.wait_for("window.seen.whole > 0")
        bytes_first = sum(sent.size for sent in line.sent if "search-" in sent.path and "search-full" not in sent.path)
        seen = page.eval("window.seen")
        time.sleep(1)
        page.eval("() => { window.seen.keys.length = window.seen.work.length = 0; }")
        for query in queries[1:]:
            page.eval("() => document.querySelector('#cw-q').select()")
            for sign in query:
                page.type(sign)
                time.sleep(0.08)
        time.sleep(0.5)
        keys, work = page.eval("window.seen.keys"), page.eval("window.seen.work")
    return {
        "before": before,
        "bytes": bytes_first,
        "answer": seen["answer"] - seen["first"],
        "whole": seen["whole"] - seen["first"],
        "keys": keys,
        "work": work,
    }


def spread(times: list[float]) -> str:
    """Median, 95th of 100 and most."""
    return f"{statistics.median(times):.0f} / {times[int(len(times) * 0.95)]:.0f} / {times[-1]:.0f} ms"


def main() -> None:
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve()
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with SlowLine(site) as line:
        for lang, (folder, queries) in QUERIES.items():
            found = [run(line, folder, queries) for _ in range(runs)]
            keys, work = (sorted(ms for one in found for ms in one[name]) for name in ("keys", "work"))
            early = sorted({path for one in found for path in one["before"]})
            middle = {name: statistics.median(one[name] for one in found) for name in ("bytes", "answer", "whole")}
            print(
                f"{lang}: loaded before the first key {early}; {middle['bytes']:.0f} bytes, "
                f"first answer {middle['answer'] / 1000:.2f} s, whole {middle['whole'] / 1000:.2f} s; "
                f"{len(keys)} keys: {spread(work)} of work, {spread(keys)} to the next picture"
            )


if __name__ == "__main__":
    main()

"""What a reader on a weak line with a slow telephone waits for, in real Chromium."""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import median

from tests.bench.slow_line import SlowLine
from tests.browser.browser import Browser

SLOWER = 4
"""How many times slower the processor is made."""
PAINT = """() => new Promise(done => {
  let largest = 0, jumps = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) largest = e.startTime; })
    .observe({type: 'largest-contentful-paint', buffered: true});
  new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) jumps += e.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done([largest, jumps]), 300);
})"""
ACT = """selector => new Promise(done => {
  const target = document.querySelector(selector);
  target.scrollIntoView({block: 'center'});
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const start = performance.now();
    target.click();
    requestAnimationFrame(() => { const c = new MessageChannel();
      c.port1.onmessage = () => done(performance.now() - start); c.port2.postMessage(0); });
  }));
})"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One opening of a page."""

    largest_paint: float
    """Milliseconds until the largest element was painted."""
    jumps: float
    """Cumulative layout shift."""
    size: int
    """Bytes over the line."""
    requests: int


def slow_tab(browser: Browser) -> Browser:
    """A new corner of the browser with a cold cache and a slow processor, the size of a telephone."""
    corner = browser.separate()
    corner.set_viewport(360, 740)
    session = corner.send("goog:cdp.getSession", context=corner.tab)["session"]
    params = {"rate": SLOWER}
    corner.send("goog:cdp.sendCommand", method="Emulation.setCPUThrottlingRate", params=params, session=session)
    return corner


def _visit(tab: Browser, line: SlowLine, page: str) -> Visit:
    line.sent.clear()
    tab.open(line.url + page)
    quiet = 0
    while quiet < 3:  # a second without another file: all that comes by itself is there
        before = len(line.sent)
        time.sleep(0.5)
        quiet = quiet + 1 if len(line.sent) == before else 0
    largest, jumps = tab.eval(PAINT)
    return Visit(largest, jumps, sum(answer.size for answer in line.sent), len(line.sent))


def visit(browser: Browser, line: SlowLine, page: str, times: int = 3) -> Visit:
    """Open a page with a cold cache a few times; the middle of each figure."""
    seen = []
    for _ in range(times):
        tab = slow_tab(browser)
        try:
            seen.append(_visit(tab, line, page))
        finally:
            tab.close()
    return Visit(
        median(v.largest_paint for v in seen),
        median(v.jumps for v in seen),
        int(median(v.size for v in seen)),
        int(median(v.requests for v in seen)),
    )


def second_page(browser: Browser, line: SlowLine, first: str, then: str) -> int:
    """Bytes of the page that is opened after another one."""
    tab = slow_tab(browser)
    try:
        _visit(tab, line, first)
        return _visit(tab, line, then).size
    finally:
        tab.close()


def paints_after(browser: Browser, line: SlowLine, page: str, selector: str, times: int = 5) -> float:
    """Milliseconds from a press to the next painted frame; the middle of a few tries on a fresh page."""
    waited = []
    for _ in range(times):
        tab = slow_tab(browser)
        try:
            tab.open(line.url + page)
            tab.wait_for("document.readyState === 'complete' && document.documentElement.classList.contains('js')")
            time.sleep(1)  # a reader looks before pressing
            waited.append(float(tab.eval(ACT, selector)))
        finally:
            tab.close()
    return median(waited)

"""Whether what a page says can be read where it stands: nothing cut off, nothing over something else, no sideways way."""

from __future__ import annotations

from tests.browser.page import Page

SPACING = """
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }
"""
"""What WCAG 1.4.12 lets a reader do to a text."""
LARGE = "html { font-size: 225% !important; }"
"""Letters of twice their size on a wide screen, in a window that has not grown with them."""

STYLE = """css => {
  const old = document.getElementById('try');
  if (old) old.remove();
  document.head.append(Object.assign(document.createElement('style'), { id: 'try', textContent: css }));
}"""

FAULTS = """() => {
  const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + [...e.classList].map(c => '.' + c).join('');
  const start = e => name(e) + ': ' + (e.textContent || '').trim().replace(/\\s+/g, ' ').slice(0, 50);
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && e.checkVisibility());
    faults.push(`sideways: ${root.scrollWidth} in ${root.clientWidth}: ${wide.slice(-1).map(start)}`);
  }
  const blocks = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const aside = 'svg, script, style, noscript, .cw-skip, .cw-tip';
  const range = document.createRange();
  const apart = style => /sticky|fixed/.test(style.position) || style.clipPath === 'inset(50%)'; // over the page on purpose, or for the ear
  const floats = new Map();
  const floating = e => {
    if (!floats.has(e)) floats.set(e, e !== document.body && e.tagName !== 'FOOTER' && (apart(getComputedStyle(e)) || floating(e.parentElement)));
    return floats.get(e);
  };
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const parent = text.parentElement;
    if (!text.data.trim() || parent.closest(aside) || !parent.checkVisibility({ visibilityProperty: true })) continue;
    let block = parent;
    while (getComputedStyle(block).display.startsWith('inline') && block.parentElement) block = block.parentElement;
    range.selectNodeContents(text);
    if (floating(parent)) continue;
    if (!blocks.has(block)) blocks.set(block, []);
    blocks.get(block).push(...[...range.getClientRects()].filter(r => r.width > 1));
    for (let box = parent; box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (!/hidden|clip/.test(style.overflowX + style.overflowY)) continue;
      if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) faults.push('cut: ' + start(box));
    }
  }
  const lines = [...blocks].flatMap(([block, rects]) => rects.map(r => ({ block, r }))).sort((a, b) => a.r.top - b.r.top);
  for (let i = 0; i < lines.length; i += 1) {
    for (let k = i + 1; k < lines.length && lines[k].r.top < lines[i].r.bottom - 4; k += 1) {
      const a = lines[i], b = lines[k];
      if (a.block === b.block || Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left) < 3) continue;
      if (Math.min(a.r.bottom, b.r.bottom) - b.r.top < 4) continue;
      faults.push(`over each other: ${start(a.block)} | ${start(b.block)}`);
    }
  }
  return [...new Set(faults)].slice(0, 6);
}"""


def misfits(page: Page, css: str = "") -> list[str]:
    """What does not fit on the open page, with a style of the reader's own if there is one."""
    page.eval(STYLE, css)
    found: list[str] = page.eval(FAULTS)
    return found

"""What a test does in one tab: open, press, click, read, look. `browser.py` adds the browser around it."""

from __future__ import annotations

import base64
import contextlib
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.bidi import BidiError, Connection
from tests.browser.record import Record

PATIENCE = 60.0
"""Seconds a wait may take. Long on purpose: no test may depend on the machine's speed."""

KEYS: Mapping[str, str] = {
    "Backspace": "\ue003", "Tab": "\ue004", "Enter": "\ue007", "Shift": "\ue008", "Control": "\ue009",
    "Alt": "\ue00a", "Escape": "\ue00c", "PageUp": "\ue00e", "PageDown": "\ue00f", "End": "\ue010", "Home": "\ue011",
    "ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015", "Delete": "\ue017",
    "Meta": "\ue03d", "Space": " ",
}  # fmt: skip
"""Names of keys; any other key is its own character."""

Locator = str | Mapping[str, Any]
"""Where a thing is on the page: a CSS selector, or `by_role(...)`."""


class JavaScriptError(RuntimeError):
    """What a script in the page threw."""


@dataclass(frozen=True, slots=True)
class Node:
    """An element as it was when it was looked up."""

    reference: str
    """The browser's name for it; valid until the page is left."""
    tag: str
    attributes: Mapping[str, str]


def by_role(role: str, name: str | None = None) -> Locator:
    """Find by what a screen reader would say: the role and, whole and exact, the accessible name."""
    value = {"role": role} if name is None else {"role": role, "name": name}
    return {"type": "accessibility", "value": value}


class Page:
    """The tab in front. The same for Chromium and Firefox."""

    tab: str
    """The browser's name for the tab in front."""
    record: Record
    """What happened since the start: console, requests, downloads, dialogs."""
    _connection: Connection
    _scripts: bool

    def send(self, method: str, /, **params: Any) -> dict[str, Any]:
        """Send a BiDi command of your own; see the W3C's WebDriver BiDi for the commands there are."""
        return self._connection.send(method, **params)

    # -- going --------------------------------------------------------------------------------------------------

    def open(self, address: str | Path) -> None:
        """Go to an address, or to a file by its path, and wait until it is loaded."""
        url = address.absolute().as_uri() if isinstance(address, Path) else address
        self.send("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def reload(self) -> None:
        """Load the page again and wait for it."""
        self.send("browsingContext.reload", context=self.tab, wait="complete")

    @contextlib.contextmanager
    def loading(self) -> Iterator[None]:
        """`with page.loading(): page.press("Enter")` waits until the next page is there (not for a jump inside one)."""
        before = self.record.loads[self.tab]
        yield
        self.record.wait("the next page", lambda: self.record.loads[self.tab] > before, PATIENCE)

    @property
    def url(self) -> str:
        """The address of the page."""
        return str(self.send("browsingContext.getTree", root=self.tab, maxDepth=0)["contexts"][0]["url"])

    # -- reading ------------------------------------------------------------------------------------------------

    def eval(self, js: str, *args: Any) -> Any:
        """The value of a JavaScript expression; a function is called with `args` (values or `Node`s).

        Promises are awaited. Works with the page's scripts off too, then without promises.
        """
        given = [{"sharedId": arg.reference} if isinstance(arg, Node) else _text(json.dumps(arg)) for arg in args]
        names = (f"g[{n}]" if isinstance(arg, Node) else f"JSON.parse(g[{n}])" for n, arg in enumerate(args))
        call = f"typeof it === 'function' ? it({', '.join(names)}) : it"
        start, value = ("async ", f"await ({call})") if self._scripts else ("", call)
        return self._call(
            f"{start}(...g) => {{ const it = ({js}\n); return JSON.stringify({value}) ?? 'null' }}", given
        )

    def _call(self, function: str, given: Sequence[Mapping[str, Any]]) -> Any:
        answer = self.send(
            "script.callFunction",
            functionDeclaration=function,
            arguments=given,
            target={"context": self.tab},
            awaitPromise=self._scripts,
        )
        if answer["type"] == "exception":
            raise JavaScriptError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def wait_for(self, js: str, *args: Any, timeout: float = PATIENCE) -> Any:
        """Ask `js` again and again until it is truthy; return its value."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            try:
                if value := self.eval(js, *args):
                    return value
            except BidiError as error:  # while a page gives way to the next there is nobody to ask
                if error.code == "closed":
                    raise
            time.sleep(0.05)
        raise AssertionError(f"waited {timeout:.0f} s for {js} on {self.url}, in vain")

    def settle(self) -> None:
        """Give the page a moment; only before checking that something did not happen."""
        time.sleep(0.3)

    def nodes(self, locator: Locator) -> list[Node]:
        """All elements there, in the page's order. Works with scripts off."""
        where = {"type": "css", "value": locator} if isinstance(locator, str) else dict(locator)
        found = self.send(
            "browsingContext.locateNodes",
            context=self.tab,
            locator=where,
            serializationOptions={"maxDomDepth": 0},
        )["nodes"]
        return [Node(it["sharedId"], it["value"]["localName"], it["value"].get("attributes", {})) for it in found]

    def node(self, locator: Locator) -> Node:
        """The one element there."""
        found = self.nodes(locator)
        if len(found) != 1:
            raise AssertionError(f"{len(found)} elements, not one, are {locator} on {self.url}")
        return found[0]

    def text(self, locator: Locator) -> str:
        """The visible text of the one element there."""
        return str(self.eval("it => it.innerText", self.node(locator)))

    def visible(self, locator: Locator) -> bool:
        """Whether a reader can see the one element there."""
        return bool(self.eval("it => it.checkVisibility({ visibilityProperty: true })", self.node(locator)))

    def focused(self) -> str:
        """The focused element, as `tag#id`."""
        return str(self.eval("(e => e.localName + (e.id && '#' + e.id))(document.activeElement)"))

    # -- acting -------------------------------------------------------------------------------------------------

    def click(self, locator: Locator) -> None:
        """Scroll to the element and click its middle; something lying over it is a fault."""
        node = self.node(locator)
        if cover := self.eval(COVERED, node):
            raise AssertionError(f"cannot click {locator} on {self.url}: {cover}")
        middle = {"type": "element", "element": {"sharedId": node.reference}}
        move = {"type": "pointerMove", "x": 0, "y": 0, "origin": middle}
        press = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act({"type": "pointer", "id": "mouse", "actions": [move, *press]})

    def focus(self, locator: Locator) -> None:
        """Put the focus there without a key or a click."""
        self.eval("it => it.focus()", self.node(locator))

    def press(self, *keys: str) -> None:
        """Press keys one after the other: `"Tab"`, `"Shift+Tab"`, `"Space"`, `"a"`."""
        for combination in keys:
            parts = [combination] if len(combination) == 1 else combination.split("+")
            held = [KEYS.get(part, part) for part in parts]
            down = [{"type": "keyDown", "value": key} for key in held]
            self._act({"type": "key", "id": "keyboard", "actions": [*down, *map(_key_up, reversed(held))]})

    def type(self, text: str) -> None:
        """Type into the focused element, key by key."""
        strokes = [stroke for sign in text for stroke in ({"type": "keyDown", "value": sign}, _key_up(sign))]
        self._act({"type": "key", "id": "keyboard", "actions": strokes})

    def paste(self, text: str) -> None:
        """Put text into the focused field as pasting does: an input event, and no keys."""
        self.eval("text => document.execCommand('insertText', false, text)", text)

    def set_files(self, locator: Locator, *files: Path) -> None:
        """Choose files in a file field."""
        reference = {"sharedId": self.node(locator).reference}
        self.send("input.setFiles", context=self.tab, element=reference, files=[str(file.absolute()) for file in files])

    def wait_download(self, count: int = 1) -> Path:
        """Wait until `count` files were downloaded; the last one."""
        self.record.wait("a download", lambda: len(self.record.downloads) >= count, PATIENCE)
        return self.record.downloads[-1]

    def _act(self, source: Mapping[str, Any]) -> None:
        self.send("input.performActions", context=self.tab, actions=[source])

    # -- looking ------------------------------------------------------------------------------------------------

    def set_viewport(self, width: int, height: int) -> None:
        """The size of the page's window, in CSS pixels."""
        self.send("browsingContext.setViewport", context=self.tab, viewport={"width": width, "height": height})

    def screenshot(self, file: Path, *, full_page: bool = False) -> Path:
        """Save a PNG of what is seen, or of the whole page."""
        origin = "document" if full_page else "viewport"
        answer = self.send("browsingContext.captureScreenshot", context=self.tab, origin=origin)
        file.write_bytes(base64.b64decode(answer["data"]))
        return file


COVERED = """it => {
  it.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const box = it.getClientRects()[0];
  if (!box || !box.width || !box.height) return "it is not visible";
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  if (!top) return "it is outside the window";
  const hit = it.contains(top) || top.closest("label")?.control === it;
  return hit ? "" : "covered by " + top.outerHTML.slice(0, 120);
}"""
"""Bring an element into view; say what hinders a click, or nothing."""


def _text(value: str) -> dict[str, str]:
    return {"type": "string", "value": value}


def _key_up(key: str) -> dict[str, str]:
    return {"type": "keyUp", "value": key}

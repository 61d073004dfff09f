"""A whole browser: start, tabs, restart, the reader's wishes, close.

The same for Chromium and Firefox; the few places where they differ say so.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from tests.browser import browsers
from tests.browser.bidi import BidiError, Connection
from tests.browser.page import Page
from tests.browser.record import EVENTS, Owners, Record


class Browser(Page):
    """One browser, or (from `separate()`) one closed-off corner of a browser with storage of its own."""

    def __init__(self, kind: browsers.Kind, profile: Path, prefs: Mapping[str, browsers.Pref], proxy: str) -> None:
        """Use `start()`."""
        self.kind = kind
        self.profile = profile
        self._prefs, self._proxy = prefs, proxy
        self._own_profile = False
        self._corner = False
        self._lent, self._kept = "", set[str]()
        self._origins: set[str] | None = None
        self._media: dict[str, str] = {}
        self._scripts = True
        self._launch()

    # -- life ---------------------------------------------------------------------------------------------------

    @classmethod
    def start(
        cls,
        kind: browsers.Kind = "chromium",
        profile: Path | None = None,
        *,
        prefs: Mapping[str, browsers.Pref] | None = None,
        proxy: str = "",
    ) -> Browser:
        """Start a browser with one empty tab. Without `profile` it gets a fresh one, deleted on `close()`.

        `prefs` are extra Firefox preferences; `proxy` (`127.0.0.1:port`) sends all traffic, local too, to a proxy.
        """
        folder = profile or Path(tempfile.mkdtemp(prefix="profile-"))
        folder.mkdir(parents=True, exist_ok=True)
        try:
            browser = cls(kind, folder, dict(prefs or {}), proxy)
        except BaseException:
            if profile is None:
                shutil.rmtree(folder, ignore_errors=True)
            raise
        browser._own_profile = profile is None
        return browser

    def _launch(self) -> None:
        self._running = browsers.start(self.kind, self.profile, self._prefs, self._proxy)
        try:
            self._connection = Connection(self._running.socket)
            if self._running.needs_session:
                wanted = {"unhandledPromptBehavior": {"default": "ignore"}}
                self._connection.send("session.new", capabilities={"alwaysMatch": wanted})
            self._owners = Owners()
            self._connection.listen(self._owners.take)
            self._connection.send("session.subscribe", events=list(EVENTS))
            self._settle_in("default")
        except BaseException:
            self._running.stop()
            raise

    def _settle_in(self, user_context: str) -> None:
        self._user_context = user_context
        self.downloads_folder = Path(tempfile.mkdtemp(prefix="downloads-"))
        self.record = Record(self._connection, self._owners, user_context)
        allowed = {"type": "allowed", "destinationFolder": str(self.downloads_folder)}
        self.send("browser.setDownloadBehavior", downloadBehavior=allowed, userContexts=[user_context])
        self.new_tab()

    def separate(self) -> Browser:
        """A corner of this browser with its own tabs, storage, cache and record: as good as a fresh profile, and quick.

        Settings of `emulate` and `set_scripts` reach all of Firefox, so use one corner at a time.
        """
        return self._corner_in(self.send("browser.createUserContext")["userContext"])

    def lend(self) -> Browser:
        """A corner like that of `separate()`, one after the other: what the one before stored is gone, its cache is not.

        Chromium opens a window for each user context, which takes longer than most tests; it lends the same one.
        """
        if self.kind == "firefox":
            return self.separate()
        if not self._lent:
            self._lent = self.send("browser.createUserContext")["userContext"]
            keeper = self.send("browsingContext.create", type="tab", userContext=self._lent)
            self._kept = {keeper["context"]}  # keeps the window open
        corner = self._corner_in(self._lent)
        corner._origins = set()
        return corner

    def _corner_in(self, user_context: str) -> Browser:
        corner = object.__new__(Browser)
        corner.__dict__.update(self.__dict__, _corner=True, _media={}, _scripts=True, _origins=None)
        corner._settle_in(user_context)
        return corner

    def open(self, address: str | Path) -> None:
        """Go to an address, or to a file by its path, and wait until it is loaded."""
        if self._origins is not None:
            place = urlsplit(address if isinstance(address, str) else address.absolute().as_uri())
            self._origins.add(f"{place.scheme}://{place.netloc}")
        super().open(address)

    def restart(self) -> None:
        """Quit as a reader would, and start again with the same profile: one empty tab, a fresh record."""
        if self._corner:
            raise ValueError("a corner has no profile to restart with; use Browser.start")
        self._quit()
        self._media, self._scripts, self._lent = {}, True, ""
        self._launch()

    def close(self) -> None:
        """End the browser (or the corner) and remove what it left on disk."""
        if self._corner:
            self.record.stop()
            self.emulate()
            self.set_scripts(True)
            if self._origins is None:
                self.send("browser.removeUserContext", userContext=self._user_context)
            else:
                self._give_back()
            shutil.rmtree(self.downloads_folder, ignore_errors=True)
            return
        self._quit()
        if self._own_profile:
            shutil.rmtree(self.profile, ignore_errors=True)

    def _give_back(self) -> None:
        """Forget what the pages of a lent corner stored, and close their tabs."""
        for origin in self._origins or ():
            self._devtools("Storage.clearDataForOrigin", origin=origin, storageTypes="all")
        for tab in self.tabs():
            self.send("browsingContext.close", context=tab)

    def _devtools(self, method: str, /, tab: str = "", **params: Any) -> None:
        session = self.send("goog:cdp.getSession", context=tab or self.tab)["session"]
        self.send("goog:cdp.sendCommand", method=method, params=params, session=session)

    def _quit(self) -> None:
        if self.kind == "firefox":
            with contextlib.suppress(BidiError):
                self.send("browser.close")
        self._running.stop()
        self._connection.close()
        shutil.rmtree(self.downloads_folder, ignore_errors=True)

    # -- tabs ---------------------------------------------------------------------------------------------------

    def new_tab(self, address: str | Path | None = None) -> str:
        """Open a tab, go there, and return its name for `switch`."""
        self.tab = str(self.send("browsingContext.create", type="tab", userContext=self._user_context)["context"])
        self.set_viewport(1280, 800)
        if self.kind == "chromium" and (self._media or not self._scripts):
            self._emulate_chromium(self.tab)
        if address is not None:
            self.open(address)
        return self.tab

    def tabs(self) -> list[str]:
        """All open tabs, those a page opened too."""
        tree = self.send("browsingContext.getTree", maxDepth=0)["contexts"]
        mine = [info["context"] for info in tree if info.get("userContext", "default") == self._user_context]
        return [tab for tab in mine if tab not in self._kept]

    def switch(self, tab: str) -> None:
        """Bring a tab to the front."""
        self.tab = tab
        self.send("browsingContext.activate", context=tab)

    # -- wishes -------------------------------------------------------------------------------------------------

    def emulate(
        self,
        *,
        colours: Literal["light", "dark"] | None = None,
        forced_colours: bool = False,
        reduced_motion: bool = False,
    ) -> None:
        """Be a reader with these wishes; what is not named goes back to the default. Holds for later tabs too."""
        media = {
            "prefers-color-scheme": colours or "",
            "forced-colors": "active" if forced_colours else "",
            "prefers-reduced-motion": "reduce" if reduced_motion else "",
        }
        self._set_up({name: value for name, value in media.items() if value}, self._scripts)

    def set_scripts(self, on: bool) -> None:
        """Switch JavaScript off or on for pages opened or reloaded from now on."""
        self._set_up(self._media, on)

    def _set_up(self, media: dict[str, str], scripts: bool) -> None:
        if (media, scripts) == (self._media, self._scripts):
            return
        self._media, self._scripts = media, scripts
        if self.kind == "firefox":
            self._emulate_firefox()
        else:
            for tab in self.tabs():
                self._emulate_chromium(tab)

    def _emulate_chromium(self, tab: str) -> None:
        features = [{"name": name, "value": value} for name, value in self._media.items()]
        self._devtools("Emulation.setEmulatedMedia", tab, features=features)
        self._devtools("Emulation.setScriptExecutionDisabled", tab, value=not self._scripts)

    def _emulate_firefox(self) -> None:
        scheme = {"dark": 0, "light": 1}.get(self._media.get("prefers-color-scheme", ""))
        wishes: dict[str, browsers.Pref | None] = {
            "layout.css.prefers-color-scheme.content-override": scheme,
            "browser.display.document_color_use": 2 if "forced-colors" in self._media else None,
            "ui.prefersReducedMotion": 1 if "prefers-reduced-motion" in self._media else None,
            "javascript.enabled": None if self._scripts else False,
        }
        window = self.send("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"][0]["context"]
        self.send(
            "script.callFunction",
            functionDeclaration=SET_PREFS,
            arguments=[{"type": "string", "value": json.dumps(wishes)}],
            target={"context": window},
            awaitPromise=False,
        )


SET_PREFS = """text => {
  for (const [name, value] of Object.entries(JSON.parse(text))) {
    if (value === null) Services.prefs.clearUserPref(name);
    else if (typeof value === "boolean") Services.prefs.setBoolPref(name, value);
    else Services.prefs.setIntPref(name, value);
  }
}"""
"""Set Firefox preferences while it runs; null goes back to the default."""

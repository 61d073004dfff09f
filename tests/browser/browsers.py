"""Start and stop the real browsers, and find them on the machine.

Both are started with the file:// policy that readers have. Firefox under remote control switches it off unless
told otherwise, so it is told, and `test_driver.py` proves the effect.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Kind = Literal["chromium", "firefox"]
Pref = bool | int | str

START_WITHIN = 120.0
"""Seconds a browser may take to start. Long on purpose, see `bidi.ANSWER_WITHIN`."""

STOP_WITHIN = 60.0
"""Seconds a browser may take to write its profile and stop before it is killed."""

PROGRAMS: Mapping[str, tuple[str, ...]] = {
    "chromium": (
        "chromium",
        "chromium-browser",
        "google-chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ),
    "chromedriver": ("chromedriver",),
    "firefox": (
        "firefox-esr",
        "firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    ),
    "java": ("java",),
    "node": ("node", "nodejs"),
}
"""Names and usual places, the first one found is used."""

PACKAGES: Mapping[str, str] = {
    "chromium": "chromium",
    "chromedriver": "chromium-driver",
    "firefox": "firefox-esr",
    "java": "default-jre-headless",
    "node": "nodejs",
}
"""The Debian package of each program."""

NOWHERE = "http://127.0.0.1:9/"
"""An address that browsers refuse to visit."""

CHROMIUM_FLAGS = (
    "--headless=new",
    "--hide-scrollbars",
    "--lang=en-US",
    "--no-default-browser-check",
    "--no-first-run",
    # Silence, so that a recorded run shows what the pages do and nothing else.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-features=NetworkTimeServiceQuerying,OptimizationHints",
    "--disable-search-engine-choice-screen",
    f"--component-updater=url-source={NOWHERE}",
    f"--gaia-url={NOWHERE}",
)

FIREFOX_PREFS: Mapping[str, Pref] = {
    # What this harness exists for: each file:// page is its own origin, as it is for readers.
    "security.fileuri.strict_origin_policy": True,
    # Silence: no updates, telemetry, first-run pages, captive portal, remote settings.
    "app.update.disabledForTesting": True,
    "app.normandy.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "intl.accept_languages": "en-US, en",
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "network.proxy.type": 0,
    "services.settings.server": "data:,#none",  # only heard with the environment variable below
    "toolkit.telemetry.enabled": False,
    "toolkit.telemetry.server": "",
    # The driver types for one reader, not for a window that happens to be in front.
    "focusmanager.testmode": True,
    "accessibility.tabfocus": 7,
    # As with Chromium's --hide-scrollbars: a window of 320 pixels has 320 for the page.
    "ui.useOverlayScrollbars": 1,
}

LOG = "printed.txt"
"""The file in a browser's scratch folder that takes what it prints."""

ENVIRONMENT = {"MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"}
"""Set for the browsers: lets Firefox obey `services.settings.server`."""


class MissingTool(RuntimeError):
    """Something the browser tests need is not installed; the text is one line that says what to install."""


def find_program(name: str) -> str:
    """The path of a program the tests need, or `MissingTool` saying how to get it."""
    for place in PROGRAMS[name]:
        if found := shutil.which(place):
            return found
    raise MissingTool(
        f"The browser tests need {name}, and it is not installed. On Debian: apt-get install {PACKAGES[name]}"
    )


@dataclass(slots=True)
class Running:
    """A started browser: where to talk to it and how to end it."""

    kind: Kind
    socket: str
    """Address of the BiDi socket."""
    needs_session: bool
    """Whether the client still has to send `session.new`."""
    process: subprocess.Popen[bytes]
    """The process we started: Firefox itself, or chromedriver."""
    scratch: Path
    """Folder for what it prints and for its temporary files; goes with it."""
    children: list[int] = field(default_factory=list)
    """Process ids of what it started for us."""
    driver_session: str = ""
    """chromedriver's address of the session, to end it."""

    def stop(self) -> None:
        """Let the browser write its profile and go; kill what is still there."""
        if self.driver_session:
            with contextlib.suppress(OSError):
                _request("DELETE", self.driver_session)
            _wait_gone(self.children)
            self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(STOP_WITHIN)
        for pid in self.children:
            _kill(pid)
        _kill_group(self.process)
        shutil.rmtree(self.scratch, ignore_errors=True)

    def printed(self) -> str:
        """What the process printed so far."""
        return (self.scratch / LOG).read_text("utf-8", "replace")


def start(kind: Kind, profile: Path, prefs: Mapping[str, Pref], proxy: str = "") -> Running:
    """Start a browser on this profile folder.

    `prefs` are extra Firefox preferences. `proxy` (host:port) gets all traffic, that to this machine too.
    """
    return _start_chromium(profile, proxy) if kind == "chromium" else _start_firefox(profile, prefs, proxy)


def _start_chromium(profile: Path, proxy: str) -> Running:
    chromium, driver = find_program("chromium"), find_program("chromedriver")
    way = [f"--proxy-server=http://{proxy}", "--proxy-bypass-list=<-loopback>"] if proxy else ["--no-proxy-server"]
    flags = [*CHROMIUM_FLAGS, *way, f"--user-data-dir={profile}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")
    process, scratch = _spawn([driver, "--port=0"])
    running = Running("chromium", "", False, process, scratch)
    try:
        port = _await_line(running, r"started successfully on port (\d+)")
        wanted = {
            "webSocketUrl": True,
            "unhandledPromptBehavior": "ignore",
            "goog:chromeOptions": {"binary": chromium, "args": flags},
        }
        address = f"http://127.0.0.1:{port}/session"
        answer = _request("POST", address, {"capabilities": {"alwaysMatch": wanted}})
    except BaseException:
        running.stop()
        raise
    capabilities = answer["value"]["capabilities"]
    running.driver_session = f"{address}/{answer['value']['sessionId']}"
    running.socket = capabilities["webSocketUrl"]
    running.children = [pid] if (pid := capabilities.get("goog:processID")) else []
    return running


def _start_firefox(profile: Path, prefs: Mapping[str, Pref], proxy: str) -> Running:
    wanted = {**FIREFOX_PREFS, **(_proxy_prefs(proxy) if proxy else {}), **prefs}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items()]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    command = [find_program("firefox"), "--headless", "--no-remote", "--remote-debugging-port=0"]
    process, scratch = _spawn([*command, "--remote-allow-system-access", "--profile", str(profile), "about:blank"])
    running = Running("firefox", "", True, process, scratch)
    try:
        running.socket = _await_line(running, r"WebDriver BiDi listening on (ws://\S+)") + "/session"
    except BaseException:
        running.stop()
        raise
    return running


def _proxy_prefs(proxy: str) -> dict[str, Pref]:
    host, _, port = proxy.partition(":")
    prefs: dict[str, Pref] = {"network.proxy.type": 1, "network.proxy.allow_hijacking_localhost": True}
    for scheme in ("http", "ssl"):
        prefs |= {f"network.proxy.{scheme}": host, f"network.proxy.{scheme}_port": int(port)}
    return prefs


def _spawn(command: Sequence[str]) -> tuple[subprocess.Popen[bytes], Path]:
    scratch = Path(tempfile.mkdtemp(prefix="browser-"))
    with (scratch / LOG).open("wb") as log:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, **ENVIRONMENT, "TMPDIR": str(scratch)},
            start_new_session=True,
        )
    return process, scratch


def _await_line(running: Running, pattern: str) -> str:
    """Wait until the process prints a line with this pattern; return the pattern's group."""
    end = time.monotonic() + START_WITHIN
    while time.monotonic() < end:
        if found := re.search(pattern, running.printed()):
            return found[1]
        if running.process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(f"{running.kind} did not start; it printed:\n{running.printed()[-2000:]}")


def _request(method: str, address: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    """Ask chromedriver, past any proxy."""
    text = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, text, {"Content-Type": "application/json"}, method=method)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=START_WITHIN) as answer:
        return dict(json.load(answer))


def _wait_gone(pids: Sequence[int]) -> None:
    end = time.monotonic() + STOP_WITHIN
    while time.monotonic() < end and any(map(_alive, pids)):
        time.sleep(0.05)


def _alive(pid: int) -> bool:
    if os.name == "nt":  # asking there would end it; chromedriver has waited already
        return False
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def _kill(pid: int) -> None:
    with contextlib.suppress(OSError):
        os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """End the process we started and all that is still in its own group."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()

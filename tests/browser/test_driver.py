"""The harness itself: does it do, in both browsers, what the other browser tests rely on?"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser import browsers
from tests.browser.axe import accessibility_faults
from tests.browser.browser import Browser
from tests.browser.browsers import MissingTool, find_program
from tests.browser.htmlcheck import html_faults
from tests.browser.page import JavaScriptError, by_role
from tests.browser.server import Server, Trap

pytestmark = pytest.mark.browser

PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><main><h1>{title}</h1>{body}</main>'

SEEN_BY_READERS = "[...document.querySelectorAll('input')].map(it => it.checked)"


def write(folder: Path, name: str, body: str = "", title: str = "A page") -> Path:
    """Write a small page that is right in all it does not say."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PAGE.format(title=title, body=body), encoding="utf-8")
    return file


# -- reading and acting


def test_an_expression_a_function_and_a_promise_give_their_values(page: Browser, tmp_path: Path) -> None:
    page.open(write(tmp_path, "a.html", "<p id=p>Сүйлөм</p>"))
    assert page.eval("document.title") == "A page"
    assert page.eval("(a, b) => ({ sum: [a, ...b] })", "ү", [1, None]) == {"sum": ["ү", 1, None]}
    assert page.eval("new Promise(done => setTimeout(() => done(7), 10))") == 7
    assert page.eval("it => it.id", page.node("p")) == "p"
    assert page.eval("undefined") is None


def test_a_script_that_throws_says_what(page: Browser) -> None:
    with pytest.raises(JavaScriptError, match="no such luck"):
        page.eval("(() => { throw Error('no such luck') })()")


def test_a_quiz_can_be_answered_with_the_keyboard_only(page: Browser, tmp_path: Path) -> None:
    fields = "".join(f"<label><input type=radio name=q value={n}> {n}</label>" for n in "abc")
    page.open(
        write(
            tmp_path,
            "a.html",
            f"<a href='#x' id=first>First</a><form>{fields}<label><input type=checkbox> d</label>"
            "<button type=button onclick='document.title = \"pressed\"'>Check</button></form>",
        )
    )
    page.press("Tab")
    assert page.focused() == "a#first"
    page.press("Tab", "Space", "ArrowDown")
    assert page.eval(SEEN_BY_READERS) == [False, True, False, False]
    page.press("Tab", "Space", "Tab", "Enter")
    assert page.eval(SEEN_BY_READERS) == [False, True, False, True]
    assert page.eval("document.title") == "pressed"
    page.press("Shift+Tab", "Shift+Tab", "Shift+Tab")
    assert page.focused() == "a#first"


def test_things_are_found_by_role_and_name(page: Browser, tmp_path: Path) -> None:
    page.open(write(tmp_path, "a.html", "<button>Check <b>answer</b></button><button>Other</button>"))
    assert page.text(by_role("button", "Check answer")) == "Check answer"
    assert len(page.nodes(by_role("button"))) == 2
    with pytest.raises(AssertionError, match="0 elements"):
        page.node(by_role("button", "Answer"))


def test_clicking_reaches_things_below_the_fold_and_not_covered_ones(page: Browser, tmp_path: Path) -> None:
    body = "<p style='height: 3000px'></p><button onclick='document.title = \"hit\"'>Deep</button>"
    page.open(write(tmp_path, "a.html", body))
    page.click("button")
    assert page.eval("document.title") == "hit"
    page.eval("document.body.insertAdjacentHTML('beforeend', '<div id=veil style=\"position:fixed;inset:0\"></div>')")
    with pytest.raises(AssertionError, match="veil"):
        page.click("button")


def test_a_clicked_link_is_waited_for(page: Browser, tmp_path: Path) -> None:
    write(tmp_path, "sub/b.html", title="Second")
    page.open(write(tmp_path, "a.html", "<a href='sub/b.html'>Next</a>"))
    with page.loading():
        page.click(by_role("link", "Next"))
    assert page.eval("document.title") == "Second"
    assert page.url.endswith("/sub/b.html")


def test_typing_and_pasting_reach_the_field(page: Browser, tmp_path: Path) -> None:
    script = "<script>e = []; q.onkeydown = () => e.push('key'); q.oninput = () => e.push('input')</script>"
    page.open(write(tmp_path, "a.html", f"<label>Search <input id=q></label>{script}"))
    page.focus("#q")
    page.type("ө1")
    page.paste(" жабырлануучу")
    assert page.eval("q.value") == "ө1 жабырлануучу"
    assert page.eval("e") == ["key", "input", "key", "input", "input"]


def test_a_file_is_chosen_and_a_file_is_downloaded(page: Browser, tmp_path: Path) -> None:
    chosen = tmp_path / "progress.json"
    chosen.write_text('{"n": 1}')
    page.open(
        write(
            tmp_path,
            "a.html",
            "<input type=file aria-label=Import onchange='this.files[0].text().then(t => document.title = t)'>"
            "<button onclick=\"a = document.createElement('a'); a.download = 'out.json';"
            " a.href = window.URL.createObjectURL(new Blob(['{}'])); a.click()\">Export</button>",
        )
    )
    page.set_files("input", chosen)
    page.wait_for("document.title === '{\"n\": 1}'")
    page.click("button")
    out = page.wait_download()
    assert (out.name, out.read_text()) == ("out.json", "{}")


def test_a_dialog_is_answered_and_written_down(page: Browser) -> None:
    assert page.eval("confirm('Start over?')") is True
    page.record.accept_prompts = False
    assert page.eval("confirm('Really?')") is False
    assert page.record.prompts == ["Start over?", "Really?"]


def test_console_errors_and_warnings_are_collected(page: Browser, tmp_path: Path) -> None:
    script = "<script>console.log('fine'); console.warn('careful'); setTimeout(() => nothing.here)</script>"
    page.open(write(tmp_path, "a.html", script))
    page.record.wait("both lines", lambda: len(page.record.faults()) == 2, 60)
    careful, nothing = page.record.faults()
    assert careful.startswith("warn: careful")
    assert "nothing is not defined" in nothing and "a.html:1" in nothing
    page.record.clear()
    assert page.record.faults() == []


# -- looking


def test_the_viewport_is_as_narrow_as_asked_and_the_picture_as_tall_as_the_page(page: Browser, tmp_path: Path) -> None:
    page.open(write(tmp_path, "a.html", "<p style='height: 2000px'></p>"))
    page.set_viewport(320, 640)
    assert page.eval("[innerWidth, innerHeight]") == [320, 640]
    seen = page.screenshot(tmp_path / "seen.png").read_bytes()
    whole = page.screenshot(tmp_path / "whole.png", full_page=True).read_bytes()
    assert int.from_bytes(seen[16:20]) == int.from_bytes(whole[16:20]) == 320
    assert int.from_bytes(seen[20:24]) == 640 and int.from_bytes(whole[20:24]) > 2000


@pytest.mark.parametrize(
    ("wish", "query"),
    [
        ({"colours": "dark"}, "(prefers-color-scheme: dark)"),
        ({"colours": "light"}, "(prefers-color-scheme: light)"),
        ({"forced_colours": True}, "(forced-colors: active)"),
        ({"reduced_motion": True}, "(prefers-reduced-motion: reduce)"),
    ],
)
def test_the_readers_wishes_hold_on_every_page(page: Browser, tmp_path: Path, wish: dict, query: str) -> None:  # type: ignore[type-arg]
    matches = f"matchMedia('{query}').matches"
    page.open(write(tmp_path, "a.html"))
    page.emulate(**wish)
    page.wait_for(matches)
    page.reload()
    assert page.eval(matches)
    page.new_tab(write(tmp_path, "b.html"))
    assert page.eval(matches)
    page.emulate()
    page.wait_for("matchMedia('(forced-colors: none) and (prefers-reduced-motion: no-preference)').matches")


def test_with_scripts_off_the_page_can_still_be_read_and_used(page: Browser, tmp_path: Path) -> None:
    body = (
        "<script>document.title = 'ran'</script><noscript><p id=no>Needs scripts</p></noscript>"
        "<details><summary>Answer</summary><p id=right>B</p></details>"
    )
    file = write(tmp_path, "a.html", body)
    page.set_scripts(False)
    page.open(file)
    assert page.eval("document.title") == "A page"
    assert page.text("#no") == "Needs scripts"
    assert not page.visible("#right")
    page.click("summary")
    assert page.visible("#right")
    assert "open" in page.node("details").attributes
    page.set_scripts(True)
    page.open(file)
    assert page.eval("document.title") == "ran"


# -- storage, tabs, profiles


def test_two_tabs_share_storage_and_tell_each_other(
    page: Browser, serve: Callable[..., Server], tmp_path: Path
) -> None:
    write(tmp_path, "a.html", "<script>addEventListener('storage', e => document.title = e.newValue)</script>")
    url = serve(tmp_path).url + "a.html"
    page.open(url)
    first = page.tab
    second = page.new_tab(url)
    assert page.tabs() == [first, second]
    page.eval("localStorage.setItem('k', 'told')")
    page.switch(first)
    page.wait_for("document.title === 'told'")


LEAVE = """async () => {
  localStorage.setItem('k', 'left behind');
  sessionStorage.setItem('k', 'left behind');
  document.cookie = 'k=left';
  const request = indexedDB.open('left', 1);
  await new Promise(done => { request.onsuccess = done; request.onblocked = done; });
  request.result.close();
}"""
LEFT = """async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]"""


@pytest.mark.parametrize("way", [Browser.lend, Browser.separate])
def test_each_test_starts_with_empty_storage(
    shared_browser: Browser, serve: Callable[..., Server], tmp_path: Path, way: Callable[[Browser], Browser]
) -> None:
    file = write(tmp_path, "a.html")
    url = serve(tmp_path).url + "a.html"
    for address in (url, file, url, file):
        corner = way(shared_browser)
        corner.open(address)
        assert corner.eval(LEFT) == [0, 0, "", 0]
        corner.eval(LEAVE)
        assert corner.eval(LEFT)[:2] == [1, 1]
        assert len(corner.tabs()) == 1
        corner.close()


def test_a_restart_keeps_what_http_pages_and_files_stored(
    browser: Callable[..., Browser], serve: Callable[..., Server], tmp_path: Path
) -> None:
    file = write(tmp_path, "a.html")
    places: list[str | Path] = [serve(tmp_path).url + "a.html", file]
    own = browser(tmp_path / "profile")
    for place in places:
        own.open(place)
        own.eval("localStorage.setItem('k', 'kept')")
    own.restart()
    for place in places:
        own.open(place)
        assert own.eval("localStorage.getItem('k')") == "kept"


def test_closing_leaves_no_process_and_no_folder(browser_kind: browsers.Kind) -> None:
    own = Browser.start(browser_kind)
    pids = [own._running.process.pid, *own._running.children]
    own.close()
    assert not any(map(browsers._alive, pids))
    assert not any(folder.exists() for folder in (own.profile, own.downloads_folder, own._running.scratch))


# -- the file:// policy readers have


def test_a_file_page_cannot_read_its_sibling(page: Browser, tmp_path: Path) -> None:
    write(tmp_path, "b.html")
    page.open(write(tmp_path, "a.html", "<iframe src='b.html' title=b></iframe>"))
    assert page.eval("fetch('b.html').then(() => 'read', () => 'refused')") == "refused"
    assert page.eval("document.querySelector('iframe').contentDocument") is None


def test_firefox_gives_each_file_its_own_storage_and_chromium_one_to_all(page: Browser, tmp_path: Path) -> None:
    # Automation switches this protection of Firefox off. If this test fails, no file:// test proves anything.
    page.open(write(tmp_path, "a.html"))
    page.eval("localStorage.setItem('k', 'secret')")
    page.open(write(tmp_path, "b.html"))
    assert page.eval("localStorage.getItem('k')") == (None if page.kind == "firefox" else "secret")


def test_the_policy_holds_in_a_browser_of_its_own_too(browser: Callable[..., Browser], tmp_path: Path) -> None:
    own = browser()
    test_firefox_gives_each_file_its_own_storage_and_chromium_one_to_all(own, tmp_path)
    test_a_file_page_cannot_read_its_sibling(own, tmp_path)


def test_the_check_above_notices_when_the_protection_is_off(tmp_path: Path) -> None:
    with contextlib.closing(
        Browser.start("firefox", prefs={"security.fileuri.strict_origin_policy": False})
    ) as open_to_all:
        with pytest.raises(AssertionError):
            test_firefox_gives_each_file_its_own_storage_and_chromium_one_to_all(open_to_all, tmp_path)
        with pytest.raises(AssertionError):
            test_a_file_page_cannot_read_its_sibling(open_to_all, tmp_path)


# -- the network


def test_a_request_is_recorded_and_no_request_leaves_no_record(
    page: Browser, serve: Callable[..., Server], tmp_path: Path
) -> None:
    server = serve(tmp_path)
    page.open(write(tmp_path, "quiet.html", "<img src='data:,' alt=''>"))
    page.settle()
    assert page.record.network_requests() == []
    page.open(write(tmp_path, "loud.html", f"<img src='{server.url}none.png' alt=''>"))
    wanted = server.url + "none.png"
    page.record.wait("the request", lambda: wanted in page.record.network_requests(), 60)
    page.record.wait("its failure", lambda: any(wanted in line for line in page.record.failures), 60)
    assert server.log == ["GET /none.png 404"]


def test_a_trap_sees_even_web_sockets_and_nothing_of_a_quiet_page(
    browser: Callable[..., Browser], trap: Trap, tmp_path: Path
) -> None:
    own = browser(proxy=trap.address)
    own.open(write(tmp_path, "quiet.html"))
    own.settle()
    assert trap.seen == []
    own.open(
        write(
            tmp_path,
            "loud.html",
            "<script>s = new WebSocket('ws://127.0.0.1:1234/socket');"
            " s.onerror = () => document.title = 'failed'</script>",
        )
    )
    own.wait_for("document.title === 'failed'")
    assert trap.seen == ["CONNECT 127.0.0.1:1234"]


def test_the_server_names_types_and_stays_below_its_prefix(
    serve: Callable[..., Server], page: Browser, tmp_path: Path
) -> None:
    (tmp_path / "a.js").write_text("1")
    write(tmp_path, "index.html")
    server = serve(tmp_path, prefix="/kalkan")
    page.open(server.url)
    answers = page.eval(
        "Promise.all(['a.js', 'none', '/a.js'].map(async url => {"
        " const r = await fetch(url); return [r.status, r.headers.get('Content-Type').split(';')[0]] }))"
    )
    assert [status for status, _ in answers] == [200, 404, 404]
    assert answers[0][1] == "text/javascript"


# -- the two checkers


def test_axe_finds_a_seeded_fault_and_none_on_a_clean_page(page: Browser, tmp_path: Path) -> None:
    page.open(write(tmp_path, "clean.html", "<p>Text</p>"))
    assert accessibility_faults(page) == []
    page.open(write(tmp_path, "faulty.html", "<p style='color:#ccc;background:#fff'>Pale</p><p><img src='data:,'></p>"))
    faults = accessibility_faults(page)
    assert [line.split(": ")[0] for line in faults] == ["color-contrast", "image-alt"]
    assert faults[1].startswith("image-alt: img: Images must have alternative text")
    assert [line.split(": ")[0] for line in accessibility_faults(page, without=["color-contrast"])] == ["image-alt"]


def test_the_html_checker_finds_a_seeded_fault_and_none_on_a_clean_page(tmp_path: Path) -> None:
    write(tmp_path, "clean.html", "<p>Text</p>")
    write(tmp_path, "sub/faulty.html", "<p id=a>Text</p>\n<p id=a>Text</p>")
    (fault,) = html_faults(tmp_path)
    assert fault.startswith("sub/faulty.html:2: Duplicate ID")


# -- what is missing fails, and is left out only on request


def test_a_missing_program_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browsers, "PROGRAMS", {"firefox": ("no-such-program",)})
    with pytest.raises(MissingTool, match=r"need firefox.*apt-get install firefox-esr"):
        find_program("firefox")


def run_pytest(*options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run pytest on this file in a process of its own."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", __file__, *options]
    return subprocess.run(
        command, cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, encoding="utf-8"
    )


def test_a_missing_program_fails_the_run_in_one_line_and_skips_nothing(tmp_path: Path) -> None:
    two = "html_checker_finds or (throws and chromium)"
    run = run_pytest("-k", two, PATH=str(tmp_path), COURSEWARE_WITHOUT_BROWSERS="")
    assert run.returncode == 1
    assert "1 failed" in run.stdout and "1 error" in run.stdout and "skipped" not in run.stdout
    told = [line for line in run.stdout.splitlines() if line.startswith("The browser tests need")]
    assert [line.split()[4].strip(",") for line in told] == ["chromium", "java"]
    assert all("apt-get install" in line for line in told)


def test_the_browser_tests_are_left_out_only_when_asked() -> None:
    run = run_pytest(COURSEWARE_WITHOUT_BROWSERS="1")
    assert "deselected" in run.stdout and "passed" not in run.stdout and "skipped" not in run.stdout

"""A browser, and the site of the invented documents: behind a server, and as a folder."""

from __future__ import annotations

import functools
import http.server
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.error import URLError

import pytest

from viennagraph.publish import Order, publish
from viennagraph.site import assets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESK: Final = {"width": 1280, "height": 900}
PHONE: Final = {"width": 390, "height": 844}
PATIENCE: Final = 60
TABS: Final = 25  # within which the search box of the first page must be reached
NEEDED: Final = 15_000  # milliseconds that a page may take on a busy machine


@dataclass(slots=True)
class Visit:
    """A page in the browser, and what went wrong on it."""

    page: Page
    base: str
    troubles: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        """Goes to a page of the site."""
        self.page.goto(self.base + (path or "index.html"))
        return self.page

    @property
    def where(self) -> str:
        """The address below the top of the site."""
        return self.page.url.removeprefix(self.base)

    def tab_to(self, selector: str, presses: int = TABS) -> None:
        """Presses Tab until an element that fits has the focus."""
        for _ in range(presses):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
        pytest.fail(f"{presses} presses of Tab do not reach {selector}")

    def find_by_keyboard(self, words: str) -> None:
        """From the first page to a thing, by the list of suggestions."""
        page = self.open()
        self.tab_to("input[name=q]")
        page.keyboard.type(words)
        page.wait_for_selector("[role=option]")
        page.keyboard.press("ArrowDown")
        chosen = page.evaluate("document.activeElement.getAttribute('aria-activedescendant')")
        assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
        page.keyboard.press("Enter")
        page.wait_for_url("**/programme/**")

    def reach_paragraph(self) -> None:
        """From a programme over what is recommended of it, and its quote, to the paragraph."""
        page = self.open("programme/aircop.html")
        page.locator("a[href*='recommendation/']").first.click()
        page.wait_for_url("**/recommendation/**")
        assert page.locator("blockquote.quote").first.is_visible()
        page.locator("blockquote.quote a.source-link").first.click()
        page.wait_for_url("**/document/**")
        assert page.locator(":target").is_visible()

    def take_csv(self) -> tuple[str, list[str]]:
        """From the list of questions to the answer of one, and its file."""
        page = self.open("questions.html")
        page.locator("a[href$='questions/recommendations-naming-a-programme.html']").first.click()
        page.wait_for_url("**/recommendations-naming-a-programme.html")
        assert page.locator("table.data tbody tr").count() > 0
        with page.expect_download() as download:
            page.get_by_role("link", name="CSV", exact=True).click()
        lines = download.value.path().read_text("utf-8-sig").splitlines()
        return download.value.suggested_filename, lines


@pytest.fixture(scope="session")
def built() -> None:
    """The styles and scripts, which a checkout gets when it is installed."""
    if assets.folder() != assets.STATIC:
        pytest.skip("the browser sources are not built: install the checkout, or run web/build.mjs")


@pytest.fixture(scope="session")
def examples_store(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the invented documents."""
    folder = tmp_path_factory.mktemp("browser") / "store"
    command = (sys.executable, "-m", "viennagraph", "build", examples, "--store", folder)
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own program
    return folder


@pytest.fixture(scope="session")
def live(built: None, examples_store: Path) -> Iterator[str]:  # noqa: ARG001
    """The address of a server over the store."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = (sys.executable, "-m", "viennagraph", "serve", "--store", examples_store)
    server = subprocess.Popen(  # noqa: S603 - our own program
        (*command, "--port", str(port)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait(address + "data.html", server)
        yield address
    finally:
        server.terminate()
        server.wait(PATIENCE)


@pytest.fixture(scope="session")
def folder(built: None, examples_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001
    """The same site as a folder."""
    made = tmp_path_factory.mktemp("static") / "site"
    publish(Order(examples_store, made))
    return made


@pytest.fixture(scope="session")
def hosted(folder: Path) -> Iterator[str]:
    """The address of a host that knows nothing but files."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_arguments: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")  # its loop of events must not outlive its file
def chromium() -> Iterator[Browser]:
    """The browser of the machine, with a profile of its own."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no browser: chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens windows, and closes them all; `bypass_csp` lets a test put a script of its own in."""
    contexts: list[BrowserContext] = []

    def opened(base: str, **options: Any) -> Visit:  # noqa: ANN401 - as playwright takes them
        options.setdefault("viewport", DESK)
        context = chromium.new_context(accept_downloads=True, **options)
        context.set_default_timeout(NEEDED)
        contexts.append(context)
        visit = Visit(context.new_page(), base)
        _listen(visit)
        return visit

    yield opened
    for context in contexts:
        context.close()


def _listen(visit: Visit) -> None:
    page = visit.page
    home = visit.base.split("/", 3)[:3]

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            visit.troubles.append(f"{page.url}: {message.text}")

    def asked(request: Request) -> None:
        is_ours = request.url.split("/", 3)[:3] == home
        if not is_ours and not request.url.startswith(("data:", "blob:")):
            visit.foreign.append(request.url)

    page.on("console", said)
    page.on("pageerror", lambda error: visit.troubles.append(f"{page.url}: {error}"))
    page.on("request", asked)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    """Waits until the server answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE):  # noqa: S310 - on this machine
                return
        except URLError:
            time.sleep(0.1)
    pytest.fail("the server does not begin")


@pytest.fixture(scope="session")
def axe(root: Path) -> Path:
    """The script of axe-core, from the packages of the browser sources."""
    script = root / "web/node_modules/axe-core/axe.min.js"
    if not script.is_file():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("no axe-core: run `npm ci` in web/")
        command = (npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        subprocess.run(command, cwd=root / "web", check=True, capture_output=True)  # noqa: S603
    return script

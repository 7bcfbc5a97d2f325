"""Headless Chromium on the live server, the accessibility check, and screenshots kept on request."""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import Settings

# Playwright's loop runs in this thread, where Django would otherwise refuse its own synchronous queries.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
MISSING = (
    "Chromium is not at {path}. Install it with `apt-get install --no-install-recommends chromium`, "
    "or say where it is in CDOP_CHROMIUM."
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = {"wide": 1280, "narrow": 320}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session. Without it tests are skipped, or fail if CDOP_BROWSER_TESTS=required."""
    path = Path(os.environ.get("CDOP_CHROMIUM", "/usr/bin/chromium"))
    if not path.exists():
        if os.environ.get("CDOP_BROWSER_TESTS") == "required":
            pytest.fail(MISSING.format(path=path))
        pytest.skip(MISSING.format(path=path))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(path), args=FLAGS)
        yield chromium
        chromium.close()


@dataclass(frozen=True)
class Site:
    """The whole site, served by a thread from a database of the test's own."""

    url: str


@pytest.fixture
def site(committed_db: object, settings: Settings) -> Iterator[Site]:
    """pytest-django's live server empties tables after each test, which cdop_app may not; this one need not."""
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler, connections_override={})
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()
    thread.join()
    connections.close_all()


class QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Requests of a test are no news."""


@pytest.fixture
def new_page(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Makes pages of their own cookies: `new_page(width=320, java_script_enabled=False)`.

    A page that asks another server for anything, or breaks the content security policy, fails the test.
    """
    contexts = []
    faults: list[str] = []

    def make(width: int = WIDTHS["wide"], height: int = 900, **options) -> Page:
        context = browser.new_context(
            base_url=site.url, viewport={"width": width, "height": height}, locale="en-GB", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: _note_fault(faults, message.type, message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: _note_stranger(faults, site.url, request.url))
        return page

    yield make
    for context in contexts:
        context.close()
    assert faults == []


def _note_fault(faults: list[str], kind: str, text: str) -> None:
    # A page that answers 403, 404 or 409 on purpose is logged as a failed load; that is no fault of the page.
    if kind == "error" and "Failed to load resource" not in text:
        faults.append(text)


def _note_stranger(faults: list[str], home: str, url: str) -> None:
    if not url.startswith((home, "data:", "blob:")):
        faults.append(f"The page asked another server: {url}")


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page 1280 px wide."""
    return new_page()


def _violations(page: Page) -> list[str]:
    page.wait_for_load_state()
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    return [
        f"{violation['id']} ({violation['help']}): {node['html'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ]


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """`axe(page)` fails with each violation of WCAG 2.2 AA and axe's best practice, and its markup."""

    def check(page: Page) -> None:
        found = _violations(page)
        assert not found, "\n".join(found)

    return check


@pytest.fixture
def screenshot() -> Callable[[Page, str], None]:
    """`screenshot(page, "today")` keeps a picture of the whole page in CDOP_SCREENSHOTS, if that is set."""
    folder = os.environ.get("CDOP_SCREENSHOTS")

    def take(page: Page, name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return take


@pytest.fixture
def fits() -> Callable[[Page], None]:
    """`fits(page)` fails when the page as a whole must be scrolled sideways."""

    def check(page: Page) -> None:
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"The page is {wide} px wider than its window."

    return check

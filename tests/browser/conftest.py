"""The site, served and as a folder, and a browser that notes whatever a page does amiss."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    sync_playwright,
)

from browser.site import DESK, Quiet, Site

ROOT = Path(__file__).parents[2]
#: Debian's name for it, and others under which it is found elsewhere.
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
INSTALL = "the browser tests need Chromium: apt-get install --no-install-recommends chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site in the folder that ANNEX_SITE names; else one that ``make html`` builds for all workers."""
    built = os.environ.get("ANNEX_SITE")
    if built:
        root = Path(built).resolve()
        assert (root / "search.html").is_file(), f"ANNEX_SITE={built} is no built site"
        return Site(root)
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = shared / "site" / "done"
        if not done.exists():
            command = ["make", "html", f"BUILD={shared / 'site'}", f"VENV={sys.prefix}"]
            made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert made.returncode == 0, made.stdout + made.stderr
            done.touch()
    return Site(shared / "site" / "html")


@pytest.fixture(scope="session")
def served(site: Site) -> Iterator[str]:
    """The address at which the site is served."""
    handler = partial(Quiet, directory=str(site.root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session", params=["http", "file"])
def origin(request: pytest.FixtureRequest, site: Site) -> str:
    """Where the site is read: from a server, and from a folder on a disk."""
    return f"{site.root.as_uri()}/" if request.param == "file" else request.getfixturevalue("served")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        pytest.fail(INSTALL, pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield running
        running.close()


@dataclass
class Watch:
    """What pages did that they should not."""

    faults: list[str] = field(default_factory=list)

    def over(self, page: Page) -> Page:
        """Watch a page: its console, its errors, and where it asks for anything."""
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        return page

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text} {message.location.get('url', '')}")

    def _failed(self, request: Request) -> None:
        # What is still under way when the reader goes on to another page is given up, and rightly so.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"{request.failure}: {request.url}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "file:///", "data:", "blob:")):
            self.faults.append(f"asked another host: {request.url}")


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """A function that opens a page in a new window; at the end none may have done anything amiss."""
    watch = Watch()
    contexts: list[BrowserContext] = []

    def opened(address: str, *, size: tuple[int, int] = DESK, **options: Any) -> Page:
        viewport = ViewportSize(width=size[0], height=size[1])
        contexts.append(browser.new_context(viewport=viewport, **options))
        page = watch.over(contexts[-1].new_page())
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert watch.faults == []

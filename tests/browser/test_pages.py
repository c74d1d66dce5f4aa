"""Every page: whole without JavaScript, light to load, dark when wanted."""

from __future__ import annotations

import gzip
import os
import posixpath
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import Tag
from playwright.sync_api import Page, expect

from browser.conftest import OpenPage
from browser.site import Edition, Site

#: What the heaviest page may weigh with its styles and scripts, compressed as servers do.
HEAVIEST = 300_000
#: Links of the page's own content, as absolute addresses.
LINKS = "main => [...main.querySelectorAll('a[href]')].map(a => a.href)"
MAIN = "[role=main], main"


def pages(edition: Edition) -> tuple[str, ...]:
    """All pages with content of their own: the search has none without a query."""
    return tuple(
        page for page in (*edition.pages, *edition.landing_pages) if not page.endswith("search.html")
    )


def links(page: Page) -> list[str]:
    """The links of a page's content, controls of the list apart."""
    found: list[str] = page.locator(MAIN).first.evaluate(LINKS)
    return found


def words(page: Page) -> list[str]:
    """The words that a reader sees, those of the list's filters apart."""
    page.evaluate("document.querySelector('.summit-filters')?.remove()")
    return page.locator(MAIN).first.inner_text().split()


def test_all_is_there_without_javascript(site: Site, served: str, open_page: OpenPage) -> None:
    """Of the other editions, which have the same scripts, the page that they change most; in CI all."""
    plain = open_page(f"{served}index.html", java_script_enabled=False)
    alive = open_page(f"{served}index.html")
    for edition in site.editions:
        whole = edition is site.main or "ANNEX_WHOLE" in os.environ
        for path in pages(edition) if whole else [f"{edition.path}docs/readings.html"]:
            plain.goto(served + path)
            alive.goto(served + path)
            assert links(plain) == links(alive), path
            assert words(plain) == words(alive) != [], path


@cache
def compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def weight(edition: Edition, path: str) -> int:
    """What a page's first visit transfers: the page, its styles, scripts and pictures, all compressed."""
    tags = edition.soup(path).select("link[rel=stylesheet], link[rel~=icon], script[src], img[src]")
    return sum(compressed(edition.root / file) for file in {path, *(target(path, tag) for tag in tags)})


def target(page: str, tag: Tag) -> str:
    """The file that a tag of a page loads, by path below the site's root."""
    address = urlsplit(str(tag.get("href") or tag.get("src")))
    assert not address.netloc, f"{page} loads {address.geturl()}"
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), address.path))


def test_the_heaviest_page_is_light(site: Site) -> None:
    """Styles and scripts differ little: it is the search, with its data, or a page heavy in itself."""
    for edition in site.editions:
        own = sorted(edition.pages, key=lambda path: compressed(edition.root / path))
        weights = {path: weight(edition, path) for path in (*own[-5:], f"{edition.path}search.html")}
        assert max(weights.values()) < HEAVIEST, weights


def test_dark_mode_needs_no_mouse_and_lasts(site: Site, origin: str, open_page: OpenPage) -> None:
    page = open_page(f"{origin}index.html", color_scheme="light")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    while not page.evaluate("document.activeElement.classList.contains('theme-toggle')"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body"), "the toggle is not reached"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none", "the focus is not seen"
    for _press in range(3):
        if page.evaluate("document.body.dataset.theme") != "dark":
            page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-theme", "dark")
    dark = page.evaluate(background)
    assert dark != light
    page.goto(f"{origin}docs/terms.html")
    assert page.evaluate(background) == dark

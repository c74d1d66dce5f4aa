"""axe-core finds nothing on any page, in any edition, light and dark; and none is wider than a phone.

A page is opened once for all of this, since opening is what costs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import axe_playwright_python  # type: ignore[import-untyped]
from playwright.sync_api import Page, ViewportSize

from browser.conftest import OpenPage
from browser.site import DESK, PHONE, Edition, Site

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """async options => (await axe.run({ preload: false, resultTypes: ['violations'], ...options }))
  .violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))"""
#: Look at all pages of all editions, in all their colours, as continuous integration does.
WHOLE = "ANNEX_WHOLE" in os.environ
COLOURS = ("color-contrast", "link-in-text-block")
#: The records of a list look alike: for colours, and in the other editions, some stand for all.
THIN = """() => {
  const seen = new Map();
  const items = "section.summit-record, .summit-source, .summit-cited-by, .summit-reading, tbody tr, li";
  for (const item of document.querySelectorAll(items)) {
    const like = `${item.parentElement.className} ${item.className}`;
    seen.set(like, (seen.get(like) ?? 0) + 1);
    if (seen.get(like) > 8) item.remove();
  }
}"""


@dataclass(frozen=True)
class Look:
    """An address to look at; in the main edition the colours too, which are the same in the others."""

    path: str
    colours: bool
    size: int


def looks(site: Site) -> list[Look]:
    """Every page, a landing page of each kind, and a search with results, the largest first."""
    found = [
        Look(path, number == 0 or WHOLE, (site.root / path.partition("?")[0]).stat().st_size)
        for number, edition in enumerate(site.editions)
        for path in _share((*edition.pages, *_landing_pages(edition), edition.search("gallium")), number)
    ]
    return sorted(found, key=lambda look: (-look.size, look.path))


def _share(paths: tuple[str, ...], number: int) -> tuple[str, ...]:
    """All pages of the main edition; of each other one every second, so that two have all between them.

    With ANNEX_WHOLE set, as continuous integration has it, all pages of all editions.
    """
    return paths if number == 0 or WHOLE else paths[number % 2 :: 2]


def _landing_pages(edition: Edition) -> tuple[str, ...]:
    """Those of the main edition: they have its language and its templates wherever else they are."""
    return () if edition.path else edition.landing_pages


def faults(page: Page, address: str, *, colours: bool = True) -> list[str]:
    """What is wrong with a page: that it is wide, and what axe finds; in its colours both light and dark."""
    page.goto(address)
    found = [*too_wide(page)]
    page.evaluate(AXE)
    if not colours:  # another edition of a page that is looked at whole
        page.evaluate(THIN)
    found += page.evaluate(RUN, {"rules": {rule: {"enabled": False} for rule in COLOURS}})
    if colours:
        page.evaluate(THIN)
        found += page.evaluate(RUN, {"runOnly": list(COLOURS)})
        page.emulate_media(color_scheme="dark")
        page.evaluate("document.body.dataset.theme = 'dark'")
        found += [f"{violation} (dark)" for violation in page.evaluate(RUN, {"runOnly": list(COLOURS)})]
        page.emulate_media(color_scheme="light")
    return found


def too_wide(page: Page) -> Iterator[str]:
    """That the page scrolls sideways on a phone (WCAG 1.4.10)."""
    page.set_viewport_size(ViewportSize(width=PHONE[0], height=PHONE[1]))
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > PHONE[0]:
        yield f"{width} pixels wide"
    page.set_viewport_size(ViewportSize(width=DESK[0], height=DESK[1]))


def faults_of(site: Site, served: str, open_page: OpenPage, half: int) -> dict[str, list[str]]:
    """The faults of each page of one half of the site; pages without faults left out."""
    page = open_page(f"{served}index.html", color_scheme="light", reduced_motion="reduce")
    found = {
        look.path: faults(page, served + look.path, colours=look.colours) for look in looks(site)[half::2]
    }
    return {path: each for path, each in found.items() if each}


class TestOneHalf:
    """A class for each half of the pages, so that two workers share the work."""

    def test_nothing_is_wrong(self, site: Site, served: str, open_page: OpenPage) -> None:
        assert faults_of(site, served, open_page, 0) == {}


class TestOtherHalf:
    """The rest of the pages."""

    def test_nothing_is_wrong(self, site: Site, served: str, open_page: OpenPage) -> None:
        assert faults_of(site, served, open_page, 1) == {}


class TestPhone:
    """What only a narrow screen has: the bar above the page, and the drawers."""

    def test_axe_finds_nothing(self, site: Site, served: str, open_page: OpenPage) -> None:
        page = open_page(f"{served}index.html", size=PHONE)
        for path in ("index.html", "docs/provisions.html", "docs/readings.html", site.main.search("gallium")):
            page.goto(served + path)
            page.evaluate(AXE)
            assert page.evaluate(RUN, {}) == [], path


class TestLabels:
    """What Furo writes in English whatever the language, and what it leaves without a name."""

    NAMES = (
        ("aside.sidebar-drawer", "사이트"),
        ("aside.toc-drawer", "이 페이지에서"),
        ("#__navigation", "사이트 메뉴 열기·닫기"),
        ("#__toc", "목차 사이드바 열기·닫기"),
        (".theme-toggle-content button", "밝은·어두운·자동 화면 전환"),
        ("input.toctree-checkbox", "하위 메뉴 열기·닫기: 주제"),
    )

    def test_they_are_in_the_page_s_language(self, served: str, open_page: OpenPage) -> None:
        page = open_page(f"{served}ko/docs/terms.html")
        for selector, name in self.NAMES:
            assert page.locator(selector).first.get_attribute("aria-label") == name

    def test_only_what_scrolls_is_a_stop_for_the_keyboard(self, served: str, open_page: OpenPage) -> None:
        """The scripts of a page run at any width; code that comes to scroll later is reached then."""
        page = open_page(f"{served}docs/edit.html")
        wide = "[...document.querySelectorAll('pre')].filter(e => e.scrollWidth > e.clientWidth)"
        assert page.evaluate("document.querySelectorAll('pre[tabindex]').length") == page.evaluate(
            f"{wide}.length"
        )
        page.set_viewport_size(ViewportSize(width=PHONE[0], height=PHONE[1]))
        page.wait_for_function(f"{wide}.length > 0 && {wide}.every(e => e.tabIndex === 0)")
